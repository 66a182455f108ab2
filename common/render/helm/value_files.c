#include "render/helm/value_files.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"

#include <string.h>

/** Maps merge, everything else (null too) replaces. The depth is that of the parsed texts. */
static const struct json *merge_maps(const struct json *under, const struct json *over,
                                     struct arena *arena)
{
    struct json *result = json_edit(arena, under);

    for (struct json_cursor at = json_walk(over); json_next(&at);) {
        const struct json *old = json_get_str(under, at.key);
        bool are_maps = json_is(old, JSON_OBJECT) && json_is(at.value, JSON_OBJECT);

        json_set_str(arena, result, at.key, are_maps ? merge_maps(old, at.value, arena) : at.value);
    }
    return result;
}

/** A line that separates documents: "---" and blanks. */
static bool is_separator(struct str line)
{
    return str_has_prefix(line, STR("---")) && str_trim(str_slice(line, 3, line.len)).len == 0;
}

/** The text up to the next separator; false at the end. */
static bool next_document(struct str *rest, struct str *document)
{
    struct str all = *rest, line;
    size_t length = 0;

    if (all.len == 0)
        return false;
    while (rest->len) {
        str_cut(*rest, '\n', &line, rest);
        if (is_separator(line))
            break;
        length = (size_t)(line.ptr - all.ptr) + line.len + 1; /* with its end, if it has one */
    }
    *document = str_slice(all, 0, length);
    return true;
}

/** Helm 4 reads documents line by line and ends each of them, which block texts keep. */
static struct str end_line(struct str document, struct arena *arena)
{
    char *copy;

    if (document.len == 0 || document.ptr[document.len - 1] == '\n')
        return document;
    copy = arena_alloc(arena, document.len + 2);
    memcpy(copy, document.ptr, document.len);
    copy[document.len] = '\n';
    return (struct str){ copy, document.len + 1 };
}

static const char *json_kind(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_INT || type == JSON_FLOAT ? "number" : json_type_name(type);
}

static int parse_document(struct str text, struct arena *arena, const struct json **out,
                          struct error *err)
{
    static const struct yaml_options options = { .depth = 1000 };
    const struct json *value;

    if (yaml_parse_with(str_dup(text, arena), &options, arena, &value, err) < 0)
        return -1;
    if (json_is(value, JSON_NULL))
        value = json_new_object(arena);
    if (!json_is(value, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s "
                         "into Go value of type map[string]interface {}",
                         json_kind(value));
    *out = value;
    return 0;
}

int value_file_parse(struct str text, enum helm_rules rules, struct arena *arena,
                     const struct json **out, struct error *err)
{
    const struct json *values = NULL, *document;
    struct str part, rest = text;

    if (rules == HELM_RULES_3)
        return parse_document(text, arena, out, err);
    while (next_document(&rest, &part)) {
        if (parse_document(end_line(part, arena), arena, &document, err) < 0)
            return error_prefix(err, "cannot unmarshal yaml document");
        values = values ? merge_maps(values, document, arena) : document;
    }
    *out = values ? values : json_new_object(arena);
    return 0;
}
