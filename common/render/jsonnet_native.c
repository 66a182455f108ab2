#include "render/jsonnet_native.h"

#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/renderer.h"

#include <libjsonnet.h>
#include <string.h>

#define NO_TEXT "the argument is no string"

enum { DEPTH_MAX = 500 };

static struct JsonnetJsonValue *fail(const struct jsonnet_native *native, const char *words,
                                     int *success)
{
    *success = 0;
    return jsonnet_json_make_string(native->vm, words);
}

static struct JsonnetJsonValue *hash(void *context, const struct JsonnetJsonValue *const *argv,
                                     int *success)
{
    struct jsonnet_native *native = context;
    const char *kind = jsonnet_json_extract_string(native->vm, argv[0]);
    const char *text = jsonnet_json_extract_string(native->vm, argv[1]);
    const char *hex = kind && text ? digest_named(kind, str_of(text), native->arena) : NULL;

    if (!hex)
        return fail(native, NO_TEXT, success);
    *success = 1;
    return jsonnet_json_make_string(native->vm, hex);
}

/* ---- values ---- */

/** Of no more than DEPTH_MAX levels, which the readers see to. */
static struct JsonnetJsonValue *value_of(const struct jsonnet_native *native,
                                         const struct json *value)
{
    struct JsonnetVm *vm = native->vm;
    struct JsonnetJsonValue *made;

    switch (json_type(value)) {
    case JSON_BOOL:
        return jsonnet_json_make_bool(vm, json_bool(value, false));
    case JSON_INT:
    case JSON_FLOAT:
        return jsonnet_json_make_number(vm, json_double(value, 0));
    case JSON_STRING:
        return jsonnet_json_make_string(vm, json_cstr(value));
    case JSON_ARRAY:
        made = jsonnet_json_make_array(vm);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            jsonnet_json_array_append(vm, made, value_of(native, at.value));
        return made;
    case JSON_OBJECT:
        made = jsonnet_json_make_object(vm);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            jsonnet_json_object_append(vm, made, str_dup(at.key, native->arena).ptr,
                                       value_of(native, at.value));
        return made;
    default:
        return jsonnet_json_make_null(vm);
    }
}

static struct JsonnetJsonValue *parse_json(void *context,
                                           const struct JsonnetJsonValue *const *argv, int *success)
{
    static const struct json_limits limits = { .depth = DEPTH_MAX };
    struct jsonnet_native *native = context;
    CLEANUP(error_release) struct error err = { 0 };
    const char *given = jsonnet_json_extract_string(native->vm, argv[0]);
    struct str text = str_of(given ? given : "");
    const struct json *value;

    if (!given)
        return fail(native, NO_TEXT, success);
    if (json_parse(text, &limits, native->arena, &value, &err) < 0) {
        size_t end;
        const char *words = renderer_json_problem(text, &end, native->arena);

        if (!words)
            words = error_text(&err);
        else if (strcmp(words, "EOF") == 0 || strcmp(words, "unexpected EOF") == 0)
            words = "unexpected end of JSON input";
        return fail(native, arena_printf(native->arena, "failed to parse JSON: %s", words),
                    success);
    }
    *success = 1;
    return value_of(native, value);
}

/* ---- YAML ---- */

static bool is_separator(struct str line)
{
    return str_has_prefix(line, STR("---")) && str_trim(str_slice(line, 3, line.len)).len == 0;
}

/** Up to the next separator behind a document's first line; that one is dropped. */
static struct str next_document(struct str *rest, bool *is_stream)
{
    struct str document = { rest->ptr, 0 }, line;

    while (rest->len > 0) {
        str_cut(*rest, '\n', &line, rest);
        if (is_separator(line)) {
            *is_stream = true;
            if (document.len > 0)
                break;
        }
        document.len = (size_t)(line.ptr + line.len - document.ptr) + (rest->len > 0);
    }
    return document;
}

/** A list where there is a separator anywhere, else the only document. */
static struct JsonnetJsonValue *parse_yaml(void *context,
                                           const struct JsonnetJsonValue *const *argv, int *success)
{
    static const struct yaml_options options = { .depth = DEPTH_MAX };
    struct jsonnet_native *native = context;
    const char *given = jsonnet_json_extract_string(native->vm, argv[0]);
    struct str rest = str_of(given ? given : "");
    struct json *documents = json_new_array(native->arena);
    bool is_stream = false;

    if (!given)
        return fail(native, NO_TEXT, success);
    while (rest.len > 0) {
        CLEANUP(error_release) struct error err = { 0 };
        struct str document = str_dup(next_document(&rest, &is_stream), native->arena);
        const struct json *value;

        if (yaml_parse_with(document, &options, native->arena, &value, &err) < 0)
            return fail(native,
                        arena_printf(native->arena, "failed to parse YAML: %s", error_text(&err)),
                        success);
        json_append(native->arena, documents, value);
    }
    *success = 1;
    return value_of(native, is_stream ? documents : json_item(documents, 0));
}

void jsonnet_native_add(struct jsonnet_native *native)
{
    static const char *const of_hash[] = { "kind", "text", NULL };
    static const char *const of_text[] = { "str", NULL };

    /* A function of the library's own with that name would be taken instead. */
    jsonnet_native_callback(native->vm, "hash", hash, native, of_hash);
    jsonnet_native_callback(native->vm, "argosyParseJson", parse_json, native, of_text);
    jsonnet_native_callback(native->vm, "argosyParseYaml", parse_yaml, native, of_text);
}
