#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "webhook/payload.h"

enum { CREDENTIALS_MAX = 8 * 1024 };

static bool claims(const struct webhook_delivery *delivery)
{
    return webhook_header(delivery, "x-vss-activityid").len > 0;
}

static bool has_scheme(struct str authorization)
{
    static const char scheme[] = "basic ";

    if (authorization.len < sizeof(scheme) - 1)
        return false;
    for (size_t i = 0; i < sizeof(scheme) - 1; i++)
        if ((authorization.ptr[i] | 0x20) != scheme[i])
            return false;
    return true;
}

static bool is_known(const struct webhook_delivery *delivery, struct arena *arena)
{
    CLEANUP(error_release) struct error malformed = { 0 };
    const struct webhook_secrets *secrets = delivery->secrets;
    struct str given = webhook_header(delivery, "authorization"), user, password, decoded;
    bool is_user, is_password;

    if (secrets->azure_username.len == 0 && secrets->azure_password.len == 0)
        return true;
    if (!has_scheme(given) || base64_decode(str_slice(given, 6, given.len), CREDENTIALS_MAX, arena,
                                            &decoded, &malformed) < 0)
        return false;
    str_cut(decoded, ':', &user, &password);
    is_user = digest_equal(user, secrets->azure_username);
    is_password = digest_equal(password, secrets->azure_password);
    return is_user && is_password;
}

static bool read_push(const struct json *payload, struct arena *arena, struct webhook_push *out,
                      struct error *why)
{
    struct str *url = ARENA_NEW(arena, struct str), branch, ref;

    if (!webhook_text(payload, "resource.repository.remoteUrl", url, why) ||
        !webhook_text(payload, "resource.repository.defaultBranch", &branch, why) ||
        !webhook_text(payload, "resource.refUpdates.0.name", &ref, why) ||
        !webhook_read_commits(payload, "resource.refUpdates.0.oldObjectId",
                              "resource.refUpdates.0.newObjectId", out, why))
        return false;
    out->kind = WEBHOOK_PUSH;
    out->urls = (struct texts){ url, 1 };
    out->revision = webhook_short_ref(ref);
    out->touches_head = ref.len > 0 && str_equal(ref, branch);
    return true;
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const any[] = { "", NULL }; /* the event stands in the body */
    enum webhook_result result = webhook_check_event(delivery, STR_EMPTY, any, why);
    const struct json *payload;

    if (result == WEBHOOK_WRONG_METHOD)
        return result;
    if (!is_known(delivery, arena)) {
        error_set(why, ERR_UNAUTHENTICATED, "user or password are not those of the secret");
        return WEBHOOK_FAILED;
    }
    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (!webhook_parse(delivery->body, arena, &payload, why))
        return WEBHOOK_BAD_PAYLOAD;
    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (!str_equals(json_string(json_get(payload, "eventType")), "git.push")) {
        error_set(why, ERR_INVALID, "the event is no push");
        return WEBHOOK_FAILED;
    }
    return read_push(payload, arena, out, why) ? WEBHOOK_ACCEPTED : WEBHOOK_FAILED;
}

const struct webhook_sender webhook_azure_devops = { "azure-devops", claims, read_delivery };
