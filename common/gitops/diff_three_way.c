/*
 * What kubectl apply would do: a patch from the last applied document, the wanted one and the live
 * one, applied to the live one. Where the patch changes something, both sides are given the
 * defaults an API server would fill in, so that only real differences are left.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "data/strategic_merge.h"
#include "gitops/defaults.h"
#include "gitops/diff_types.h"
#include "gitops/json_remove.h"
#include "gitops/resource.h"

/* Without the namespace, and without annotations that are empty. */
static const struct json *strip(const struct json *object, struct arena *arena)
{
    const struct json *metadata = json_get(object, "metadata");
    const struct json *annotations = json_get(metadata, "annotations");
    bool has_empty = json_is(annotations, JSON_NULL) ||
                     (json_is(annotations, JSON_OBJECT) && json_count(annotations) == 0);
    struct json *changed, *edited;

    if (!json_get(metadata, "namespace") && !has_empty)
        return object;
    changed = json_edit(arena, object);
    edited = json_edit_get(arena, changed, "metadata");
    json_remove(arena, edited, "namespace");
    if (has_empty)
        json_remove(arena, edited, "annotations");
    return changed;
}

/* The API server completes claim templates; only what the manifest says of them counts. */
static const struct json *reduce_claim_templates(const struct json *live,
                                                 const struct json *original, struct arena *arena)
{
    struct group_version_kind gvk = resource_gvk(original);
    const struct json *ours = json_at(original, "spec.volumeClaimTemplates");
    const struct json *theirs = json_at(live, "spec.volumeClaimTemplates");
    struct json *changed;

    if (!str_equals(gvk.kind, "StatefulSet") ||
        (!str_equals(gvk.group, "apps") && !str_equals(gvk.group, "extensions")) ||
        !json_is(ours, JSON_ARRAY) || !json_is(theirs, JSON_ARRAY))
        return live;
    changed = json_edit(arena, live);
    json_set(arena, json_edit_get(arena, changed, "spec"), "volumeClaimTemplates",
             json_keep_like(theirs, ours, arena));
    return changed;
}

static int compare_typed(const struct json *original, const struct json *target,
                         const struct json *live, struct arena *arena, struct diff_result *out,
                         struct error *err)
{
    struct strategic_merge_three_way input = {
        .original = original,
        .modified = target,
        .current = reduce_claim_templates(live, original, arena),
        .type = schema_find_object(schema_builtin(), original),
        .overwrite = true,
    };
    const struct json *patch, *predicted;

    if (strategic_merge_create_three_way(&input, arena, &patch, err) < 0)
        return error_prefix(err, "failed to construct thre way merge patch");
    if (strategic_merge_apply(live, patch, input.type, arena, &predicted, err) < 0)
        return error_prefix(err, "failed to construct strategic merge patch");
    if (json_equal(predicted, live)) {
        *out = (struct diff_result){ false, live, live };
        return 0;
    }
    if (defaults_apply(predicted, arena, &predicted, err) < 0)
        return error_prefix(err, "failed to construct strategic merge patch for predicted state");
    if (defaults_apply(live, arena, &live, err) < 0)
        return error_prefix(err, "failed to construct strategic merge patch for live state");
    *out = diff_result_of(live, predicted);
    return 0;
}

int diff_three_way(const struct json *original, const struct json *target, const struct json *live,
                   struct arena *arena, struct diff_result *out, struct error *err)
{
    const struct json *patch;

    original = strip(original, arena);
    target = strip(target, arena);
    if (diff_is_typed(original))
        return compare_typed(original, target, live, arena, out, err);
    patch = merge_patch_three_way(original, target, json_keep_like(live, original, arena), arena);
    *out = diff_result_of(live, merge_patch_apply(live, patch, arena));
    return 0;
}

int diff_two_way(const struct json *target, const struct json *live, struct arena *arena,
                 struct diff_result *out, struct error *err)
{
    return diff_three_way(target, target, live, arena, out, err);
}
