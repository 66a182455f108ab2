#include "metadata.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "custom_resources.h"
#include "data/json.h"
#include "kube/selector.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <string.h>

enum {
    LABEL_MAX = 63,
    SUBDOMAIN_MAX = 253,
    SCHEDULE_MAX = 52,
    ANNOTATIONS_MAX = 256 * 1024,
    LIST_MAX = 64 * 1024,
};

static bool is_label(struct str text, bool letter_first)
{
    if (text.len == 0 || text.ptr[0] == '-' || text.ptr[text.len - 1] == '-' ||
        (letter_first && isdigit((unsigned char)text.ptr[0])))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!islower((unsigned char)text.ptr[i]) && !isdigit((unsigned char)text.ptr[i]) &&
            text.ptr[i] != '-')
            return false;
    return true;
}

const char *metadata_label_fault(struct str name)
{
    if (name.len > LABEL_MAX)
        return "must be no more than 63 bytes";
    if (is_label(name, false))
        return NULL;
    return "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
           "and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', "
           "regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
}

const char *metadata_service_fault(struct str name)
{
    if (name.len > LABEL_MAX)
        return "must be no more than 63 bytes";
    if (is_label(name, true))
        return NULL;
    return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with "
           "an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or "
           "'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
}

const char *metadata_subdomain_fault(struct str name)
{
    struct str rest = name, label;
    bool is_good = name.len > 0 && name.ptr[name.len - 1] != '.';

    if (name.len > SUBDOMAIN_MAX)
        return "must be no more than 253 bytes";
    while (is_good && rest.len > 0) {
        str_cut(rest, '.', &label, &rest);
        is_good = is_label(label, false);
    }
    if (is_good)
        return NULL;
    return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
           "or '.', and must start and end with an alphanumeric character (e.g. 'example.com', "
           "regex used for validation is "
           "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
}

const char *metadata_segment_fault(struct str name)
{
    if (str_equals(name, "."))
        return "may not be '.'";
    if (str_equals(name, ".."))
        return "may not be '..'";
    if (str_find_char(name, '/') >= 0)
        return "may not contain '/'";
    return str_find_char(name, '%') >= 0 ? "may not contain '%'" : NULL;
}

static const char *undotted_fault(struct str name)
{
    if (str_find_char(name, '.') >= 0 && !metadata_subdomain_fault(name))
        return "must not contain dots";
    return metadata_label_fault(name);
}

static const char *address_fault(struct str name)
{
    unsigned char address[sizeof(struct in6_addr)];
    char text[INET6_ADDRSTRLEN];

    if (name.len < sizeof(text)) {
        memcpy(text, name.ptr, name.len);
        text[name.len] = '\0';
        if (inet_pton(AF_INET, text, address) == 1 || inet_pton(AF_INET6, text, address) == 1)
            return NULL;
    }
    return "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
}

/* Room for what is added to the names of its jobs. */
static const char *schedule_fault(struct str name)
{
    return name.len > SCHEDULE_MAX ? "must be no more than 52 characters"
                                   : metadata_subdomain_fault(name);
}

/* Of an object's own name it is told in other words that it is too long. */
static const char *in_characters(const char *fault)
{
    if (fault && strcmp(fault, "must be no more than 63 bytes") == 0)
        return "must be no more than 63 characters";
    if (fault && strcmp(fault, "must be no more than 253 bytes") == 0)
        return "must be no more than 253 characters";
    return fault;
}

static const char *fault_of_name(enum name_rule rule, struct str name)
{
    switch (rule) {
    case NAME_LABEL:
        return undotted_fault(name);
    case NAME_ADDRESS:
        return address_fault(name);
    case NAME_SCHEDULE:
        return schedule_fault(name);
    case NAME_SERVICE:
        return metadata_service_fault(name);
    case NAME_PATH_SEGMENT:
        return metadata_segment_fault(name);
    default:
        return metadata_subdomain_fault(name);
    }
}

static void validate_name(struct api_resource *resource, const struct json *metadata,
                          struct faults *faults)
{
    const struct json *name = json_get(metadata, "name");
    const char *fault;

    if (json_string(name).len == 0) {
        fault_required(faults, "metadata.name", "name or generateName is required");
        return;
    }
    fault = in_characters(fault_of_name(kind_rule_of(resource)->name, json_string(name)));
    if (fault)
        fault_invalid(faults, "metadata.name", name, fault);
}

/* A rule may be broken in several ways, told with "; " in between: a fault each. */
static void say_all(struct faults *faults, const char *field, const struct json *value,
                    const char *text)
{
    while (*text) {
        const char *end = strstr(text, "; ");
        size_t length = end ? (size_t)(end - text) : strlen(text);

        fault_invalid(faults, field, value, arena_strndup(faults->arena, text, length));
        text += length + (end ? 2 : 0);
    }
}

static void validate_labels(const struct json *metadata, struct faults *faults)
{
    struct arena *arena = faults->arena;
    const struct json *labels = json_get(metadata, "labels");

    for (struct json_cursor at = json_walk(labels); json_next(&at);) {
        say_all(faults, "metadata.labels", json_new_string(arena, at.key),
                kube_label_key_fault(at.key, arena));
        say_all(faults, "metadata.labels", at.value,
                kube_label_value_fault(json_string(at.value), arena));
    }
}

static struct str lower(struct str text, struct arena *arena)
{
    char *result = arena_strndup(arena, text.ptr, text.len);

    for (size_t i = 0; i < text.len; i++)
        result[i] = (char)tolower((unsigned char)result[i]);
    return (struct str){ result, text.len };
}

static void validate_annotations(const struct json *metadata, struct faults *faults)
{
    struct arena *arena = faults->arena;
    const struct json *annotations = json_get(metadata, "annotations");
    size_t size = 0;

    for (struct json_cursor at = json_walk(annotations); json_next(&at);) {
        say_all(faults, "metadata.annotations", json_new_string(arena, at.key),
                kube_label_key_fault(lower(at.key, arena), arena));
        size += at.key.len + json_string(at.value).len;
    }
    if (size > ANNOTATIONS_MAX)
        fault_add(faults, "FieldValueTooLong", "metadata.annotations",
                  "Too long: may not be more than %d bytes", ANNOTATIONS_MAX);
}

/* References with their fields in the order that the API server prints them. */
static const struct json *ordered(const struct json *references, struct arena *arena)
{
    static const char *const fields[] = { "apiVersion", "kind",       "name",
                                          "uid",        "controller", "blockOwnerDeletion" };
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct json *reference = json_new_object(arena);

        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
            if (json_get(at.value, fields[i]))
                json_set(arena, reference, fields[i], json_get(at.value, fields[i]));
        json_append(arena, list, reference);
    }
    return list;
}

static void validate_owners(const struct json *metadata, struct faults *faults)
{
    static const char *const fields[] = { "apiVersion", "kind", "name", "uid" };
    static const char *const messages[] = { "version must not be empty", "must not be empty",
                                            "must not be empty", "must not be empty" };
    const struct json *owners = json_get(metadata, "ownerReferences");
    struct json *empty = json_new_cstr(faults->arena, "");
    const struct json *controller = NULL, *quoted;
    struct str text;

    for (struct json_cursor at = json_walk(owners); json_next(&at);) {
        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
            if (json_string(json_get(at.value, fields[i])).len == 0)
                fault_invalid(faults,
                              arena_printf(faults->arena, "metadata.ownerReferences.%s", fields[i]),
                              empty, messages[i]);
        if (!json_bool(json_get(at.value, "controller"), false))
            continue;
        if (controller) {
            quoted = ordered(owners, faults->arena);
            text = json_print(quoted, JSON_COMPACT, faults->arena);
            fault_add(faults, "FieldValueInvalid", "metadata.ownerReferences",
                      "Invalid value: %.*s: Only one reference can have Controller set to true. "
                      "Found \"true\" in references for %s/%s and %s/%s",
                      STR_ARG(text), json_cstr_at(controller, "kind"),
                      json_cstr_at(controller, "name"), json_cstr_at(at.value, "kind"),
                      json_cstr_at(at.value, "name"));
        }
        controller = at.value;
    }
}

/* Only the built-in kinds want them fully qualified. */
static void validate_finalizers(const struct api_resource *resource, const struct json *metadata,
                                struct faults *faults)
{
    const struct json *finalizers = json_get(metadata, "finalizers");

    for (struct json_cursor at = json_walk(finalizers); json_next(&at);) {
        struct str name = json_string(at.value);
        const char *fault = kube_label_key_fault(name, faults->arena);
        const char *field = arena_printf(faults->arena, "metadata.finalizers[%zu]", at.index);

        say_all(faults, field, at.value, fault);
        if (!fault[0] && !is_custom(resource) && str_find_char(name, '/') < 0 &&
            !str_equals(name, "orphan") && !str_equals(name, "foregroundDeletion") &&
            !str_equals(name, "kubernetes") && !str_equals(name, CUSTOM_RESOURCES_FINALIZER))
            fault_invalid(faults, field, at.value,
                          "name is neither a standard finalizer name nor is it fully qualified");
    }
}

static bool has_item(const struct json *list, struct str text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

/* While it is being deleted nobody may hold it any longer. */
static void validate_new_finalizers(const struct json *old, const struct json *metadata,
                                    struct faults *faults)
{
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(LIST_MAX);
    const struct json *before = json_at(old, "metadata.finalizers");

    if (!json_at(old, "metadata.deletionTimestamp"))
        return;
    for (struct json_cursor at = json_walk(json_get(metadata, "finalizers")); json_next(&at);)
        if (!has_item(before, json_string(at.value)))
            strbuf_printf(&list, "%s\"%.*s\"", list.len ? ", " : "",
                          STR_ARG(json_string(at.value)));
    if (list.len > 0) {
        fault_forbidden(faults, "metadata.finalizers",
                        arena_printf(faults->arena,
                                     "no new finalizers can be added if the object is being "
                                     "deleted, found new finalizers []string{%s}",
                                     list.ptr));
    }
}

void metadata_validate(struct api_resource *resource, const struct json *old,
                       const struct json *object, struct faults *faults)
{
    const struct json *metadata = json_get(object, "metadata");

    if (!old)
        validate_name(resource, metadata, faults);
    validate_labels(metadata, faults);
    validate_annotations(metadata, faults);
    validate_owners(metadata, faults);
    validate_finalizers(resource, metadata, faults);
    if (old)
        validate_new_finalizers(old, metadata, faults);
}
