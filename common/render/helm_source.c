/*
 * The source type Helm: an application's `helm` block as what `helm template` would be called with,
 * and what came of it as the original tells it.
 */
#include "render/helm_source.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/json_schema.h"
#include "data/yaml.h"
#include "render/kube_version.h"
#include "render/outside.h"
#include "template/template.h"

#include <stdlib.h>
#include <string.h>

enum { COMMAND_LIMIT = 1024 * 1024 };

#define INLINE_VALUES "<temp file with values from source.helm.values/valuesObject>"

#define PLANNED_FILES ".argosy-values"

/** The words of a command line, as they are told. */
struct command {
    struct arena *arena;
    VEC(const char *) words;
};

struct helm_job {
    struct rendering *rendering;
    const struct json *helm; /* the block; NULL: none */
    struct helm_options options;
    struct helm_source_files files;
    struct command command;
    VEC(struct helm_set) sets;
    VEC(struct helm_value_file) values;
    VEC(const char *) api_versions;
    size_t planned; /* files for Helm itself */
};

static void release_job(struct helm_job *job)
{
    vec_release(&job->command.words);
    vec_release(&job->sets);
    vec_release(&job->values);
    vec_release(&job->api_versions);
}
DEFINE_CLEANUP_VALUE(struct helm_job, release_job)

/** Helm itself may be given another word than the one that is told. */
static void say_as(struct helm_job *job, const char *told, const char *given)
{
    vec_push(&job->command.words, told);
    if (job->rendering->request->plan)
        rendering_plan_word(job->rendering, given);
}

static void say(struct helm_job *job, const char *word)
{
    say_as(job, word, word);
}

static void say_flag(struct helm_job *job, const char *flag, const char *value)
{
    say(job, flag);
    say(job, value);
}

/** A copy of a text for Helm itself: how it is called there. */
static const char *plan_text(struct helm_job *job, struct str text)
{
    struct arena *arena = job->rendering->arena;
    const char *path = arena_printf(arena, PLANNED_FILES "/%zu", job->planned++);

    rendering_plan_file(job->rendering, path, text);
    return arena_printf(arena, "%s/%s", RENDER_ROOT_NAME, path);
}

static const char *text_or(const struct json *helm, const char *key, const char *otherwise)
{
    const struct json *value = json_get(helm, key);

    return json_string(value).len ? json_cstr(value) : otherwise;
}

/* ---- the release ---- */

/** The name of an application without its namespace: "team_app" is "app". */
static const char *own_name(const char *app_name)
{
    const char *underscore = strchr(app_name, '_');

    return underscore ? underscore + 1 : app_name;
}

static int choose_release(struct helm_job *job, struct error *err)
{
    const Argosy__Render__Request *request = job->rendering->request;
    const char *kustomize = json_cstr_at(job->rendering->source.kustomize, "namespace");
    const char *version = text_or(job->helm, "kubeVersion", request->kube_version);

    if (kube_version_plain(version, job->rendering->arena, &job->options.kube_version, err) < 0)
        return -1;
    job->options.release_name = text_or(job->helm, "releaseName", own_name(request->app_name));
    job->options.namespace =
        text_or(job->helm, "namespace", kustomize[0] ? kustomize : request->namespace_);
    say(job, "template");
    say(job, ".");
    say_flag(job, "--name-template", job->options.release_name);
    if (job->options.namespace[0])
        say_flag(job, "--namespace", job->options.namespace);
    else
        job->options.namespace = "default";
    if (job->options.kube_version)
        say_flag(job, "--kube-version", job->options.kube_version);
    return 0;
}

/* ---- parameters ---- */

/** A comma would end the value, unless it is a list or the comma is escaped already. */
static const char *escape_commas(struct str value, struct arena *arena)
{
    char *out = arena_alloc(arena, value.len * 2 + 1);
    size_t used = 0;

    if (str_has_prefix(value, STR("{")) && str_has_suffix(value, STR("}")))
        return str_dup(value, arena).ptr;
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == ',' && (i == 0 || value.ptr[i - 1] != '\\'))
            out[used++] = '\\';
        out[used++] = value.ptr[i];
    }
    return out;
}

struct parameter {
    enum helm_set_kind kind;
    struct str name;
    const char *value;
    const char *given; /* to Helm itself, where that is something else; NULL: it is not */
};

static int by_kind_and_name(const void *a, const void *b)
{
    const struct parameter *left = a, *right = b;

    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    return str_compare(left->name, right->name);
}

/** In the original they are maps: the last of a name counts, and any order is right. */
static void put_parameter(struct parameter *parameters, size_t *count,
                          const struct parameter *parameter)
{
    for (size_t i = 0; i < *count; i++) {
        if (parameters[i].kind == parameter->kind &&
            str_equal(parameters[i].name, parameter->name)) {
            parameters[i] = *parameter;
            return;
        }
    }
    parameters[(*count)++] = *parameter;
}

static void use_parameters(struct helm_job *job, struct parameter *parameters, size_t count)
{
    struct arena *arena = job->rendering->arena;

    qsort(parameters, count, sizeof(*parameters), by_kind_and_name);
    for (size_t i = 0; i < count; i++) {
        const char *text =
            arena_printf(arena, "%.*s=%s", STR_ARG(parameters[i].name), parameters[i].value);
        struct helm_set set = { parameters[i].kind, str_of(text) };

        vec_push(&job->sets, set);
        say(job, set.kind == HELM_SET          ? "--set"
                 : set.kind == HELM_SET_STRING ? "--set-string"
                                               : "--set-file");
        say_as(job, text,
               parameters[i].given ? arena_printf(arena, "%.*s=%s", STR_ARG(parameters[i].name),
                                                  parameters[i].given)
                                   : text);
    }
}

static int plan_parameter_file(struct helm_job *job, const struct helm_source_file *file,
                               struct parameter *parameter, struct error *err)
{
    struct str text;

    if (!job->rendering->request->plan)
        return 0;
    if (helm_source_read(job->rendering, file, &text, err) < 0)
        return -1;
    parameter->given = plan_text(job, text);
    return 0;
}

static int choose_parameters(struct helm_job *job, struct error *err)
{
    const struct json *plain = json_get(job->helm, "parameters");
    const struct json *files = json_get(job->helm, "fileParameters");
    struct rendering *rendering = job->rendering;
    struct parameter *parameters = arena_alloc(
        rendering->arena, (json_count(plain) + json_count(files) + 1) * sizeof(*parameters));
    size_t count = 0;

    for (struct json_cursor at = json_walk(plain); json_next(&at);) {
        bool is_text = json_bool(json_get(at.value, "forceString"), false);
        struct str value = rendering_expand(rendering, json_text_at(at.value, "value"));
        struct parameter parameter = { is_text ? HELM_SET_STRING : HELM_SET,
                                       json_text_at(at.value, "name"),
                                       escape_commas(value, rendering->arena), NULL };

        put_parameter(parameters, &count, &parameter);
    }
    for (struct json_cursor at = json_walk(files); json_next(&at);) {
        struct parameter parameter = { HELM_SET_FILE, json_text_at(at.value, "name"), NULL, NULL };
        struct helm_source_file file;

        if (helm_source_resolve(rendering, json_text_at(at.value, "path"), &file, err) < 0)
            return error_prefix(err, "error resolving helm value file path");
        if (plan_parameter_file(job, &file, &parameter, err) < 0)
            return -1;
        parameter.value = escape_commas(str_of(file.shown), rendering->arena);
        put_parameter(parameters, &count, &parameter);
    }
    use_parameters(job, parameters, count);
    return 0;
}

/** The file of a --set-file: it was resolved before, and is named as messages name it. */
static int read_parameter_file(void *context, struct str path, struct arena *arena, struct str *out,
                               struct error *err)
{
    struct helm_job *job = context;

    (void)arena;
    for (struct json_cursor at = json_walk(json_get(job->helm, "fileParameters"));
         json_next(&at);) {
        struct helm_source_file file;

        if (helm_source_resolve(job->rendering, json_text_at(at.value, "path"), &file, err) < 0)
            return -1;
        if (str_equals(path, file.shown))
            return helm_source_read(job->rendering, &file, out, err);
    }
    return error_set(err, ERR_NOT_FOUND, "open %.*s: no such file or directory", STR_ARG(path));
}

/* ---- values ---- */

static int choose_files(struct helm_job *job, struct error *err)
{
    if (helm_source_find_files(job->rendering, &job->files, err) < 0)
        return error_prefix(err, "error resolving helm value files");
    return 0;
}

/** Those of the source itself come after all files: an object, else a text. */
static struct str inline_values(const struct helm_job *job)
{
    const struct json *object = json_get(job->helm, "valuesObject");

    if (object && !json_is(object, JSON_NULL))
        return yaml_print(object, job->rendering->arena);
    return json_text_at(job->helm, "values");
}

static int say_file(struct helm_job *job, const struct helm_source_file *file, struct error *err)
{
    const char *given = file->shown;
    struct str text;

    say(job, "--values");
    if (job->rendering->request->plan) {
        if (helm_source_read(job->rendering, file, &text, err) < 0)
            return -1;
        given = plan_text(job, text);
    }
    say_as(job, file->shown, given);
    return 0;
}

static int say_files(struct helm_job *job, struct error *err)
{
    struct str own = inline_values(job);

    for (size_t i = 0; i < job->files.count; i++)
        if (say_file(job, &job->files.items[i], err) < 0)
            return -1;
    if (own.len) {
        say(job, "--values");
        say_as(job, INLINE_VALUES,
               job->rendering->request->plan ? plan_text(job, own) : INLINE_VALUES);
    }
    return 0;
}

static int read_files(struct helm_job *job, struct error *err)
{
    struct str own = inline_values(job);

    for (size_t i = 0; i < job->files.count; i++) {
        struct helm_value_file file = { job->files.items[i].shown, STR_EMPTY };

        if (helm_source_read(job->rendering, &job->files.items[i], &file.text, err) < 0)
            return -1;
        vec_push(&job->values, file);
    }
    if (own.len) {
        struct helm_value_file file = { INLINE_VALUES, own };

        vec_push(&job->values, file);
    }
    job->options.value_files = job->values.items;
    job->options.value_file_count = job->values.count;
    job->options.sets = job->sets.items;
    job->options.set_count = job->sets.count;
    job->options.read_file = read_parameter_file;
    job->options.read_context = job;
    job->options.where = job->rendering->where;
    job->options.rules = rendering_helm_rules(job->rendering);
    return 0;
}

/* ---- the rest of the flags ---- */

static void choose_flags(struct helm_job *job)
{
    const Argosy__Render__Request *request = job->rendering->request;
    const struct json *own = json_get(job->helm, "apiVersions");

    for (struct json_cursor at = json_walk(own); json_next(&at);)
        vec_push(&job->api_versions, json_cstr(at.value));
    for (size_t i = 0; json_count(own) == 0 && i < request->n_api_versions; i++)
        vec_push(&job->api_versions, request->api_versions[i]);
    for (size_t i = 0; i < job->api_versions.count; i++)
        say_flag(job, "--api-versions", job->api_versions.items[i]);
    job->options.api_versions = job->api_versions.items;
    job->options.api_version_count = job->api_versions.count;
    job->options.include_crds = !json_bool(json_get(job->helm, "skipCrds"), false);
    job->options.skip_schema_validation =
        json_bool(json_get(job->helm, "skipSchemaValidation"), false);
    job->options.skip_tests = json_bool(json_get(job->helm, "skipTests"), false);
    if (job->options.include_crds)
        say(job, "--include-crds");
    if (job->options.skip_schema_validation)
        say(job, "--skip-schema-validation");
    if (job->options.skip_tests)
        say(job, "--skip-tests");
}

static int check_version(const struct helm_job *job, struct error *err)
{
    const char *version = json_cstr_at(job->helm, "version");

    if (!version[0] || strcmp(version, "v3") == 0 || strcmp(version, "v4") == 0)
        return 0;
    return error_set(err, ERR_UNKNOWN,
                     "error initializing helm app object: failed to create new helm command: helm "
                     "chart version '%s' is not supported",
                     version);
}

/* ---- how it is told ---- */

/** A path as the copied command names it: from the folder that it is run in. */
static const char *redacted(const char *word, struct arena *arena)
{
    static const char root[] = RENDER_ROOT_NAME;
    const char *at = strstr(word, root);

    if (!at)
        return word;
    return arena_printf(arena, "%.*s.%s", (int)(at - word), word, at + sizeof(root) - 1);
}

static bool needs_quotes(const char *word)
{
    return !word[0] || strpbrk(word, " \t\n\v\f\r") != NULL;
}

/** The command that a user may copy. */
static const char *copied_command(const struct helm_job *job)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(COMMAND_LIMIT);
    struct arena *arena = job->rendering->arena;

    strbuf_puts(&text, "helm");
    for (size_t i = 0; i < job->command.words.count; i++) {
        const char *word = redacted(job->command.words.items[i], arena);
        bool is_quoted = needs_quotes(word) && strcmp(word, INLINE_VALUES) != 0;

        strbuf_printf(&text, " %s", is_quoted ? go_quoted(str_of(word), arena).ptr : word);
    }
    return arena_strndup(arena, text.ptr, text.len);
}

/** The command as errors show it: without the long list of API versions. */
static const char *failed_command(const struct helm_job *job)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(COMMAND_LIMIT);
    bool was_removed = false;

    strbuf_puts(&text, "helm");
    for (size_t i = 0; i < job->command.words.count; i++) {
        const char *word = job->command.words.items[i];

        if (strcmp(word, "--api-versions") == 0) {
            strbuf_puts(&text, was_removed ? "" : " <api versions removed>");
            was_removed = true;
            i++;
            continue;
        }
        strbuf_printf(&text, " %s", word);
    }
    return arena_strndup(job->rendering->arena, text.ptr, text.len);
}

/** What Helm 4 also logs, in front of the error that it ends with; "" for most. */
static const char *logged(const struct helm_job *job, const struct error *err)
{
    static const char *const events[] = { "release name check failed",
                                          "chart dependencies processing failed" };
    struct arena *arena = job->rendering->arena;
    struct str words = str_of(error_text(err));

    for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++) {
        size_t length = strlen(events[i]);

        if (job->options.rules != HELM_RULES_4 || !str_has_prefix(words, str_of(events[i])) ||
            !str_has_prefix(str_slice(words, length, words.len), STR(": ")))
            continue;
        return arena_printf(arena, "level=ERROR msg=\"%s\" error=%s\n", events[i],
                            go_quoted(str_slice(words, length + 2, words.len), arena).ptr);
    }
    return "";
}

/** As if a program had failed; `doing` is what for. Always -1. */
static int fail_program(const struct helm_job *job, const char *doing, const char *command,
                        struct error *err)
{
    struct str words = str_trim(str_of(error_text(err)));

    if (err->code == ERR_UNIMPLEMENTED)
        return -1;
    /* What a program prints is told without blanks around it. */
    error_set(err, err->code, "%s", str_dup(words, job->rendering->arena).ptr);
    error_prefix(err, "%s: failed running helm: `%s` failed exit status 1: %sError", doing, command,
                 logged(job, err));
    if (err->code != ERR_TOO_LARGE && err->code != ERR_EXHAUSTED)
        err->code = ERR_UNKNOWN;
    return -1;
}

static int fail_command(const struct helm_job *job, struct error *err)
{
    return fail_program(job, "failed to execute helm template command", failed_command(job), err);
}

/** The original lets Helm fetch what is missing before it renders. */
static int fail_dependencies(const struct helm_job *job, struct error *err)
{
    return fail_program(job,
                        "error building helm chart dependencies: failed to build helm "
                        "dependencies: failed to build dependencies",
                        "helm dependency build", err);
}

/* ---- the whole ---- */

static int check_kind(const struct json *object, struct arena *arena, struct error *err)
{
    return rendering_check_object(object, json_print(object, JSON_SORTED, arena), err);
}

static int take_objects(struct helm_job *job, const struct helm_output *output, struct error *err)
{
    struct rendering *rendering = job->rendering;
    const struct json *objects;

    if (helm_output_objects(output, rendering->arena, &objects, err) < 0)
        return error_prefix(err, "failed to unmarshal manifest");
    for (struct json_cursor at = json_walk(objects); json_next(&at);) {
        if (check_kind(at.value, rendering->arena, err) < 0) {
            error_prefix(err, "failed to unmarshal manifest: error unmarshaling JSON: while "
                              "decoding JSON");
            err->code = ERR_UNKNOWN;
            return -1;
        }
        vec_push(&rendering->objects, at.value);
    }
    return 0;
}

static int read_schema(void *context, const char *url, struct arena *arena, struct str *out,
                       struct error *err)
{
    (void)arena;
    return outside_read_url(context, url, out, err);
}

static int run(struct helm_job *job, struct error *err)
{
    struct json_schema_source schemas = { read_schema, job->rendering->outside };
    const struct json *chart;
    struct helm_output output;

    job->options.schemas = &schemas;

    if (read_files(job, err) < 0 ||
        helm_read_values(&job->options, job->rendering->arena, err) < 0 ||
        helm_source_load(job->rendering, &chart, err) < 0)
        return fail_command(job, err);
    if (helm_source_add_charts(job->rendering, chart, &chart, err) < 0)
        return fail_dependencies(job, err);
    if (helm_template(chart, &job->options, job->rendering->arena, &output, err) < 0)
        return fail_command(job, err);
    for (size_t i = 0; i < output.warning_count; i++)
        rendering_warn(job->rendering, "%s", output.warnings[i]);
    vec_push(&job->rendering->commands, copied_command(job));
    return take_objects(job, &output, err);
}

/** For Helm itself: its command line is complete, what the chart lacks comes along. */
static int make_plan(struct helm_job *job, struct error *err)
{
    struct rendering *rendering = job->rendering;
    Argosy__Render__Plan *plan = rendering->reply->plan;

    if (helm_source_plan_charts(rendering, err) < 0)
        return fail_command(job, err);
    plan->program = arena_printf(rendering->arena, "helm");
    plan->folder = arena_printf(rendering->arena, "%s", rendering->path);
    plan->command = arena_printf(
        rendering->arena, "failed to execute helm template command: failed running helm: `%s`",
        failed_command(job));
    vec_push(&rendering->commands, copied_command(job));
    return 0;
}

int render_helm(struct rendering *rendering, struct error *err)
{
    CLEANUP(release_job)
    struct helm_job job = { .rendering = rendering, .helm = rendering->source.helm };

    if (rendering->request->details)
        return helm_source_details(rendering, err);
    if (choose_release(&job, err) < 0 || choose_files(&job, err) < 0 ||
        choose_parameters(&job, err) < 0 || check_version(&job, err) < 0)
        return -1;
    if (say_files(&job, err) < 0)
        return fail_command(&job, err);
    choose_flags(&job);
    if (helm_source_check(rendering, err) < 0)
        return -1;
    return rendering->request->plan ? make_plan(&job, err) : run(&job, err);
}
