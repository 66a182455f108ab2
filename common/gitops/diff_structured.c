/* Server-side apply, emulated: who owns which field decides what goes. */
#include "base/arena.h"
#include "data/json.h"
#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"
#include "gitops/defaults.h"
#include "gitops/diff_types.h"
#include "gitops/forms.h"
#include "gitops/resource.h"

static int find_type(const struct diff_config *config, const struct json *target,
                     struct arena *arena, struct schema_type *out, struct error *err)
{
    struct str gvk;

    *out = diff_schema_type(target, config->schema);
    if (schema_is_known(*out) || !config->schema)
        return 0;
    gvk = resource_print_gvk(resource_gvk(target), arena);
    return error_set(err, ERR_NOT_FOUND,
                     "unable to resolve parseableType for GroupVersionKind: %.*s", STR_ARG(gvk));
}

/* A side as it is compared: without last-applied, with defaults. */
static int complete(const struct json *object, const char *what, struct arena *arena,
                    const struct json **out, struct error *err)
{
    uint16_t form = form_of_gvk(resource_gvk(object));

    object = diff_without_last_applied(object, arena);
    if (form != FORM_NONE && !form_typed(form, object, arena))
        return error_set(err, ERR_INVALID,
                         "error applying default values in %s: error unmarshaling merged bytes "
                         "into object",
                         what);
    if (defaults_apply(object, arena, out, err) < 0)
        return error_prefix(err,
                            "error applying default values in %s: error applying defaults: "
                            "error applying patch for default values",
                            what);
    return 0;
}

/* The live object after an apply of the target by our manager; NULL: nothing changes. */
static int apply(struct structured_apply *input, const char *manager, struct arena *arena,
                 const struct json **out, struct error *err)
{
    struct structured_result result;

    input->force = true;
    input->manager = (struct field_manager){
        .manager = str_of(manager ? manager : DIFF_MANAGER),
        .api_version = json_string(json_get(input->config, "apiVersion")),
        .subresource = STR_EMPTY,
        .time = STR_EMPTY,
        .applied = true,
    };
    if (field_managers_parse(input->live, arena, &input->managers, err) < 0 ||
        structured_apply(input, arena, &result, NULL, err) < 0)
        return error_prefix(err, "error calculating diff");
    *out = result.object;
    return 0;
}

int diff_structured_merge(const struct diff_config *config, const struct json *target,
                          const struct json *live, struct arena *arena, struct diff_result *out,
                          struct error *err)
{
    struct structured_apply input = { .live = live, .config = target };
    const struct json *merged, *predicted, *actual;

    if (find_type(config, target, arena, &input.type, err) < 0)
        return -1;
    if (structured_validate(live, input.type, 0, err) < 0)
        return error_prefix(err, "error building typed value from live resource");
    if (structured_validate(target, input.type, 0, err) < 0)
        return error_prefix(err, "error building typed value from config resource");
    if (apply(&input, config->manager, arena, &merged, err) < 0)
        return -1;
    if (!merged) {
        *out = (struct diff_result){ false, live, live };
        return 0;
    }
    if (complete(merged, "predicted live", arena, &predicted, err) < 0 ||
        complete(live, "live", arena, &actual, err) < 0)
        return -1;
    *out = diff_result_of(actual, predicted);
    return 0;
}
