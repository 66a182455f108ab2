#include "people/login_limits.h"

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

struct failures {
    int count;
    int64_t last_ms;
};

struct login_limits {
    struct map *failures; /* account -> struct failures */
    int failures_max;
    int64_t window_ms;
};

struct login_limits *login_limits_new(int failures_max, int64_t window_ms)
{
    struct login_limits *limits = xcalloc(1, sizeof(*limits));

    limits->failures = map_new();
    limits->failures_max = failures_max;
    limits->window_ms = window_ms;
    return limits;
}

void login_limits_free(struct login_limits *limits)
{
    if (!limits)
        return;
    for (struct map_cursor at = { 0 }; map_next(limits->failures, &at);)
        free(at.value);
    map_free(limits->failures);
    free(limits);
}

static bool is_recent(const struct login_limits *limits, const struct failures *failures,
                      int64_t now_ms)
{
    return now_ms - failures->last_ms < limits->window_ms;
}

bool login_limits_refuse(const struct login_limits *limits, struct str account, int64_t now_ms)
{
    const struct failures *failures = map_find(limits->failures, account);

    return failures && failures->count >= limits->failures_max &&
           is_recent(limits, failures, now_ms);
}

void login_limits_failed(struct login_limits *limits, struct str account, int64_t now_ms)
{
    struct failures *failures = map_find(limits->failures, account);

    if (!failures) {
        failures = xcalloc(1, sizeof(*failures));
        map_put(limits->failures, account, failures);
    } else if (!is_recent(limits, failures, now_ms)) {
        failures->count = 0;
    }
    failures->count++;
    failures->last_ms = now_ms;
}

void login_limits_succeeded(struct login_limits *limits, struct str account)
{
    free(map_remove(limits->failures, account));
}
