#include "base/arena.h"
#include "data/json.h"
#include "webhook/payload.h"

/* GitHub's container registry: a tag was published. */

static bool claims(const struct webhook_delivery *delivery)
{
    return str_equals(webhook_header(delivery, "x-github-event"), "package");
}

static bool read_package(const struct json *payload, struct arena *arena, struct webhook_push *out,
                         struct error *why)
{
    struct str action, type, owner, name, tag;
    struct str *url = ARENA_NEW(arena, struct str);

    if (!webhook_text(payload, "action", &action, why) ||
        !webhook_text(payload, "package.package_type", &type, why) ||
        !webhook_text(payload, "package.owner.login", &owner, why) ||
        !webhook_text(payload, "package.name", &name, why) ||
        !webhook_text(payload, "package.package_version.container_metadata.tag.name", &tag, why))
        return false;
    if (!str_equals(action, "published") || strcasecmp(type.ptr, "container") != 0 ||
        tag.len == 0 || owner.len == 0 || name.len == 0)
        return true;
    *url = str_of(arena_printf(arena, "ghcr.io/%.*s/%.*s", STR_ARG(owner), STR_ARG(name)));
    out->kind = WEBHOOK_IMAGE;
    out->urls = (struct texts){ url, 1 };
    out->revision = tag;
    return true;
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const events[] = { "package", NULL };
    enum webhook_result result =
        webhook_check_event(delivery, webhook_header(delivery, "x-github-event"), events, why);
    const struct json *payload;

    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (!webhook_is_signed(delivery, delivery->secrets->github,
                           webhook_header(delivery, "x-hub-signature-256"), "sha256=")) {
        error_set(why, ERR_UNAUTHENTICATED, "the signature is not the secret's");
        return WEBHOOK_UNAUTHORIZED;
    }
    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (!webhook_parse(delivery->body, arena, &payload, why) ||
        !read_package(payload, arena, out, why))
        return WEBHOOK_FAILED;
    return WEBHOOK_ACCEPTED;
}

const struct webhook_sender webhook_ghcr = { "ghcr", claims, read_delivery };
