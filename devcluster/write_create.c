/* A new object: what the server says of it, and whether it may be. */
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "custom_resources.h"
#include "data/json.h"
#include "escalation.h"
#include "kind_rules.h"
#include "managed.h"
#include "write_private.h"

#include <sys/random.h>

enum { SUFFIX_SIZE = 5, NAME_BASE_MAX = 58 };
static const int64_t NS_PER_SECOND = 1000000000;

/* ---- names and identities ---- */

static void random_bytes(void *out, size_t size)
{
    while (getrandom(out, size, 0) != (ssize_t)size)
        ;
}

void write_random_suffix(char *buffer, size_t size)
{
    static const char letters[] = "bcdfghjklmnpqrstvwxz2456789"; /* no words, no look-alikes */
    unsigned char bytes[32];

    if (size > sizeof(bytes))
        size = sizeof(bytes);
    random_bytes(bytes, size);
    for (size_t i = 0; i < size; i++)
        buffer[i] = letters[bytes[i] % (sizeof(letters) - 1)];
    buffer[size] = '\0';
}

const char *write_uid(struct arena *arena)
{
    unsigned char b[16];

    random_bytes(b, sizeof(b));
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40); /* version 4 */
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    return arena_printf(
        arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
        b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static const char *now_text(struct arena *arena)
{
    return clock_rfc3339(clock_now_ns() / NS_PER_SECOND, arena);
}

/* ---- may it be? ---- */

static void add_cause(struct refusal *why, const char *reason, const char *message,
                      const char *field)
{
    struct json *details = json_edit(why->arena, why->details),
                *cause = json_new_object(why->arena);
    struct json *causes = json_new_array(why->arena);

    json_set_text(why->arena, cause, "reason", reason);
    json_set_text(why->arena, cause, "message", message);
    json_set_text(why->arena, cause, "field", field);
    json_append(why->arena, causes, cause);
    json_set(why->arena, details, "causes", causes);
    why->details = details;
}

static int check_namespace(const struct write *write, struct refusal *why)
{
    const struct api_resource *namespaces = cluster_builtin(write->cluster, "namespaces");
    const struct json *namespace;
    const char *text;

    if (!write->resource->is_namespaced)
        return 0;
    namespace = cluster_get(write->cluster, namespaces, STR_EMPTY, write->namespace);
    if (!namespace)
        return refuse_not_found(why, (struct refused_object){ "", "namespaces", write->namespace });
    if (!json_at(namespace, "metadata.deletionTimestamp") || write->is_internal)
        return 0;
    text = arena_printf(write->arena,
                        "unable to create new content in namespace %.*s because it is being "
                        "terminated",
                        STR_ARG(write->namespace));
    (void)refuse_forbidden(why, write_object(write), text);
    add_cause(
        why, "NamespaceTerminating",
        arena_printf(write->arena, "namespace %.*s is being terminated", STR_ARG(write->namespace)),
        "metadata.namespace");
    return -1;
}

static void set_name(const struct write *write, struct json *metadata)
{
    struct str base = json_string(json_get(metadata, "generateName"));
    char suffix[SUFFIX_SIZE + 1];

    if (json_string(json_get(metadata, "name")).len > 0 || base.len == 0)
        return;
    if (base.len > NAME_BASE_MAX)
        base.len = NAME_BASE_MAX;
    write_random_suffix(suffix, SUFFIX_SIZE);
    json_set_text(write->arena, metadata, "name",
                  arena_printf(write->arena, "%.*s%s", STR_ARG(base), suffix));
}

/* What the server says of a new object. */
void write_set_identity(const struct write *write, struct json *object)
{
    struct arena *arena = write->arena;
    struct json *metadata = json_edit_object(arena, object, "metadata");

    if (write->resource->is_namespaced)
        json_set(arena, metadata, "namespace", json_new_string(arena, write->namespace));
    else
        json_remove(arena, metadata, "namespace");
    json_remove(arena, metadata, "deletionTimestamp");
    json_remove(arena, metadata, "deletionGracePeriodSeconds");
    json_remove(arena, metadata, "selfLink");
    json_set_text(arena, metadata, "uid", write_uid(arena));
    json_set_text(arena, metadata, "creationTimestamp", now_text(arena));
    set_name(write, metadata);
}

int write_check_new(const struct write *write, const struct json *object, struct refusal *why)
{
    struct str namespace = json_text_at(object, "metadata.namespace");

    if (namespace.len > 0 && !str_equal(namespace, write->namespace))
        return refuse_bad_request(why, "the namespace of the provided object does not match the "
                                       "namespace sent on the request");
    if (json_text_at(object, "metadata.resourceVersion").len > 0)
        return refuse(why, 500, "", "resourceVersion should not be set on objects to be created");
    return 0;
}

static void prepare_new(const struct write *write, struct json *object)
{
    const struct kind_rule *rule = kind_rule_of(write->resource);

    if (kind_has_status(write->api) && !rule->keeps_status)
        json_remove(write->arena, object, "status");
    if (rule->has_generation)
        json_set_int(write->arena, json_edit_object(write->arena, object, "metadata"), "generation",
                     1);
    if (rule->prepare)
        rule->prepare(write, NULL, object);
}

int write_new(const struct write *write, const struct json *object, const struct json **out,
              struct refusal *why)
{
    const struct kind_rule *rule = kind_rule_of(write->resource);
    struct write named = *write;
    struct json *prepared = json_edit(write->arena, object);

    named.name = json_text_at(object, "metadata.name");
    if (custom_resources_are_ending(write->cluster, write->resource))
        return refuse_forbidden(why, write_object(&named),
                                "create not allowed while custom resource definition is "
                                "terminating");
    if (check_namespace(&named, why) < 0 || escalation_check(write, object, why) < 0)
        return -1;
    prepare_new(write, prepared);
    object = write_retype(write, prepared);
    if (rule->reserve && rule->reserve(&named, NULL, object, why) < 0)
        return -1;
    if (write_validate(write, NULL, object, why) < 0)
        return -1;
    named.name = json_text_at(object, "metadata.name");
    if (cluster_get(write->cluster, write->resource, write->namespace, named.name))
        return refuse_exists(why, write_object(&named));
    write_commit(write, EVENT_ADDED, object, out);
    return 0;
}

int write_create(const struct write *write, const struct json *object, const struct json **out,
                 struct refusal *why)
{
    struct json *identified;

    if (write_check_new(write, object, why) < 0)
        return -1;
    identified = json_edit(write->arena, object);
    write_set_identity(write, identified);
    if (kind_rule_of(write->resource)->complete)
        kind_rule_of(write->resource)->complete(write, identified);
    if (managed_update(write, NULL, identified, &object, why) < 0)
        return -1;
    return write_new(write, object, out, why);
}
