/* A deployment's replica sets (rollout.h), and what it says of them. */
#include "base/arena.h"
#include "base/clock.h"
#include "controllers/control.h"
#include "controllers/rollout.h"
#include "data/json.h"

static const int64_t NS_PER_SECOND = 1000000000;
enum { DEADLINE_S = 600, NO_DEADLINE_S = INT32_MAX };

/* ---- conditions ---- */

static int64_t deadline_of(const struct json *deployment)
{
    return control_int(deployment, "spec.progressDeadlineSeconds", DEADLINE_S);
}

static const struct json *find_condition(const struct json *status, const char *type)
{
    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), type))
            return at.value;
    return NULL;
}

static void drop_condition(struct arena *arena, struct json *status, const char *type)
{
    struct json *list = json_edit_get(arena, status, "conditions");

    for (size_t i = json_count(list); i > 0; i--)
        if (str_equals(json_text_at(json_item(list, i - 1), "type"), type))
            json_remove_item(arena, list, i - 1);
    if (list && json_count(list) == 0)
        json_remove(arena, status, "conditions");
}

/* One of the same status and reason stays as it is, unless it is made anew. */
static void set_condition(struct control *control, struct json *status, const char *type,
                          const struct condition *condition, bool is_anew)
{
    struct arena *arena = control->arena;
    const struct json *old = find_condition(status, type);
    bool is_same = str_equals(json_text_at(old, "status"), condition->value);
    const char *now = control_now(control);
    struct json *one;

    if (!is_anew && is_same && str_equals(json_text_at(old, "reason"), condition->reason))
        return;
    one = json_new_object(arena);
    json_set_text(arena, one, "type", type);
    json_set_text(arena, one, "status", condition->value);
    json_set_text(arena, one, "lastUpdateTime", now);
    json_set(arena, one, "lastTransitionTime",
             is_same ? json_get(old, "lastTransitionTime") : json_new_cstr(arena, now));
    json_set_text(arena, one, "reason", condition->reason);
    json_set_text(arena, one, "message", condition->message);
    drop_condition(arena, status, type);
    if (!json_get(status, "conditions"))
        json_set(arena, status, "conditions", json_new_array(arena));
    json_append(arena, json_edit_get(arena, status, "conditions"), one);
}

static void set_progress(struct control *control, struct json *status, const char *value,
                         const char *reason, const char *message)
{
    set_condition(control, status, "Progressing",
                  &(struct condition){ NULL, value, reason, message, true }, false);
}

static void set_available(struct control *control, struct json *status,
                          const struct rollout_limits *limits)
{
    bool is_enough =
        control_int(status, "availableReplicas", 0) >= limits->wanted - limits->unavailable;
    struct condition condition =
        is_enough ? (struct condition){ NULL, "True", "MinimumReplicasAvailable",
                                        "Deployment has minimum availability.", true }
                  : (struct condition){ NULL, "False", "MinimumReplicasUnavailable",
                                        "Deployment does not have minimum availability.", true };

    set_condition(control, status, "Available", &condition, false);
}

static bool has_reason(const struct json *status, const char *reason)
{
    return str_equals(json_text_at(find_condition(status, "Progressing"), "reason"), reason);
}

/* Nothing has happened for too long; else it is looked at again when that could be. */
static bool is_past_deadline(struct control *control, const struct json *status)
{
    struct str updated = json_text_at(find_condition(status, "Progressing"), "lastUpdateTime");
    int64_t since, left;

    if (has_reason(status, "ProgressDeadlineExceeded"))
        return true;
    if (has_reason(status, "NewReplicaSetAvailable") || !clock_parse_rfc3339(updated, &since))
        return false;
    left = deadline_of(control->object) - (clock_now_ns() - since) / NS_PER_SECOND;
    if (left < 0)
        return true;
    control_again(control, left * 1000 + 1000);
    return false;
}

/* Are there more pods of the new template than there were, fewer of the others, more that work? */
static bool has_progressed(const struct json *before, const struct json *now)
{
    int64_t others_before =
        control_int(before, "replicas", 0) - control_int(before, "updatedReplicas", 0);
    int64_t others = control_int(now, "replicas", 0) - control_int(now, "updatedReplicas", 0);

    return control_int(now, "updatedReplicas", 0) > control_int(before, "updatedReplicas", 0) ||
           others < others_before ||
           control_int(now, "readyReplicas", 0) > control_int(before, "readyReplicas", 0) ||
           control_int(now, "availableReplicas", 0) > control_int(before, "availableReplicas", 0);
}

static bool is_complete(const struct json *status, int64_t wanted)
{
    return control_int(status, "updatedReplicas", 0) == wanted &&
           control_int(status, "replicas", 0) == wanted &&
           control_int(status, "availableReplicas", 0) == wanted;
}

static void follow_progress(const struct rollout *rollout, struct json *status)
{
    struct control *control = rollout->control;
    struct arena *arena = control->arena;
    const char *set = json_cstr_at(rollout->current, "metadata.name");
    bool is_settled =
        control_int(status, "replicas", 0) == control_int(status, "updatedReplicas", 0) &&
        has_reason(status, "NewReplicaSetAvailable");

    if (is_settled)
        return;
    if (is_complete(status, rollout->limits.wanted))
        set_progress(control, status, "True", "NewReplicaSetAvailable",
                     arena_printf(arena, "ReplicaSet \"%s\" has successfully progressed.", set));
    else if (has_progressed(json_get(control->object, "status"), status)) {
        set_condition(control, status, "Progressing",
                      &(struct condition){
                          NULL, "True", "ReplicaSetUpdated",
                          arena_printf(arena, "ReplicaSet \"%s\" is progressing.", set), true },
                      true);
    } else if (is_past_deadline(control, status)) {
        set_progress(control, status, "False", "ProgressDeadlineExceeded",
                     arena_printf(arena, "ReplicaSet \"%s\" has timed out progressing.", set));
    }
}

/* That it was paused, and that it is not any more. */
static void note_pause(const struct rollout *rollout, struct json *status, bool is_paused)
{
    bool was_paused = has_reason(status, "DeploymentPaused");

    if (has_reason(status, "ProgressDeadlineExceeded"))
        return;
    if (is_paused && !was_paused)
        set_progress(rollout->control, status, "Unknown", "DeploymentPaused",
                     "Deployment is paused");
    else if (!is_paused && was_paused)
        set_progress(rollout->control, status, "Unknown", "DeploymentResumed",
                     "Deployment is resumed");
}

static void note_found(const struct rollout *rollout, struct json *status)
{
    const char *set = json_cstr_at(rollout->current, "metadata.name");

    if (rollout->current && !find_condition(status, "Progressing"))
        set_progress(rollout->control, status, "True", "FoundNewReplicaSet",
                     arena_printf(rollout->control->arena, "Found new replica set \"%s\"", set));
}

/* A replica set that was made brings us here again: numbers are told of then. */
static void tell_of_begin(const struct rollout *rollout, bool has_deadline)
{
    struct control *control = rollout->control;
    const char *set = json_cstr_at(rollout->current, "metadata.name");
    const struct json *before = json_get(control->object, "status");
    struct json *status =
        before ? json_edit(control->arena, before) : json_new_object(control->arena);

    if (!has_deadline)
        return;
    set_progress(control, status, "True", "NewReplicaSetCreated",
                 arena_printf(control->arena, "Created new replica set \"%s\"", set));
    control_set_status(control, status);
}

/* ---- numbers ---- */

static void set_number(struct arena *arena, struct json *status, const char *name, int64_t number)
{
    if (number > 0)
        json_set_int(arena, status, name, number);
}

static struct json *count(const struct rollout *rollout)
{
    struct control *control = rollout->control;
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    const struct json *conditions = json_at(control->object, "status.conditions");
    int64_t available = rollout_sum(rollout, "status.availableReplicas");

    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    set_number(arena, status, "replicas", rollout_sum(rollout, "status.replicas"));
    set_number(arena, status, "updatedReplicas",
               control_int(rollout->current, "status.replicas", 0));
    set_number(arena, status, "readyReplicas", rollout_sum(rollout, "status.readyReplicas"));
    set_number(arena, status, "availableReplicas", available);
    set_number(arena, status, "unavailableReplicas",
               rollout_sum(rollout, "spec.replicas") - available);
    json_set_int(arena, status, "terminatingReplicas", 0); /* pods here end at once */
    if (conditions)
        json_set(arena, status, "conditions", conditions);
    return status;
}

/* ---- one look ---- */

/* What of its steps is taken now; true: the status tells of a rollout. */
static bool advance(const struct rollout *rollout, bool is_paused)
{
    if (is_paused) {
        (void)rollout_resize(rollout);
        rollout_forget(rollout);
        return false;
    }
    if (rollout_was_resized(rollout)) {
        (void)rollout_resize(rollout);
        return false;
    }
    (void)rollout_step(rollout);
    return true;
}

void control_deployment(struct control *control)
{
    bool is_paused = json_bool(json_at(control->object, "spec.paused"), false), is_rollout;
    bool has_deadline = deadline_of(control->object) != NO_DEADLINE_S, had_current;
    struct rollout rollout;
    struct json *status;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    rollout = rollout_of(control);
    /* Each of the two changes something that brings us here again. */
    if (rollout_renew(&rollout) || rollout_note_revision(&rollout))
        return;
    had_current = rollout.current;
    is_rollout = advance(&rollout, is_paused);
    rollout = rollout_of(control);
    if (!had_current && rollout.current) {
        tell_of_begin(&rollout, has_deadline);
        return;
    }
    status = count(&rollout);
    if (has_deadline)
        note_pause(&rollout, status, is_paused);
    set_available(control, status, &rollout.limits);
    if (is_rollout && has_deadline) {
        note_found(&rollout, status);
        follow_progress(&rollout, status);
    }
    if (!has_deadline)
        drop_condition(control->arena, status, "Progressing");
    if (is_rollout && is_complete(status, rollout.limits.wanted))
        rollout_forget(&rollout);
    control_set_status(control, status);
}
