#include "base/map.h"
#include "base/mem.h"
#include "controller.h"
#include "io/loop.h"
#include "refresh.h"
#include "work/queue.h"

#include <stdlib.h>
#include <string.h>

/* Refreshes that were asked for and have not begun: how thorough, and when. */

/* A level is remembered as a pointer, one above it: NULL is none. */
static const char levels[] = { 0, 1, 2, 3, 4 };

int refresh_requested_level(const struct controller *controller, const char *key)
{
    const char *level = map_find(controller->requested, str_of(key));

    return level ? *level : -1;
}

struct later {
    struct controller *controller;
    struct watch *timer;
    enum refresh_level level;
    char key[];
};

static void request_now(void *context)
{
    struct later *later = context;

    watch_cancel(later->timer);
    map_remove(later->controller->delayed, str_of(later->key));
    refresh_request(later->controller, later->key, later->level, 0);
    free(later);
}

static void request_later(struct controller *controller, const char *key, enum refresh_level level,
                          int64_t delay_ms)
{
    struct later *later = map_find(controller->delayed, str_of(key));

    if (later)
        return; /* it comes anyway */
    later = xcalloc(1, sizeof(*later) + strlen(key) + 1);
    later->controller = controller;
    later->level = level;
    memcpy(later->key, key, strlen(key));
    later->timer = loop_watch_once(controller->loop, delay_ms, request_now, later);
    map_put(controller->delayed, str_of(key), later);
}

void refresh_cancel_delayed(struct controller *controller)
{
    for (struct map_cursor at = { 0 }; map_next(controller->delayed, &at);) {
        struct later *later = at.value;

        map_remove(controller->delayed, at.key);
        watch_cancel(later->timer);
        free(later);
    }
}

static void remember_level(struct controller *controller, const char *key, enum refresh_level level)
{
    int before = refresh_requested_level(controller, key);

    if ((before == REFRESH_CATCH_UP && level == REFRESH_LATEST) ||
        (before == REFRESH_LATEST && level == REFRESH_CATCH_UP))
        level = REFRESH_LATEST_FORCED; /* past all caches, and news by itself */
    if ((int)level > before)
        map_put(controller->requested, str_of(key), (void *)(uintptr_t)&levels[level]);
}

void refresh_request(struct controller *controller, const char *key, enum refresh_level level,
                     int64_t delay_ms)
{
    if (delay_ms > 0) {
        request_later(controller, key, level, delay_ms);
        return;
    }
    remember_level(controller, key, level);
    work_queue_add(controller->refreshes, key);
}

void refresh_request_first(struct controller *controller, const char *key, enum refresh_level level)
{
    remember_level(controller, key, level);
    work_queue_add_first(controller->refreshes, key);
}
