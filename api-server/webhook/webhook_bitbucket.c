#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "webhook/bitbucket_api.h"
#include "webhook/payload.h"

/*
 * Bitbucket Cloud. It tells neither the default branch nor the files of a push: whoever sends a
 * known UUID says where its API can be asked for them.
 */

static bool claims(const struct webhook_delivery *delivery)
{
    return webhook_header(delivery, "x-hook-uuid").len > 0;
}

static bool read_push(const struct json *payload, struct arena *arena, struct webhook_push *out,
                      struct error *why)
{
    struct str *url = ARENA_NEW(arena, struct str), api;

    if (!webhook_text(payload, "repository.links.html.href", url, why) ||
        !webhook_text(payload, "repository.links.self.href", &api, why) ||
        !webhook_text(payload, "push.changes.0.new.name", &out->revision, why) ||
        !webhook_read_commits(payload, "push.changes.0.old.target.hash",
                              "push.changes.0.new.target.hash", out, why))
        return false;
    if (bitbucket_api_belongs_to(api, *url))
        out->api_url = api;
    out->kind = WEBHOOK_PUSH;
    out->urls = (struct texts){ url, 1 };
    out->touches_head = true;
    return true;
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const events[] = { "repo:push", NULL };
    enum webhook_result result =
        webhook_check_event(delivery, webhook_header(delivery, "x-event-key"), events, why);
    struct str uuid = delivery->secrets->bitbucket_uuid;
    const struct json *payload;

    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (uuid.len > 0 && !digest_equal(webhook_header(delivery, "x-hook-uuid"), uuid)) {
        error_set(why, ERR_UNAUTHENTICATED, "the UUID is not the one that is known");
        return WEBHOOK_FAILED;
    }
    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (!webhook_parse(delivery->body, arena, &payload, why) ||
        !read_push(payload, arena, out, why))
        return WEBHOOK_FAILED;
    if (uuid.len == 0)
        out->api_url = STR_EMPTY; /* anybody could have sent it */
    return WEBHOOK_ACCEPTED;
}

const struct webhook_sender webhook_bitbucket = { "bitbucket", claims, read_delivery };
