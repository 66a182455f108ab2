#include "base/arena.h"
#include "data/json.h"
#include "webhook/payload.h"

/* Bitbucket Server and Data Center: their own event, with the addresses to clone from. */

enum { CLONE_LINKS_MAX = 16 };

static bool claims(const struct webhook_delivery *delivery)
{
    return webhook_header(delivery, "x-event-key").len > 0;
}

static struct texts clone_urls(const struct json *payload, struct arena *arena)
{
    struct str *urls = arena_alloc(arena, CLONE_LINKS_MAX * sizeof(*urls));
    size_t count = 0;

    for (struct json_cursor at = json_walk(json_at(payload, "repository.links.clone"));
         json_next(&at) && count < CLONE_LINKS_MAX;) {
        struct str name = json_string(json_get(at.value, "name"));
        struct str url = json_string(json_get(at.value, "href"));

        if (url.len > 0 && (str_equals(name, "http") || str_equals(name, "ssh")))
            urls[count++] = url;
    }
    return (struct texts){ urls, count };
}

static bool read_push(const struct json *payload, struct arena *arena, struct webhook_push *out,
                      struct error *why)
{
    struct str ref;

    if (!webhook_text(payload, "changes.0.ref.id", &ref, why))
        return false;
    out->kind = WEBHOOK_PUSH;
    out->urls = clone_urls(payload, arena);
    out->revision = webhook_short_ref(ref);
    out->touches_head = true; /* it does not tell: the controller looks for itself */
    return true;
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const events[] = { "repo:refs_changed", "diagnostics:ping", NULL };
    struct str event = webhook_header(delivery, "x-event-key");
    enum webhook_result result = webhook_check_event(delivery, event, events, why);
    const struct json *payload;

    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (result == WEBHOOK_WRONG_METHOD || result == WEBHOOK_FAILED)
        return result;
    if (str_equals(event, "diagnostics:ping"))
        return WEBHOOK_ACCEPTED; /* it is neither signed nor has it a body worth reading */
    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (!webhook_is_signed(delivery, delivery->secrets->bitbucket_server,
                           webhook_header(delivery, "x-hub-signature"), "sha256=")) {
        error_set(why, ERR_UNAUTHENTICATED, "the signature is not the secret's");
        return WEBHOOK_FAILED;
    }
    if (!webhook_parse(delivery->body, arena, &payload, why) ||
        !read_push(payload, arena, out, why))
        return WEBHOOK_FAILED;
    return WEBHOOK_ACCEPTED;
}

const struct webhook_sender webhook_bitbucket_server = { "bitbucket-server", claims,
                                                         read_delivery };
