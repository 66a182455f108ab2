#include "data/json.h"
#include "webhook/payload.h"

static bool claims(const struct webhook_delivery *delivery)
{
    return webhook_header(delivery, "x-gogs-event").len > 0;
}

static enum webhook_result read_delivery(const struct webhook_delivery *delivery,
                                         struct arena *arena, struct webhook_push *out,
                                         struct error *why)
{
    static const char *const events[] = { "push", NULL };
    enum webhook_result result =
        webhook_check_event(delivery, webhook_header(delivery, "x-gogs-event"), events, why);
    const struct json *payload;

    if (result != WEBHOOK_ACCEPTED)
        return result;
    if (!webhook_is_signed(delivery, delivery->secrets->gogs,
                           webhook_header(delivery, "x-gogs-signature"), "")) {
        error_set(why, ERR_UNAUTHENTICATED, "the signature is not the secret's");
        return WEBHOOK_FAILED;
    }
    *out = (struct webhook_push){ .kind = WEBHOOK_NOTHING };
    if (!webhook_parse(delivery->body, arena, &payload, why) ||
        !webhook_read_hub_push(payload, arena, out, why))
        return WEBHOOK_FAILED;
    return WEBHOOK_ACCEPTED;
}

const struct webhook_sender webhook_gogs = { "gogs", claims, read_delivery };
