#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "webhook/payload.h"

static bool claims(const struct webhook_delivery *delivery)
{
    return webhook_header(delivery, "x-gitlab-event").len > 0;
}

/* Branches and tags look alike. */
static bool read_push(const struct json *payload, struct arena *arena, struct webhook_push *out,
                      struct error *why)
{
    struct str *url = ARENA_NEW(arena, struct str), ref, branch;

    if (!webhook_text(payload, "project.web_url", url, why) ||
        !webhook_text(payload, "ref", &ref, why) ||
        !webhook_text(payload, "project.default_branch", &branch, why) ||
        !webhook_read_commits(payload, "before", "after", out, why) ||
        !webhook_read_files(json_get(payload, "commits"), arena, out, why))
        return false;
    out->kind = WEBHOOK_PUSH;
    out->urls = (struct texts){ url, 1 };
    out->revision = webhook_short_ref(ref);
    out->touches_head = str_equal(branch, out->revision);
    return true;
}

/* A system hook says in its body what it is about. */
static bool is_push(const struct json *payload)
{
    struct str kind = json_string(json_get(payload, "object_kind"));

    if (kind.len == 0)
        kind = json_string(json_get(payload, "event_name"));
    return str_equals(kind, "push") || str_equals(kind, "tag_push");
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const events[] = { "Push Hook", "Tag Push Hook", "System Hook", NULL };
    struct str event = webhook_header(delivery, "x-gitlab-event");
    enum webhook_result result = webhook_check_event(delivery, event, events, why);
    struct str secret = delivery->secrets->gitlab;
    const struct json *payload;

    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (secret.len > 0 && !digest_equal(webhook_header(delivery, "x-gitlab-token"), secret)) {
        error_set(why, ERR_UNAUTHENTICATED, "the token is not the secret");
        return WEBHOOK_FAILED;
    }
    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (!webhook_parse(delivery->body, arena, &payload, why))
        return WEBHOOK_FAILED;
    if (str_equals(event, "System Hook") && !is_push(payload)) {
        error_set(why, ERR_INVALID, "the system hook is about no push");
        return WEBHOOK_FAILED;
    }
    return read_push(payload, arena, out, why) ? WEBHOOK_ACCEPTED : WEBHOOK_FAILED;
}

const struct webhook_sender webhook_gitlab = { "gitlab", claims, read_delivery };
