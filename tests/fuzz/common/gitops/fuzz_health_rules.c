/* An object, judged by the rules of each kind: every one of them answers, an error is a message. */
#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/operators.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const struct health_kind *kind, const struct json *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct health health = health_by_rules(kind, object, arena);

    assert(health.is_known);
    assert(str_is_empty(health.error) ||
           (health.status == HEALTH_UNKNOWN && str_equal(health.error, health.message)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = { .bytes = 1 << 14, .depth = 20 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *object;
    size_t count;
    const struct health_group *const *groups = health_groups(&count);

    if (json_parse(text, &limits, arena, &object, &err) < 0 || !json_is(object, JSON_OBJECT))
        return 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < groups[i]->count; j++)
            judge(&groups[i]->kinds[j], object);
    }
    return 0;
}
