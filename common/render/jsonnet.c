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
#include "io/tree.h"
#include "render/jsonnet_native.h"
#include "render/jsonnet_std.h"
#include "render/jsonnet_words.h"
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
    struct jsonnet_native native;
    VEC(struct jsonnet_file) sources; /* of all files and variables that are programs */
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
        struct str rest = evaluation->sources.items[i].text;
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
    vec_push(&evaluation->sources, ((struct jsonnet_file){ whole, text }));
    return vm_text(evaluation->vm, str_of(arena_printf(evaluation->arena, PREFIX "%s", text.ptr)));
}

/* ---- variables ---- */

/** Of the outside, or of the function at the top. */
static void set_variables(struct evaluation *evaluation, bool is_outside,
                          const struct jsonnet_variable *variables, size_t count)
{
    struct arena *arena = evaluation->arena;

    for (size_t i = 0; i < count; i++) {
        const char *name = str_dup(variables[i].name, arena).ptr;
        struct str value = str_dup(variables[i].value, arena);

        if (!variables[i].is_code) {
            (is_outside ? jsonnet_ext_var : jsonnet_tla_var)(evaluation->vm, name, value.ptr);
            continue;
        }
        (is_outside ? jsonnet_ext_code : jsonnet_tla_code)(evaluation->vm, name, value.ptr);
        name = arena_printf(arena, is_outside ? "<extvar:%s>" : "tla:%s", name);
        vec_push(&evaluation->sources, ((struct jsonnet_file){ name, value }));
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

static int fail(const struct evaluation *evaluation, const char *message, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf placed = STRBUF_INIT(ERROR_MESSAGE_MAX);
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(2 * ERROR_MESSAGE_MAX);

    for (const char *at = message; *at;) {
        const char *column = first_line_column(at);

        if (column)
            add_place(&placed, &at, column);
        else
            strbuf_add(&placed, at++, 1);
    }
    jsonnet_words(placed.ptr, evaluation->sources.items, evaluation->sources.count, &out);
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
    evaluation.native = (struct jsonnet_native){ evaluation.vm, arena };
    jsonnet_native_add(&evaluation.native);
    set_variables(&evaluation, true, task->external, task->external_count);
    set_variables(&evaluation, false, task->arguments, task->argument_count);
    vec_push(&evaluation.sources, ((struct jsonnet_file){ name, text }));
    result = jsonnet_evaluate_snippet(evaluation.vm, name,
                                      arena_printf(arena, PREFIX "%.*s", STR_ARG(text)), &failed);
    if (failed)
        fail(&evaluation, result, err);
    else
        *out = str_dup(str_of(result), arena);
    jsonnet_realloc(evaluation.vm, result, 0);
    return failed ? -1 : 0;
}
