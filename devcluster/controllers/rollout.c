#include "controllers/rollout.h"

#include "base/arena.h"
#include "controllers/control.h"
#include "data/json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "deployment.kubernetes.io/"
#define REVISION PREFIX "revision"
#define REVISIONS_BEFORE PREFIX "revision-history"
#define DESIRED PREFIX "desired-replicas"
#define LARGEST PREFIX "max-replicas"
#define HASH "pod-template-hash"

enum { HISTORY = 10 };

/* ---- what the specification allows ---- */

struct rollout_limits rollout_limits_of(const struct json *deployment)
{
    const struct json *rolling = json_at(deployment, "spec.strategy.rollingUpdate");
    struct rollout_limits limits = {
        .wanted = control_int(deployment, "spec.replicas", 1),
        .is_rolling = !str_equals(json_text_at(deployment, "spec.strategy.type"), "Recreate"),
    };

    if (!limits.is_rolling || limits.wanted == 0)
        return limits;
    limits.surge = control_part_of(json_get(rolling, "maxSurge"), limits.wanted, true);
    limits.unavailable = control_part_of(json_get(rolling, "maxUnavailable"), limits.wanted, false);
    if (limits.surge == 0 && limits.unavailable == 0)
        limits.unavailable = 1;
    if (limits.unavailable > limits.wanted)
        limits.unavailable = limits.wanted;
    return limits;
}

/* ---- how it stands ---- */

/* Of two made in one second the one with the lower revision is the older. */
static int by_age(const void *a, const void *b)
{
    const struct json *const *left = a, *const *right = b;
    int order = str_compare(json_text_at(*left, "metadata.creationTimestamp"),
                            json_text_at(*right, "metadata.creationTimestamp"));
    int64_t later = rollout_revision(*left) - rollout_revision(*right);

    return order ? order : later < 0 ? -1 : later > 0;
}

/* In another order, that of `compare`. */
static const struct json *sorted(const struct json *sets, struct arena *arena,
                                 int (*compare)(const void *, const void *))
{
    size_t count = json_count(sets);
    const struct json **items = arena_alloc(arena, (count + 1) * sizeof(*items));
    struct json *result = json_new_array(arena);

    for (size_t i = 0; i < count; i++)
        items[i] = json_item(sets, i);
    qsort(items, count, sizeof(*items), compare);
    for (size_t i = 0; i < count; i++)
        json_append(arena, result, items[i]);
    return result;
}

static const struct json *find_set(const struct json *sets, const char *hash)
{
    for (struct json_cursor at = json_walk(sets); json_next(&at);)
        if (str_equals(json_string(json_get(json_at(at.value, "metadata.labels"), HASH)), hash))
            return at.value;
    return NULL;
}

static const char *hash_of(struct control *control)
{
    return control_template_hash(control, json_at(control->object, "spec.template"));
}

struct rollout rollout_of(struct control *control)
{
    struct rollout rollout = {
        .control = control,
        .limits = rollout_limits_of(control->object),
        .sets = sorted(control_children(control, "replicasets.apps"), control->arena, by_age),
    };

    rollout.current = find_set(rollout.sets, hash_of(control));
    return rollout;
}

int64_t rollout_sum(const struct rollout *rollout, const char *path)
{
    int64_t sum = 0;

    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        sum += control_int(at.value, path, 0);
    return sum;
}

static bool is_current(const struct rollout *rollout, const struct json *set)
{
    return rollout->current && str_equal(json_text_at(set, "metadata.uid"),
                                         json_text_at(rollout->current, "metadata.uid"));
}

/* ---- annotations ---- */

static int64_t annotated(const struct json *object, const char *name)
{
    struct str text = json_string(json_get(json_at(object, "metadata.annotations"), name));

    return text.len ? strtoll(text.ptr, NULL, 10) : 0;
}

int64_t rollout_revision(const struct json *object)
{
    return annotated(object, REVISION);
}

static void annotate(struct control *control, struct json *object, const char *name, int64_t number)
{
    struct json *metadata = json_edit_object(control->arena, object, "metadata");

    json_set_text(control->arena, json_edit_object(control->arena, metadata, "annotations"), name,
                  arena_printf(control->arena, "%" PRId64, number));
}

static void annotate_size(const struct rollout *rollout, struct json *set)
{
    annotate(rollout->control, set, DESIRED, rollout->limits.wanted);
    annotate(rollout->control, set, LARGEST, rollout->limits.wanted + rollout->limits.surge);
}

/* What the deployment says of itself its set says, too. */
static void copy_annotations(const struct rollout *rollout, struct json *set)
{
    static const char *const own[] = { "kubectl.kubernetes.io/last-applied-configuration",
                                       "deprecated.deployment.rollback.to",
                                       REVISION,
                                       REVISIONS_BEFORE,
                                       DESIRED,
                                       LARGEST };
    struct arena *arena = rollout->control->arena;
    struct json *annotations =
        json_edit_object(arena, json_edit_object(arena, set, "metadata"), "annotations");

    for (struct json_cursor at =
             json_walk(json_at(rollout->control->object, "metadata.annotations"));
         json_next(&at);) {
        bool is_own = false;

        for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
            is_own = is_own || str_equals(at.key, own[i]);
        if (!is_own)
            json_set_str(arena, annotations, at.key, at.value);
    }
}

static int64_t next_revision(const struct rollout *rollout)
{
    int64_t newest = 0;

    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        if (!is_current(rollout, at.value) && rollout_revision(at.value) > newest)
            newest = rollout_revision(at.value);
    return newest + 1;
}

static void set_revision(const struct rollout *rollout, struct json *set)
{
    struct arena *arena = rollout->control->arena;
    const struct json *annotations = json_at(set, "metadata.annotations");
    const char *before = json_cstr(json_get(annotations, REVISIONS_BEFORE));
    int64_t revision = rollout_revision(set), next = next_revision(rollout);
    const char *history;

    if (revision >= next)
        return;
    if (revision > 0) {
        history = before[0] ? arena_printf(arena, "%s,%" PRId64, before, revision)
                            : arena_printf(arena, "%" PRId64, revision);
        json_set_text(
            arena, json_edit_object(arena, json_edit_object(arena, set, "metadata"), "annotations"),
            REVISIONS_BEFORE, history);
    }
    annotate(rollout->control, set, REVISION, next);
}

bool rollout_renew(const struct rollout *rollout)
{
    struct control *control = rollout->control;
    const struct json *delay = json_at(control->object, "spec.minReadySeconds");
    struct json *set;

    if (!rollout->current)
        return false;
    set = json_edit(control->arena, rollout->current);
    copy_annotations(rollout, set);
    set_revision(rollout, set);
    if (delay)
        json_set(control->arena, json_edit_object(control->arena, set, "spec"), "minReadySeconds",
                 delay);
    return !json_equal(set, rollout->current) &&
           control_update(control, "replicasets.apps", set, "");
}

bool rollout_note_revision(const struct rollout *rollout)
{
    struct control *control = rollout->control;
    struct json *object;

    if (!rollout->current ||
        rollout_revision(control->object) == rollout_revision(rollout->current))
        return false;
    object = json_edit(control->arena, control->object);
    annotate(control, object, REVISION, rollout_revision(rollout->current));
    return control_update(control, "deployments.apps", object, "status");
}

/* ---- steps ---- */

static void tell_scaled(const struct rollout *rollout, const char *set, int64_t before,
                        int64_t after)
{
    control_tell(rollout->control, "deployment-controller", "ScalingReplicaSet",
                 arena_printf(rollout->control->arena,
                              "Scaled %s replica set %s from %" PRId64 " to %" PRId64,
                              after > before ? "up" : "down", set, before, after));
}

static bool scale(const struct rollout *rollout, const struct json *set, int64_t replicas)
{
    struct arena *arena = rollout->control->arena;
    int64_t before = control_int(set, "spec.replicas", 0);
    struct json *scaled;

    if (before == replicas)
        return false;
    scaled = json_edit(arena, set);
    json_set_int(arena, json_edit_object(arena, scaled, "spec"), "replicas", replicas);
    annotate_size(rollout, scaled);
    if (!control_update(rollout->control, "replicasets.apps", scaled, ""))
        return false;
    tell_scaled(rollout, json_cstr_at(set, "metadata.name"), before, replicas);
    return true;
}

/* How large the current set may be made now. */
static int64_t room_for_current(const struct rollout *rollout)
{
    int64_t largest = rollout->limits.wanted + rollout->limits.surge;
    int64_t has = control_int(rollout->current, "spec.replicas", 0);
    int64_t room = largest - rollout_sum(rollout, "spec.replicas");

    if (!rollout->limits.is_rolling)
        return rollout->limits.wanted;
    if (room <= 0)
        return has;
    return has + room < rollout->limits.wanted ? has + room : rollout->limits.wanted;
}

bool rollout_begin(const struct rollout *rollout)
{
    struct control *control = rollout->control;
    struct arena *arena = control->arena;
    const char *hash = hash_of(control);
    const struct json *template =
        control_with_label(control, json_at(control->object, "spec.template"), HASH, hash);
    const char *name = arena_printf(arena, "%.*s-%s", STR_ARG(control->name), hash);
    struct json *set = control_child(control, name, NULL), *spec = json_new_object(arena);
    struct json *selector = json_edit(arena, json_at(control->object, "spec.selector"));
    int64_t replicas = room_for_current(rollout);

    json_set_text(arena, json_edit_object(arena, selector, "matchLabels"), HASH, hash);
    json_set_int(arena, spec, "replicas", replicas);
    if (json_at(control->object, "spec.minReadySeconds"))
        json_set(arena, spec, "minReadySeconds", json_at(control->object, "spec.minReadySeconds"));
    json_set(arena, spec, "selector", selector);
    json_set(arena, spec, "template", template);
    json_set(arena, set, "spec", spec);
    json_set(arena, json_edit_object(arena, set, "metadata"), "labels",
             json_at(template, "metadata.labels"));
    copy_annotations(rollout, set);
    set_revision(rollout, set);
    annotate_size(rollout, set);
    if (!control_create(control, "replicasets.apps", set))
        return false;
    if (replicas > 0)
        tell_scaled(rollout, name, 0, replicas);
    return true;
}

/* The oldest first; those that are not available before all others. */
static bool shrink_others(const struct rollout *rollout)
{
    int64_t least = rollout->limits.wanted - rollout->limits.unavailable;
    int64_t starting = control_int(rollout->current, "spec.replicas", 0) -
                       control_int(rollout->current, "status.availableReplicas", 0);
    int64_t total = rollout_sum(rollout, "spec.replicas");
    int64_t left = total - least - starting;
    int64_t available_left = rollout_sum(rollout, "status.availableReplicas") - least;
    bool has_shrunk = false;

    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);) {
        int64_t has = control_int(at.value, "spec.replicas", 0);
        int64_t dead = has - control_int(at.value, "status.availableReplicas", 0);

        if (is_current(rollout, at.value) || left <= 0 || dead <= 0)
            continue;
        if (dead > left)
            dead = left;
        left -= dead;
        has_shrunk = scale(rollout, at.value, has - dead) || has_shrunk;
    }
    if (has_shrunk)
        return true;
    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);) {
        int64_t has = control_int(at.value, "spec.replicas", 0);
        int64_t less = has < available_left ? has : available_left;

        if (is_current(rollout, at.value) || less <= 0 || left <= 0)
            continue;
        available_left -= less;
        has_shrunk = scale(rollout, at.value, has - less) || has_shrunk;
    }
    return has_shrunk;
}

static bool end_others(const struct rollout *rollout)
{
    bool has_ended = false;

    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        if (!is_current(rollout, at.value))
            has_ended = scale(rollout, at.value, 0) || has_ended;
    return has_ended;
}

static bool others_are_gone(const struct rollout *rollout)
{
    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        if (!is_current(rollout, at.value) && (control_int(at.value, "spec.replicas", 0) > 0 ||
                                               control_int(at.value, "status.replicas", 0) > 0))
            return false;
    return true;
}

bool rollout_step(const struct rollout *rollout)
{
    int64_t wanted = rollout->limits.wanted;

    if (!rollout->limits.is_rolling) {
        if (end_others(rollout))
            return true;
        if (!others_are_gone(rollout))
            return false;
        return rollout->current ? scale(rollout, rollout->current, wanted) : rollout_begin(rollout);
    }
    if (!rollout->current)
        return rollout_begin(rollout);
    if (control_int(rollout->current, "spec.replicas", 0) > wanted)
        return scale(rollout, rollout->current, wanted);
    return scale(rollout, rollout->current, room_for_current(rollout)) || shrink_others(rollout);
}

/* ---- another size in the middle ---- */

static bool is_active(const struct json *set)
{
    return control_int(set, "spec.replicas", 0) > 0;
}

bool rollout_was_resized(const struct rollout *rollout)
{
    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        if (is_active(at.value) && json_get(json_at(at.value, "metadata.annotations"), DESIRED) &&
            annotated(at.value, DESIRED) != rollout->limits.wanted)
            return true;
    return false;
}

/* The one that has all pods, or would have them; NULL: several have some. */
static const struct json *only_one(const struct rollout *rollout)
{
    const struct json *found = NULL;

    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);) {
        if (!is_active(at.value))
            continue;
        if (found)
            return NULL;
        found = at.value;
    }
    if (found || rollout->current)
        return found ? found : rollout->current;
    for (struct json_cursor at = json_walk(rollout->sets); json_next(&at);)
        if (!found || rollout_revision(at.value) > rollout_revision(found))
            found = at.value;
    return found;
}

static int by_size(const struct json *a, const struct json *b)
{
    int64_t left = control_int(a, "spec.replicas", 0), right = control_int(b, "spec.replicas", 0);

    return left == right ? 0 : left > right ? -1 : 1;
}

static int by_size_then_newest(const void *a, const void *b)
{
    int order = by_size(*(const struct json *const *)a, *(const struct json *const *)b);

    return order ? order : by_age(b, a);
}

static int by_size_then_oldest(const void *a, const void *b)
{
    int order = by_size(*(const struct json *const *)a, *(const struct json *const *)b);

    return order ? order : by_age(a, b);
}

/* How much of the change falls to a set: as large a part of it as the set is of all. */
static int64_t share_of(const struct rollout *rollout, const struct json *set, int64_t left)
{
    int64_t has = control_int(set, "spec.replicas", 0), largest = annotated(set, LARGEST), share;
    double size = (double)has * (double)(rollout->limits.wanted + rollout->limits.surge);

    if (rollout->limits.wanted == 0)
        return -has;
    if (largest <= 0)
        largest = control_int(rollout->control->object, "status.replicas", has);
    share = (int64_t)(size / (double)largest + 0.5) - has;
    if (left > 0)
        return share < 0 ? 0 : share < left ? share : left;
    return share > 0 ? 0 : share > left ? share : left;
}

static bool share_out(const struct rollout *rollout)
{
    struct arena *arena = rollout->control->arena;
    int64_t largest =
        rollout->limits.wanted > 0 ? rollout->limits.wanted + rollout->limits.surge : 0;
    int64_t change = largest - rollout_sum(rollout, "spec.replicas"), left = change;
    const struct json *sets =
        sorted(rollout->sets, arena, change > 0 ? by_size_then_newest : by_size_then_oldest);
    int64_t *sizes = arena_alloc(arena, (json_count(sets) + 1) * sizeof(*sizes));
    bool has_scaled = false;

    for (struct json_cursor at = json_walk(sets); json_next(&at);) {
        int64_t share = 0;

        sizes[at.index] = control_int(at.value, "spec.replicas", 0);
        if (change != 0 && is_active(at.value))
            share = share_of(rollout, at.value, left);
        sizes[at.index] += share;
        left -= share;
    }
    /* What rounding left over is the largest one's. */
    if (json_count(sets) > 0)
        sizes[0] = sizes[0] + left > 0 ? sizes[0] + left : 0;
    for (struct json_cursor at = json_walk(sets); json_next(&at);) {
        struct json *set;

        if (!is_active(at.value))
            continue;
        if (scale(rollout, at.value, sizes[at.index])) {
            has_scaled = true;
            continue;
        }
        set = json_edit(arena, at.value);
        annotate_size(rollout, set);
        has_scaled = (!json_equal(set, at.value) &&
                      control_update(rollout->control, "replicasets.apps", set, "")) ||
                     has_scaled;
    }
    return has_scaled;
}

bool rollout_resize(const struct rollout *rollout)
{
    const struct json *one = only_one(rollout), *current = rollout->current;
    int64_t wanted = rollout->limits.wanted;

    if (one)
        return scale(rollout, one, wanted);
    if (current && control_int(current, "spec.replicas", 0) == wanted &&
        annotated(current, DESIRED) == wanted &&
        control_int(current, "status.availableReplicas", 0) == wanted)
        return end_others(rollout);
    return rollout->limits.is_rolling && share_out(rollout);
}

/* ---- what is not needed any more ---- */

static int by_revision(const void *a, const void *b)
{
    int64_t left = rollout_revision(*(const struct json *const *)a);
    int64_t right = rollout_revision(*(const struct json *const *)b);

    return left == right ? 0 : left < right ? -1 : 1;
}

void rollout_forget(const struct rollout *rollout)
{
    struct control *control = rollout->control;
    int64_t kept = control_int(control->object, "spec.revisionHistoryLimit", HISTORY);
    int64_t others = (int64_t)json_count(rollout->sets) - (rollout->current ? 1 : 0);
    int64_t left = others - kept;

    for (struct json_cursor at = json_walk(sorted(rollout->sets, control->arena, by_revision));
         left > 0 && json_next(&at);) {
        if (is_current(rollout, at.value))
            continue;
        left--;
        if (control_int(at.value, "status.replicas", 0) == 0 && !is_active(at.value) &&
            control_int(at.value, "metadata.generation", 0) <=
                control_int(at.value, "status.observedGeneration", 0))
            control_delete(control, "replicasets.apps", at.value);
    }
}
