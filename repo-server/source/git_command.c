#include "source/git_command.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "io/await.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "render/render.h"
#include "source/git_secrets.h"
#include "source/git_url.h"

#include <string.h>
#include <unistd.h>

enum {
    ARGUMENTS_TEXT_MAX = 64 * 1024,
    ERRORS_LIMIT = 64 * 1024,
    SIZE_CHECK_MS = 500,
};

/* What git may see of this process's environment: nothing secret is among it. */
static const char *const passed_on[] = {
    "PATH=",         "LANG=", "LC_ALL=",        "TMPDIR=",   "SSL_CERT_FILE=",
    "SSL_CERT_DIR=", "TZ=",   "SSH_AUTH_SOCK=", "GIT_TRACE", "GIT_CURL_VERBOSE="
};
static const char *const proxies[] = { "http_proxy=", "https_proxy=", "no_proxy=", "all_proxy=" };

typedef VEC(const char *) texts;

static void push(texts *list, const char *text)
{
    vec_push(list, text);
}

static bool has_prefix(const char *text, const char *const *prefixes, size_t count, bool any_case)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(prefixes[i]);

        if ((any_case ? strncasecmp : strncmp)(text, prefixes[i], length) == 0)
            return true;
    }
    return false;
}

static void add_own_environment(texts *environment, const struct git_access *access)
{
    bool has_proxy = access && access->proxy[0];

    for (char **at = environ; *at; at++) {
        bool is_proxy = has_prefix(*at, proxies, sizeof(proxies) / sizeof(*proxies), true);

        if ((is_proxy && !has_proxy) ||
            has_prefix(*at, passed_on, sizeof(passed_on) / sizeof(*passed_on), false))
            push(environment, *at);
    }
}

static void add_constants(texts *environment, const struct git_runner *runner)
{
    static const char *const always[] = { "HOME=/dev/null", "GIT_LFS_SKIP_SMUDGE=1",
                                          "GIT_TERMINAL_PROMPT=false",
                                          "GIT_ALLOW_PROTOCOL=http:https:ssh:git:file" };
    /* HTTP/2 gains nothing here, and libcurl 7.88 may fail a request that a GOAWAY crosses. */
    static const char *const builtin[] = {
        "GIT_CONFIG_COUNT=3",         "GIT_CONFIG_KEY_0=maintenance.autoDetach",
        "GIT_CONFIG_VALUE_0=false",   "GIT_CONFIG_KEY_1=gc.autoDetach",
        "GIT_CONFIG_VALUE_1=false",   "GIT_CONFIG_KEY_2=http.version",
        "GIT_CONFIG_VALUE_2=HTTP/1.1"
    };

    for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
        push(environment, always[i]);
    for (size_t i = 0; runner->builtin_config && i < sizeof(builtin) / sizeof(*builtin); i++)
        push(environment, builtin[i]);
}

static void add_access(texts *environment, const struct git_access *access,
                       const struct git_secrets *secrets, struct arena *arena)
{
    for (size_t i = 0; i < secrets->environment_count; i++)
        push(environment, secrets->environment[i]);
    if (access->proxy[0]) {
        push(environment, arena_printf(arena, "http_proxy=%s", access->proxy));
        push(environment, arena_printf(arena, "https_proxy=%s", access->proxy));
        push(environment, arena_printf(arena, "no_proxy=%s", access->no_proxy));
    }
}

static const char *show_command(const struct git_command *command, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ARGUMENTS_TEXT_MAX);

    if (command->shown)
        return command->shown;
    strbuf_puts(&text, "git");
    for (const char *const *at = command->arguments; *at; at++)
        strbuf_printf(&text, " %s", *at);
    return arena_strndup(arena, text.ptr, text.len);
}

/** The URL may hold a password, and git may repeat it. */
static const char *redact_url(const char *text, const struct git_access *access,
                              struct arena *arena)
{
    const char *shown;

    if (!access)
        return text;
    shown = git_url_without_password(str_of(access->url), arena);
    if (strcmp(shown, access->url) == 0)
        return text;
    return str_replace(str_of(text), str_of(access->url), str_of(shown), arena).ptr;
}

/** Past the part, the repository and the clone or tree that a hidden path begins with. */
static const char *skip_hidden(const char *at)
{
    for (int i = 0; i < 3 && *at == '/'; i++) {
        at++;
        at += strcspn(at, "/ '\"\n");
    }
    return at;
}

/** Where clones really lie is nobody's business. */
static const char *redact_paths(const char *text, const char *hidden, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(ERRORS_LIMIT * 2);
    const char *at;

    if (!hidden || !strstr(text, hidden))
        return text;
    while ((at = strstr(text, hidden))) {
        strbuf_add(&out, text, (size_t)(at - text));
        strbuf_puts(&out, RENDER_ROOT_NAME);
        text = skip_hidden(at + strlen(hidden));
    }
    strbuf_puts(&out, text);
    return arena_strndup(arena, out.ptr, out.len);
}

static const char *redact(const struct git_runner *runner, const char *text,
                          const struct git_access *access, struct arena *arena)
{
    return redact_paths(redact_url(text, access, arena), runner->hidden, arena);
}

static int fail(const struct git_runner *runner, const struct git_command *command,
                const struct child_result *result, struct arena *arena, struct error *err)
{
    const char *shown = redact(runner, show_command(command, arena), command->access, arena);
    struct str trimmed = str_trim(result->errors);
    const char *errors =
        redact(runner, arena_strndup(arena, trimmed.ptr, trimmed.len), command->access, arena);
    const char *colon = errors[0] ? ": " : "";

    if (result->timed_out)
        return error_set(err, ERR_TIMEOUT, "`%s` failed timeout after %s", shown,
                         clock_print_duration(runner->timeout_ms * 1000000, arena));
    if (result->stdout_truncated)
        return error_set(err, ERR_TOO_LARGE, "`%s` failed: its output is too large", shown);
    if (result->signal)
        return error_set(err, ERR_UNKNOWN, "`%s` failed signal: %s%s%s", shown,
                         strsignal(result->signal), colon, errors);
    return error_set(err, ERR_UNKNOWN, "`%s` failed exit status %d%s%s", shown, result->exit_code,
                     colon, errors);
}

/* ---- a process that is watched for its size ---- */

struct watched {
    const struct git_command *command;
    struct child *child;
    struct watch *timer;
    struct fiber_event event;
    struct child_result *out;
    bool is_too_large;
};

static void look_at_size(void *context)
{
    struct watched *watched = context;

    if (watched->is_too_large || !watched->command->is_too_large(watched->command->context))
        return;
    watched->is_too_large = true;
    child_cancel(watched->child);
}

static void on_watched_end(void *context, struct child_result *result)
{
    struct watched *watched = context;

    watch_cancel(watched->timer);
    *watched->out = *result;
    memset(result, 0, sizeof(*result)); /* its texts are ours now */
    fiber_event_set(&watched->event);
}

static int run_watched(const struct git_runner *runner, const struct git_command *command,
                       const struct child_options *options, struct child_result *result,
                       struct arena *arena, struct error *err)
{
    struct watched watched = { .command = command, .out = result };

    fiber_event_init(&watched.event);
    if (child_start(runner->loop, options, on_watched_end, &watched, &watched.child, err) < 0)
        return -1;
    watched.timer = loop_watch_timer(runner->loop, SIZE_CHECK_MS, look_at_size, &watched);
    fiber_event_wait(&watched.event);
    if (watched.is_too_large)
        return error_set(err, ERR_TOO_LARGE, "`%s` failed: the repository is too large",
                         redact(runner, show_command(command, arena), command->access, arena));
    return 0;
}

static int run_child(const struct git_runner *runner, const struct git_command *command,
                     const struct child_options *options, struct arena *arena, struct str *output,
                     struct error *err)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    int64_t begin_ms = clock_monotonic_ms();
    int status;

    if (command->is_too_large)
        status = run_watched(runner, command, options, &result, arena, err);
    else
        status = await_child(runner->loop, options, &result, err);
    if (status < 0)
        return -1;
    if (command->is_told_aside && !result.timed_out && result.exit_code >= 0 &&
        result.exit_code <= 1) {
        *output = str_dup(str_trim(result.errors), arena);
        return 0;
    }
    log_debug("git ran", F("command", show_command(command, arena)), F("folder", command->folder),
              F("exit_code", result.exit_code), F("took_ms", clock_monotonic_ms() - begin_ms));
    if (!child_succeeded(&result))
        return fail(runner, command, &result, arena, err);
    if (result.output.len && result.output.ptr[result.output.len - 1] == '\n')
        result.output.len--;
    if (output)
        *output = str_dup(result.output, arena);
    return 0;
}

int git_run(const struct git_runner *runner, const struct git_command *command, struct arena *arena,
            struct str *output, struct error *err)
{
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    const char *argv[GIT_ARGUMENTS_MAX + 4] = { runner->program };
    struct child_options options = { .argv = argv,
                                     .directory = command->folder,
                                     .input = command->input,
                                     .timeout_ms = runner->timeout_ms,
                                     .grace_ms = runner->grace_ms,
                                     .stdout_limit = command->output_limit,
                                     .stderr_limit = ERRORS_LIMIT };
    texts environment = { 0 };
    size_t count = 1;
    int status;

    if (command->access &&
        git_secrets_open(command->access, runner->ask_pass, arena, &secrets, err) < 0)
        return -1;
    if (secrets.header_variable) { /* the header travels in the environment, not in argv */
        argv[count++] = "--config-env";
        argv[count++] = arena_printf(arena, "http.extraHeader=%s", secrets.header_variable);
    }
    for (size_t i = 0; command->arguments[i] && count < GIT_ARGUMENTS_MAX + 3; i++)
        argv[count++] = command->arguments[i];
    if (command->keyring) {
        push(&environment, arena_printf(arena, "GNUPGHOME=%s", command->keyring));
        push(&environment, "LC_ALL=C.UTF-8"); /* its words are read; the first one counts */
    }
    add_own_environment(&environment, command->access);
    add_constants(&environment, runner);
    if (command->access)
        add_access(&environment, command->access, &secrets, arena);
    push(&environment, NULL);
    options.environment = environment.items;
    status = run_child(runner, command, &options, arena, output, err);
    vec_release(&environment);
    return status;
}
