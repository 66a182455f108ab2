/*
 * RespectIgnoreDifferences: what is ignored is taken over from live into the target. The patch that
 * carries it is coarser than the rules (a list without a key goes as a whole), so whatever the
 * rules did not touch is put back afterwards.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "data/strategic_merge.h"
#include "gitops/diff_types.h"
#include "gitops/resource.h"

static const struct json *without_status(const struct json *object, struct arena *arena)
{
    struct json *changed;

    if (!json_get(object, "status"))
        return object;
    changed = json_edit(arena, object);
    json_remove(arena, changed, "status");
    return changed;
}

/* The normalised target with what live has and its normalised form lacks. */
static int carry_over(const struct json *target, const struct json *normal_live,
                      const struct json *live, struct arena *arena, const struct json **out,
                      struct error *err)
{
    struct strategic_merge_three_way input = {
        .original = live,
        .modified = live,
        .current = normal_live,
        .overwrite = true,
    };
    const struct json *patch;

    if (!diff_is_typed(target)) {
        patch = merge_patch_create(normal_live, live, arena);
        *out = merge_patch_apply(target, patch, arena);
        return 0;
    }
    input.type = schema_find_object(schema_builtin(), target);
    if (strategic_merge_create_three_way(&input, arena, &patch, err) < 0 ||
        strategic_merge_apply(target, patch, input.type, arena, out, err) < 0)
        return -1;
    return 0;
}

struct sides {
    const struct json *target;        /* as in git */
    const struct json *normal_target; /* without what is ignored */
    const struct json *normal_live;
};

static void repair(struct json *patched, struct sides sides, struct arena *arena);

static void repair_member(struct json *patched, struct str key, struct sides sides,
                          struct arena *arena)
{
    struct sides member = { json_get_str(sides.target, key), json_get_str(sides.normal_target, key),
                            json_get_str(sides.normal_live, key) };
    const struct json *now = json_get_str(patched, key);

    if (json_is(member.target, JSON_OBJECT) && json_is(member.normal_target, JSON_OBJECT) &&
        json_is(now, JSON_OBJECT)) {
        if (!json_equal(now, member.target))
            repair(json_edit_get_str(arena, patched, key), member, arena);
    } else if (json_equal(member.normal_target, member.target) && !json_equal(now, member.target)) {
        json_set_str(arena, patched, key, member.target);
    }
}

static void repair(struct json *patched, struct sides sides, struct arena *arena)
{
    const struct json *before = json_copy(arena, patched);

    for (struct json_cursor at = json_walk(sides.target); json_next(&at);)
        repair_member(patched, at.key, sides, arena);
    for (struct json_cursor at = json_walk(before); json_next(&at);) {
        if (!json_get_str(sides.target, at.key) && json_get_str(sides.normal_live, at.key))
            json_remove_str(arena, patched, at.key);
    }
}

int diff_respect_ignored(const struct diff_config *config, const struct json *target,
                         const struct json *live, struct arena *arena, const struct json **out,
                         struct error *err)
{
    const struct json *normal_target = target, *normal_live = live, *carried;
    struct json *patched;

    if (!target || !live) {
        *out = target;
        return 0;
    }
    diff_prepare(config, &normal_target, &normal_live, arena);
    normal_target = normalize_steps(&config->normalizer, NORMALIZE_IGNORE | NORMALIZE_KNOWN_TYPES,
                                    normal_target, arena);
    normal_live = normalize_steps(&config->normalizer, NORMALIZE_IGNORE | NORMALIZE_KNOWN_TYPES,
                                  normal_live, arena);
    if (carry_over(normal_target, without_status(normal_live, arena), without_status(live, arena),
                   arena, &carried, err) < 0)
        return -1;
    patched = json_edit(arena, carried);
    repair(patched, (struct sides){ target, normal_target, normal_live }, arena);
    *out = patched;
    return 0;
}
