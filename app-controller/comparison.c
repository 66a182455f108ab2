#include "comparison.h"

#include "argo/integrity_policy.h"
#include "argo/settings.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "comparison_parts.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"

/* ---- what is compared with ---- */

static const struct json *typed_sources(const struct application *app, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < app->source_count; i++)
        json_append(arena, list,
                    shape_typed(shape_application_source, app->sources[i].document, arena));
    return list;
}

static const struct json *compared_to(const struct application *app, struct arena *arena)
{
    struct json *state = json_new_object(arena), *ignored;
    const struct json *rules = json_get(app->spec, "ignoreDifferences");

    if (app->has_multiple_sources)
        json_set(arena, state, "sources", typed_sources(app, arena));
    else if (app->source_count > 0)
        json_set(arena, state, "source",
                 shape_typed(shape_application_source, app->sources[0].document, arena));
    json_set(arena, state, "destination",
             shape_typed(shape_application_destination, json_get(app->spec, "destination"), arena));
    if (json_count(rules) == 0)
        return state;
    ignored = json_new_array(arena);
    for (struct json_cursor at = json_walk(rules); json_next(&at);)
        json_append(arena, ignored, shape_typed(shape_ignore_difference, at.value, arena));
    json_set(arena, state, "ignoreDifferences", ignored);
    return state;
}

/* ---- failures that may pass ---- */

static void forget_failure(struct controller *controller, const struct application *app)
{
    free(map_remove(controller->repo_errors, app->name));
}

/* The first failures of a background refresh are kept quiet: the repository may come back. */
static bool is_too_early(struct controller *controller, const struct application *app)
{
    int64_t now = clock_monotonic_ms();
    int64_t *first = map_find(controller->repo_errors, app->name);

    if (!first) {
        first = xcalloc(1, sizeof(*first));
        *first = now;
        map_put(controller->repo_errors, app->name, first);
        return true;
    }
    return now - *first < controller->config->repo_error_grace_s * 1000;
}

/* ---- the steps ---- */

static void add_error(struct comparing *comparing, const char *what, struct error *err)
{
    conditions_addf(&comparing->out->conditions, comparing->arena, CONDITION_COMPARISON_ERROR,
                    "%s: %s", what, error_text(err));
    error_release(err);
}

/* The cluster's version is part of what manifests are made for: without it there are none. */
static int open_cluster(struct comparing *comparing, struct error *err)
{
    struct str server = managed_cluster_info(comparing->request->cluster)->server;

    if (managed_cluster_open(comparing->request->cluster, &comparing->cache, err) < 0 ||
        cluster_cache_sync(comparing->cache, err) < 0) {
        error_prefix(err, "error synchronizing cache state ");
        return error_prefix(err, "failed to get cluster info for \"%.*s\"", STR_ARG(server));
    }
    comparing->out->cache = comparing->cache;
    return 0;
}

static bool is_local(const struct comparing *comparing)
{
    return comparing->request->local_manifests.count > 0;
}

static int load_targets(struct comparing *comparing, struct error *err)
{
    const struct comparison_request *request = comparing->request;

    comparing->desired =
        arena_alloc(comparing->arena, (request->source_count + 1) * sizeof(*comparing->desired));
    if (is_local(comparing)) {
        return desired_parse_local(request->local_manifests, comparing->arena, comparing->desired,
                                   err);
    }
    return desired_load(request, comparing->cache, comparing->arena, comparing->desired, err);
}

/* Files that nobody has signed do not stand in for signed ones. The API server says so first. */
static bool refuses_local(const struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;

    return is_local(comparing) &&
           integrity_policy_is_enabled(request->controller->config->gpg_enabled) &&
           integrity_policy_concerns(integrity_policy_read(request->project, comparing->arena),
                                     request->sources, request->source_count);
}

static void take_revisions(struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;
    struct str *revisions =
        arena_alloc(comparing->arena, (request->source_count + 1) * sizeof(*revisions));
    struct str *types = arena_alloc(comparing->arena, (request->source_count + 1) * sizeof(*types));

    /* Nothing is rendered of local manifests: the revision stays the one that was asked for. */
    for (size_t i = 0; i < request->source_count; i++) {
        revisions[i] = is_local(comparing) ? request->revisions[i] : comparing->desired[i].revision;
        types[i] = is_local(comparing) ? STR_EMPTY : comparing->desired[i].type;
    }
    comparing->has_desired = true;
    comparing->out->revisions = (struct texts){ revisions, request->source_count };
    comparing->out->source_types = (struct texts){ types, request->source_count };
}

static void keep_requested_revisions(struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;
    struct str *revisions =
        arena_alloc(comparing->arena, (request->source_count + 1) * sizeof(*revisions));

    if (request->has_multiple_sources)
        return;
    for (size_t i = 0; i < request->source_count; i++)
        revisions[i] = str_is_empty(request->revisions[i]) && !is_local(comparing)
                           ? request->sources[i].target_revision
                           : request->revisions[i];
    comparing->out->revisions = (struct texts){ revisions, request->source_count };
}

static void fail_to_load(struct comparing *comparing, const char *what, struct error *err)
{
    add_error(comparing, what, err);
    comparing->out->failed_to_load = true;
}

static bool is_quiet(const struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;

    return !request->is_forced && !request->is_sync &&
           is_too_early(request->controller, request->app);
}

/* There are no targets. False: nothing is compared. */
static bool go_on_without_targets(struct comparing *comparing, bool has_cluster, struct error *err)
{
    const char *what = has_cluster && is_local(comparing) ? "Failed to load local manifests"
                                                          : "Failed to load target state";

    if (is_quiet(comparing)) {
        log_warn("an application cannot be compared, which may pass",
                 F("app", comparing->request->app->name.ptr), F("error", error_text(err)));
        comparing->out->is_abandoned = true;
        return false;
    }
    fail_to_load(comparing, what, err);
    return has_cluster;
}

static void take_targets(struct comparing *comparing, struct error *err)
{
    forget_failure(comparing->request->controller, comparing->request->app);
    take_revisions(comparing);
    if (comparing_normalize_targets(comparing, err) < 0) {
        comparing->target_count = 0;
        add_error(comparing, "Failed to normalize target state", err);
    }
}

/* Everything up to the pairs. False: there is nothing to compare. */
static bool load_both_sides(struct comparing *comparing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str server = managed_cluster_info(comparing->request->cluster)->server;
    bool has_cluster = open_cluster(comparing, &err) == 0;

    keep_requested_revisions(comparing);
    if (!has_cluster)
        error_prefix(&err, "failed to get cluster version for cluster \"%.*s\"", STR_ARG(server));
    if (has_cluster && refuses_local(comparing)) {
        conditions_add(&comparing->out->conditions, comparing->arena, CONDITION_COMPARISON_ERROR,
                       "Cannot use local manifests when source integrity is enforced");
        comparing->out->failed_to_load = true;
    } else if (!has_cluster || load_targets(comparing, &err) < 0) {
        if (!go_on_without_targets(comparing, has_cluster, &err))
            return false;
    } else {
        take_targets(comparing, &err);
    }
    if (!comparing->targets)
        comparing->targets = arena_alloc(comparing->arena, sizeof(*comparing->targets));
    if (comparing_load_live(comparing, &err) < 0)
        fail_to_load(comparing, "Failed to load live state", &err);
    return true;
}

/* Nothing is known of the objects: all there is to say is why. */
static void finish_without_cluster(struct comparing *comparing)
{
    struct str server = managed_cluster_info(comparing->request->cluster)->server;
    const char *reason = comparing->cache ? cluster_cache_error(comparing->cache) : "";

    if (!comparing->out->is_abandoned && *reason) {
        conditions_addf(&comparing->out->conditions, comparing->arena, CONDITION_COMPARISON_ERROR,
                        "Failed to load live state: failed to get cluster info for \"%.*s\": error "
                        "synchronizing cache state : %s",
                        STR_ARG(server), reason);
        conditions_addf(&comparing->out->conditions, comparing->arena, CONDITION_UNKNOWN_ERROR,
                        "error synchronizing cache state : %s", reason);
    }
    comparing->out->status = SYNC_UNKNOWN;
    comparing->out->health = HEALTH_HEALTHY;
}

int comparison_make(const struct comparison_request *request, struct arena *arena,
                    struct comparison *out, struct error *err)
{
    struct comparing comparing = { .request = request, .arena = arena, .out = out };

    (void)err;
    *out = (struct comparison){ .status = SYNC_UNKNOWN, .health = HEALTH_UNKNOWN };
    out->compared_to = compared_to(request->app, arena);
    comparing.tracking = tracking_of(request->settings);
    comparing.instance =
        application_instance_name(request->app, request->controller->namespace, arena);
    if (!load_both_sides(&comparing)) {
        finish_without_cluster(&comparing);
        return 0;
    }
    comparing_pair(&comparing);
    if (comparing_diff(&comparing, err) < 0) {
        fail_to_load(&comparing, "Failed to compare desired state to live state", err);
        for (size_t i = 0; i < out->count; i++)
            out->items[i].diff = (struct diff_result){ 0 };
    }
    comparing_judge(&comparing);
    return 0;
}
