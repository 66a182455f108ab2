/* The subresource "scale": the number of replicas of an object, as an object of its own. */
#include "api_call.h"
#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/merge_patch.h"
#include "data/structured_merge_apply.h"
#include "data/yaml.h"
#include "http/request.h"
#include "kube/selector.h"
#include "managed.h"
#include "scale_managers.h"
#include "simple_path.h"
#include "subresource.h"

#include <string.h>

static struct str scale_path(const struct api_call *call, const char *custom, const char *builtin)
{
    const struct json *scale = json_at(call->api->definition, "subresources.scale");

    return is_custom(call->resource) ? json_text_at(scale, custom) : str_of(builtin);
}

/* "a=b,c=d", as selectors print plain labels: sorted. */
static const char *labels_text(const struct json *labels, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json *object = json_new_object(arena);
    const struct kube_selector *parsed;

    json_set(arena, object, "matchLabels", labels);
    return kube_selector_of_object(object, arena, &parsed, &err) == 0
               ? kube_selector_print(parsed, arena)
               : "";
}

static const struct json *scale_of(struct api_call *call, const struct json *object)
{
    static const char *const kept[] = { "name", "namespace", "uid", "resourceVersion",
                                        "creationTimestamp" };
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = call->arena;
    struct json *scale = json_new_object(arena), *metadata, *spec, *status;
    const struct json *replicas =
        simple_path_find(object, scale_path(call, "specReplicasPath", ".spec.replicas"), arena);
    const struct json *selector = json_at(object, "spec.selector");
    const struct kube_selector *parsed;

    json_set_text(arena, scale, "kind", "Scale");
    json_set_text(arena, scale, "apiVersion", "autoscaling/v1");
    metadata = json_edit_object(arena, scale, "metadata");
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        if (json_get(json_get(object, "metadata"), kept[i]))
            json_set(arena, metadata, kept[i], json_get(json_get(object, "metadata"), kept[i]));
    spec = json_edit_object(arena, scale, "spec");
    if (json_int(replicas, 0) != 0)
        json_set(arena, spec, "replicas", replicas);
    status = json_edit_object(arena, scale, "status");
    replicas =
        simple_path_find(object, scale_path(call, "statusReplicasPath", ".status.replicas"), arena);
    json_set_int(arena, status, "replicas", json_int(replicas, 0));
    if (call->resource == cluster_builtin(call->cluster, "replicationcontrollers"))
        json_set_text(arena, status, "selector", labels_text(selector, arena));
    else if (!is_custom(call->resource) && selector &&
             kube_selector_of_object(selector, arena, &parsed, &err) == 0)
        json_set_text(arena, status, "selector", kube_selector_print(parsed, arena));
    return scale;
}

static void set_replicas(struct api_call *call, struct json *object, int64_t replicas)
{
    struct str path = scale_path(call, "specReplicasPath", ".spec.replicas"), part, rest;

    rest = path.len ? str_slice(path, 1, path.len) : STR("spec.replicas");
    while (str_cut(rest, '.', &part, &rest))
        object = json_edit_object(call->arena, object, str_dup(part, call->arena).ptr);
    json_set_int(call->arena, object, str_dup(part, call->arena).ptr, replicas);
}

/* ---- its places ---- */

/* What the path of the replicas is to those who own fields. */
static struct field_path replicas_path(struct api_call *call)
{
    struct str path = scale_path(call, "specReplicasPath", ".spec.replicas"), part, rest;
    struct field_element *elements = arena_alloc(call->arena, (path.len + 1) * sizeof(*elements));
    struct field_path result = { elements, 0 };
    bool more = true;

    rest = path.len ? str_slice(path, 1, path.len) : STR("spec.replicas");
    while (more) {
        more = str_cut(rest, '.', &part, &rest);
        elements[result.count++] = (struct field_element){ .kind = FIELD_NAME, .name = part };
    }
    return result;
}

static const char *api_version_of(const struct api_call *call)
{
    if (!call->resource->group[0])
        return call->api->name;
    return arena_printf(call->arena, "%s/%s", call->resource->group, call->api->name);
}

/* ---- what is asked for ---- */

static int check_wanted(const struct api_call *call, const struct json *scale, struct refusal *why)
{
    struct refused_object what = { "autoscaling", "Scale", call->name };
    struct faults faults = { .arena = call->arena };
    struct str name = json_text_at(scale, "metadata.name");
    const struct json *replicas = json_at(scale, "spec.replicas");

    if (name.len > 0 && !str_equal(name, call->name))
        return refuse_bad_request(
            why, "the name of the object (%.*s) does not match the name on the URL (%.*s)",
            STR_ARG(name), STR_ARG(call->name));
    if (json_int(replicas, 0) < 0)
        fault_invalid(&faults, "spec.replicas", replicas, "must be greater than or equal to 0");
    return refuse_faults(why, what, &faults);
}

static int patched_scale(struct api_call *call, const struct json *scale, const struct json **out,
                         struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str type = http_header(call->http, "content-type");
    const struct json *patch;

    if (json_parse(call->body, NULL, call->arena, &patch, &err) < 0)
        return refuse_bad_request(why, "error decoding patch: %s", error_text(&err));
    if (str_has_prefix(type, STR("application/json-patch"))) {
        if (json_patch_apply(scale, patch, NULL, call->arena, out, &err) < 0)
            return refuse(why, 422, "Invalid", "%s", error_text(&err));
        return 0;
    }
    *out = merge_patch_apply(scale, patch, call->arena);
    return 0;
}

/* A configuration to apply. */
static int read_config(struct api_call *call, const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str group, version;

    if (yaml_parse(call->body, call->arena, out, &err) < 0)
        return refuse_bad_request(why, "error decoding YAML: %s", error_text(&err));
    if (!json_is(*out, JSON_OBJECT))
        return refuse_bad_request(why, "error decoding YAML: the document is no object");
    if (str_equals(json_text_at(*out, "kind"), "Scale") &&
        str_equals(json_text_at(*out, "apiVersion"), "autoscaling/v1"))
        return 0;
    schema_split_api_version(json_text_at(*out, "apiVersion"), &group, &version);
    return refuse_bad_request(why, "invalid object type: %.*s/%.*s, Kind=%.*s", STR_ARG(group),
                              STR_ARG(version), STR_ARG(json_text_at(*out, "kind")));
}

static bool is_apply(const struct api_call *call)
{
    return str_has_prefix(http_header(call->http, "content-type"), STR("application/apply-patch"));
}

static int read_wanted(struct api_call *call, const struct json *scale, const struct json **out,
                       struct refusal *why)
{
    int got = is_apply(call)                     ? read_config(call, out, why)
              : strcmp(call->verb, "patch") == 0 ? patched_scale(call, scale, out, why)
                                                 : subresource_read(call, out, why);

    return got < 0 ? -1 : check_wanted(call, *out, why);
}

/* ---- who owns it ---- */

static void set_managers(struct json *object, const struct field_managers *managers,
                         struct arena *arena)
{
    struct json *metadata = json_edit_object(arena, object, "metadata");

    json_remove(arena, metadata, "managedFields");
    if (managers->count > 0)
        json_set(arena, metadata, "managedFields", field_managers_json(managers, arena));
}

/* The scale as if it were an object that is kept: written, with its managed fields. */
static int own_scale(struct api_call *call, const struct write *write, const struct json *scale,
                     const struct json **wanted, struct refusal *why)
{
    char group[] = "autoscaling", version[] = "v1", kind[] = "Scale";
    struct api_version api = {
        .name = version,
        .type = schema_find(schema_builtin(), "autoscaling", "v1", "Scale"),
    };
    struct api_resource resource = { .group = group,
                                     .kind = kind,
                                     .row = cluster_builtin(call->cluster, "pods")->row };
    struct write as_object = *write;

    as_object.resource = &resource;
    as_object.api = &api;
    as_object.force = call_flag(call, "force");
    if (!is_apply(call))
        return managed_update(&as_object, scale, *wanted, wanted, why);
    if (managed_apply(&as_object, scale, *wanted, wanted, why) < 0)
        return -1;
    if (!is_custom(call->resource))
        return 0;
    return refuse(why, 500, "",
                  "failed to convert new object (/%.*s; autoscaling/v1, Kind=Scale) to proper "
                  "version: request to convert CR to an invalid group/version: autoscaling/v1",
                  STR_ARG(call->name));
}

static int write_scale(struct api_call *call, const struct write *write, const struct json *object,
                       const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = call->arena;
    struct field_path replicas = replicas_path(call);
    struct field_managers parents, scales;
    struct json *scale = json_edit(arena, scale_of(call, object)), *edited;
    const struct json *wanted = NULL, *version;

    if (read_wanted(call, scale, &wanted, why) < 0)
        return -1;
    if (field_managers_parse(object, arena, &parents, &err) < 0)
        return refuse_internal(why, &err);
    scales = scale_managers_of(&parents, replicas, arena);
    set_managers(scale, &scales, arena);
    if (own_scale(call, write, scale, &wanted, why) < 0)
        return -1;
    if (field_managers_parse(wanted, arena, &scales, &err) < 0)
        return refuse_internal(why, &err);
    parents = scale_managers_back(&parents, &scales, replicas, api_version_of(call), arena);
    edited = json_edit(arena, object);
    set_replicas(call, edited, json_int(json_at(wanted, "spec.replicas"), 0));
    set_managers(edited, &parents, arena);
    version = json_at(wanted, "metadata.resourceVersion");
    if (version)
        json_set(arena, json_edit_object(arena, edited, "metadata"), "resourceVersion", version);
    return write_replace(write, edited, out, why);
}

int handle_scale(struct api_call *call, struct refusal *why)
{
    struct write write = subresource_write(call);
    const struct json *object = NULL;

    if (subresource_find(call, &object, why) < 0)
        return -1;
    if (strcmp(call->verb, "get") != 0 && write_scale(call, &write, object, &object, why) < 0)
        return -1;
    call_answer(call, 200, scale_of(call, object));
    return 0;
}
