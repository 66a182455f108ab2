#include "live/object_facts.h"

#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "gitops/health/health.h"
#include "gitops/ignore.h"
#include "gitops/resource.h"
#include "gitops/tracking.h"
#include "live/object_info.h"

struct object_key object_key_of(const struct json_doc *object)
{
    struct resource_key key = resource_key_of(json_doc_root(object));

    return (struct object_key){ key.group, key.kind, key.namespace, key.name };
}

/* ---- owners ---- */

static bool is_core(const struct json *object, const char *kind)
{
    return resource_is_kind(object, "", kind);
}

/* Owners that are known by rule. */
static bool inferred_owner(const struct json *object, struct object_owner *out)
{
    struct str operator_group, account, account_uid;

    if (is_core(object, "Endpoints") &&
        json_count(json_at(object, "metadata.ownerReferences")) == 0) {
        *out = (struct object_owner){ STR("v1"), STR("Service"), resource_name(object), STR_EMPTY };
        return true;
    }
    operator_group = resource_annotation(object, "olm.operatorGroup");
    if (resource_is_kind(object, "operators.coreos.com", "ClusterServiceVersion") &&
        !str_is_empty(operator_group)) {
        *out = (struct object_owner){ STR("operators.coreos.com/v1"), STR("OperatorGroup"),
                                      operator_group, STR_EMPTY };
        return true;
    }
    account = resource_annotation(object, "kubernetes.io/service-account.name");
    account_uid = resource_annotation(object, "kubernetes.io/service-account.uid");
    if (is_core(object, "Secret") &&
        str_equals(json_text_at(object, "type"), "kubernetes.io/service-account-token") &&
        !str_is_empty(account) && !str_is_empty(account_uid)) {
        *out = (struct object_owner){ STR("v1"), STR("ServiceAccount"), account, account_uid };
        return true;
    }
    return false;
}

static size_t read_owners(const struct json *object, struct arena *arena,
                          const struct object_owner **out)
{
    const struct json *references = json_at(object, "metadata.ownerReferences");
    struct object_owner *owners =
        arena_alloc(arena, (json_count(references) + 1) * sizeof(*owners));
    size_t count = 0;

    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        owners[count++] = (struct object_owner){
            .api_version = json_string(json_get(at.value, "apiVersion")),
            .kind = json_string(json_get(at.value, "kind")),
            .name = json_string(json_get(at.value, "name")),
            .uid = json_string(json_get(at.value, "uid")),
        };
    }
    if (inferred_owner(object, &owners[count]))
        count++;
    *out = owners;
    return count;
}

/* ---- the rest ---- */

static void release_info(void *info)
{
    json_doc_unref(info);
}

static uint64_t parse_hash(struct str hex)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < hex.len; i++) {
        char c = hex.ptr[i];

        hash = hash << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return hash;
}

static int64_t created_at(const struct json *object)
{
    int64_t nanoseconds = 0;

    if (!clock_parse_rfc3339(json_text_at(object, "metadata.creationTimestamp"), &nanoseconds))
        return 0;
    return nanoseconds / 1000000000;
}

static void read_health(const struct facts_reader *reader, const struct json *object,
                        struct arena *arena, struct object_facts *out)
{
    struct health health = health_assess(object, &reader->settings->overrides, arena);

    out->health = health.is_known ? (unsigned char)health.status : HEALTH_NONE;
    out->health_message = health.is_known ? health.message : STR_EMPTY;
}

void object_facts_read(const struct facts_reader *reader, struct json_doc *object,
                       struct arena *arena, struct object_facts *out)
{
    const struct json *root = json_doc_root(object);
    struct tracking tracking = tracking_of(reader->settings);

    *out = (struct object_facts){
        .key = object_key_of(object),
        .version = resource_gvk(root).version,
        .uid = resource_uid(root),
        .resource_version = json_text_at(root, "metadata.resourceVersion"),
        .created_seconds = created_at(root),
        .application = STR_EMPTY,
    };
    out->owner_count = read_owners(root, arena, &out->owners);
    if (out->owner_count == 0)
        out->application = tracking_app_name(&tracking, root);
    if (!str_is_empty(out->application) || str_equals(out->key.kind, "CustomResourceDefinition"))
        out->manifest = object;
    read_health(reader, root, arena, out);
    out->info = object_info_pack(root, reader->settings->custom_labels, arena);
    if (out->info)
        arena_defer(arena, release_info, out->info);
    if (reader->update_rules &&
        ignore_updates_apply_to(root, !str_is_empty(tracking_app_name(&tracking, root))))
        out->content_hash = parse_hash(ignore_update_hash(reader->update_rules, root, arena));
}
