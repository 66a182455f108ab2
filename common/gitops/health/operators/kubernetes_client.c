#include "base/arena.h"
#include "base/strbuf.h"
#include "gitops/health/operators/groups.h"

#define NOT_CALLABLE "<string>:6: attempt to call a non-function object"

/* What is no text has no `find`: there the original's script fails, with a table in words of its
 * own. */
static const struct health_rule secret[] = {
    IF(2, "status!=nil"),
    WHEN(3, "status.status=SUCCESS", HEALTHY, "Fetched ExternalSecret."),
    WHEN(6, "status.status:find!=nil", PROGRESSING, ""),
    WHEN(6, "status.status=<table>", UNKNOWN, NOT_CALLABLE),
    WHEN(6, "status.status^=ERROR", DEGRADED, "{status.status}"),
    END,
    FINALLY(PROGRESSING, "Waiting for ExternalSecret."),
};

static const struct health_kind by_rules = BY_RULES("ExternalSecret", secret);

static struct str without(struct str text, struct str word, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf kept = STRBUF_INIT(text.len + 1);

    while (text.len > 0) {
        size_t step = str_has_prefix(text, word) ? word.len : 1;

        if (step == 1)
            strbuf_add(&kept, text.ptr, 1);
        text = (struct str){ text.ptr + step, text.len - step };
    }
    return str_dup((struct str){ kept.ptr, kept.len }, arena);
}

/* The message of an error is the status without its first word, wherever that stands. */
static struct health health_of_secret(const struct json *object, struct arena *arena)
{
    struct health health = health_by_rules(&by_rules, object, arena);

    if (health.status == HEALTH_DEGRADED)
        health.message = without(health.message, STR("ERROR, "), arena);
    return health;
}

static const struct health_kind kinds[] = { BY_CHECK("ExternalSecret", health_of_secret) };
HEALTH_GROUP(health_group_kubernetes_client, "kubernetes-client.io", kinds);
