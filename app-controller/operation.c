#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "deletion.h"
#include "gitops/resource.h"
#include "metrics.h"
#include "operation_run.h"
#include "operation_state.h"
#include "project_load.h"
#include "refresh.h"
#include "status.h"
#include "work/queue.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

/*
 * The life of an operation: it is asked for in `operation`, its progress stands in
 * status.operationState, and both survive a restart at any point: a pass that was cut off is made
 * again.
 */
enum { LOOK_AGAIN_MS = 10000 };

void operation_set(struct operation_run *run, const char *phase, const char *message)
{
    json_set_text(run->arena, run->state, "phase", phase);
    json_set_text(run->arena, run->state, "message", message);
}

struct str operation_phase(const struct operation_run *run)
{
    return json_string(json_get(run->state, "phase"));
}

static bool is_completed(const struct operation_run *run)
{
    return operation_phase_is_completed(operation_phase(run));
}

static struct json *new_state(const struct json *operation, int64_t now_s, struct arena *arena)
{
    struct json *state = json_new_object(arena);

    json_set(arena, state, "operation", operation);
    json_set_text(arena, state, "phase", "Running");
    json_set_text(arena, state, "startedAt", clock_rfc3339(now_s, arena));
    return state;
}

void operation_state_start(struct json *status, const struct json *operation, int64_t now_s,
                           struct arena *arena)
{
    json_set(arena, status, "operationState", new_state(operation, now_s, arena));
}

void operation_queue_if_needed(struct controller *controller, const char *key)
{
    struct json_doc *document = catalog_application(controller->catalog, key);
    const struct json *root = document ? json_doc_root(document) : NULL;

    if (json_is(json_get(root, "operation"), JSON_OBJECT) ||
        json_at(root, "metadata.deletionTimestamp"))
        work_queue_add(controller->operations, key);
}

/* ---- writing it down ---- */

static int64_t seconds_of(struct str time)
{
    int64_t nanoseconds = 0;

    return clock_parse_rfc3339(time, &nanoseconds) ? nanoseconds / 1000000000 : 0;
}

void operation_state_end(struct json *status, const struct json *state, struct arena *arena)
{
    int64_t compared_s = seconds_of(json_text_at(status, "reconciledAt"));
    int64_t finished_s = seconds_of(json_text_at(state, "finishedAt"));

    json_set(arena, status, "operationState", json_copy(arena, state));
    if (compared_s == finished_s)
        json_set_text(arena, status, "reconciledAt", clock_rfc3339(finished_s - 1, arena));
}

static int save(struct operation_run *run, struct error *err)
{
    struct json *status =
        run->app.status ? json_edit(run->arena, run->app.status) : json_new_object(run->arena);
    const struct app_patch patch = {
        .app = &run->app,
        .arena = run->arena,
        .status = status,
        .clears_operation = is_completed(run),
    };

    if (is_completed(run) && !run->operation.dry_run)
        operation_state_end(status, run->state, run->arena);
    else
        json_set(run->arena, status, "operationState", json_copy(run->arena, run->state));
    if (run->history)
        json_set(run->arena, status, "history", run->history);
    return app_patch_send(run->controller, &patch, err);
}

static void release_document(void *document)
{
    json_doc_unref(document);
}

/*
 * The Application as it stands now: written by ourselves, or by somebody else meanwhile. Earlier
 * states are kept until the pass ends, since its values point into them.
 */
static int reread(struct operation_run *run, struct error *err)
{
    struct json_doc *latest = catalog_application(run->controller->catalog, run->key);

    if (!latest)
        return error_set(err, ERR_NOT_FOUND, "the application is gone");
    arena_defer(run->arena, release_document, json_doc_ref(latest));
    return application_read(json_doc_root(latest), run->arena, &run->app, err);
}

/* ---- where it stands ---- */

static bool has_timed_out(const struct operation_run *run)
{
    int64_t timeout_s = run->controller->config->sync_timeout_s;

    return timeout_s > 0 &&
           run->now_s > seconds_of(json_text_at(run->state, "startedAt")) + timeout_s;
}

/* Milliseconds until the next attempt; 0: now, or it does not wait for one. */
static int64_t retry_wait_ms(const struct operation_run *run)
{
    CLEANUP(error_release) struct error ignored = { 0 }; /* plan_retry() has told it */
    struct str finished = json_text_at(run->state, "finishedAt");
    int64_t retries = json_int(json_get(run->state, "retryCount"), 0);
    int64_t age_s, wait_ms;

    if (!str_equals(operation_phase(run), "Running") ||
        !clock_parse_age(finished, run->now_s, &age_s) ||
        retry_strategy_delay_ms(&run->operation.retry, retries, &wait_ms, &ignored) < 0)
        return 0;
    wait_ms -= age_s * 1000;
    return wait_ms > 0 ? wait_ms : 0;
}

static void begin_retry(struct operation_run *run)
{
    int64_t retries = json_int(json_get(run->state, "retryCount"), 0);
    bool is_refreshed = run->operation.retry.refresh;
    struct json *sync;

    if (is_refreshed) {
        sync =
            json_edit_get(run->arena, json_edit_get(run->arena, run->state, "operation"), "sync");
        if (sync) {
            json_remove(run->arena, sync, "revision");
            json_remove(run->arena, sync, "revisions");
        }
        run->operation = operation_read(json_get(run->state, "operation"), run->arena);
    }
    operation_set(run, "Running",
                  arena_printf(run->arena, "Retrying operation%s. Attempt #%lld",
                               is_refreshed ? " with latest revisions" : "", (long long)retries));
    json_remove(run->arena, run->state, "finishedAt");
    json_remove(run->arena, run->state, "syncResult");
}

enum beginning { BEGIN_PASS, BEGIN_LATER, BEGIN_FAILED };

static enum beginning begin(struct operation_run *run, struct error *err)
{
    const struct operation_state *stored = &run->app.operation_state;
    int64_t wait;

    if (!stored->document || operation_phase_is_completed(stored->phase)) {
        run->is_new = true;
        run->state = new_state(run->app.operation.document, run->now_s, run->arena);
        run->operation = run->app.operation;
        return save(run, err) < 0 || reread(run, err) < 0 ? BEGIN_FAILED : BEGIN_PASS;
    }
    run->state = json_copy(run->arena, stored->document);
    run->operation = operation_read(json_get(run->state, "operation"), run->arena);
    run->is_new = !stored->sync_result;
    if (str_equals(stored->phase, "Terminating"))
        return BEGIN_PASS;
    if (has_timed_out(run)) {
        run->timed_out = true;
        operation_set(run, "Terminating", "operation is terminating due to timeout");
        return BEGIN_PASS;
    }
    wait = retry_wait_ms(run);
    if (wait > 0) {
        work_queue_add_after(run->controller->operations, run->key, wait);
        return BEGIN_LATER;
    }
    if (!str_is_empty(stored->finished_at)) {
        begin_retry(run);
        run->is_new = true;
    }
    return BEGIN_PASS;
}

/* ---- its end ---- */

static void plan_retry(struct operation_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };
    int64_t retries = json_int(json_get(run->state, "retryCount"), 0), delay_ms;
    int64_t attempt = retries + 1;
    const char *message = json_cstr(json_get(run->state, "message"));
    time_t when;
    struct tm local;
    char clock[16];

    if (retry_strategy_delay_ms(&run->operation.retry, retries, &delay_ms, &err) < 0) {
        operation_set(
            run, "Error",
            arena_printf(run->arena, "%s (failed to retry: %s)", message, error_text(&err)));
        return;
    }
    when = (time_t)(run->now_s + delay_ms / 1000);
    localtime_r(&when, &local);
    if (strftime(clock, sizeof(clock), "%I:%M%p", &local) == 0)
        *clock = '\0';
    json_set_text(run->arena, run->state, "message",
                  arena_printf(run->arena, "%s. Retrying attempt #%" PRId64 " at %s.", message,
                               attempt, *clock == '0' ? clock + 1 : clock));
    json_set_text(run->arena, run->state, "phase", "Running");
    json_set_int(run->arena, run->state, "retryCount", attempt);
}

static void add_to_message(struct operation_run *run, const char *text)
{
    const char *message = json_cstr(json_get(run->state, "message"));

    json_set_text(run->arena, run->state, "message",
                  arena_printf(run->arena, "%s%s", message, text));
}

static void finish(struct operation_run *run, bool was_terminating)
{
    int64_t retries = json_int(json_get(run->state, "retryCount"), 0);
    bool has_failed = !str_equals(operation_phase(run), "Succeeded");
    int64_t limit = run->operation.retry.limit;

    json_set_text(run->arena, run->state, "finishedAt",
                  clock_rfc3339(clock_now_ns() / 1000000000, run->arena));
    if (!has_failed)
        return;
    if (!was_terminating && (limit < 0 || retries < limit)) {
        plan_retry(run);
        return;
    }
    if (run->timed_out)
        add_to_message(run, ", triggered by controller sync timeout");
    if (retries > 0)
        add_to_message(run, arena_printf(run->arena, " (retried %lld times).", (long long)retries));
}

static void tell_completion(struct operation_run *run)
{
    bool succeeded = str_equals(operation_phase(run), "Succeeded");
    const struct json *result = json_get(run->state, "syncResult");
    const char *partial = run->operation.resource_count > 0 ? "Partial sync" : "Sync";
    const char *to = "", *message;
    int64_t took;

    if (result)
        to = arena_printf(run->arena, " to %s", json_cstr(json_get(result, "revision")));
    if (succeeded)
        message = arena_printf(run->arena, "%s operation%s succeeded", partial, to);
    else
        message = arena_printf(run->arena, "%s operation%s failed: %s", partial, to,
                               json_cstr(json_get(run->state, "message")));
    event_write(run->controller->event_writer, &run->app, succeeded ? EVENT_NORMAL : EVENT_WARNING,
                "OperationCompleted", message);
    took = seconds_of(json_text_at(run->state, "finishedAt")) -
           seconds_of(json_text_at(run->state, "startedAt"));
    metrics_count_sync(run->controller->metrics, &run->app, operation_phase(run).ptr,
                       run->operation.dry_run, took);
    /* Somebody waits for its end, while after a push hundreds may only wait to be looked at. */
    if (!run->operation.dry_run)
        refresh_request_first(run->controller, run->key,
                              run->operation.is_automated ? REFRESH_LATEST : REFRESH_LATEST_FORCED);
}

/* Somebody asked for the end while the pass was under way. */
static void notice_termination(struct operation_run *run)
{
    struct json_doc *latest = catalog_application(run->controller->catalog, run->key);
    const struct json *root = latest ? json_doc_root(latest) : NULL;

    if (str_equals(operation_phase(run), "Running") &&
        str_equals(json_text_at(root, "status.operationState.phase"), "Terminating"))
        operation_set(run, "Terminating", "operation is terminating");
}

static void make_pass(struct operation_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };
    int loaded = project_load(run->controller, &run->app, run->arena, &run->project, NULL, &err);

    if (loaded <= 0)
        operation_set(
            run, "Error",
            arena_printf(run->arena, "Failed to load application project: %s", error_text(&err)));
    else
        operation_sync(run);
}

static void process(struct operation_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };
    enum beginning beginning = begin(run, &err);
    bool was_terminating;

    if (beginning == BEGIN_LATER)
        return;
    if (beginning == BEGIN_FAILED) {
        if (err.code != ERR_NOT_FOUND)
            work_queue_add_after(run->controller->operations, run->key, LOOK_AGAIN_MS);
        return;
    }
    was_terminating = str_equals(operation_phase(run), "Terminating");
    make_pass(run);
    notice_termination(run);
    if (is_completed(run))
        finish(run, was_terminating);
    if (reread(run, &err) < 0)
        return;
    if (save(run, &err) < 0 && err.code != ERR_NOT_FOUND)
        log_warn("cannot write the state of an operation", F("app", run->key),
                 F("error", error_text(&err)));
    if (is_completed(run) && !err.message)
        tell_completion(run);
    else if (err.code != ERR_NOT_FOUND)
        work_queue_add_after(run->controller->operations, run->key,
                             str_equals(operation_phase(run), "Terminating") ? 1 : LOOK_AGAIN_MS);
}

void operation_process(void *context, const char *key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = context;
    struct json_doc *latest = catalog_application(controller->catalog, key);
    struct operation_run run = { .controller = controller, .key = key, .arena = arena };

    if (!latest || !controller_processes(controller, latest))
        return;
    run.now_s = clock_now_ns() / 1000000000;
    if (reread(&run, &err) < 0) {
        log_warn("cannot read an application", F("app", key), F("error", error_text(&err)));
    } else if (run.app.operation.document) {
        run.settings = settings_ref(catalog_settings(controller->catalog));
        process(&run);
        settings_unref(run.settings);
    } else if (run.app.is_deleting) {
        deletion_process(controller, key);
    }
}
