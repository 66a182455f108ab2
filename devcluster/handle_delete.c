/* delete and deletecollection: from a request's options to a removal. */
#include "api_call.h"
#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"
#include "decode.h"
#include "http/request.h"
#include "kind_rules.h"
#include "selection.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

static const char *const policies[] = { "Foreground", "Background", "Orphan", "nil", NULL };

/* The body of a deletion: its options, or nothing. */
static int read_delete_body(struct api_call *call, const struct json **out, struct refusal *why)
{
    struct refusal inner = { .arena = call->arena };
    struct str type = http_header(call->http, "content-type"), kind;

    if (call->body.len == 0)
        return 0;
    if (decode_body(call->arena, call->body, type, out, &inner) < 0) {
        if (inner.code != 400) {
            *why = inner;
            return -1;
        }
        return refuse_bad_request(why, "couldn't get version/kind; json parse error: %s",
                                  inner.message);
    }
    kind = json_text_at(*out, "kind");
    if (kind.len > 0 && !str_equals(kind, "DeleteOptions"))
        return refuse_bad_request(why,
                                  "no kind \"%.*s\" is registered for version \"%s\" in scheme "
                                  "\"pkg/runtime/scheme.go:111\"",
                                  STR_ARG(kind), json_cstr_at(*out, "apiVersion"));
    return 0;
}

static int check_delete(const struct api_call *call, const struct json *body, struct str policy,
                        struct refusal *why)
{
    static const char *const dry_runs[] = { "All", NULL };
    struct faults faults = { .arena = call->arena };
    const struct json *dry_run = json_get(body, "dryRun");
    struct str option = call_option(call, "dryRun");

    if (!dry_run && option.len > 0) {
        struct json *list = json_new_array(call->arena);

        json_append(call->arena, list, json_new_string(call->arena, option));
        dry_run = list;
    }
    if ((json_get(body, "orphanDependents") || call_option(call, "orphanDependents").len > 0) &&
        policy.len > 0)
        fault_invalid(&faults, "propagationPolicy", json_new_string(call->arena, policy),
                      "orphanDependents and deletionPropagation cannot be both set");
    else if (policy.len > 0 && !str_equals(policy, "Foreground") &&
             !str_equals(policy, "Background") && !str_equals(policy, "Orphan"))
        fault_unsupported(&faults, "propagationPolicy", json_new_string(call->arena, policy),
                          policies);
    for (struct json_cursor at = json_walk(dry_run); json_next(&at);) {
        if (str_equals(json_string(at.value), "All"))
            continue;
        fault_unsupported(&faults, "dryRun", dry_run, dry_runs);
        break;
    }
    return refuse_faults(why, (struct refused_object){ "meta.k8s.io", "DeleteOptions", STR_EMPTY },
                         &faults);
}

static int read_delete(struct api_call *call, struct write_delete *out, bool *dry_run,
                       struct refusal *why)
{
    const struct json *body = NULL, *grace;
    struct str policy = call_option(call, "propagationPolicy");
    struct str seconds = call_option(call, "gracePeriodSeconds");
    char *end = NULL;

    *out = (struct write_delete){ .grace_s = -1, .uid = STR_EMPTY, .version = STR_EMPTY };
    if (read_delete_body(call, &body, why) < 0)
        return -1;
    if (json_get(body, "propagationPolicy"))
        policy = json_text_at(body, "propagationPolicy");
    if (check_delete(call, body, policy, why) < 0)
        return -1;
    if (json_get(body, "orphanDependents") || call_option(call, "orphanDependents").len > 0)
        policy = json_bool(json_get(body, "orphanDependents"), call_flag(call, "orphanDependents"))
                     ? STR("Orphan")
                     : STR("Background");
    grace = json_get(body, "gracePeriodSeconds");
    if (grace || seconds.len > 0)
        out->grace_s = grace ? json_int(grace, -1) : strtoll(seconds.ptr, &end, 10);
    if (end && *end)
        return refuse_bad_request(why, "strconv.ParseInt: parsing \"%.*s\": invalid syntax",
                                  STR_ARG(seconds));
    *dry_run = json_count(json_get(body, "dryRun")) > 0 || call_option(call, "dryRun").len > 0;
    out->uid = json_text_at(body, "preconditions.uid");
    out->version = json_text_at(body, "preconditions.resourceVersion");
    out->propagation = policy;
    return 0;
}

static const struct json *success(const struct api_call *call, const struct json *object)
{
    struct arena *arena = call->arena;
    struct json *status = json_new_object(arena), *details = json_new_object(arena);

    json_set_text(arena, status, "kind", "Status");
    json_set_text(arena, status, "apiVersion", "v1");
    json_set(arena, status, "metadata", json_new_object(arena));
    json_set_text(arena, status, "status", "Success");
    json_set(arena, details, "name", json_new_string(arena, call->name));
    if (call->resource->group[0])
        json_set_text(arena, details, "group", call->resource->group);
    json_set_text(arena, details, "kind", call->resource->plural);
    json_set(arena, details, "uid", json_at(object, "metadata.uid"));
    json_set(arena, status, "details", details);
    return status;
}

static bool is_job(const struct api_call *call)
{
    return call->resource == cluster_builtin(call->cluster, "jobs.batch");
}

int handle_delete(struct api_call *call, struct refusal *why)
{
    struct write write = call_write(call);
    struct write_delete options;
    const struct json *old, *left;

    if (read_delete(call, &options, &write.dry_run, why) < 0)
        return -1;
    old = cluster_get(call->cluster, call->resource, call->namespace, call->name);
    if (old)
        old = json_copy(call->arena, old);
    if (write_remove(&write, &options, &left, why) < 0)
        return -1;
    if (options.propagation.len == 0 && is_job(call))
        call_warn(call, "child pods are preserved by default when jobs are deleted; set "
                        "propagationPolicy=Background to remove them or set "
                        "propagationPolicy=Orphan to suppress this warning");
    if (left)
        call_answer_object(call, 200, left);
    else if (kind_rule_of(call->resource)->returns_deleted)
        call_answer_object(call, 200, old);
    else
        call_answer(call, 200, success(call, old));
    return 0;
}

/* ---- delete a collection ---- */

struct victims {
    struct str *keys;
    size_t count, capacity;
};

static void add_victim(struct api_call *call, struct victims *victims, const char *key)
{
    if (victims->count == victims->capacity) {
        size_t capacity = victims->capacity ? victims->capacity * 2 : 64;
        struct str *keys = arena_alloc(call->arena, capacity * sizeof(*keys));

        if (victims->count)
            memcpy(keys, victims->keys, victims->count * sizeof(*keys));
        victims->keys = keys;
        victims->capacity = capacity;
    }
    victims->keys[victims->count++] = str_dup(str_of(key), call->arena);
}

static int delete_one(struct api_call *call, const struct write_delete *options, bool dry_run,
                      struct str key, struct json *items, struct refusal *why)
{
    const struct object *object = collection_find(call->resource->objects, key);
    struct write write = call_write(call);
    const struct json *old, *left;

    if (!object)
        return 0;
    old = json_copy(call->arena, object_root(object));
    write.dry_run = dry_run;
    write.namespace = json_text_at(old, "metadata.namespace");
    write.name = json_text_at(old, "metadata.name");
    if (write_remove(&write, options, &left, why) < 0 && why->code != 404)
        return -1;
    left = cluster_convert(call->resource, old, call->api, call->arena);
    if (!is_custom(call->resource)) {
        struct json *bare = json_edit(call->arena, left);

        json_remove(call->arena, bare, "kind");
        json_remove(call->arena, bare, "apiVersion");
        left = bare;
    }
    json_append(call->arena, items, left);
    return 0;
}

/* As many as are wanted at once; `rest` is the key behind them, empty when there is none. */
static int find_victims(struct api_call *call, struct victims *victims, struct str *rest,
                        struct refusal *why)
{
    struct str prefix = selection_prefix(call);
    struct object_cursor at = collection_from(call->resource->objects, prefix);
    const struct object *object;
    struct selection selection;
    int64_t limit;

    *rest = STR_EMPTY;
    if (selection_read(call, &selection, why) < 0 || call_number(call, "limit", &limit, why) < 0)
        return -1;
    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), prefix)) {
        if (limit > 0 && victims->count == (size_t)limit) {
            *rest = str_dup(str_of(object->key), call->arena);
            return 0;
        }
        if (selection_matches(&selection, object_root(object)))
            add_victim(call, victims, object->key);
    }
    return 0;
}

int handle_delete_collection(struct api_call *call, struct refusal *why)
{
    struct arena *arena = call->arena;
    struct json *list = json_new_object(arena), *items = json_new_array(arena);
    struct victims victims = { 0 };
    struct write_delete options;
    struct json *metadata;
    struct str rest;
    bool dry_run = false;

    if (read_delete(call, &options, &dry_run, why) < 0 ||
        find_victims(call, &victims, &rest, why) < 0)
        return -1;
    for (size_t i = 0; i < victims.count; i++)
        if (delete_one(call, &options, dry_run, victims.keys[i], items, why) < 0)
            return -1;
    json_set_text(arena, list, "kind", call->resource->list_kind);
    json_set_text(arena, list, "apiVersion",
                  call->resource->group[0]
                      ? arena_printf(arena, "%s/%s", call->resource->group, call->api->name)
                      : call->api->name);
    metadata = json_edit_object(arena, list, "metadata");
    json_set_text(arena, metadata, "resourceVersion",
                  arena_printf(arena, "%llu", (unsigned long long)call->cluster->version));
    if (rest.len > 0)
        json_set_text(arena, metadata, "continue",
                      call_page_token(call, call->cluster->version, rest));
    json_set(arena, list, "items", items);
    call_answer(call, 200, list);
    return 0;
}
