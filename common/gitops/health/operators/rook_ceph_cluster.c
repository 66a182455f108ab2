#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "gitops/health/operators/groups.h"

#include <stdlib.h>

enum { MESSAGE_LIMIT = 16 << 20 };

struct detail {
    struct str name;
    const struct json *message;
};

static int compare_names(const void *a, const void *b)
{
    return str_compare(((const struct detail *)a)->name, ((const struct detail *)b)->name);
}

/* " (message; message)", by the names of what is complained about. */
static void add_details(const struct json *details, struct arena *arena, struct strbuf *message)
{
    struct detail *list = arena_alloc(arena, (json_count(details) + 1) * sizeof(*list));
    size_t count = 0;

    for (struct json_cursor at = json_walk(details); json_next(&at);) {
        const struct json *text = json_get(at.value, "message");

        if (json_is(text, JSON_STRING))
            list[count++] = (struct detail){ at.key, text };
    }
    qsort(list, count, sizeof(*list), compare_names);
    for (size_t i = 0; i < count; i++)
        strbuf_printf(message, "%s%.*s", i == 0 ? " (" : "; ",
                      STR_ARG(json_string(list[i].message)));
    if (count > 0)
        strbuf_puts(message, ")");
}

static void add_sentence(struct strbuf *message, const char *words, struct str value)
{
    strbuf_printf(message, "%s%s%.*s", message->len > 0 ? " - " : "", words, STR_ARG(value));
}

static enum health_status health_of_state(struct str state)
{
    if (str_equals(state, "Created") || str_equals(state, "Connected"))
        return HEALTH_HEALTHY;
    return str_equals(state, "Error") ? HEALTH_DEGRADED : HEALTH_PROGRESSING;
}

struct health health_of_ceph_cluster(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf message = STRBUF_INIT(MESSAGE_LIMIT);
    struct str ceph = json_text_at(object, "status.ceph.health"), state, text;
    enum health_status health = HEALTH_PROGRESSING;

    if (!json_is(json_get(object, "status"), JSON_OBJECT))
        return health_text(HEALTH_PROGRESSING, STR("Waiting for status to be reported"));
    if (json_is(json_at(object, "status.ceph.health"), JSON_STRING)) {
        add_sentence(&message, "Ceph health is ", ceph);
        add_details(json_at(object, "status.ceph.details"), arena, &message);
    }
    if (str_equals(ceph, "HEALTH_ERR") || str_equals(ceph, "HEALTH_WARN"))
        health = HEALTH_DEGRADED;
    /* What Ceph finds well may still be changing. */
    if (str_equals(ceph, "HEALTH_OK")) {
        health = HEALTH_HEALTHY;
        if (json_text(json_get(object, "status"), "state", &state)) {
            add_sentence(&message, "Ceph cluster state is ", state);
            health = health_of_state(state);
        }
    }
    text = json_text_at(object, "status.message");
    if (text.len > 0)
        add_sentence(&message, "", text);
    return health_text(health, str_dup((struct str){ message.ptr, message.len }, arena));
}
