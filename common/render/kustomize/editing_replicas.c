/* Replicas of an application's `kustomize` block. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/editing.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

static bool is_number(struct str text)
{
    size_t begin = text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+');

    for (size_t i = begin; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    }
    return text.len > begin;
}

static int read_count(const struct json *value, int64_t *out, struct error *err)
{
    struct str text = json_string(value);

    if (json_is(value, JSON_INT)) {
        *out = json_int(value, 0);
        return 0;
    }
    errno = 0;
    *out = is_number(text) ? strtoll(json_cstr(value), NULL, 10) : 0;
    if (!is_number(text) || errno == ERANGE)
        return error_set(err, ERR_INVALID, "expected integer value for count. Received: %s",
                         json_cstr(value));
    return 0;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(json_text_at(*(const struct json *const *)a, "name"),
                       json_text_at(*(const struct json *const *)b, "name"));
}

struct json_list {
    ARENA_LIST(const struct json *) items;
};

static void put_replica(struct editing *e, struct json_list *list, const struct json *item,
                        bool overrides)
{
    for (size_t i = 0; i < list->items.count; i++) {
        if (!str_equal(json_text_at(list->items.items[i], "name"), json_text_at(item, "name")))
            continue;
        if (overrides)
            list->items.items[i] = item;
        return;
    }
    arena_list_push(e->arena, &list->items, item);
}

/* Those of the block; `command` gets a word for each. */
static int read_replicas(struct editing *e, struct editing_command *command, struct json_list *out,
                         struct error *err)
{
    for (struct json_cursor at = json_walk(json_get(e->block, "replicas")); json_next(&at);) {
        struct json *item = json_new_object(e->arena);
        int64_t count;

        if (read_count(json_get(at.value, "count"), &count, err) < 0)
            return -1;
        json_set_text(e->arena, item, "name", json_cstr_at(at.value, "name"));
        json_set_int(e->arena, item, "count", count);
        put_replica(e, out, item, true);
        editing_add(e, command,
                    arena_printf(e->arena, "%s=%" PRId64, json_cstr_at(at.value, "name"), count));
    }
    return 0;
}

/* "name=count", and no more */
static int check_replicas(struct editing *e, const struct editing_command *command,
                          struct error *err)
{
    for (size_t i = command->fixed; i < command->words.count; i++) {
        struct str word = str_of(command->words.items[i]);

        if (str_find_char(word, '=') == str_find_last_char(word, '='))
            continue;
        error_set(err, ERR_INVALID,
                  "invalid format of replica, use the following format: <name>=<count>");
        return editing_fail(e, command, err);
    }
    return 0;
}

static void put_replicas(struct editing *e, struct json_list *list)
{
    struct json *made = json_new_array(e->arena);

    for (struct json_cursor at = json_walk(json_get(e->kustomization, "replicas")); json_next(&at);)
        put_replica(e, list, at.value, false);
    if (list->items.count > 1)
        qsort(list->items.items, list->items.count, sizeof(*list->items.items), compare_names);
    for (size_t i = 0; i < list->items.count; i++)
        json_append(e->arena, made, list->items.items[i]);
    json_set(e->arena, e->kustomization, "replicas", made);
}

int editing_replicas(struct editing *e, struct error *err)
{
    struct editing_command command = editing_command(e, "set", "replicas");
    struct json_list list = { 0 };
    int goes_on;

    if (json_count(json_get(e->block, "replicas")) == 0)
        return 0;
    if (read_replicas(e, &command, &list, err) < 0)
        return -1;
    goes_on = editing_check_words(e, &command, err);
    if (goes_on < 0 || (goes_on > 0 && (check_replicas(e, &command, err) < 0 ||
                                        editing_read(e, &command, err) < 0)))
        return -1;
    if (goes_on > 0)
        put_replicas(e, &list);
    editing_done(e, &command);
    return 0;
}
