#include "argo/history.h"
#include "argo/settings.h"
#include "argo/source.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "comparison.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/options.h"
#include "gitops/windows.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "managed_namespace.h"
#include "operation_actions.h"
#include "operation_run.h"

/* What a pass needs, step by step; the first step that cannot go on ends it. */
struct syncing {
    struct operation_run *run;
    struct json *result; /* state.syncResult, being edited */
    struct managed_cluster *cluster;
    struct application_source *sources;
    size_t source_count;
    bool has_multiple_sources;
    struct comparison comparison;
    struct operation_target target;
    struct kube_impersonation act_as;
    struct sync_results results;
    struct sync_pass pass;
};

enum step_result { STEP_GO_ON, STEP_END };

static enum step_result end(struct syncing *syncing, const char *phase, const char *message)
{
    operation_set(syncing->run, phase, message);
    return STEP_END;
}

/* ---- what is synced ---- */

static void put_sources(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;
    const struct operation *operation = &run->operation;
    struct arena *arena = run->arena;
    struct json *list;

    if (operation->sources || (!operation->source && run->app.has_multiple_sources)) {
        list = json_new_array(arena);
        for (struct json_cursor at = json_walk(operation->sources); json_next(&at);)
            json_append(arena, list, at.value);
        for (size_t i = 0; !operation->sources && i < run->app.source_count; i++)
            json_append(arena, list, run->app.sources[i].document);
        json_set(arena, syncing->result, "sources", list);
        if (!operation->sources) /* the first stands for them where one is expected */
            json_set(arena, syncing->result, "source", run->app.sources[0].document);
        json_set(arena, syncing->result, "revisions", texts_to_json(operation->revisions, arena));
        json_set_text(arena, syncing->result, "revision", "");
        return;
    }
    if (operation->source || run->app.source_count > 0)
        json_set(arena, syncing->result, "source",
                 operation->source ? operation->source : run->app.sources[0].document);
    json_set(arena, syncing->result, "revision", json_new_string(arena, operation->revision));
}

static enum step_result find_sources(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;
    const struct json *sources, *source;

    if (!run->operation.sync)
        return end(syncing, "Error", "Invalid operation request: no operation specified");
    if (!json_get(run->state, "syncResult")) {
        syncing->result = json_new_object(run->arena);
        put_sources(syncing);
        json_set(run->arena, run->state, "syncResult", syncing->result);
    }
    syncing->result = json_edit_get(run->arena, run->state, "syncResult");
    sources = json_get(syncing->result, "sources");
    source = json_get(syncing->result, "source");
    syncing->has_multiple_sources = json_count(sources) > 0;
    syncing->source_count = syncing->has_multiple_sources ? json_count(sources) : 1;
    syncing->sources = arena_alloc(run->arena, syncing->source_count * sizeof(*syncing->sources));
    for (size_t i = 0; i < syncing->source_count; i++)
        syncing->sources[i] =
            application_source_read(syncing->has_multiple_sources ? json_item(sources, i) : source);
    return STEP_GO_ON;
}

static struct str revision_of(const struct syncing *syncing, size_t index)
{
    if (syncing->has_multiple_sources)
        return json_string(json_item(json_get(syncing->result, "revisions"), index));
    return json_string(json_get(syncing->result, "revision"));
}

static enum step_result check_windows(struct syncing *syncing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct operation_run *run = syncing->run;
    const struct operation_state *stored = &run->app.operation_state;
    int64_t started = 0;
    struct window_question question = { .now = run->now_s, .zones = run->controller->zones };
    int permitted;

    question.is_manual = stored->document && !stored->operation.is_automated;
    if (clock_parse_rfc3339(stored->started_at, &started))
        question.operation_start = started / 1000000000;
    permitted =
        windows_can_sync(windows_matching(&run->project, &run->app, run->arena), &question, &err);
    if (permitted == 1)
        return STEP_GO_ON;
    if (str_equals(operation_phase(run), "Running")) {
        json_set_text(run->arena, run->state, "message",
                      permitted < 0
                          ? arena_printf(run->arena, "Sync operation blocked by sync window: %s",
                                         error_text(&err))
                          : "Sync operation blocked by sync window");
    }
    return STEP_END;
}

static enum step_result resolve_cluster(struct syncing *syncing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct operation_run *run = syncing->run;

    if (clusters_resolve(run->controller->clusters, &run->app.destination, &syncing->cluster,
                         &err) < 0)
        return end(
            syncing, "Error",
            arena_printf(run->arena, "Failed to get destination cluster: %s", error_text(&err)));
    return STEP_GO_ON;
}

/* ---- the comparison ---- */

static void keep_revisions(struct syncing *syncing)
{
    struct arena *arena = syncing->run->arena;
    const struct texts *revisions = &syncing->comparison.revisions;

    if (syncing->has_multiple_sources)
        json_set(arena, syncing->result, "revisions", texts_to_json(*revisions, arena));
    else if (revisions->count > 0)
        json_set(arena, syncing->result, "revision", json_new_string(arena, revisions->items[0]));
}

static enum step_result compare(struct syncing *syncing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct operation_run *run = syncing->run;
    struct str *revisions = arena_alloc(run->arena, syncing->source_count * sizeof(*revisions));
    const struct comparison_request request = {
        .controller = run->controller,
        .app = &run->app,
        .project = &run->project,
        .settings = run->settings,
        .cluster = syncing->cluster,
        .sources = syncing->sources,
        .revisions = revisions,
        .source_count = syncing->source_count,
        .has_multiple_sources = syncing->has_multiple_sources,
        .is_sync = true,
        .local_manifests = run->operation.manifests,
        .respects_ignored = texts_contain(run->operation.options, "RespectIgnoreDifferences=true"),
    };

    for (size_t i = 0; i < syncing->source_count; i++)
        revisions[i] = revision_of(syncing, i);
    if (comparison_make(&request, run->arena, &syncing->comparison, &err) < 0)
        return end(syncing, "Error", arena_printf(run->arena, "%s", error_text(&err)));
    keep_revisions(syncing);
    return STEP_GO_ON;
}

static enum step_result check_conditions(struct syncing *syncing)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    const struct conditions *conditions = &syncing->comparison.conditions;
    struct operation_run *run = syncing->run;

    for (size_t i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->items[i];

        if (condition->type == CONDITION_SHARED_RESOURCE_WARNING &&
            texts_contain(run->operation.options, "FailOnSharedResource=true"))
            return end(syncing, "Failed",
                       arena_printf(run->arena, "Shared resource found: %.*s",
                                    STR_ARG(condition->message)));
    }
    for (size_t i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->items[i];

        if (condition->type & (CONDITION_COMPARISON_ERROR | CONDITION_INVALID_SPEC_ERROR))
            strbuf_printf(&text, "%s%s: %.*s", text.len > 0 ? ";" : "",
                          condition_type_name(condition->type), STR_ARG(condition->message));
    }
    if (text.len > 0)
        return end(syncing, "Error", arena_printf(run->arena, "%s", text.ptr));
    if (!syncing->comparison.cache)
        return end(syncing, "Error", "the destination cluster cannot be read");
    return STEP_GO_ON;
}

/* ---- as whom, and with what ---- */

static enum step_result impersonate(struct syncing *syncing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct operation_run *run = syncing->run;
    struct account_request request = { managed_cluster_info(syncing->cluster)->server,
                                       run->app.destination.namespace, run->app.namespace };
    struct str user;
    int found;

    if (!run->settings->impersonation_enabled)
        return STEP_GO_ON;
    found = project_service_account(&run->project, &request, run->arena, &user, &err);
    if (found < 0)
        return end(syncing, "Error",
                   arena_printf(run->arena, "failed to derive service account to impersonate: %s",
                                error_text(&err)));
    if (found > 0) {
        syncing->act_as.user = arena_printf(run->arena, "%.*s", STR_ARG(user));
        syncing->target.act_as = &syncing->act_as;
        return STEP_GO_ON;
    }
    if (!run->settings->impersonation_enforced)
        return STEP_GO_ON;
    return end(syncing, "Error",
               arena_printf(run->arena,
                            "failed to derive service account to impersonate: no matching service "
                            "account found for destination server %.*s and namespace %.*s",
                            STR_ARG(request.server), STR_ARG(request.namespace)));
}

static bool has_namespace_target(const struct syncing *syncing)
{
    struct str name = syncing->run->app.destination.namespace;

    for (size_t i = 0; i < syncing->comparison.count; i++) {
        const struct json *target = syncing->comparison.items[i].target;

        if (target && resource_is_kind(target, "", "Namespace") &&
            str_equal(resource_name(target), name))
            return true;
    }
    return false;
}

/* CreateNamespace=true: the namespace is the first thing to be made, if it is missing. */
static void plan_namespace(struct syncing *syncing)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct operation_run *run = syncing->run;
    struct str name = run->app.destination.namespace;
    const struct json *metadata = run->app.sync_policy.managed_namespace_metadata;
    const struct kube_request request = {
        .verb = KUBE_GET,
        .resource = &KUBE_NAMESPACES,
        .name = arena_printf(run->arena, "%.*s", STR_ARG(name)),
        .act_as = syncing->target.act_as,
    };
    struct kube_answer answer = { 0 };
    struct object_key key = { STR_EMPTY, STR("Namespace"), STR_EMPTY, name };
    bool is_known;

    if (!texts_contain(run->operation.options, "CreateNamespace=true") || str_is_empty(name) ||
        has_namespace_target(syncing))
        return;
    is_known = object_table_find(cluster_cache_objects(syncing->comparison.cache), &key) != NULL;
    if (is_known && !metadata)
        return;
    if (kube_client_wait(cluster_cache_client(syncing->comparison.cache), &request, run->arena,
                         &answer, &err) < 0 &&
        err.code != ERR_NOT_FOUND)
        syncing->pass.namespace_error = arena_printf(run->arena, "%s", error_text(&err));
    if (answer.object && !metadata)
        return;
    syncing->pass.plan.namespace_target = managed_namespace_target(name, metadata, run->arena);
    syncing->pass.plan.namespace_live = answer.object;
}

static bool is_prune_confirmed(const struct operation_run *run)
{
    int64_t approved = 0, started = 0;
    const char *annotation =
        application_annotation(&run->app, "argocd.argoproj.io/deletion-approved");

    return clock_parse_rfc3339(str_of(annotation), &approved) &&
           clock_parse_rfc3339(json_text_at(run->state, "startedAt"), &started) &&
           approved >= started;
}

static void fill_plan(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;
    struct sync_pair *pairs = arena_alloc(run->arena, syncing->comparison.count * sizeof(*pairs));
    struct tracking *tracking = ARENA_NEW(run->arena, struct tracking);
    int64_t started = 0;

    for (size_t i = 0; i < syncing->comparison.count; i++) {
        const struct compared *item = &syncing->comparison.items[i];

        pairs[i] = (struct sync_pair){ item->sync_target, item->live, item->diff.modified };
    }
    *tracking = tracking_of(run->settings);
    if (!clock_parse_rfc3339(json_text_at(run->state, "startedAt"), &started))
        started = (int64_t)run->now_s * 1000000000;
    syncing->results = sync_results_read(json_get(syncing->result, "resources"), run->arena);
    syncing->pass.plan = (struct sync_plan_input){
        .pairs = pairs,
        .pair_count = syncing->comparison.count,
        .hooks = syncing->comparison.hooks,
        .hook_count = syncing->comparison.hook_count,
        .operation = &run->operation,
        .tracking = tracking,
        .destination_namespace = run->app.destination.namespace,
        .revision = syncing->has_multiple_sources ? STR_EMPTY : revision_of(syncing, 0),
        .started_at = started / 1000000000,
        .results = &syncing->results,
    };
}

static void find_definitions(struct syncing *syncing)
{
    struct sync_pass *pass = &syncing->pass;
    size_t most = pass->plan.pair_count + pass->plan.hook_count;
    const struct json **definitions = arena_alloc(pass->arena, most * sizeof(*definitions));

    for (size_t i = 0; i < pass->plan.pair_count; i++)
        if (pass->plan.pairs[i].target && resource_is_crd(pass->plan.pairs[i].target))
            definitions[pass->definition_count++] = pass->plan.pairs[i].target;
    for (size_t i = 0; i < pass->plan.hook_count; i++)
        if (resource_is_crd(pass->plan.hooks[i]))
            definitions[pass->definition_count++] = pass->plan.hooks[i];
    pass->definitions = definitions;
}

static struct str migrated_manager(const struct operation_run *run)
{
    const char *name =
        application_annotation(&run->app, "argocd.argoproj.io/client-side-apply-migration-manager");

    if (texts_contain(run->operation.options, "ClientSideApplyMigration=false"))
        return STR_EMPTY;
    return *name ? str_of(name) : STR("kubectl-client-side-apply");
}

static enum step_result prepare_pass(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;

    syncing->target.run = run;
    syncing->target.cluster = syncing->cluster;
    syncing->target.cache = syncing->comparison.cache;
    syncing->target.options = run->operation.options;
    syncing->target.migrated_manager = migrated_manager(run);
    syncing->pass = (struct sync_pass){
        .options = run->operation.options,
        .project = run->project.name,
        .is_prune_confirmed = is_prune_confirmed(run),
        .is_terminating = str_equals(operation_phase(run), "Terminating"),
        .actions = &operation_actions,
        .context = &syncing->target,
        .arena = run->arena,
    };
    fill_plan(syncing);
    find_definitions(syncing);
    plan_namespace(syncing);
    return STEP_GO_ON;
}

/* ---- the outcome ---- */

static struct str missing_kind_message(const struct syncing *syncing,
                                       const struct resource_result *result)
{
    const struct kube_discovery *discovery =
        cluster_cache_discovery(syncing->comparison.cache, syncing->run->arena);
    const struct kube_api *known =
        kube_discovery_find_preferred(discovery, result->group, result->kind);
    struct arena *arena = syncing->run->arena;

    for (size_t i = 0; !known && i < kube_discovery_count(discovery); i++)
        if (str_equals(result->kind, kube_discovery_at(discovery, i)->resource.kind))
            known = kube_discovery_at(discovery, i);
    if (!known) {
        return str_of(arena_printf(
            arena,
            "The Kubernetes API could not find %.*s/%.*s for requested resource %.*s/%.*s. Make "
            "sure the \"%.*s\" CRD is installed on the destination cluster.",
            STR_ARG(result->group), STR_ARG(result->kind), STR_ARG(result->namespace),
            STR_ARG(result->name), STR_ARG(result->kind)));
    }
    return str_of(arena_printf(
        arena,
        "The Kubernetes API could not find version \"%.*s\" of %.*s/%.*s for requested resource "
        "%.*s/%.*s. Version \"%s\" of %s/%s is installed on the destination cluster.",
        STR_ARG(result->version), STR_ARG(result->group), STR_ARG(result->kind),
        STR_ARG(result->namespace), STR_ARG(result->name), known->resource.version,
        known->resource.group, known->resource.kind));
}

static void explain(const struct syncing *syncing, struct resource_result *result)
{
    static const char too_long[] = "metadata.annotations: Too long: must have at most 262144 bytes";
    struct arena *arena = syncing->run->arena;

    if (str_find(result->message, STR("the server could not find the requested resource")) >= 0)
        result->message = missing_kind_message(syncing, result);
    else if (str_find(result->message, str_of(too_long)) >= 0) {
        result->message = str_of(arena_printf(
            arena,
            "%.*s \n -Additional Info: This error usually means that you are trying to add a "
            "large resource on client side. Consider using Server-side apply or syncing with "
            "replace enabled. Note: Syncing with Replace enabled is potentially destructive as it "
            "may cause resource deletion and re-creation.",
            STR_ARG(result->message)));
    }
}

static void add_history(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;
    const struct history_entry entry = {
        .revision = json_string(json_get(syncing->result, "revision")),
        .revisions = syncing->has_multiple_sources ? json_get(syncing->result, "revisions") : NULL,
        .source = syncing->has_multiple_sources ? NULL : json_get(syncing->result, "source"),
        .sources = json_get(syncing->result, "sources"),
        .started_at = json_text_at(run->state, "startedAt"),
        .deployed_at = clock_now_ns() / 1000000000,
        .initiated_by = json_get(run->operation.document, "initiatedBy"),
    };

    run->history = history_append(json_get(run->app.status, "history"), &entry,
                                  run->app.revision_history_limit, run->arena);
}

static enum step_result make_pass(struct syncing *syncing)
{
    struct operation_run *run = syncing->run;
    struct sync_pass *pass = &syncing->pass;

    sync_pass_run(pass);
    for (size_t i = 0; i < syncing->results.count; i++)
        explain(syncing, syncing->results.items[i]);
    syncing->result = json_edit_get(run->arena, run->state, "syncResult");
    json_set(run->arena, syncing->result, "resources",
             sync_results_to_json(&syncing->results, run->arena));
    if (run->app.sync_policy.managed_namespace_metadata)
        json_set(run->arena, syncing->result, "managedNamespaceMetadata",
                 run->app.sync_policy.managed_namespace_metadata);
    operation_set(run, pass->phase.ptr, arena_printf(run->arena, "%.*s", STR_ARG(pass->message)));
    if (str_equals(pass->phase, "Succeeded") && !run->operation.dry_run &&
        run->operation.resource_count == 0)
        add_history(syncing);
    return STEP_END;
}

void operation_sync(struct operation_run *run)
{
    static enum step_result (*const steps[])(struct syncing * syncing) = {
        find_sources,     check_windows, resolve_cluster, compare,
        check_conditions, impersonate,   prepare_pass,    make_pass,
    };
    struct syncing syncing = { .run = run };

    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
        if (steps[i](&syncing) == STEP_END)
            break;
    managed_cluster_unref(syncing.cluster);
}
