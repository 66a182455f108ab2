#include "data/json_patch.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct applying {
    struct arena *arena;
    struct error *err;
    enum json_patch_dialect dialect;
    bool allow_missing_on_remove;
    struct json *root; /* made editable along the paths that are changed */
    size_t copied;     /* bytes that `copy` added so far */
};

/* One operation, its parts read. */
struct operation {
    struct str name, path, from;
    const struct json *value; /* NULL: none */
    bool has_path, has_from;
};

/* Where an operation takes place: a key of an object or a list. */
struct place {
    struct json *container;
    struct str key;
};

/* ---- pointers ---- */

/* `~1` is a slash, `~0` a tilde. */
static struct str decode_key(struct str key, struct arena *arena)
{
    char *text = arena_alloc(arena, key.len + 1);
    size_t length = 0;

    for (size_t i = 0; i < key.len; i++) {
        bool escaped = key.ptr[i] == '~' && i + 1 < key.len &&
                       (key.ptr[i + 1] == '0' || key.ptr[i + 1] == '1');

        text[length++] = !escaped ? key.ptr[i] : key.ptr[i + 1] == '1' ? '/' : '~';
        i += escaped;
    }
    return (struct str){ text, length };
}

static bool parse_index(struct str key, int64_t *out)
{
    CLEANUP(strbuf_release) struct strbuf copy = STRBUF_INIT(20);
    char *end;

    if (key.len == 0 || key.len > 19 || !strchr("+-0123456789", key.ptr[0]) || key.ptr[0] == 0)
        return false;
    strbuf_add(&copy, key.ptr, key.len);
    *out = strtoll(copy.ptr, &end, 10);
    return *end == 0 && end != copy.ptr && end[-1] >= '0' && end[-1] <= '9';
}

/* The place of an item; a negative index counts from the end. False: there is none. */
static bool find_item(struct str key, size_t length, size_t *out)
{
    int64_t index;

    if (!parse_index(key, &index))
        return false;
    if (index < 0)
        index += (int64_t)length;
    if (index < 0 || (uint64_t)index >= length)
        return false;
    *out = (size_t)index;
    return true;
}

static struct json *edit_child(struct applying *applying, struct json *container, struct str key)
{
    struct json *child = NULL;
    size_t index;

    if (json_is(container, JSON_OBJECT))
        child = json_edit_get_str(applying->arena, container, key);
    else if (find_item(key, json_count(container), &index))
        child = json_edit_item(applying->arena, container, index);
    return json_is(child, JSON_OBJECT) || json_is(child, JSON_ARRAY) ? child : NULL;
}

/*
 * The container that a pointer leads to, and its last key. What stands before the first slash is
 * not looked at. 1, 0 when there is none, -1 for too long a pointer.
 */
static int find_place(struct applying *applying, struct str path, struct place *out)
{
    struct place place = { .container = applying->root, .key = STR_EMPTY };
    struct str rest, part;
    int depth = 0;

    if (path.len == 0 && applying->dialect == JSON_PATCH_V5) {
        *out = place;
        return 1;
    }
    if (!str_cut(path, '/', &part, &rest))
        return 0;
    while (str_cut(rest, '/', &part, &rest)) {
        if (++depth > JSON_PATCH_MAX_DEPTH)
            return error_set(applying->err, ERR_TOO_LARGE, "a pointer has more than %d parts",
                             JSON_PATCH_MAX_DEPTH);
        place.container = edit_child(applying, place.container, decode_key(part, applying->arena));
        if (!place.container)
            return 0;
    }
    place.key = decode_key(part, applying->arena);
    *out = place;
    return 1;
}

/* ---- one value ---- */

static int invalid_index(struct applying *applying, struct str key)
{
    int64_t index = 0;

    if (!parse_index(key, &index))
        return error_set(applying->err, ERR_INVALID, "strconv.Atoi: parsing %s: invalid syntax",
                         go_quoted(key, applying->arena).ptr);
    return error_set(applying->err, ERR_NOT_FOUND,
                     "Unable to access invalid index: %lld: invalid index referenced",
                     (long long)index);
}

/* The value at a place. NULL in `*out`: an object that lacks the key, which v4 allows. */
static int get(struct applying *applying, struct place place, const struct json **out)
{
    size_t index;

    if (place.key.len == 0 && applying->dialect == JSON_PATCH_V5) {
        *out = place.container; /* v5's way of naming the container itself */
        return 0;
    }
    if (json_is(place.container, JSON_OBJECT)) {
        *out = json_get_str(place.container, place.key);
        if (*out || applying->dialect == JSON_PATCH_V4)
            return 0;
        return error_set(applying->err, ERR_NOT_FOUND,
                         "unable to get nonexistent key: %.*s: missing value", STR_ARG(place.key));
    }
    if (!find_item(place.key, json_count(place.container), &index))
        return invalid_index(applying, place.key);
    *out = json_item(place.container, index);
    return 0;
}

static int add_at(struct applying *applying, struct place place, const struct json *value)
{
    size_t count = json_count(place.container), index;
    int64_t number;

    if (json_is(place.container, JSON_OBJECT)) {
        json_set_str(applying->arena, place.container, place.key, value);
        return 0;
    }
    if (str_equals(place.key, "-")) {
        json_append(applying->arena, place.container, value);
        return 0;
    }
    if (!parse_index(place.key, &number)) {
        invalid_index(applying, place.key);
        return error_prefix(applying->err, "value was not a proper array index: '%.*s'",
                            STR_ARG(place.key));
    }
    if (!find_item(place.key, count + 1, &index))
        return invalid_index(applying, place.key);
    json_insert(applying->arena, place.container, index, value);
    return 0;
}

static int remove_at(struct applying *applying, struct place place)
{
    int64_t number;
    size_t index;

    if (json_is(place.container, JSON_OBJECT)) {
        if (json_remove_str(applying->arena, place.container, place.key) ||
            applying->allow_missing_on_remove)
            return 0;
        return error_set(applying->err, ERR_NOT_FOUND,
                         "%sable to remove nonexistent key: %.*s: missing value",
                         applying->dialect == JSON_PATCH_V4 ? "Un" : "un", STR_ARG(place.key));
    }
    if (find_item(place.key, json_count(place.container), &index)) {
        json_remove_item(applying->arena, place.container, index);
        return 0;
    }
    if (applying->allow_missing_on_remove && parse_index(place.key, &number))
        return 0;
    return invalid_index(applying, place.key);
}

/* ---- operations ---- */

static int missing(struct applying *applying, const char *fmt, struct str path)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    const char *mark = strchr(fmt, '@');

    strbuf_add(&text, fmt, (size_t)(mark - fmt));
    strbuf_add(&text, path.ptr, path.len);
    strbuf_puts(&text, mark + 1);
    return error_set(applying->err, ERR_NOT_FOUND, "%s: missing value", text.ptr);
}

/* The whole document is replaced. */
static int set_root(struct applying *applying, const struct json *value, const char *operation)
{
    if (!json_is(value, JSON_OBJECT) && !json_is(value, JSON_ARRAY))
        return error_set(applying->err, ERR_INVALID,
                         "%s operation value must be object or array: %%!w(<nil>)", operation);
    applying->root = json_edit(applying->arena, value);
    return 0;
}

static const struct json *value_or_null(struct applying *applying, const struct json *value)
{
    return value ? value : json_new_null(applying->arena);
}

static int apply_add(struct applying *applying, const struct operation *operation)
{
    struct place place;
    int found;

    if (operation->path.len == 0 && applying->dialect == JSON_PATCH_V5)
        return set_root(applying, operation->value, "add");
    found = find_place(applying, operation->path, &place);
    if (found == 0)
        return missing(applying, "add operation does not apply: doc is missing path: \"@\"",
                       operation->path);
    if (found < 0)
        return -1;
    if (add_at(applying, place, value_or_null(applying, operation->value)) < 0)
        return error_prefix(applying->err, "error in add for path: '%.*s'",
                            STR_ARG(operation->path));
    return 0;
}

static int apply_remove(struct applying *applying, const struct operation *operation)
{
    struct place place;
    int found = find_place(applying, operation->path, &place);

    if (found == 0 && applying->allow_missing_on_remove)
        return 0;
    if (found == 0)
        return missing(applying, "remove operation does not apply: doc is missing path: \"@\"",
                       operation->path);
    if (found < 0)
        return -1;
    if (remove_at(applying, place) < 0)
        return error_prefix(applying->err, "error in remove for path: '%.*s'",
                            STR_ARG(operation->path));
    return 0;
}

static int apply_replace(struct applying *applying, const struct operation *operation)
{
    const struct json *old, *value = value_or_null(applying, operation->value);
    struct place place;
    size_t index;
    int found;

    if (operation->path.len == 0)
        return set_root(applying, operation->value, "replace");
    found = find_place(applying, operation->path, &place);
    if (found == 0)
        return missing(applying, "replace operation does not apply: doc is missing path: @",
                       operation->path);
    if (found < 0)
        return -1;
    if (get(applying, place, &old) < 0)
        return missing(applying, "replace operation does not apply: doc is missing key: @",
                       operation->path);
    if (json_is(place.container, JSON_OBJECT)) {
        json_set_str(applying->arena, place.container, place.key, value);
    } else if (find_item(place.key, json_count(place.container), &index)) {
        json_replace(applying->arena, place.container, index, value);
    } else {
        invalid_index(applying, place.key);
        return error_prefix(applying->err, "error in remove for path: '%.*s'",
                            STR_ARG(operation->path));
    }
    return 0;
}

static int apply_move(struct applying *applying, const struct operation *operation)
{
    const struct json *value;
    struct place place;
    int found;

    if (operation->from.len == 0 && applying->dialect == JSON_PATCH_V5)
        return error_set(applying->err, ERR_INVALID,
                         "unable to move entire document to another path: invalid state detected");
    found = find_place(applying, operation->from, &place);
    if (found == 0)
        return missing(applying, "move operation does not apply: doc is missing from path: @",
                       operation->from);
    if (found < 0)
        return -1;
    if (get(applying, place, &value) < 0)
        return error_prefix(applying->err, "error in move for path: '%.*s'", STR_ARG(place.key));
    /* A copy: the place it came from may be edited afterwards. */
    value = json_copy(applying->arena, value_or_null(applying, value));
    if (remove_at(applying, place) < 0)
        return error_prefix(applying->err, "error in move for path: '%.*s'", STR_ARG(place.key));
    found = find_place(applying, operation->path, &place);
    if (found == 0)
        return missing(applying,
                       "move operation does not apply: doc is missing destination path: @",
                       operation->path);
    if (found < 0)
        return -1;
    if (add_at(applying, place, value) < 0)
        return error_prefix(applying->err, "error in move for path: '%.*s'",
                            STR_ARG(operation->path));
    return 0;
}

static int test_failed(struct applying *applying, struct str path)
{
    return error_set(applying->err, ERR_PRECONDITION, "testing value %.*s failed: test failed",
                     STR_ARG(path));
}

static int apply_test(struct applying *applying, const struct operation *operation)
{
    const struct json *value = NULL;
    struct place place;
    int found;

    if (operation->path.len == 0)
        return operation->value && json_equal(applying->root, operation->value)
                   ? 0
                   : test_failed(applying, operation->path);
    found = find_place(applying, operation->path, &place);
    if (found == 0)
        return missing(applying, "test operation does not apply: is missing path: @",
                       operation->path);
    if (found < 0)
        return -1;
    if (json_is(place.container, JSON_OBJECT) && place.key.len > 0)
        value = json_get_str(place.container, place.key);
    else if (get(applying, place, &value) < 0)
        return error_prefix(applying->err, "error in test for path: '%.*s'",
                            STR_ARG(operation->path));
    if (!value && (!operation->value || json_is(operation->value, JSON_NULL)))
        return 0;
    return value && operation->value && json_equal(value, operation->value)
               ? 0
               : test_failed(applying, operation->path);
}

/* The value to be copied, on its own; its size counts against the limit. */
static int copy_value(struct applying *applying, const struct json *value, const struct json **out)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(JSON_PATCH_MAX_COPIES);

    json_write(value, JSON_COMPACT, &text);
    applying->copied += text.len;
    if (text.truncated || applying->copied > JSON_PATCH_MAX_COPIES)
        return error_set(applying->err, ERR_TOO_LARGE,
                         "Unable to complete the copy, the accumulated size increase of copy is "
                         "%zu, exceeding the limit %d",
                         applying->copied, (int)JSON_PATCH_MAX_COPIES);
    *out = json_copy(applying->arena, value);
    return 0;
}

static int apply_copy(struct applying *applying, const struct operation *operation)
{
    const struct json *value;
    struct place place;
    int found = find_place(applying, operation->from, &place);

    if (found == 0) {
        return missing(applying,
                       applying->dialect == JSON_PATCH_V5
                           ? "copy operation does not apply: doc is missing from path: \"@\""
                           : "copy operation does not apply: doc is missing from path: @",
                       operation->from);
    }
    if (found < 0)
        return -1;
    if (get(applying, place, &value) < 0)
        return error_prefix(applying->err, "error in copy for from: '%.*s'",
                            STR_ARG(operation->from));
    if (copy_value(applying, value_or_null(applying, value), &value) < 0)
        return -1;
    found = find_place(applying, operation->path, &place);
    if (found == 0)
        return missing(applying,
                       "copy operation does not apply: doc is missing destination path: @",
                       operation->path);
    if (found < 0)
        return -1;
    if (add_at(applying, place, value) < 0)
        return error_prefix(applying->err, "error while adding value during copy");
    return 0;
}

/* ---- the patch ---- */

enum need { NEEDS_VALUE = 1, NEEDS_FROM = 2 };

static const struct kind {
    const char *name;
    int (*apply)(struct applying *applying, const struct operation *operation);
    unsigned needs;
} kinds[] = {
    { "add", apply_add, NEEDS_VALUE },
    { "remove", apply_remove, 0 },
    { "replace", apply_replace, NEEDS_VALUE },
    { "move", apply_move, NEEDS_FROM },
    { "test", apply_test, 0 },
    { "copy", apply_copy, NEEDS_FROM },
};

static struct operation read_operation(const struct json *value)
{
    struct operation operation = { .value = json_get(value, "value") };

    operation.name = operation.path = operation.from = STR_EMPTY;
    json_text(value, "op", &operation.name);
    operation.has_path = json_text(value, "path", &operation.path);
    operation.has_from = json_text(value, "from", &operation.from);
    return operation;
}

static int check_operation(struct applying *applying, const struct operation *operation,
                           const struct kind *kind)
{
    if (!operation->has_path)
        return error_set(applying->err, ERR_INVALID,
                         "%s operation failed to decode path: missing value", kind->name);
    if ((kind->needs & NEEDS_FROM) && !operation->has_from)
        return error_set(applying->err, ERR_INVALID,
                         "%s operation failed to decode from: operation, missing from field: "
                         "missing value",
                         kind->name);
    if ((kind->needs & NEEDS_VALUE) && !operation->value && applying->dialect == JSON_PATCH_V5)
        return error_set(applying->err, ERR_INVALID,
                         "failed to decode 'value': operation, missing value field: missing value");
    return 0;
}

static int apply_one(struct applying *applying, const struct json *value)
{
    struct operation operation = read_operation(value);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (!str_equals(operation.name, kinds[i].name))
            continue;
        if (check_operation(applying, &operation, &kinds[i]) < 0)
            return -1;
        return kinds[i].apply(applying, &operation);
    }
    return error_set(applying->err, ERR_INVALID, "Unexpected kind: %.*s",
                     STR_ARG(operation.name.len ? operation.name : STR("unknown")));
}

int json_patch_apply(const struct json *document, const struct json *patch,
                     const struct json_patch_options *options, struct arena *arena,
                     const struct json **out, struct error *err)
{
    struct applying applying = { .arena = arena, .err = err };

    if (options) {
        applying.dialect = options->dialect;
        applying.allow_missing_on_remove = options->allow_missing_on_remove;
    }
    if (!json_is(patch, JSON_ARRAY))
        return error_set(err, ERR_INVALID, "a JSON patch is a list of operations, not %s",
                         json_type_name(json_type(patch)));
    if (json_count(patch) > JSON_PATCH_MAX_OPERATIONS)
        return error_set(err, ERR_TOO_LARGE,
                         "The allowed maximum operations in a JSON patch is %d, got %zu",
                         (int)JSON_PATCH_MAX_OPERATIONS, json_count(patch));
    if (!json_is(document, JSON_OBJECT) && !json_is(document, JSON_ARRAY))
        return error_set(err, ERR_INVALID, "a JSON patch needs an object or a list, not %s",
                         json_type_name(json_type(document)));
    applying.root = json_edit(arena, document);
    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        if (apply_one(&applying, at.value) < 0)
            return -1;
    *out = applying.root;
    return 0;
}
