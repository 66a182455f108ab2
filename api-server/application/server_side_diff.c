#include "application/app_state.h"
#include "application/live_resource.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/diff.h"
#include "gitops/ignore.h"
#include "gitops/mask.h"
#include "gitops/resource.h"
#include "server.h"

/* A pair that the caller wants compared; states are NULL where they are absent. */
struct asked_pair {
    const struct json *item; /* ResourceDiff */
    struct resource_key key;
    const struct json *live, *target;
};

/* ---- the pairs ---- */

static int parse_state(struct str text, struct arena *arena, const struct json **out,
                       struct error *err)
{
    *out = NULL;
    if (str_is_empty(text) || str_equals(text, "null"))
        return 0;
    return json_parse(text, NULL, arena, out, err);
}

static int check_part(const struct asked_pair *pair, const char *what, struct str expected,
                      struct str found, struct error *err)
{
    if (str_equal(expected, found))
        return 0;
    return error_set(err, ERR_INVALID,
                     "%s mismatch: expected %.*s, got %.*s for live resource %.*s/%.*s/%.*s", what,
                     STR_ARG(expected), STR_ARG(found), STR_ARG(pair->key.group),
                     STR_ARG(pair->key.kind), STR_ARG(pair->key.name));
}

/* What is called live must be what its entry says it is. */
static int check_identity(const struct asked_pair *pair, struct error *err)
{
    struct resource_key found;

    if (!pair->live)
        return 0;
    found = resource_key_of(pair->live);
    if (check_part(pair, "name", pair->key.name, found.name, err) < 0 ||
        check_part(pair, "namespace", pair->key.namespace, found.namespace, err) < 0 ||
        check_part(pair, "group", pair->key.group, found.group, err) < 0)
        return -1;
    return check_part(pair, "kind", pair->key.kind, found.kind, err);
}

static struct resource_key key_of(const struct json *item)
{
    return (struct resource_key){
        .group = json_string(json_get(item, "group")),
        .kind = json_string(json_get(item, "kind")),
        .namespace = json_string(json_get(item, "namespace")),
        .name = json_string(json_get(item, "name")),
    };
}

static int check_managed(const struct api_call *call, const struct asked_pair *pair,
                         const struct json *managed, struct error *err)
{
    for (struct json_cursor at = json_walk(managed); json_next(&at);)
        if (resource_key_equal(key_of(at.value), pair->key))
            return 0;
    return error_set(err, ERR_FORBIDDEN, "%.*s/%.*s %.*s not found as part of application %.*s",
                     STR_ARG(pair->key.group), STR_ARG(pair->key.kind), STR_ARG(pair->key.name),
                     STR_ARG(subject_of(call)->app.name));
}

static int read_pair(const struct api_call *call, size_t index, const struct json *managed,
                     struct asked_pair *out, struct error *err)
{
    const struct json *item = json_item(json_get(call->request, "liveResources"), index);
    const struct json *targets = json_get(call->request, "targetManifests");

    out->item = item;
    out->key = key_of(item);
    if (parse_state(json_string(json_get(item, "liveState")), call->arena, &out->live, err) < 0)
        return error_prefix(err, "error unmarshaling live state");
    if (parse_state(json_string(json_item(targets, index)), call->arena, &out->target, err) < 0)
        return error_prefix(err, "error unmarshaling target manifest");
    if (check_identity(out, err) < 0)
        return -1;
    return check_managed(call, out, managed, err);
}

/* ---- the API server's opinion ---- */

static int dry_run(struct api_call *call, const struct diff_config *config, struct target *target,
                   const struct asked_pair *pair, const struct json **out, struct error *err)
{
    struct group_version_kind gvk = resource_gvk(pair->target);
    const struct live_resource place = {
        .group = gvk.group,
        .version = gvk.version,
        .kind = gvk.kind,
        .namespace = pair->key.namespace,
        .name = pair->key.name,
        .target = target,
    };
    struct kube_request request;
    struct kube_answer answer = { 0 };

    if (live_resource_request(call, &place, KUBE_PATCH, &request, err) < 0)
        return -1;
    request.patch_type = KUBE_PATCH_APPLY;
    request.body = diff_dry_run_target(config, pair->target, pair->live, call->arena);
    request.field_manager = DIFF_MANAGER;
    request.force = true;
    request.is_dry_run = true;
    if (kube_client_wait(target->client, &request, call->arena, &answer, err) < 0)
        return error_prefix(err,
                            "error performing server-side diff: error running server side apply "
                            "in dryrun mode for resource %.*s/%.*s",
                            STR_ARG(pair->key.kind), STR_ARG(pair->key.name));
    *out = answer.object;
    return 0;
}

/* ---- the answer ---- */

static void put_state(struct json *item, const char *key, const struct json *state,
                      struct arena *arena)
{
    struct str text = state ? json_print(state, JSON_SORTED, arena) : STR("null");

    json_set(arena, item, key, json_new_string(arena, text));
}

static struct json *answer_item(const struct api_call *call, const struct asked_pair *pair,
                                const struct diff_result *result)
{
    static const char *const parts[] = { "group", "kind", "namespace",
                                         "name",  "hook", "resourceVersion" };
    struct arena *arena = call->arena;
    struct json *item = json_new_object(arena);
    struct texts annotations =
        catalog_hold_settings(call->server->catalog, call->arena)->sensitive_annotations;
    struct masked_pair masked =
        mask_secret_pair(result->predicted_live, result->normalized_live, annotations, arena);

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if (json_get(pair->item, parts[i]))
            json_set(arena, item, parts[i], json_get(pair->item, parts[i]));
    put_state(item, "targetState", masked.target, arena);
    put_state(item, "liveState", masked.live, arena);
    if (result->modified)
        json_set_bool(arena, item, "modified", true);
    return item;
}

/* ---- the method ---- */

static int make_config(struct api_call *call, struct diff_config *out, struct error *err)
{
    const struct settings *settings = catalog_hold_settings(call->server->catalog, call->arena);
    const struct application *app = &subject_of(call)->app;
    struct ignore_rules *rules = NULL;

    if (ignore_rules_new(app, settings, &call->server->jq, call->arena, &rules, err) < 0)
        return error_prefix(err, "error creating diff normalizer");
    *out = (struct diff_config){
        .normalizer = normalizer_of(settings, rules),
        .tracking = tracking_of(settings),
        .sync_options = app->sync_policy.options,
        .is_server_side = true,
        .includes_webhook_mutations = diff_includes_webhook_mutations(app->document),
    };
    return 0;
}

static int compare(struct api_call *call, const struct diff_config *config, struct target *target,
                   const struct asked_pair *pair, struct diff_result *out, struct error *err)
{
    struct diff_pair sides = { .target = pair->target, .live = pair->live };

    if (pair->target && pair->live && dry_run(call, config, target, pair, &sides.dry_run, err) < 0)
        return -1;
    return diff_compare(config, &sides, call->arena, out, err);
}

int compare_server_side(struct api_call *call, const struct json **reply, struct error *err)
{
    size_t count = json_count(json_get(call->request, "liveResources"));
    struct json *answer = json_new_object(call->arena), *items = json_new_array(call->arena);
    struct diff_config config;
    const struct json *managed;
    struct target *target;
    bool modified = false;

    json_set_bool(call->arena, answer, "modified", false);
    *reply = answer;
    if (app_state_managed(call, subject_of(call), &managed, err) < 0)
        return -1;
    if (count == 0)
        return 0;
    if (targets_find(call, &subject_of(call)->app.destination, &target, err) < 0 ||
        make_config(call, &config, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        struct asked_pair pair;
        struct diff_result result;

        if (read_pair(call, i, managed, &pair, err) < 0 ||
            compare(call, &config, target, &pair, &result, err) < 0)
            return -1;
        modified |= result.modified;
        json_append(call->arena, items, answer_item(call, &pair, &result));
    }
    json_set(call->arena, answer, "items", items);
    json_set_bool(call->arena, answer, "modified", modified);
    return 0;
}
