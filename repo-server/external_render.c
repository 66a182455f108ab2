#include "external_render.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/await.h"
#include "io/loop.h"
#include "io/program_path.h"
#include "io/tree.h"
#include "outside_desk.h"
#include "render/render.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    OUTPUT_LIMIT = 256 * 1024 * 1024,
    ERRORS_LIMIT = 32 * 1024,
    WORDS_MAX = 100000,
};

struct external {
    struct repo_server *server;
    const struct rpc_call *call;
    const struct render_task *task;
    struct arena *arena;
    const Argosy__Render__Plan *plan;
    struct scratch *scratch;
    const char *program; /* where it lies */
};

static void release_external(struct external *external)
{
    scratch_close(external->scratch);
}
DEFINE_CLEANUP_VALUE(struct external, release_external)

/* ---- the program ---- */

/* The worker names one of those that there may be, and no other. "": it names none of them. */
static const char *configured_program(const struct external *external)
{
    const Argosy__Render__Request *request = external->task->request;
    const struct config *config = external->server->config;

    if (strcmp(external->plan->program, "helm") == 0)
        return config->helm_program;
    if (strcmp(external->plan->program, "kustomize") == 0)
        return config->kustomize_program;
    for (size_t i = 0; i < request->n_kustomize_versions; i++)
        if (strcmp(external->plan->program, request->kustomize_versions[i]->program) == 0)
            return request->kustomize_versions[i]->program;
    return "";
}

/* Always -1: ours cannot, and neither can anybody else. */
static int give_up(struct external *external, const char *reason, const char *program,
                   struct error *err)
{
    const char *own = arena_printf(external->arena, "%s", error_text(err));

    return error_set(err, ERR_UNIMPLEMENTED, "%s, and %s%s", own, reason, program);
}

static int find_program(struct external *external, struct error *err)
{
    const char *name = configured_program(external);

    if (!name[0])
        return give_up(external, "no other program is configured for it", "", err);
    external->program = program_path_find(name, external->arena);
    if (!external->program)
        return give_up(external, "there is no program to ask instead: ", name, err);
    return 0;
}

/* ---- its words ---- */

/* What a worker may have it do; what follows a flag that takes a value is that value. */
static const struct {
    const char *name;
    bool takes_value;
} flags[] = {
    { "--name-template", true },
    { "--namespace", true },
    { "--kube-version", true },
    { "--set", true },
    { "--set-string", true },
    { "--set-file", true },
    { "--values", true },
    { "--api-versions", true },
    { "--helm-kube-version", true },
    { "--helm-api-versions", true },
    { "--include-crds", false },
    { "--skip-schema-validation", false },
    { "--skip-tests", false },
};

static int find_flag(const char *word)
{
    for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
        if (strcmp(word, flags[i].name) == 0)
            return (int)i;
    return -1;
}

/* A word of the options that the settings give to kustomize. */
static bool is_option(const struct external *external, const char *word)
{
    const Argosy__Render__Request *request = external->task->request;

    if (str_has_word(str_of(request->kustomize_build_options), str_of(word)))
        return true;
    for (size_t i = 0; i < request->n_kustomize_versions; i++)
        if (str_has_word(str_of(request->kustomize_versions[i]->build_options), str_of(word)))
            return true;
    return false;
}

static int check_words(const struct external *external, struct error *err)
{
    const Argosy__Render__Plan *plan = external->plan;

    if (plan->n_arguments > WORDS_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d arguments", WORDS_MAX);
    for (size_t i = 0; i < plan->n_arguments; i++) {
        const char *word = plan->arguments[i];
        int flag = find_flag(word);

        if (flag >= 0)
            i += flags[flag].takes_value;
        else if (word[0] == '-' && !is_option(external, word))
            return error_set(err, ERR_FORBIDDEN, "'%s' may not be asked for", word);
    }
    return 0;
}

/* ---- its run ---- */

typedef VEC(const char *) texts;

static void push(texts *out, const char *text)
{
    vec_push(out, text);
}

static void add_variable(texts *out, const char *name, struct arena *arena)
{
    const char *value = getenv(name);

    if (value)
        push(out, arena_printf(arena, "%s=%s", name, value));
}

static void fill_environment(const struct external *external, texts *out)
{
    static const char *const passed[] = { "PATH",        "TZ",          "HTTP_PROXY", "http_proxy",
                                          "HTTPS_PROXY", "https_proxy", "NO_PROXY",   "no_proxy" };
    static const char *const homes[] = { "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                                         "XDG_DATA_HOME", "TMPDIR" };

    for (size_t i = 0; i < sizeof(passed) / sizeof(*passed); i++)
        add_variable(out, passed[i], external->arena);
    for (size_t i = 0; i < sizeof(homes) / sizeof(*homes); i++)
        vec_push(out,
                 arena_printf(external->arena, "%s=%s", homes[i], scratch_home(external->scratch)));
    push(out, "GIT_TERMINAL_PROMPT=0");
    push(out, "LC_ALL=C.UTF-8");
    push(out, NULL);
}

static void fill_words(const struct external *external, texts *out)
{
    const Argosy__Render__Plan *plan = external->plan;

    if (!external->server->config->allow_internal_addresses) {
        push(out, external->server->helper);
        push(out, "run-offline");
    }
    push(out, external->program);
    for (size_t i = 0; i < plan->n_arguments; i++)
        push(out, str_replace(str_of(plan->arguments[i]), STR(RENDER_ROOT_NAME),
                              str_of(scratch_path(external->scratch)), external->arena)
                      .ptr);
    push(out, NULL);
}

/* What a program, and git on its behalf, say when they may not have a socket. Which addresses it
 * would ask for cannot be judged from outside, so that it gets none. */
static bool missed_network(const struct external *external, struct str errors)
{
    static const char *const signs[] = { "socket: permission denied", "Could not resolve host",
                                         "Temporary failure in name resolution" };

    if (external->server->config->allow_internal_addresses)
        return false;
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (str_find(errors, str_of(signs[i])) >= 0)
            return true;
    return false;
}

/* As the original tells it. Always -1. */
static int fail_run(const struct external *external, const struct child_result *result,
                    struct error *err)
{
    struct arena *arena = external->arena;
    struct str errors =
        str_replace(str_trim(result->errors), str_of(scratch_path(external->scratch)),
                    STR(RENDER_ROOT_NAME), arena);
    const char *how = arena_printf(arena, "exit status %d", result->exit_code);
    const char *why = missed_network(external, errors)
                          ? " (other programs have no network here; --allow-internal-addresses "
                            "gives it to them, whole)"
                          : "";

    if (result->timed_out)
        how = "timeout";
    else if (result->stdout_truncated)
        how = "too much output";
    else if (result->signal)
        how = arena_printf(arena, "signal: %s", strsignal(result->signal));
    return error_set(err, result->timed_out ? ERR_TIMEOUT : ERR_UNKNOWN, "%s failed %s: %.*s%s",
                     external->plan->command, how, STR_ARG(errors), why);
}

static int run(const struct external *external, struct str *out, struct error *err)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    const struct repo_server *server = external->server;
    int64_t left_ms = external->call->deadline_ms - loop_now_ms(server->loop);
    texts words = { 0 }, environment = { 0 };
    struct child_options options = {
        .timeout_ms =
            left_ms < server->config->exec_timeout_ms ? left_ms : server->config->exec_timeout_ms,
        .grace_ms = server->config->exec_grace_ms,
        .stdout_limit = OUTPUT_LIMIT,
        .stderr_limit = ERRORS_LIMIT,
    };
    int status;

    if (left_ms <= 0)
        return error_set(err, ERR_TIMEOUT, "no time is left to render");
    if (!tree_is_inside(external->plan->folder))
        return error_set(err, ERR_FORBIDDEN, "'%s' does not lie in the files",
                         external->plan->folder);
    fill_words(external, &words);
    fill_environment(external, &environment);
    options.argv = words.items;
    options.environment = environment.items;
    options.directory =
        tree_join(scratch_path(external->scratch), external->plan->folder, external->arena);
    status = await_child(server->loop, &options, &result, err);
    vec_release(&words);
    vec_release(&environment);
    if (status < 0)
        return -1;
    if (!child_succeeded(&result))
        return fail_run(external, &result, err);
    *out = str_dup(result.output, external->arena);
    return 0;
}

/* ---- the steps ---- */

static int ask_for_plan(struct external *external, Argosy__Render__Reply **out, struct error *err)
{
    Argosy__Render__Request request = *external->task->request;
    struct render_task task = { .files = external->task->files,
                                .request = &request,
                                .desk = external->task->desk };

    request.plan = true;
    if (render_in_worker(external->server, external->call, &task, out, err) < 0)
        return -1;
    external->plan = (*out)->plan;
    return 0;
}

static int lay_out(struct external *external, struct error *err)
{
    const Argosy__Render__Plan *plan = external->plan;
    struct scratch_file *files = arena_alloc(external->arena, (plan->n_files + 1) * sizeof(*files));

    for (size_t i = 0; i < plan->n_files; i++)
        files[i] = (struct scratch_file){ plan->files[i]->path,
                                          { (const char *)plan->files[i]->content.data,
                                            plan->files[i]->content.len } };
    if (scratch_open(external->server, external->task->files, &external->scratch, err) < 0)
        return -1;
    return scratch_write(external->scratch, files, plan->n_files, err);
}

/* What it printed is read where it can do no harm. */
static int read_output(struct external *external, struct str output,
                       const Argosy__Render__Reply *planned, Argosy__Render__Reply **out,
                       struct error *err)
{
    Argosy__Render__Request request = *external->task->request;
    struct render_task task = { .files = external->task->files, .request = &request };
    ProtobufCBinaryData text = { output.len, (uint8_t *)(uintptr_t)output.ptr };

    request.is_generated = true;
    request.generated_type = planned->source_type;
    request.n_generated = 1;
    request.generated = &text;
    if (render_in_worker(external->server, external->call, &task, out, err) < 0)
        return -1;
    (*out)->n_commands = planned->n_commands;
    (*out)->commands = planned->commands;
    return 0;
}

static int render(struct external *external, const Argosy__Render__Reply *planned,
                  Argosy__Render__Reply **out, struct error *err)
{
    struct str output;

    if (check_words(external, err) < 0)
        return error_prefix(err, "cannot run '%s'", external->program);
    if (lay_out(external, err) < 0 || run(external, &output, err) < 0)
        return -1;
    return read_output(external, output, planned, out, err);
}

int external_render(struct repo_server *server, const struct rpc_call *call,
                    const struct render_task *task, Argosy__Render__Reply **out, struct error *err)
{
    CLEANUP(release_external)
    struct external external = {
        .server = server, .call = call, .task = task, .arena = call->arena
    };
    CLEANUP(error_release) struct error problem = { 0 };
    Argosy__Render__Reply *planned;

    if (ask_for_plan(&external, &planned, &problem) < 0)
        return error_move(err, &problem);
    if (!external.plan)
        return -1;
    if (find_program(&external, err) < 0)
        return -1;
    log_info("rendering with another program", F("application", task->request->app_name),
             F("program", external.program), F("reason", error_text(err)));
    if (render(&external, planned, out, &problem) < 0)
        return error_move(err, &problem);
    error_release(err);
    return 0;
}
