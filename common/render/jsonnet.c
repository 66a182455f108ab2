/*
 * libjsonnet, made to behave like go-jsonnet 0.22: what its standard library lacks is put in front
 * of every file, on the first line so that lines stay; columns of that line are put right in
 * messages.
 */
#include "render/jsonnet.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/digest.h"
#include "io/tree.h"
#include "render/jsonnet_std.h"
#include "render/renderer.h"

#include <ctype.h>
#include <libjsonnet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STD_NAME "argosy-std.libsonnet"
/* Two bindings, because a local's name means itself in its own value. */
#define PREFIX "local argosyStd = std; local std = (import '" STD_NAME "')(argosyStd); "

struct evaluation {
    const struct jsonnet_task *task;
    struct arena *arena;
    struct JsonnetVm *vm;
    VEC(struct str) sources; /* of all files that were read */
    size_t files;
};

static void release_evaluation(struct evaluation *evaluation)
{
    vec_release(&evaluation->sources);
    if (evaluation->vm)
        jsonnet_destroy(evaluation->vm);
}
DEFINE_CLEANUP_VALUE(struct evaluation, release_evaluation)

/* ---- imports ---- */

static char *vm_text(struct JsonnetVm *vm, struct str text)
{
    char *copy = jsonnet_realloc(vm, NULL, text.len + 1);

    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return copy;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/** Some file that was read has `importstr "name"`: its bytes are wanted as they are. */
static bool is_wanted_as_text(const struct evaluation *evaluation, const char *name)
{
    static const struct str word = { "importstr", 9 };
    size_t length = strlen(name);

    for (size_t i = 0; i < evaluation->sources.count; i++) {
        struct str rest = evaluation->sources.items[i];
        ptrdiff_t found;

        while ((found = str_find(rest, word)) >= 0) {
            rest = str_slice(rest, (size_t)found + word.len, rest.len);
            struct str at = str_trim(rest);

            if (at.len > length + 1 && is_quote(at.ptr[0]) && is_quote(at.ptr[length + 1]) &&
                memcmp(at.ptr + 1, name, length) == 0)
                return true;
        }
    }
    return false;
}

static bool is_program(const char *path)
{
    return str_has_suffix(str_of(path), STR(".jsonnet")) ||
           str_has_suffix(str_of(path), STR(".libsonnet"));
}

/** The folder of the importing file, beneath the root. */
static const char *folder_of(const char *base, struct arena *arena)
{
    static const char root[] = RENDER_ROOT_NAME;

    if (strncmp(base, root, sizeof(root) - 1) != 0)
        return ".";
    base += sizeof(root) - 1;
    while (*base == '/')
        base++;
    return tree_clean(base, arena);
}

static int read_file(struct evaluation *evaluation, const char *path, struct str *out,
                     struct error *err)
{
    if (evaluation->files++ >= JSONNET_FILES_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d files are imported", JSONNET_FILES_MAX);
    return tree_read(evaluation->task->tree, path, JSONNET_FILE_LIMIT, evaluation->arena, out, err);
}

/** 1: found; 0: in none of the places. */
static int find_import(struct evaluation *evaluation, const char *base, const char *name,
                       const char **path, struct str *out, struct error *err)
{
    const struct jsonnet_task *task = evaluation->task;
    const char *beside = folder_of(base, evaluation->arena);

    if (name[0] == '/')
        return 0;
    for (size_t i = 0; i <= task->library_count; i++) {
        const char *folder = i == 0 ? beside : task->libraries[task->library_count - i];
        CLEANUP(error_release) struct error problem = { 0 };

        *path = tree_join(folder, name, evaluation->arena);
        if (read_file(evaluation, *path, out, &problem) == 0)
            return 1;
        if (problem.code != ERR_NOT_FOUND)
            return error_move(err, &problem);
    }
    return 0;
}

static char *refuse_import(struct evaluation *evaluation, const char *why, int *success)
{
    *success = 0;
    return vm_text(evaluation->vm, str_of(why)); /* the library says what it was for */
}

static char *import(void *context, const char *base, const char *name, char **found_here,
                    int *success)
{
    struct evaluation *evaluation = context;
    CLEANUP(error_release) struct error problem = { 0 };
    const char *path, *whole;
    struct str text;
    int found;

    *success = 1;
    if (strcmp(name, STD_NAME) == 0) {
        *found_here = vm_text(evaluation->vm, STR(STD_NAME));
        return vm_text(evaluation->vm, str_of(jsonnet_std));
    }
    found = find_import(evaluation, base, name, &path, &text, &problem);
    if (found < 0)
        return refuse_import(evaluation, error_text(&problem), success);
    if (found == 0)
        return refuse_import(evaluation, "no match locally or in the Jsonnet library paths",
                             success);
    whole = arena_printf(evaluation->arena, RENDER_ROOT_NAME "/%s", path);
    *found_here = vm_text(evaluation->vm, str_of(whole));
    if (!is_program(path) || is_wanted_as_text(evaluation, name))
        return vm_text(evaluation->vm, text);
    vec_push(&evaluation->sources, text);
    return vm_text(evaluation->vm, str_of(arena_printf(evaluation->arena, PREFIX "%s", text.ptr)));
}

/* ---- functions that Jsonnet cannot have in itself ---- */

static struct JsonnetJsonValue *hash(void *context, const struct JsonnetJsonValue *const *argv,
                                     int *success)
{
    struct evaluation *evaluation = context;
    const char *kind = jsonnet_json_extract_string(evaluation->vm, argv[0]);
    const char *text = jsonnet_json_extract_string(evaluation->vm, argv[1]);
    const char *hex = kind && text ? digest_named(kind, str_of(text), evaluation->arena) : NULL;

    *success = hex != NULL;
    return jsonnet_json_make_string(evaluation->vm, hex ? hex : "the argument is no string");
}

static void add_functions(struct evaluation *evaluation)
{
    static const char *const parameters[] = { "kind", "text", NULL };

    jsonnet_native_callback(evaluation->vm, "hash", hash, evaluation, parameters);
}

/* ---- variables ---- */

typedef void (*set_fn)(struct JsonnetVm *vm, const char *name, const char *value);

static void set_variables(struct evaluation *evaluation, const struct jsonnet_variable *variables,
                          size_t count, set_fn as_text, set_fn as_code)
{
    for (size_t i = 0; i < count; i++) {
        const struct jsonnet_variable *variable = &variables[i];

        (variable->is_code ? as_code : as_text)(evaluation->vm,
                                                str_dup(variable->name, evaluation->arena).ptr,
                                                str_dup(variable->value, evaluation->arena).ptr);
    }
}

/* ---- messages ---- */

/** ":1:" and "(1:" are followed by a column of a first line, which has the prefix in it. */
static const char *first_line_column(const char *at)
{
    if (strncmp(at, ":1:", 3) == 0 && isdigit((unsigned char)at[3]))
        return at + 3;
    if (strncmp(at, ":(1:", 4) == 0 && isdigit((unsigned char)at[4]))
        return at + 4;
    return NULL;
}

static const char *add_column(struct strbuf *out, const char *digits)
{
    char *end;
    long column = strtol(digits, &end, 10);

    if (column > (long)strlen(PREFIX))
        column -= (long)strlen(PREFIX);
    strbuf_printf(out, "%ld", column);
    return end;
}

static void add_place(struct strbuf *out, const char **at, const char *column)
{
    bool is_range = (*at)[1] == '(';

    strbuf_add(out, *at, (size_t)(column - *at));
    *at = add_column(out, column);
    if (!is_range && **at == '-' && isdigit((unsigned char)(*at)[1])) {
        strbuf_puts(out, "-");
        *at = add_column(out, *at + 1);
    }
}

/** libjsonnet's beginning of a message in go-jsonnet's words. */
static const char *translate(const char *message, struct strbuf *out)
{
    static const struct {
        const char *ours, *theirs;
    } words[] = {
        { "RUNTIME ERROR: undefined external variable: ",
          "RUNTIME ERROR: Undefined external variable: " },
        { "RUNTIME ERROR: field does not exist: ", "RUNTIME ERROR: Field does not exist: " },
        { "STATIC ERROR: ", "" },
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (strncmp(message, words[i].ours, strlen(words[i].ours)) != 0)
            continue;
        strbuf_puts(out, words[i].theirs);
        return message + strlen(words[i].ours);
    }
    return message;
}

static int fail(const char *message, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(ERROR_MESSAGE_MAX);

    message = translate(message, &out);
    for (const char *at = message; *at;) {
        const char *column = first_line_column(at);

        if (column)
            add_place(&out, &at, column);
        else
            strbuf_add(&out, at++, 1);
    }
    return error_set(err, ERR_PRECONDITION, "%s", out.ptr);
}

int jsonnet_evaluate(const struct jsonnet_task *task, struct str text, struct arena *arena,
                     struct str *out, struct error *err)
{
    CLEANUP(release_evaluation)
    struct evaluation evaluation = { .task = task, .arena = arena, .vm = jsonnet_make() };
    const char *name = arena_printf(arena, RENDER_ROOT_NAME "/%s", task->path);
    int failed = 0;
    char *result;

    if (!evaluation.vm)
        return error_set(err, ERR_INTERNAL, "cannot make a Jsonnet machine");
    jsonnet_max_stack(evaluation.vm, JSONNET_STACK_MAX);
    jsonnet_import_callback(evaluation.vm, import, &evaluation);
    add_functions(&evaluation);
    set_variables(&evaluation, task->external, task->external_count, jsonnet_ext_var,
                  jsonnet_ext_code);
    set_variables(&evaluation, task->arguments, task->argument_count, jsonnet_tla_var,
                  jsonnet_tla_code);
    vec_push(&evaluation.sources, text);
    result = jsonnet_evaluate_snippet(evaluation.vm, name,
                                      arena_printf(arena, PREFIX "%.*s", STR_ARG(text)), &failed);
    if (failed)
        fail(result, err);
    else
        *out = str_dup(str_of(result), arena);
    jsonnet_realloc(evaluation.vm, result, 0);
    return failed ? -1 : 0;
}
