#include "gitops/mask.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/diff.h"
#include "gitops/normalize.h"
#include "gitops/resource.h"

enum { FIRST_LENGTH = 8, STEP_LENGTH = 4, SIDES = 4, SIDE_TARGET = 0, SIDE_LIVE = 1 };

/* Target, live, and what was last applied of each: in this order values are numbered. */
struct sides {
    struct json *documents[SIDES]; /* NULL: absent */
    struct arena *arena;
};

static const struct json *map_of(const struct json *document, bool is_annotations)
{
    if (!is_annotations)
        return json_get(document, "data");
    return json_get(json_get(document, "metadata"), "annotations");
}

static struct json *edit_map(struct sides *sides, struct json *document, bool is_annotations)
{
    if (!is_annotations)
        return json_edit_object(sides->arena, document, "data");
    return json_edit_object(sides->arena, json_edit_object(sides->arena, document, "metadata"),
                            "annotations");
}

static const char *row_of(size_t number, struct arena *arena)
{
    size_t length = FIRST_LENGTH + number * STEP_LENGTH;
    char *row = arena_alloc(arena, length + 1);

    memset(row, '+', length);
    return row;
}

static void mask_key(struct sides *sides, struct str key, bool is_annotations)
{
    const struct json *seen[SIDES];
    size_t count = 0;

    for (int i = 0; i < SIDES; i++) {
        const struct json *value = json_get_str(map_of(sides->documents[i], is_annotations), key);
        size_t number = 0;

        if (!value)
            continue;
        while (number < count && !json_equal(seen[number], value))
            number++;
        if (number == count)
            seen[count++] = value;
        json_set_str(sides->arena, edit_map(sides, sides->documents[i], is_annotations), key,
                     json_new_cstr(sides->arena, row_of(number, sides->arena)));
    }
}

static void mask_data(struct sides *sides)
{
    /* The maps change while their keys are walked over: walk over what they were. */
    const struct json *before[SIDES];

    for (int i = 0; i < SIDES; i++)
        before[i] = json_count(map_of(sides->documents[i], false)) > 0
                        ? json_copy(sides->arena, map_of(sides->documents[i], false))
                        : NULL;
    for (int i = 0; i < SIDES; i++) {
        for (struct json_cursor at = json_walk(before[i]); json_next(&at);) {
            bool was_done = false;

            for (int j = 0; j < i; j++)
                was_done = was_done || json_get_str(before[j], at.key);
            if (!was_done)
                mask_key(sides, at.key, false);
        }
    }
}

/* Put what was last applied back, masked; a row where it cannot be masked or is to be hidden. */
static void store_last_applied(struct sides *sides, int side, struct texts annotations)
{
    struct json *document = sides->documents[side];
    struct json *applied = sides->documents[side + 2];
    struct str text;

    if (!document || !resource_has_annotation(document, LAST_APPLIED_ANNOTATION))
        return;
    if (!applied || texts_contain(annotations, LAST_APPLIED_ANNOTATION)) {
        text = str_of(row_of(0, sides->arena));
    } else {
        text = json_print(applied, JSON_SORTED, sides->arena);
        text = str_of(arena_printf(sides->arena, "%.*s\n", STR_ARG(text)));
    }
    json_set(sides->arena, edit_map(sides, document, true), LAST_APPLIED_ANNOTATION,
             json_new_string(sides->arena, text));
}

static struct json *open_side(const struct json *secret, struct arena *arena)
{
    return secret ? json_edit(arena, normalize_secret(secret, arena)) : NULL;
}

struct masked_pair mask_secret_pair(const struct json *target, const struct json *live,
                                    struct texts annotations, struct arena *arena)
{
    struct sides sides = { .arena = arena };

    if (!resource_is_kind(target ? target : live, "", "Secret"))
        return (struct masked_pair){ target, live };
    sides.documents[0] = open_side(target, arena);
    sides.documents[1] = open_side(live, arena);
    sides.documents[2] = open_side(diff_last_applied(target, arena), arena);
    sides.documents[3] = open_side(diff_last_applied(live, arena), arena);
    mask_data(&sides);
    for (size_t i = 0; i < annotations.count; i++) {
        if (!str_equals(annotations.items[i], LAST_APPLIED_ANNOTATION))
            mask_key(&sides, annotations.items[i], true);
    }
    store_last_applied(&sides, SIDE_TARGET, annotations);
    store_last_applied(&sides, SIDE_LIVE, annotations);
    return (struct masked_pair){ sides.documents[0], sides.documents[1] };
}

const struct json *mask_secret(const struct json *object, struct texts annotations,
                               struct arena *arena)
{
    return mask_secret_pair(NULL, object, annotations, arena).live;
}
