/* create, update, patch: from a request's body and options to a write. */
#include "api_call.h"
#include "base/arena.h"
#include "cluster.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/merge_patch.h"
#include "data/schema.h"
#include "data/strategic_merge.h"
#include "data/yaml.h"
#include "decode.h"
#include "duplicates.h"
#include "http/request.h"
#include "identities.h"
#include "kind_rules.h"
#include "selection.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

enum { MANAGER_MAX = 128, BODY_DEPTH = 10000 };

/* ---- options ---- */

static int check_options(const struct api_call *call, const char *kind, bool is_apply,
                         struct refusal *why)
{
    static const char *const dry_run[] = { "All", NULL };
    static const char *const validations[] = { "", "Ignore", "Strict", "Warn", NULL };
    struct faults faults = { .arena = call->arena };
    struct str value = call_option(call, "dryRun");
    struct json *list = json_new_array(call->arena);

    json_append(call->arena, list, json_new_string(call->arena, value));
    if (value.len > 0 && !str_equals(value, "All"))
        fault_unsupported(&faults, "dryRun", list, dry_run);
    value = call_option(call, "fieldValidation");
    if (value.len > 0 && !str_equals(value, "Ignore") && !str_equals(value, "Warn") &&
        !str_equals(value, "Strict"))
        fault_unsupported(&faults, "fieldValidation", json_new_string(call->arena, value),
                          validations);
    value = call_option(call, "fieldManager");
    if (value.len > MANAGER_MAX)
        fault_add(&faults, "FieldValueTooLong", "fieldManager",
                  "Too long: may not be more than %d bytes", MANAGER_MAX);
    if (is_apply && value.len == 0)
        fault_required(&faults, "fieldManager", "is required for apply patch");
    if (!is_apply && strcmp(kind, "PatchOptions") == 0 && call_option(call, "force").len > 0)
        fault_forbidden(&faults, "force", "may not be specified for non-apply patch");
    return refuse_faults(why, (struct refused_object){ "meta.k8s.io", kind, STR_EMPTY }, &faults);
}

static void warn(void *context, const char *text)
{
    call_warn(context, "%s", text);
}

struct str call_manager(const struct api_call *call)
{
    struct str manager = call_option(call, "fieldManager"), rest;

    if (manager.len > 0)
        return manager;
    str_cut(http_header(call->http, "user-agent"), '/', &manager, &rest);
    if (manager.len > MANAGER_MAX)
        manager.len = MANAGER_MAX;
    return manager.len > 0 ? str_dup(manager, call->arena) : STR("unknown");
}

struct write call_write(struct api_call *call)
{
    return (struct write){
        .cluster = call->cluster,
        .arena = call->arena,
        .resource = call->resource,
        .api = call->api,
        .namespace = call->namespace,
        .name = call->name,
        .subresource = call->subresource,
        .manager = call_manager(call),
        .dry_run = str_equals(call_option(call, "dryRun"), "All"),
        .force = call_flag(call, "force"),
        .identity = call->identity,
        .warn = warn,
        .context = call,
    };
}

static struct decoding decoding_of(struct api_call *call)
{
    struct str validation = call_option(call, "fieldValidation");

    return (struct decoding){
        .arena = call->arena,
        .resource = call->resource,
        .api = call->api,
        .validation = str_equals(validation, "Ignore")   ? VALIDATION_IGNORE
                      : str_equals(validation, "Strict") ? VALIDATION_STRICT
                                                         : VALIDATION_WARN,
        .warn = warn,
        .context = call,
    };
}

/* The beginning of a body that could not be read. */
static const char *summary_of(const struct api_call *call)
{
    enum { SHOWN = 30 };
    struct str body = str_slice(call->body, 0, SHOWN);

    if (body.len == 0)
        return "<empty>";
    if (body.ptr[0] != '{')
        body = str_of(digest_hex_of(body, call->arena));
    return arena_printf(call->arena, "%.*s%s", STR_ARG(body), call->body.len > SHOWN ? " ..." : "");
}

static bool is_json(struct str type)
{
    return type.len == 0 || str_has_prefix(type, STR("application/json"));
}

static int read_object(struct api_call *call, const struct json **out, struct refusal *why)
{
    struct decoding decoding = decoding_of(call);
    struct str type = http_header(call->http, "content-type");
    struct refusal inner = { .arena = call->arena };
    const struct json *value;

    if (decode_body(call->arena, call->body, type, &value, &inner) < 0) {
        if (inner.code != 400) {
            *why = inner;
            return -1;
        }
        return refuse_bad_request(why,
                                  "the object provided is unrecognized (must be of type %s): "
                                  "%s%s (%s)",
                                  call->resource->kind,
                                  is_json(type) ? "couldn't get version/kind; json parse error: "
                                                : "",
                                  inner.message, summary_of(call));
    }
    decoding.text = call->body;
    decoding.text_is_yaml = str_has_prefix(type, STR("application/yaml"));
    if (!is_json(type) && !decoding.text_is_yaml)
        decoding.text = STR_EMPTY;
    return decode_object(&decoding, value, out, why);
}

/* ---- create and update ---- */

int handle_create(struct api_call *call, struct refusal *why)
{
    struct write write = call_write(call);
    const struct json *object = NULL;

    if (call->resource->is_namespaced && call->namespace.len == 0)
        return refuse_bad_request(why, "an empty namespace may not be set during creation");
    if (check_options(call, "CreateOptions", false, why) < 0 ||
        read_object(call, &object, why) < 0 || write_create(&write, object, &object, why) < 0)
        return -1;
    call_answer_object(call, 201, object);
    return 0;
}

static int check_name(const struct api_call *call, const struct json *object, struct refusal *why)
{
    struct str name = json_text_at(object, "metadata.name");
    struct str namespace = json_text_at(object, "metadata.namespace");

    if (namespace.len > 0 && !str_equal(namespace, call->namespace))
        return refuse_bad_request(why, "the namespace of the provided object does not match the "
                                       "namespace sent on the request");
    if (name.len == 0)
        return refuse_bad_request(why, "name must be provided");
    if (!str_equal(name, call->name))
        return refuse_bad_request(
            why, "the name of the object (%.*s) does not match the name on the URL (%.*s)",
            STR_ARG(name), STR_ARG(call->name));
    return 0;
}

int handle_update(struct api_call *call, struct refusal *why)
{
    struct write write = call_write(call);
    const struct json *object = NULL;

    if (check_options(call, "UpdateOptions", false, why) < 0 ||
        read_object(call, &object, why) < 0 || check_name(call, object, why) < 0 ||
        write_update(&write, object, &object, why) < 0)
        return -1;
    call_answer_object(call, 200, object);
    return 0;
}

/* ---- patch ---- */

enum patch_kind { PATCH_JSON, PATCH_MERGE, PATCH_STRATEGIC, PATCH_APPLY };

static int patch_kind(const struct api_call *call, enum patch_kind *out, struct refusal *why)
{
    static const struct {
        const char *type;
        enum patch_kind kind;
    } known[] = {
        { "application/json-patch+json", PATCH_JSON },
        { "application/merge-patch+json", PATCH_MERGE },
        { "application/strategic-merge-patch+json", PATCH_STRATEGIC },
        { "application/apply-patch+yaml", PATCH_APPLY },
    };
    struct str type, rest;

    str_cut(http_header(call->http, "content-type"), ';', &type, &rest);
    type = str_trim(type);
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (str_equals(type, known[i].type) &&
            !(known[i].kind == PATCH_STRATEGIC && is_custom(call->resource))) {
            *out = known[i].kind;
            return 0;
        }
    }
    if (is_custom(call->resource))
        return refuse(why, 415, "UnsupportedMediaType",
                      "the body of the request was in an unknown format - accepted media types "
                      "include: application/json-patch+json, application/merge-patch+json, "
                      "application/apply-patch+yaml");
    refuse(why, 415, "UnsupportedMediaType", "415: Unsupported Media Type");
    why->details = json_new_object(why->arena);
    return -1;
}

static int check_applied_type(const struct api_call *call, const struct json *config,
                              struct refusal *why)
{
    struct str given = json_text_at(config, "apiVersion"), group, version;
    const char *wanted =
        call->resource->group[0]
            ? arena_printf(call->arena, "%s/%s", call->resource->group, call->api->name)
            : call->api->name;

    if (str_equals(json_text_at(config, "kind"), call->resource->kind) && str_equals(given, wanted))
        return 0;
    schema_split_api_version(given, &group, &version);
    return refuse_bad_request(why, "invalid object type: %.*s/%.*s, Kind=%.*s", STR_ARG(group),
                              STR_ARG(version), STR_ARG(json_text_at(config, "kind")));
}

static int check_applied_name(const struct api_call *call, const struct json *config,
                              struct refusal *why)
{
    struct str namespace = json_text_at(config, "metadata.namespace");
    struct str name = json_text_at(config, "metadata.name");

    if (namespace.len > 0 && !str_equal(namespace, call->namespace))
        return refuse_bad_request(why, "the namespace of the provided object does not match the "
                                       "namespace sent on the request");
    return name.len > 0 ? check_name(call, config, why) : 0;
}

/* Fields that stand twice in the YAML: the last counts, and it is said. */
static int judge_duplicates(struct api_call *call, struct refusal *why)
{
    enum field_validation validation = decoding_of(call).validation;
    const struct json *lines;
    const char *text = "";

    if (validation == VALIDATION_IGNORE)
        return 0;
    lines = duplicates_find_yaml(call->body, call->arena);
    for (struct json_cursor at = json_walk(lines); json_next(&at);) {
        text = arena_printf(call->arena, "%s\n  %s", text, json_cstr(at.value));
        if (validation == VALIDATION_WARN)
            call_warn(call, "%s", json_cstr(at.value));
    }
    if (validation == VALIDATION_WARN || !text[0])
        return 0;
    return refuse_bad_request(why,
                              "error strict decoding YAML: error converting YAML to JSON: yaml: "
                              "unmarshal errors:%s",
                              text);
}

/* Read once, strictly, as nearly all can be; what cannot is looked at again. */
static int read_config(struct api_call *call, const struct json **out, struct refusal *why)
{
    static const struct yaml_options strict = { .strict = true };
    CLEANUP(error_release) struct error err = { 0 };
    int got = yaml_parse_with(call->body, &strict, call->arena, out, &err);

    if (got < 0) {
        error_release(&err);
        if (yaml_parse(call->body, call->arena, out, &err) < 0)
            return refuse_bad_request(why, "error decoding YAML: %s", error_text(&err));
        if (judge_duplicates(call, why) < 0)
            return -1;
    }
    if (!json_is(*out, JSON_OBJECT))
        return refuse_bad_request(why, "error decoding YAML: the document is no object");
    return 0;
}

static int handle_apply(struct api_call *call, struct refusal *why)
{
    struct write write = call_write(call);
    const struct json *config = NULL;
    int got;

    if (read_config(call, &config, why) < 0)
        return -1;
    if (json_count(json_at(config, "metadata.managedFields")) > 0)
        return refuse_bad_request(why, "metadata.managedFields must be nil");
    if (check_applied_type(call, config, why) < 0 || check_applied_name(call, config, why) < 0)
        return -1;
    if (json_text_at(config, "metadata.name").len == 0) {
        struct json *named = json_edit(call->arena, config);

        json_set(call->arena, json_edit_object(call->arena, named, "metadata"), "name",
                 json_new_string(call->arena, call->name));
        config = named;
    }
    got = write_apply(&write, config, &config, why);
    if (got < 0)
        return -1;
    call_answer_object(call, got == 1 ? 201 : 200, config);
    return 0;
}

static int parse_patch(struct api_call *call, enum patch_kind kind, const struct json **out,
                       struct refusal *why)
{
    static const struct json_limits limits = { .depth = BODY_DEPTH };
    CLEANUP(error_release) struct error err = { 0 };
    const char *wanted = kind == PATCH_JSON ? "[]handlers.jsonPatchOp" : "map[string]interface {}";

    if (json_parse(call->body, &limits, call->arena, out, &err) < 0)
        return refuse_bad_request(why, "error decoding patch: %s",
                                  decode_error_text(call->arena, &err));
    if (json_is(*out, kind == PATCH_JSON ? JSON_ARRAY : JSON_OBJECT))
        return 0;
    if (kind == PATCH_MERGE && json_is(*out, JSON_NULL))
        return refuse_bad_request(why, "Invalid JSON Patch");
    return refuse_bad_request(why, "%sjson: cannot unmarshal %s into Go value of type %s",
                              kind == PATCH_STRATEGIC ? "" : "error decoding patch: ",
                              json_type_name(json_type(*out)), wanted);
}

static int apply_json_patch(struct api_call *call, const struct json *live,
                            const struct json *patch, const struct json **out, struct refusal *why)
{
    static const struct json_patch_options options = { .dialect = JSON_PATCH_V4 };
    CLEANUP(error_release) struct error err = { 0 };

    if (json_patch_apply(live, patch, &options, call->arena, out, &err) == 0)
        return 0;
    if (err.code == ERR_TOO_LARGE)
        return refuse(why, 413, "RequestEntityTooLarge", "Request entity too large: %s",
                      error_text(&err));
    refuse(why, 422, "Invalid", "the server rejected our request due to an error in our request");
    why->details = json_new_object(why->arena);
    return -1;
}

static int apply_patch(struct api_call *call, enum patch_kind kind, const struct json *live,
                       const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *patch;

    if (parse_patch(call, kind, &patch, why) < 0)
        return -1;
    if (kind == PATCH_JSON)
        return apply_json_patch(call, live, patch, out, why);
    if (kind == PATCH_MERGE) {
        *out = merge_patch_apply(live, patch, call->arena);
        return 0;
    }
    if (strategic_merge_apply(live, patch, call->api->type, call->arena, out, &err) < 0)
        return refuse_internal(why, &err);
    return 0;
}

/* A patched object that cannot be read is an invalid patch, quoted in full. */
static int refuse_patched(const struct api_call *call, const struct json *patched,
                          const struct refusal *inner, struct refusal *why)
{
    struct faults faults = { .arena = call->arena };
    struct str text = json_print(patched, JSON_SORTED, call->arena);
    struct json *quoted = json_new_string(call->arena, text);
    const char *message = inner->message;
    const char *cut = strstr(message, "cannot be handled as a ");

    if (cut && strchr(cut, ':'))
        message = strchr(cut, ':') + 2;
    fault_invalid(&faults, "patch", quoted, message);
    return refuse_faults(why, (struct refused_object){ "", "", STR_EMPTY }, &faults);
}

int handle_patch(struct api_call *call, struct refusal *why)
{
    struct decoding decoding = decoding_of(call);
    struct write write = call_write(call);
    struct refusal inner = { .arena = call->arena };
    const struct json *live, *object;
    enum patch_kind kind = PATCH_JSON;

    if (patch_kind(call, &kind, why) < 0 ||
        check_options(call, "PatchOptions", kind == PATCH_APPLY, why) < 0)
        return -1;
    if (kind == PATCH_APPLY)
        return handle_apply(call, why);
    write.is_patch = true;
    live = cluster_get(call->cluster, call->resource, call->namespace, call->name);
    if (!live)
        return refuse_not_found(why, call_object(call));
    live = cluster_convert(call->resource, json_copy(call->arena, live), call->api, call->arena);
    if (apply_patch(call, kind, live, &object, why) < 0)
        return -1;
    if (decode_object(&decoding, object, &live, &inner) < 0)
        return refuse_patched(call, object, &inner, why);
    if (check_name(call, live, why) < 0 || write_update(&write, live, &object, why) < 0)
        return -1;
    call_answer_object(call, 200, object);
    return 0;
}
