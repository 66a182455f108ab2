#include "gitops/diff.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/schema.h"
#include "gitops/diff_types.h"
#include "gitops/forms.h"
#include "gitops/ignore.h"
#include "gitops/options.h"
#include "gitops/resource.h"

/* ---- what the algorithms share ---- */

struct schema_type diff_schema_type(const struct json *object, const struct schema *schema)
{
    struct schema_type type = schema_find_object(schema_builtin(), object);

    if (!schema_is_known(type) && schema)
        type = schema_find_object(schema, object);
    return type;
}

bool diff_is_typed(const struct json *object)
{
    return form_of_gvk(resource_gvk(object)) != FORM_NONE;
}

/* The same text: 1 and 1.0 are, where json_equal() tells them apart. */
static bool has_same_text(const struct json *a, const struct json *b)
{
    CLEANUP(arena_free) struct arena *arena = NULL;

    if (a == b || json_equal(a, b))
        return true;
    arena = arena_new();
    return str_equal(json_print(a, JSON_SORTED, arena), json_print(b, JSON_SORTED, arena));
}

struct diff_result diff_result_of(const struct json *live, const struct json *predicted)
{
    return (struct diff_result){ !has_same_text(live, predicted), live, predicted };
}

const struct json *diff_without_last_applied(const struct json *object, struct arena *arena)
{
    struct json *changed;

    if (!resource_has_annotation(object, LAST_APPLIED_ANNOTATION))
        return object;
    changed = json_edit(arena, object);
    json_remove(arena,
                json_edit_get(arena, json_edit_get(arena, changed, "metadata"), "annotations"),
                LAST_APPLIED_ANNOTATION);
    return changed;
}

const struct json *diff_last_applied(const struct json *live, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;

    if (!resource_has_annotation(live, LAST_APPLIED_ANNOTATION) ||
        json_parse(resource_annotation(live, LAST_APPLIED_ANNOTATION), NULL, arena, &document,
                   &err) < 0 ||
        !json_is(document, JSON_OBJECT) || json_string(json_get(document, "kind")).len == 0)
        return NULL;
    return document;
}

/* ---- which one ---- */

bool diff_is_server_side(const struct json *application, bool flag)
{
    if (resource_has_compare_option(application, "ServerSideDiff=false"))
        return false;
    return flag || resource_has_compare_option(application, "ServerSideDiff=true");
}

bool diff_includes_webhook_mutations(const struct json *application)
{
    return resource_has_compare_option(application, "IncludeMutationWebhook=true");
}

static bool has_option(struct texts options, const char *option)
{
    return texts_contain(options, option);
}

enum diff_algorithm diff_algorithm_of(const struct diff_config *config, const struct json *target)
{
    if (config->is_server_side)
        return DIFF_SERVER_SIDE;
    if (has_option(config->sync_options, "ServerSideApply=true") ||
        (target && resource_has_sync_option(target, "ServerSideApply=true")))
        return DIFF_STRUCTURED_MERGE;
    return DIFF_THREE_WAY;
}

/* ---- one pair ---- */

void diff_prepare(const struct diff_config *config, const struct json **target,
                  const struct json **live, struct arena *arena)
{
    struct texts managers;

    if (!*target || !*live)
        return;
    *live = tracking_migrate(&config->tracking, *target, *live, arena);
    if (!config->normalizer.rules)
        return;
    managers = ignore_rules_managers(config->normalizer.rules, *target, arena);
    normalize_managed_fields(target, live, &managers, config->schema, arena);
}

static unsigned first_steps(enum diff_algorithm algorithm)
{
    /* What is ignored must still be there when the API server is asked. */
    return algorithm == DIFF_SERVER_SIDE ? NORMALIZE_REMARSHAL | NORMALIZE_KIND : NORMALIZE_ALL;
}

const struct json *diff_dry_run_target(const struct diff_config *config, const struct json *target,
                                       const struct json *live, struct arena *arena)
{
    diff_prepare(config, &target, &live, arena);
    return normalize_steps(&config->normalizer, first_steps(DIFF_SERVER_SIDE), target, arena);
}

static int compare_client_side(const struct diff_config *config, const struct json *target,
                               const struct json *live, struct arena *arena,
                               struct diff_result *out, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const struct json *original = diff_last_applied(live, arena);

    if (original) {
        original = normalize_steps(&config->normalizer,
                                   NORMALIZE_ALL & ~(unsigned)NORMALIZE_REMARSHAL, original, arena);
        if (diff_three_way(original, target, live, arena, out, &ignored) == 0)
            return 0;
    }
    return diff_two_way(target, live, arena, out, err);
}

/* A side is missing. Whether an extra object makes the application OutOfSync is decided elsewhere:
 * it counts as unmodified here. */
static struct diff_result one_sided(const struct json *target, const struct json *live,
                                    struct arena *arena)
{
    const struct json *null = json_new_null(arena);

    if (target)
        return (struct diff_result){ true, null, target };
    return (struct diff_result){ false, live, null };
}

int diff_compare(const struct diff_config *config, const struct diff_pair *pair,
                 struct arena *arena, struct diff_result *out, struct error *err)
{
    enum diff_algorithm algorithm = diff_algorithm_of(config, pair->target);
    const struct json *target = pair->target, *live = pair->live;

    if (!target && !live)
        return error_set(err, ERR_INVALID, "both live and config are null objects");
    diff_prepare(config, &target, &live, arena);
    target = normalize_steps(&config->normalizer, first_steps(algorithm), target, arena);
    live = normalize_steps(&config->normalizer, first_steps(algorithm), live, arena);
    if (!target || !live) {
        *out = one_sided(target, live, arena);
        return 0;
    }
    switch (algorithm) {
    case DIFF_SERVER_SIDE:
        if (diff_server_side(config, live, pair->dry_run, arena, out, err) < 0)
            return error_prefix(err, "error calculating server side diff: serverSideDiff error");
        return 0;
    case DIFF_STRUCTURED_MERGE:
        if (diff_structured_merge(config, target, live, arena, out, err) < 0)
            return error_prefix(err, "error calculating structured merge diff");
        return 0;
    default:
        return compare_client_side(config, target, live, arena, out, err);
    }
}
