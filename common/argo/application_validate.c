#include "argo/application_validate.h"

#include "argo/cluster.h"
#include "base/arena.h"
#include "data/json.h"

#define NO_SOURCE                                                                                  \
    "spec.source.repoURL and either spec.source.path or spec.source.chart are required"

static struct str print_block(const struct json *block, struct arena *arena)
{
    return block ? json_print(block, JSON_COMPACT, arena) : STR("nil");
}

/* As Go prints the struct: its fields in order, "nil" for the blocks that are not there. */
static struct str print_source(const struct application_source *source, struct arena *arena)
{
    struct str helm = print_block(source->helm, arena);
    struct str kustomize = print_block(source->kustomize, arena);
    struct str directory = print_block(source->directory, arena);
    struct str plugin = print_block(source->plugin, arena);

    return str_of(arena_printf(arena, "{%.*s %.*s %.*s %.*s %.*s %.*s %.*s %.*s %.*s %.*s %.*s}",
                               STR_ARG(source->repo_url), STR_ARG(source->path),
                               STR_ARG(source->target_revision), STR_ARG(helm), STR_ARG(kustomize),
                               STR_ARG(directory), STR_ARG(plugin), STR_ARG(source->chart),
                               STR_ARG(source->ref), STR_ARG(source->name),
                               STR_ARG(source->tag_prefix)));
}

/* True when the source is complete. */
static bool validate_source(const struct application_source *source, bool is_one_of_several,
                            struct conditions *conditions, struct arena *arena)
{
    bool has_place = source->path.len > 0 || source->chart.len > 0;
    bool has_something = has_place || (is_one_of_several && source->ref.len > 0);

    if (source->repo_url.len == 0 || !has_something) {
        struct str printed = print_source(source, arena);

        if (is_one_of_several) {
            conditions_addf(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                            "spec.source.repoURL and either source.path, source.chart, or "
                            "source.ref are required for source %.*s",
                            STR_ARG(printed));
        } else {
            conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR, NO_SOURCE);
        }
        return false;
    }
    if (source->chart.len > 0 && source->target_revision.len == 0) {
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                       "spec.source.targetRevision is required if the manifest source is a helm "
                       "chart");
        return false;
    }
    return true;
}

static void require_source(const struct project *project, struct str repo_url, const char *what,
                           struct conditions *conditions, struct arena *arena)
{
    if (!project_permits_source(project, repo_url))
        conditions_addf(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                        "%s repo %.*s is not permitted in project '%.*s'", what, STR_ARG(repo_url),
                        STR_ARG(project->name));
}

/* True when the spec is complete. */
static bool validate_hydrator(const struct json *hydrator, const struct project *project,
                              struct conditions *conditions, struct arena *arena)
{
    struct str dry = json_text_at(hydrator, "drySource.repoURL");
    struct str other = json_text_at(hydrator, "syncSource.repoURL");
    const struct json *hydrate_to = json_get(hydrator, "hydrateTo");
    size_t before = conditions->count;

    if (dry.len == 0)
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                       "spec.sourceHydrator.drySource.repoURL is required");
    if (json_text_at(hydrator, "syncSource.targetBranch").len == 0)
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                       "spec.sourceHydrator.syncSource.targetBranch is required");
    if (json_is(hydrate_to, JSON_OBJECT) && json_text_at(hydrate_to, "targetBranch").len == 0)
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                       "when spec.sourceHydrator.hydrateTo is set, "
                       "spec.sourceHydrator.hydrateTo.targetBranch is required");
    if (conditions->count > before)
        return false;
    require_source(project, dry, "application", conditions, arena);
    if (other.len > 0)
        require_source(project, other, "sync source", conditions, arena);
    return true;
}

static bool validate_sources(const struct application *app, const struct project *project,
                             struct conditions *conditions, struct arena *arena)
{
    if (app->source_count == 0) {
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR, NO_SOURCE);
        return false;
    }
    for (size_t i = 0; i < app->source_count; i++) {
        const struct application_source *source = &app->sources[i];

        if (!validate_source(source, app->has_multiple_sources, conditions, arena))
            return false;
        require_source(project, source->repo_url, "application", conditions, arena);
    }
    return true;
}

static void validate_destination(const struct application *app, const struct project *project,
                                 const struct cluster *cluster, struct conditions *conditions,
                                 struct arena *arena)
{
    struct str shown = app->destination.name.len > 0 ? cluster->name : cluster->server;

    if (!project_permits_destination(project, cluster, app->destination.namespace)) {
        conditions_addf(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                        "application destination server '%.*s' and namespace '%.*s' do not match "
                        "any of the allowed destinations in project '%.*s'",
                        STR_ARG(shown), STR_ARG(app->destination.namespace),
                        STR_ARG(project->name));
    }
}

void application_validate(const struct application *app, const struct project *project,
                          const struct cluster *destination, const char *destination_error,
                          struct conditions *conditions, struct arena *arena)
{
    bool is_complete = app->source_hydrator
                           ? validate_hydrator(app->source_hydrator, project, conditions, arena)
                           : validate_sources(app, project, conditions, arena);

    if (!is_complete)
        return;
    if (destination)
        validate_destination(app, project, destination, conditions, arena);
    else
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR, destination_error);
}

int destination_validate(const struct destination *destination, struct error *err)
{
    if (destination->name.len > 0 && destination->server.len > 0)
        return error_set(err, ERR_INVALID,
                         "application destination can't have both name and server defined: %.*s "
                         "%.*s",
                         STR_ARG(destination->name), STR_ARG(destination->server));
    if (destination->name.len == 0 && destination->server.len == 0)
        return error_set(err, ERR_INVALID, "Destination server missing from app spec");
    return 0;
}

static bool is_ref_name(struct str ref)
{
    for (size_t i = 0; i < ref.len; i++) {
        char c = ref.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '-' && c != '_')
            return false;
    }
    return true;
}

int application_validate_refs(const struct application *app, struct error *err)
{
    if (!app->has_multiple_sources)
        return 0;
    for (size_t i = 0; i < app->source_count; i++) {
        struct str ref = app->sources[i].ref;

        if (ref.len == 0)
            continue;
        if (!is_ref_name(ref))
            return error_set(err, ERR_INVALID,
                             "sources.ref %.*s cannot contain any special characters except '_' "
                             "and '-'",
                             STR_ARG(ref));
    }
    for (size_t i = 0; i < app->source_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (app->sources[i].ref.len > 0 && str_equal(app->sources[i].ref, app->sources[j].ref))
                return error_set(err, ERR_INVALID,
                                 "invalid sources: multiple sources had the same `ref` key");
        }
    }
    return 0;
}
