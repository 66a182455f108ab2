#include "workspace.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/glob.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/await.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "io/loop.h"
#include "io/tree.h"
#include "io/worker.h"
#include "render/unpack.h"
#include "server.h"
#include "upload.h"

#include <string.h>
#include <unistd.h>

enum {
    OUTPUT_MAX = 256 * 1024 * 1024,
    ERRORS_MAX = 1024 * 1024,
    MARGIN_MS = 100, /* commands end so much earlier than the caller gives up */
    GRACE_MS = 5000,
};

struct workspace {
    struct cmp_server *server;
    struct arena *arena;
    const char *folder, *application;
    const Plugin__ManifestRequestMetadata *metadata;
    struct tree *files; /* of the application's folder */
    int64_t deadline_ms;
};

/* ---- its folder ---- */

struct unpack_job {
    struct upload *upload;
    const char *folder;
    struct unpack_limits limits;
    int status;
    struct error err;
};

static void unpack_in_worker(void *context)
{
    struct unpack_job *job = context;
    int fd;

    job->status = make_folder(job->folder, &job->err);
    if (job->status == 0)
        job->status = upload_finish(job->upload, &fd, &job->err);
    if (job->status == 0)
        job->status = unpack_tar(fd, job->folder, &job->limits, &job->err);
}

static int unpack(struct workspace *workspace, struct upload *upload, struct error *err)
{
    struct unpack_job job = {
        .upload = upload,
        .folder = workspace->folder,
        .limits = { .bytes = workspace->server->config->max_unpacked_bytes,
                    .max_entries = 10000000,
                    .keeps_modes = workspace->server->plugin.preserve_file_mode },
    };

    fiber_run_in_worker(workspace->server->workers, unpack_in_worker, &job);
    return job.status < 0 ? error_move(err, &job.err) : 0;
}

static void remove_in_worker(void *context)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    if (remove_folder(context, &ignored) < 0)
        return; /* the whole working folder goes at the next start */
}

void workspace_close(struct workspace *workspace)
{
    if (!workspace)
        return;
    tree_close(workspace->files);
    fiber_run_in_worker(workspace->server->workers, remove_in_worker,
                        (void *)(uintptr_t)workspace->folder);
    arena_free(workspace->arena);
    free(workspace);
}

int workspace_open(struct cmp_server *server, struct upload *upload, int64_t deadline_ms,
                   struct workspace **out, struct error *err)
{
    CLEANUP(workspace_close) struct workspace *workspace = xcalloc(1, sizeof(*workspace));
    const char *path;

    workspace->server = server;
    workspace->arena = arena_new();
    workspace->deadline_ms = deadline_ms;
    workspace->folder =
        arena_printf(workspace->arena, "%s/%u", server->work_folder, ++server->folders);
    if (unpack(workspace, upload, err) < 0)
        return -1;
    workspace->metadata = upload_metadata(upload);
    path = workspace->metadata->apprelpath;
    if (!tree_is_inside(path))
        return error_set(err, ERR_UNKNOWN, "illegal appPath: out of workDir bound");
    workspace->application = arena_printf(workspace->arena, "%s/%s", workspace->folder, path);
    if (tree_open(workspace->application, &workspace->files, err) < 0)
        return error_prefix(err, "the application's folder '%s'", path);
    *out = TAKE(workspace);
    return 0;
}

/* ---- commands ---- */

static const char *const *environment_of(struct workspace *workspace)
{
    const Plugin__ManifestRequestMetadata *metadata = workspace->metadata;
    size_t own = 0;
    const char **list;

    while (environ[own])
        own++;
    list = arena_alloc(workspace->arena, (own + metadata->n_env + 1) * sizeof(*list));
    for (size_t i = 0; i < metadata->n_env; i++)
        list[i] = arena_printf(workspace->arena, "%s=%s", metadata->env[i]->name,
                               metadata->env[i]->value);
    memcpy(list + metadata->n_env, environ, own * sizeof(*list));
    return list;
}

/** As Go shows a command: an argument that is empty or has blanks in it is quoted. */
static const char *shown(const struct plugin_command *command, struct arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < command->count; i++) {
        const char *argument = command->argv[i];

        if (!argument[0] || strpbrk(argument, " \t\n\v\f\r"))
            argument = go_quoted(str_of(argument), arena).ptr;
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "", argument);
    }
    return text;
}

static struct str without_line_end(struct str text)
{
    return str_has_suffix(text, STR("\n")) ? str_slice(text, 0, text.len - 1) : text;
}

static int fail_command(const struct plugin_command *command, const struct child_result *result,
                        struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str errors = without_line_end(result->errors);
    const char *how = arena_printf(arena, "exit status %d", result->exit_code);

    if (result->timed_out)
        how = "timeout";
    else if (result->stdout_truncated)
        how = "too much output";
    else if (result->signal)
        how = arena_printf(arena, "signal: %s", strsignal(result->signal));
    return error_set(err, ERR_UNKNOWN, "`%s` failed %s: %.*s", shown(command, arena), how,
                     STR_ARG(errors));
}

/** A program that cannot be found, in the original's words. Always -1. */
static int fail_start(const struct plugin_command *command, struct error *err)
{
    const char *program = command->argv[0];

    if (err->code != ERR_NOT_FOUND)
        return -1;
    if (strchr(program, '/'))
        return error_set(err, ERR_NOT_FOUND, "fork/exec %s: no such file or directory", program);
    return error_set(err, ERR_NOT_FOUND, "exec: \"%s\": executable file not found in $PATH",
                     program);
}

/** Without the place that stands behind what is wrong with a JSON text. Always -1. */
static int fail_json(struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *words = arena_printf(arena, "%s", error_text(err));
    const char *place = strstr(words, " (line ");

    return error_set(err, ERR_UNKNOWN,
                     "error unmarshaling dynamic parameter output into "
                     "ParametersAnnouncementResponse: %.*s",
                     (int)(place ? (size_t)(place - words) : strlen(words)), words);
}

/** What a command prints, without its last line end. */
static int run(struct workspace *workspace, const struct plugin_command *command,
               struct arena *arena, struct str *out, struct error *err)
{
    struct loop *loop = workspace->server->loop;
    CLEANUP(child_result_release) struct child_result result = { 0 };
    int64_t left_ms = workspace->deadline_ms == INT64_MAX
                          ? 0
                          : workspace->deadline_ms - loop_now_ms(loop) - MARGIN_MS;
    struct child_options options = {
        .argv = command->argv,
        .environment = environment_of(workspace),
        .directory = workspace->application,
        .timeout_ms = left_ms,
        .grace_ms = GRACE_MS,
        .stdout_limit = OUTPUT_MAX,
        .stderr_limit = ERRORS_MAX,
    };

    if (workspace->deadline_ms != INT64_MAX && left_ms <= 0)
        return error_set(err, ERR_TIMEOUT, "no time is left to run a command");
    if (await_child(loop, &options, &result, err) < 0)
        return fail_start(command, err);
    if (!child_succeeded(&result))
        return fail_command(command, &result, err);
    *out = str_dup(without_line_end(result.output), arena);
    return 0;
}

/* ---- does it know the repository ---- */

struct search {
    struct str pattern;
    bool is_deep; /* `**` counts */
    bool is_found;
};

static enum tree_step look(void *context, const char *path, const struct tree_entry *entry,
                           struct error *err)
{
    struct search *search = context;
    int status;

    (void)entry;
    if (strcmp(path, ".") == 0)
        return TREE_GO_ON;
    status = search->is_deep
                 ? glob_doublestar(search->pattern, str_of(path), &search->is_found, err)
                 : glob_path(search->pattern, str_of(path), &search->is_found, err);
    if (status < 0)
        return TREE_FAIL;
    return search->is_found ? TREE_STOP : TREE_GO_ON;
}

static int find_file(struct workspace *workspace, const char *pattern, bool is_deep, bool *out,
                     struct error *err)
{
    struct search search = { .pattern = str_of(tree_clean(pattern, workspace->arena)),
                             .is_deep = is_deep };

    if (tree_walk(workspace->files, ".", NULL, look, &search, err) < 0)
        return error_prefix(err, "error finding filename match for pattern \"%s\"", pattern);
    *out = search.is_found;
    return 0;
}

int workspace_matches(struct workspace *workspace, bool *out, struct error *err)
{
    const struct plugin *plugin = &workspace->server->plugin;
    struct str output;

    *out = false;
    if (plugin->file_name[0])
        return find_file(workspace, plugin->file_name, false, out, err);
    if (plugin->find_glob[0])
        return find_file(workspace, plugin->find_glob, true, out, err);
    if (plugin->find_command.count == 0)
        return 0;
    if (run(workspace, &plugin->find_command, workspace->arena, &output, err) < 0)
        return error_prefix(err, "error running find command");
    *out = output.len > 0;
    return 0;
}

/* ---- what it makes ---- */

int workspace_generate(struct workspace *workspace, struct arena *arena, const struct json **out,
                       struct error *err)
{
    const struct plugin *plugin = &workspace->server->plugin;
    struct str output;

    if (plugin->init.count > 0 && run(workspace, &plugin->init, arena, &output, err) < 0)
        return -1;
    if (run(workspace, &plugin->generate, arena, &output, err) < 0)
        return -1;
    if (yaml_parse_all(output, NULL, arena, out, err) < 0)
        return error_prefix(err, "failed to unmarshal manifest");
    return 0;
}

int workspace_parameters(struct workspace *workspace, struct arena *arena, const struct json **out,
                         struct error *err)
{
    const struct plugin *plugin = &workspace->server->plugin;
    struct json *all = json_new_array(arena);
    const struct json *dynamic = NULL;
    struct str output;

    if (plugin->dynamic_parameters.count > 0) {
        if (run(workspace, &plugin->dynamic_parameters, arena, &output, err) < 0)
            return error_prefix(err, "error executing dynamic parameter output command");
        if (json_parse(output, NULL, arena, &dynamic, err) < 0)
            return fail_json(err);
    }
    for (struct json_cursor at = json_walk(dynamic); json_next(&at);)
        json_append(arena, all, at.value);
    for (struct json_cursor at = json_walk(plugin->static_parameters); json_next(&at);)
        json_append(arena, all, at.value);
    *out = all;
    return 0;
}
