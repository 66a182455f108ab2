#include "render/helm/values.h"

#include "base/arena.h"
#include "base/whereabouts.h"
#include "data/json.h"
#include "render/helm/strvals.h"
#include "render/helm/value_files.h"

#include <string.h>

/** Tables merge, everything else (null too) replaces. */
static void merge(const struct value *into, const struct value *from, struct arena *arena)
{
    size_t count;
    struct value_entry *entries = value_map_entries(from, arena, &count);

    for (size_t i = 0; i < count; i++) {
        struct value old;
        bool are_tables = value_map_get(into, entries[i].key, &old) &&
                          value_kind(&old) == VALUE_MAP &&
                          value_kind(&entries[i].value) == VALUE_MAP;

        if (are_tables)
            merge(&old, &entries[i].value, arena);
        else
            value_map_set(into, entries[i].key, entries[i].value);
    }
}

static int read_files(const struct helm_options *options, struct arena *arena,
                      const struct value *values, struct error *err)
{
    for (size_t i = 0; i < options->value_file_count; i++) {
        const struct helm_value_file *file = &options->value_files[i];
        const struct json *document;
        struct value value;

        whereabouts_set_file(options->where, str_of(file->name));
        if (value_file_parse(file->text, options->rules, arena, &document, err) < 0)
            return error_prefix(err, "failed to parse %s", file->name);
        value = value_of_json(document, VALUE_NUMBERS_FLOAT, arena);
        merge(values, &value, arena);
    }
    return 0;
}

/** `--set-json '{...}'` is a whole map. */
static int set_json_map(struct str text, struct arena *arena, const struct value *values,
                        struct error *err)
{
    static const struct json_limits limits = { .depth = 1000 };
    CLEANUP(error_release) struct error problem = { 0 };
    const struct json *json;
    struct value value;

    if (json_parse(text, &limits, arena, &json, &problem) < 0)
        return error_set(err, ERR_INVALID, "failed parsing --set-json data JSON: %.*s",
                         STR_ARG(text));
    value = value_of_json(json, VALUE_NUMBERS_FLOAT, arena);
    merge(values, &value, arena);
    return 0;
}

static int set_one(const struct helm_options *options, const struct helm_set *set,
                   struct arena *arena, const struct value *values, struct error *err)
{
    static const char *const flags[] = {
        [HELM_SET_JSON] = "--set-json",       [HELM_SET] = "--set",
        [HELM_SET_STRING] = "--set-string",   [HELM_SET_FILE] = "--set-file",
        [HELM_SET_LITERAL] = "--set-literal",
    };
    struct strvals strvals = { set->kind, set->expression, options->read_file,
                               options->read_context, options->rules };
    struct str trimmed = str_trim(set->expression);

    if (set->kind == HELM_SET_JSON && options->rules == HELM_RULES_4 &&
        str_has_prefix(trimmed, STR("{")))
        return set_json_map(str_dup(trimmed, arena), arena, values, err);
    if (strvals_apply(&strvals, values, arena, err) == 0)
        return 0;
    if (set->kind == HELM_SET_JSON) {
        enum error_code code = err->code;

        error_release(err);
        return error_set(err, code, "failed parsing --set-json data %.*s",
                         STR_ARG(set->expression));
    }
    return error_prefix(err, "failed parsing %s data", flags[set->kind]);
}

int values_read(const struct helm_options *options, struct arena *arena, struct value *out,
                struct error *err)
{
    struct value values = value_map_new(&value_type_map, arena);

    if (read_files(options, arena, &values, err) < 0)
        return -1;
    for (int kind = HELM_SET_JSON; kind <= HELM_SET_LITERAL; kind++) {
        for (size_t i = 0; i < options->set_count; i++) {
            if (options->sets[i].kind == (enum helm_set_kind)kind &&
                set_one(options, &options->sets[i], arena, &values, err) < 0)
                return -1;
        }
    }
    *out = values;
    return 0;
}
