#include "argo/settings.h"
#include "base/arena.h"
#include "comparison_parts.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/ignore.h"
#include "gitops/resource.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "kube/openapi.h"
#include "sync/apply.h"

#include <string.h>

enum { DRY_RUNS_AT_A_TIME = 10 };

/* ---- the API server's opinion ---- */

struct dry_runs {
    struct comparing *comparing;
    const struct diff_config *config;
    const struct json **answers;
    struct error err;
};

static void dry_run_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct dry_runs *runs = context;
    struct comparing *comparing = runs->comparing;
    const struct compared *item = &comparing->out->items[index];
    const struct apply_target where = {
        .client = cluster_cache_client(comparing->cache),
        .discovery = cluster_cache_discovery(comparing->cache, comparing->arena),
    };
    const struct json *target;

    if (!item->target || !item->live || runs->err.message)
        return;
    target = diff_dry_run_target(runs->config, item->target, item->live, comparing->arena);
    if (apply_server_dry_run(&where, target, comparing->arena, &runs->answers[index], &err) == 0)
        return;
    error_prefix(&err,
                 "error calculating server side diff: serverSideDiff error: error running server "
                 "side apply in dryrun mode for resource %.*s/%.*s",
                 STR_ARG(resource_gvk(item->target).kind), STR_ARG(resource_name(item->target)));
    error_move(&runs->err, &err);
}

static int ask_server(struct comparing *comparing, const struct diff_config *config,
                      const struct json ***answers, struct error *err)
{
    struct dry_runs runs = { .comparing = comparing, .config = config };
    size_t count = comparing->out->count;

    runs.answers = arena_alloc(comparing->arena, count * sizeof(*runs.answers));
    fiber_each(count, DRY_RUNS_AT_A_TIME, dry_run_one, &runs);
    if (runs.err.message)
        return error_move(err, &runs.err);
    *answers = runs.answers;
    return 0;
}

/* ---- the schema of what is not built in ---- */

static void release_schema(void *schema)
{
    schema_unref(schema);
}

/* Only needed where apply is emulated; NULL is good enough for what has no schema. */
static const struct schema *schema_of(struct comparing *comparing, const struct json *target)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group_version_kind gvk = resource_gvk(target);
    const char *group = arena_printf(comparing->arena, "%.*s", STR_ARG(gvk.group));
    const char *version = arena_printf(comparing->arena, "%.*s", STR_ARG(gvk.version));
    const struct schema *schema = NULL;

    if (schema_is_known(schema_find_object(schema_builtin(), target)))
        return NULL;
    if (kube_openapi_wait(cluster_cache_openapi(comparing->cache), group, version, &schema, &err) <
        0)
        return NULL;
    if (schema)
        arena_defer(comparing->arena, release_schema, (void *)(uintptr_t)schema);
    return schema;
}

/* ---- all pairs ---- */

static int diff_one(struct comparing *comparing, struct diff_config *config, size_t index,
                    const struct json *dry_run, struct error *err)
{
    struct compared *item = &comparing->out->items[index];
    const struct diff_pair pair = { item->target, item->live, dry_run };
    bool emulates = item->target && item->live &&
                    diff_algorithm_of(config, item->target) == DIFF_STRUCTURED_MERGE;

    config->schema = emulates ? schema_of(comparing, item->target) : NULL;
    if (diff_compare(config, &pair, comparing->arena, &item->diff, err) < 0)
        return -1;
    if (comparing->request->respects_ignored && item->target && item->live)
        return diff_respect_ignored(config, item->target, item->live, comparing->arena,
                                    &item->sync_target, err);
    return 0;
}

int comparing_diff(struct comparing *comparing, struct error *err)
{
    const struct comparison_request *request = comparing->request;
    const struct json *document = request->app->document, **answers = NULL;
    struct ignore_rules *rules = NULL;
    struct diff_config config = {
        .tracking = comparing->tracking,
        .sync_options = request->app->sync_policy.options,
        .is_server_side =
            diff_is_server_side(document, request->controller->config->server_side_diff),
        .includes_webhook_mutations = diff_includes_webhook_mutations(document),
    };

    if (ignore_rules_new(request->app, request->settings, &request->controller->jq,
                         comparing->arena, &rules, err) < 0)
        return error_prefix(err, "failed to create diff normalizer");
    config.normalizer = normalizer_of(request->settings, rules);
    if (config.is_server_side && ask_server(comparing, &config, &answers, err) < 0)
        return error_prefix(err, "failed to calculate diff");
    for (size_t i = 0; i < comparing->out->count; i++)
        if (diff_one(comparing, &config, i, answers ? answers[i] : NULL, err) < 0)
            return error_prefix(err, "failed to calculate diff");
    return 0;
}
