#include "base/arena.h"
#include "base/clock.h"
#include "io/cancel.h"
#include "io/http_client.h"
#include "io/http_transfer.h"

/* One request in the calling thread: the same transfer, driven by curl_multi_poll(). */

struct fetch {
    struct http_transfer transfer;
    int64_t last_heard_ms;
};

static void release_fetch(struct fetch *fetch)
{
    http_transfer_release(&fetch->transfer);
}
DEFINE_CLEANUP_VALUE(struct fetch, release_fetch)

static size_t take_data(void *owner, const char *bytes, size_t size)
{
    struct fetch *fetch = owner;

    fetch->last_heard_ms = clock_monotonic_ms();
    return http_transfer_collect(&fetch->transfer, bytes, size) ? size : 0;
}

static void note_headers(void *owner)
{
    struct fetch *fetch = owner;

    fetch->last_heard_ms = clock_monotonic_ms();
}

static int check_silence(const struct fetch *fetch, int64_t limit_ms, struct error *err)
{
    if (limit_ms > 0 && clock_monotonic_ms() - fetch->last_heard_ms >= limit_ms)
        return error_set(err, ERR_TIMEOUT, "%s: nothing came for %lld ms", fetch->transfer.label,
                         (long long)limit_ms);
    return 0;
}

static int drive(CURLM *multi, const struct fetch *fetch, int64_t idle_timeout_ms,
                 struct cancel *cancel, struct error *err)
{
    enum { LOOK_AROUND_MS = 1000 };
    struct curl_waitfd wake = { .fd = cancel_fd(cancel), .events = CURL_WAIT_POLLIN };
    int wait_ms = idle_timeout_ms > 0 && idle_timeout_ms < LOOK_AROUND_MS ? (int)idle_timeout_ms
                                                                          : LOOK_AROUND_MS;
    int running = 1;

    while (true) {
        CURLMcode status = curl_multi_perform(multi, &running);

        if (status == CURLM_OK && running)
            status = curl_multi_poll(multi, &wake, cancel ? 1 : 0, wait_ms, NULL);
        if (status != CURLM_OK)
            return error_set(err, ERR_INTERNAL, "%s: %s", fetch->transfer.label,
                             curl_multi_strerror(status));
        if (!running)
            return 0;
        if (is_cancelled(cancel))
            return error_set(err, ERR_CANCELLED, "%s: cancelled", fetch->transfer.label);
        if (check_silence(fetch, idle_timeout_ms, err) < 0)
            return -1;
    }
}

static void copy_reply(struct http_transfer *transfer, struct arena *arena,
                       struct http_client_reply *out)
{
    struct http_client_header *headers;

    http_transfer_reply(transfer, out);
    headers = arena_alloc(arena, (out->header_count + 1) * sizeof(*headers));
    for (size_t i = 0; i < out->header_count; i++) {
        headers[i].name = arena_printf(arena, "%s", out->headers[i].name);
        headers[i].value = arena_printf(arena, "%s", out->headers[i].value);
    }
    out->headers = headers;
    out->body = str_dup(out->body, arena);
}

static int perform(CURLM *multi, struct fetch *fetch, int64_t idle_timeout_ms,
                   struct cancel *cancel, struct error *err)
{
    CURLcode code = CURLE_OK;
    CURLMsg *message;
    int left;

    curl_multi_add_handle(multi, fetch->transfer.easy);
    if (drive(multi, fetch, idle_timeout_ms, cancel, err) < 0)
        return -1;
    message = curl_multi_info_read(multi, &left);
    if (message)
        code = http_transfer_verdict(&fetch->transfer, message->data.result);
    return code == CURLE_OK ? 0 : http_transfer_error(&fetch->transfer, code, err);
}

int http_client_fetch(const struct http_client_options *options,
                      const struct http_client_request *request, struct cancel *cancel,
                      struct arena *arena, struct http_client_reply *out, struct error *err)
{
    CLEANUP(http_identity_release) struct http_identity identity = { 0 };
    CLEANUP(release_fetch) struct fetch fetch = { 0 };
    CURLM *multi;
    int status;

    http_transfer_prepare_library();
    http_identity_init(&identity, options);
    fetch.transfer.owner = &fetch;
    fetch.transfer.on_data = take_data;
    fetch.transfer.on_headers = note_headers;
    fetch.last_heard_ms = clock_monotonic_ms();
    if (http_transfer_init(&fetch.transfer, &identity, request, err) < 0)
        return -1;
    multi = curl_multi_init();
    if (!multi)
        abort(); /* out of memory */
    status = perform(multi, &fetch, request->idle_timeout_ms, cancel, err);
    if (status == 0)
        copy_reply(&fetch.transfer, arena, out);
    curl_multi_remove_handle(multi, fetch.transfer.easy);
    curl_multi_cleanup(multi);
    return status;
}
