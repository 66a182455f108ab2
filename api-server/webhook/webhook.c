#include "webhook/webhook.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "http/request.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "webhook/delivery.h"
#include "webhook/push.h"

#include <stdlib.h>
#include <string.h>

enum {
    QUEUE_MAX = 50000,
    PARALLELISM = 50,
    MEGABYTE = 1000 * 1000,
    DEFAULT_LIMIT_MB = 50,
};

/* A delivery that was accepted; what it says lies in its arena. */
struct accepted {
    struct accepted *next;
    struct arena *arena;
    struct webhook_push push;
};

struct webhook {
    struct webhook_options options;
    struct push_worker *worker;
    struct accepted *first, *last;
    struct watch *starter;
    size_t queued, running;
};

struct webhook *webhook_new(const struct webhook_options *options)
{
    struct webhook *webhook = xcalloc(1, sizeof(*webhook));

    webhook->options = *options;
    if (!webhook->options.parallelism)
        webhook->options.parallelism = PARALLELISM;
    webhook->worker = push_worker_new(&webhook->options);
    return webhook;
}

void webhook_free(struct webhook *webhook)
{
    if (!webhook)
        return;
    while (webhook->first) {
        struct accepted *accepted = webhook->first;

        webhook->first = accepted->next;
        arena_free(accepted->arena);
    }
    if (webhook->starter)
        watch_cancel(webhook->starter);
    push_worker_free(webhook->worker);
    free(webhook);
}

void webhook_drain(struct webhook *webhook)
{
    push_worker_drain(webhook->worker);
}

size_t webhook_pending(const struct webhook *webhook)
{
    return webhook->queued + webhook->running + push_worker_pending(webhook->worker);
}

/* ---- working off ---- */

static void work_off(void *context)
{
    struct webhook *webhook = context;

    while (webhook->first) {
        struct accepted *accepted = webhook->first;

        webhook->first = accepted->next;
        if (!webhook->first)
            webhook->last = NULL;
        webhook->queued--;
        push_work(webhook->worker, &accepted->push, accepted->arena);
        arena_free(accepted->arena);
    }
    webhook->running--;
}

static void append(struct webhook *webhook, struct accepted *accepted)
{
    if (webhook->last)
        webhook->last->next = accepted;
    else
        webhook->first = accepted;
    webhook->last = accepted;
    webhook->queued++;
}

static void begin(void *context)
{
    struct webhook *webhook = context;

    while (webhook->first && webhook->running < webhook->options.parallelism) {
        webhook->running++;
        fiber_start(webhook->options.fibers, work_off, webhook);
    }
}

/* At the loop's next turn: the answer goes first. */
static void begin_soon(struct webhook *webhook)
{
    if (webhook->starter)
        watch_restart(webhook->starter, 0);
    else
        webhook->starter = loop_watch_once(webhook->options.loop, 0, begin, webhook);
}

/* ---- answering ---- */

/* As Go's http.Error() does: a line of text. */
static void answer(struct http_request *request, int status, const char *text)
{
    struct arena *arena = http_arena(request);
    const char *line = *text ? arena_printf(arena, "%s\n", text) : "";
    const struct http_header headers[] = {
        { "content-length", str_of(arena_printf(arena, "%zu", strlen(line))) },
        { "content-type", STR("text/plain; charset=utf-8") },
        { "x-content-type-options", STR("nosniff") },
    };

    http_start(request, status, headers, *text ? 3 : 1);
    http_write(request, line, strlen(line));
    http_end(request, NULL, 0);
}

static int limit_mb(const struct webhook *webhook)
{
    struct str text =
        settings_text(catalog_settings(webhook->options.catalog), "webhook.maxPayloadSizeMB");
    char *end = NULL;
    long limit = text.len > 0 ? strtol(text.ptr, &end, 10) : 0;

    return text.len > 0 && end == text.ptr + text.len && limit > 0 && limit <= 1024
               ? (int)limit
               : DEFAULT_LIMIT_MB;
}

static void answer_bad_payload(struct http_request *request, const struct webhook *webhook)
{
    answer(request, 400,
           arena_printf(http_arena(request),
                        "Webhook processing failed: payload must be valid JSON under %d MB",
                        limit_mb(webhook)));
}

static void answer_result(struct http_request *request, const struct webhook *webhook,
                          enum webhook_result result)
{
    switch (result) {
    case WEBHOOK_ACCEPTED:
        answer(request, 200, "");
        break;
    case WEBHOOK_WRONG_METHOD:
        answer(request, 405, "Webhook processing failed");
        break;
    case WEBHOOK_FAILED:
        answer(request, 400, "Webhook processing failed");
        break;
    case WEBHOOK_BAD_PAYLOAD:
        answer_bad_payload(request, webhook);
        break;
    case WEBHOOK_UNAUTHORIZED:
        answer(request, 401, "Unauthorized");
        break;
    }
}

/* ---- reading ---- */

static struct str header_of(const void *context, const char *name)
{
    return http_header(context, name);
}

static struct webhook_delivery delivery_of(const struct http_request *request,
                                           const struct webhook_secrets *secrets)
{
    return (struct webhook_delivery){
        .method = http_method(request),
        .header = header_of,
        .context = request,
        .secrets = secrets,
        .body = STR_EMPTY,
    };
}

static enum webhook_result accept(struct webhook *webhook, struct accepted *accepted,
                                  const struct webhook_delivery *delivery)
{
    CLEANUP(error_release) struct error why = { 0 };
    const struct webhook_sender *sender = webhook_sender_of(delivery);
    enum webhook_result result = sender->read(delivery, accepted->arena, &accepted->push, &why);

    if (result != WEBHOOK_ACCEPTED)
        log_warn("a webhook is refused", F("sender", sender->name), F("error", error_text(&why)));
    else if (accepted->push.kind != WEBHOOK_NOTHING)
        append(webhook, accepted);
    return result;
}

static void on_body(struct http_request *request, struct str body, void *context)
{
    struct webhook *webhook = context;
    struct arena *arena = arena_new();
    struct accepted *accepted = ARENA_NEW(arena, struct accepted);
    const struct webhook_secrets secrets =
        webhook_secrets_read(catalog_settings(webhook->options.catalog), arena);
    struct webhook_delivery delivery = delivery_of(request, &secrets);
    enum webhook_result result;

    accepted->arena = arena;
    delivery.body = body;
    result = accept(webhook, accepted, &delivery);
    if (result != WEBHOOK_ACCEPTED || accepted->push.kind == WEBHOOK_NOTHING)
        arena_free(arena);
    answer_result(request, webhook, result);
    begin_soon(webhook);
}

static void on_too_large(struct http_request *request, void *context)
{
    answer_bad_payload(request, context);
}

void webhook_handle(struct http_request *request, void *context)
{
    static const struct http_collector collector = { .on_body = on_body,
                                                     .on_too_large = on_too_large };
    struct webhook *webhook = context;
    const struct webhook_secrets none = { 0 };
    const struct webhook_delivery delivery = delivery_of(request, &none);

    if (!webhook_sender_of(&delivery))
        answer(request, 400, "Unknown webhook event");
    else if (webhook->queued >= QUEUE_MAX)
        answer(request, 503, "Queue is full, discarding webhook payload");
    else if (!catalog_is_ready(webhook->options.catalog))
        answer(request, 503, "The server is starting");
    else
        http_collect_with(request, (size_t)limit_mb(webhook) * MEGABYTE, &collector, webhook);
}
