#include "gitops/options.h"

#include "data/json.h"
#include "gitops/resource.h"

/* The items of an annotation's list, one at a time, trimmed. */
static bool next_item(struct str *rest, struct str *item)
{
    while (rest->len > 0) {
        str_cut(*rest, ',', item, rest);
        *item = str_trim(*item);
        if (item->len > 0)
            return true;
    }
    return false;
}

bool annotation_has_option(const struct json *object, const char *annotation, const char *option)
{
    struct str rest = resource_annotation(object, annotation), item;

    while (next_item(&rest, &item)) {
        if (str_equals(item, option))
            return true;
    }
    return false;
}

static bool value_of(struct str item, const char *name, struct str *out)
{
    size_t length = strlen(name);

    if (item.len <= length || memcmp(item.ptr, name, length) != 0 || item.ptr[length] != '=')
        return false;
    *out = str_slice(item, length + 1, item.len);
    return true;
}

bool annotation_option_value(const struct json *object, const char *annotation, const char *name,
                             struct str *out)
{
    struct str rest = resource_annotation(object, annotation), item;

    while (next_item(&rest, &item)) {
        if (value_of(item, name, out))
            return true;
    }
    return false;
}

bool texts_option_value(struct texts options, const char *name, struct str *out)
{
    for (size_t i = 0; i < options.count; i++) {
        if (value_of(options.items[i], name, out))
            return true;
    }
    return false;
}

struct str sync_option_value(const struct json *object, struct texts app_options, const char *name)
{
    struct str value = STR_EMPTY;

    if (!annotation_option_value(object, SYNC_OPTIONS_ANNOTATION, name, &value))
        texts_option_value(app_options, name, &value);
    return value;
}

static bool texts_have(struct texts options, const char *name, const char *wanted)
{
    for (size_t i = 0; i < options.count; i++) {
        struct str value;

        if (value_of(options.items[i], name, &value) && str_equals(value, wanted))
            return true;
    }
    return false;
}

static bool object_has(const struct json *object, const char *name, const char *wanted)
{
    struct str rest = resource_annotation(object, SYNC_OPTIONS_ANNOTATION), item, value;

    while (next_item(&rest, &item)) {
        if (value_of(item, name, &value) && str_equals(value, wanted))
            return true;
    }
    return false;
}

bool sync_option_is_on(const struct json *object, struct texts app_options, const char *name)
{
    return texts_have(app_options, name, "true") || object_has(object, name, "true");
}

bool sync_option_server_side_apply(const struct json *object, struct texts app_options)
{
    if (object_has(object, "ServerSideApply", "false"))
        return false;
    return sync_option_is_on(object, app_options, "ServerSideApply");
}

enum propagation sync_option_propagation(struct texts app_options)
{
    if (texts_have(app_options, "PrunePropagationPolicy", "background"))
        return PROPAGATION_BACKGROUND;
    if (texts_have(app_options, "PrunePropagationPolicy", "foreground"))
        return PROPAGATION_FOREGROUND;
    if (texts_have(app_options, "PrunePropagationPolicy", "orphan"))
        return PROPAGATION_ORPHAN;
    return PROPAGATION_FOREGROUND;
}

const char *propagation_name(enum propagation propagation)
{
    static const char *const names[] = { "Foreground", "Background", "Orphan" };

    return names[propagation];
}

const char *const sync_option_names[] = {
    "Validate",
    "SkipDryRunOnMissingResource",
    "Prune",
    "Delete",
    "PruneLast",
    "PrunePropagationPolicy",
    "ApplyOutOfSyncOnly",
    "Replace",
    "Force",
    "ServerSideApply",
    "ClientSideApplyMigration",
    "FailOnSharedResource",
    "RespectIgnoreDifferences",
    "CreateNamespace",
    NULL,
};

bool sync_option_is_known(struct str option)
{
    struct str value;

    for (const char *const *name = sync_option_names; *name; name++) {
        if (value_of(option, *name, &value))
            return true;
    }
    return false;
}
