#include "data/yaml.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json_builder.h"
#include "data/json_text.h"
#include "data/yaml_node.h"
#include "data/yaml_scalar.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    BYTES_MAX = 64 * 1024 * 1024,
    DEPTH_MAX = 10000,
    /* How much of the work may come from aliases; the numbers are go-yaml's. */
    ALIAS_FREE = 100,
    DECODE_FREE = 1000,
    DECODE_LOW = 400000,   /* up to here 99 % */
    DECODE_HIGH = 4000000, /* from here on 10 % */
};

struct converter {
    struct json_builder *builder;
    struct arena *arena; /* for the way */
    const struct yaml_options *options;
    size_t decoded, by_alias, alias_depth, depth;
    struct strbuf repeats; /* the keys that stand twice, one a line */
    struct error *err;
};

static int convert(struct converter *c, struct yaml_node *node);

/* ---- budget ---- */

static double allowed_ratio(size_t decoded)
{
    if (decoded <= DECODE_LOW)
        return 0.99;
    if (decoded >= DECODE_HIGH)
        return 0.10;
    return 0.99 - 0.89 * ((double)(decoded - DECODE_LOW) / (DECODE_HIGH - DECODE_LOW));
}

static int count_decode(struct converter *c)
{
    c->decoded++;
    c->by_alias += c->alias_depth > 0;
    if (c->by_alias > ALIAS_FREE && c->decoded > DECODE_FREE &&
        (double)c->by_alias / (double)c->decoded > allowed_ratio(c->decoded))
        return error_set(c->err, ERR_TOO_LARGE, "yaml: document contains excessive aliasing");
    return 0;
}

static int enter(struct converter *c)
{
    if (++c->depth > c->options->depth)
        return error_set(c->err, ERR_TOO_LARGE, "yaml: exceeded max depth of %zu",
                         c->options->depth);
    return 0;
}

static int enter_alias(struct converter *c, struct yaml_node *alias)
{
    if (alias->is_open)
        return error_set(c->err, ERR_INVALID, "yaml: anchor '%.*s' value contains itself",
                         STR_ARG(alias->text));
    alias->is_open = true;
    c->alias_depth++;
    return 0;
}

static void leave_alias(struct converter *c, struct yaml_node *alias)
{
    alias->is_open = false;
    c->alias_depth--;
}

/* ---- scalars ---- */

/* JSON's text of a float decides: without point and exponent it is a whole number again. */
static int put_float(struct converter *c, double number)
{
    char text[32];
    size_t len;
    int64_t integer;

    if (!isfinite(number))
        return error_set(c->err, ERR_INVALID, "json: unsupported value: %s",
                         isnan(number) ? "NaN"
                         : number > 0  ? "+Inf"
                                       : "-Inf");
    len = json_print_float(number, text);
    if (json_read_int((struct str){ text, len }, &integer))
        json_builder_int(c->builder, integer);
    else
        json_builder_float(c->builder, number, STR_EMPTY);
    return 0;
}

static int put_scalar(struct converter *c, const struct yaml_node *node)
{
    struct yaml_scalar scalar;

    if (yaml_node_resolve(node, c->arena, &scalar, c->err) < 0)
        return -1;
    switch (scalar.kind) {
    case YAML_NULL:
        json_builder_null(c->builder);
        return 0;
    case YAML_BOOL:
        json_builder_bool(c->builder, scalar.flag);
        return 0;
    case YAML_INT:
        json_builder_int(c->builder, scalar.integer);
        return 0;
    case YAML_UINT:
        json_builder_float(c->builder, (double)scalar.natural, STR_EMPTY);
        return 0;
    case YAML_FLOAT:
        return put_float(c, scalar.number);
    case YAML_TIMESTAMP:
    case YAML_TEXT:
        json_builder_string(c->builder,
                            json_valid_utf8(scalar.text, c->arena)); /* binary may be any */
        return 0;
    }
    return 0;
}

/* ---- keys ---- */

static int fail_key_type(struct converter *c, const struct yaml_scalar *key, const char *value)
{
    if (key->kind == YAML_UINT)
        return error_set(c->err, ERR_INVALID,
                         "unsupported map key of type: uint64, key: 0x%" PRIx64 ", value: %s",
                         key->natural, value);
    return error_set(c->err, ERR_INVALID,
                     "unsupported map key of type: %%!s(<nil>), key: <nil>, value: %s", value);
}

static int fail_key(struct converter *c, const struct yaml_node *key, const struct yaml_node *value,
                    const struct yaml_scalar *scalar)
{
    CLEANUP(strbuf_release) struct strbuf shown = STRBUF_INIT(4096);

    if (key->kind != NODE_SCALAR) {
        yaml_node_print_go(key, c->arena, &shown);
        return error_set(c->err, ERR_INVALID, "yaml: invalid map key: %s", shown.ptr);
    }
    yaml_node_print_go(value, c->arena, &shown);
    /* Go prints a nil by itself in another way than one in a map. */
    return fail_key_type(c, scalar,
                         strcmp(shown.ptr, "interface {}(nil)") == 0 ? "<nil>" : shown.ptr);
}

static struct str key_text(struct converter *c, const struct yaml_scalar *scalar)
{
    char buffer[40];

    switch (scalar->kind) {
    case YAML_BOOL:
        return scalar->flag ? STR("true") : STR("false");
    case YAML_INT:
        return str_of(arena_printf(c->arena, "%" PRId64, scalar->integer));
    case YAML_FLOAT:
        return str_dup(str_of(yaml_print_float(scalar->number, 32, buffer)), c->arena);
    default:
        return json_valid_utf8(scalar->text, c->arena);
    }
}

static int resolve_key(struct converter *c, struct yaml_node *key, const struct yaml_node *value,
                       struct yaml_scalar *scalar)
{
    int status;

    if (count_decode(c) < 0)
        return -1;
    if (key->kind == NODE_ALIAS) {
        if (enter_alias(c, key) < 0)
            return -1;
        status = resolve_key(c, key->alias, value, scalar);
        leave_alias(c, key);
        return status;
    }
    if (key->kind != NODE_SCALAR)
        /* What is wrong inside of it is told first. */
        return convert(c, key) < 0 ? -1 : fail_key(c, key, value, scalar);
    if (yaml_node_resolve(key, c->arena, scalar, c->err) < 0)
        return -1;
    if (scalar->kind == YAML_NULL || scalar->kind == YAML_UINT)
        return fail_key(c, key, value, scalar);
    return 0;
}

/* As Go prints a key with "%#v". */
static void print_key(const struct yaml_scalar *scalar, struct str text, struct strbuf *out)
{
    char buffer[40];

    if (scalar->kind == YAML_TEXT || scalar->kind == YAML_TIMESTAMP)
        go_quote(text, out);
    else if (scalar->kind == YAML_FLOAT)
        strbuf_puts(out, yaml_print_float(scalar->number, 64, buffer));
    else
        strbuf_add(out, text.ptr, text.len);
}

/* Keys of two types are two keys, even when they read the same. */
static void note_key(struct converter *c, struct map *seen, const struct yaml_scalar *scalar,
                     struct str text, uint32_t line)
{
    int kind = scalar->kind == YAML_TIMESTAMP ? YAML_TEXT : (int)scalar->kind;
    char *name = arena_alloc(c->arena, text.len + 2);

    name[0] = (char)('0' + kind);
    memcpy(name + 1, text.ptr, text.len);
    if (!map_put(seen, (struct str){ name, text.len + 1 }, c))
        return;
    strbuf_printf(&c->repeats, "\n  line %u: key ", line);
    print_key(scalar, text, &c->repeats);
    strbuf_puts(&c->repeats, " already set in map");
}

/* ---- containers ---- */

static int put_members(struct converter *c, struct yaml_node *mapping, struct map *seen);

static int merge_one(struct converter *c, struct yaml_node *node, struct map *seen)
{
    struct yaml_node *target = node->kind == NODE_ALIAS ? node->alias : node;
    int status;

    if (target->kind != NODE_MAPPING)
        return error_set(c->err, ERR_INVALID,
                         "yaml: map merge requires map or sequence of maps as the value");
    if (count_decode(c) < 0)
        return -1;
    if (node->kind != NODE_ALIAS)
        return put_members(c, node, seen);
    if (enter_alias(c, node) < 0)
        return -1;
    status = count_decode(c);
    if (status == 0)
        status = put_members(c, target, seen);
    leave_alias(c, node);
    return status;
}

/* Of a list of maps the first has the last word. */
static int merge_many(struct converter *c, const struct yaml_node *list, struct map *seen)
{
    struct yaml_node **items = arena_alloc(c->arena, list->count * sizeof(struct yaml_node *));
    size_t count = 0;

    for (struct yaml_node *item = list->first; item; item = item->next)
        items[count++] = item;
    while (count > 0) {
        if (merge_one(c, items[--count], seen) < 0)
            return -1;
    }
    return 0;
}

static int put_member(struct converter *c, struct yaml_node *key, struct yaml_node *value,
                      struct map *seen)
{
    struct yaml_scalar scalar;
    struct str text;

    if (yaml_node_is_merge(key))
        return value->kind == NODE_SEQUENCE ? merge_many(c, value, seen)
                                            : merge_one(c, value, seen);
    if (resolve_key(c, key, value, &scalar) < 0)
        return -1;
    text = key_text(c, &scalar);
    json_builder_key(c->builder, text);
    if (convert(c, value) < 0)
        return -1;
    if (seen)
        note_key(c, seen, &scalar, text, value->line);
    return 0;
}

static int put_members(struct converter *c, struct yaml_node *mapping, struct map *seen)
{
    int status = enter(c);

    for (struct yaml_node *key = mapping->first; status == 0 && key; key = key->next->next)
        status = put_member(c, key, key->next, seen);
    c->depth--;
    return status;
}

static int put_mapping(struct converter *c, struct yaml_node *mapping)
{
    CLEANUP(map_free) struct map *seen = c->options->strict ? map_new() : NULL;
    struct json_opened opened = json_builder_begin(c->builder);

    if (put_members(c, mapping, seen) < 0)
        return -1;
    json_builder_end_object(c->builder, opened);
    return 0;
}

static int put_sequence(struct converter *c, struct yaml_node *sequence)
{
    struct json_opened opened = json_builder_begin(c->builder);
    int status = enter(c);

    for (struct yaml_node *item = sequence->first; status == 0 && item; item = item->next)
        status = convert(c, item);
    json_builder_end_array(c->builder, opened);
    c->depth--;
    return status;
}

static int put_alias(struct converter *c, struct yaml_node *alias)
{
    int status;

    if (enter_alias(c, alias) < 0)
        return -1;
    status = enter(c);
    if (status == 0)
        status = convert(c, alias->alias);
    c->depth--;
    leave_alias(c, alias);
    return status;
}

static int convert(struct converter *c, struct yaml_node *node)
{
    if (count_decode(c) < 0)
        return -1;
    switch (node->kind) {
    case NODE_SCALAR:
        return put_scalar(c, node);
    case NODE_SEQUENCE:
        return put_sequence(c, node);
    case NODE_MAPPING:
        return put_mapping(c, node);
    case NODE_ALIAS:
        return put_alias(c, node);
    }
    return 0;
}

/* ---- documents ---- */

static int convert_root(struct json_builder *builder, struct yaml_node *root, struct arena *arena,
                        const struct yaml_options *options, struct error *err)
{
    struct converter converter = {
        .builder = builder,
        .arena = arena,
        .options = options,
        .decoded = 1, /* the document */
        .repeats = STRBUF_INIT(ERROR_MESSAGE_MAX),
        .err = err,
    };
    int status = convert(&converter, root);

    if (status == 0 && converter.repeats.len > 0)
        status = error_set(err, ERR_INVALID, "yaml: unmarshal errors:%s", converter.repeats.ptr);
    strbuf_release(&converter.repeats);
    return status;
}

static int parse_into(struct json_builder *builder, struct str text,
                      const struct yaml_options *options, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct yaml_node *root = NULL;

    if (yaml_node_parse(text, options, arena, &root, err) < 0)
        return -1;
    if (root)
        return convert_root(builder, root, arena, options, err);
    json_builder_null(builder);
    return 0;
}

int yaml_parse_with(struct str text, const struct yaml_options *options, struct arena *arena,
                    const struct json **out, struct error *err)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(text.len);
    struct yaml_options chosen = options ? *options : (struct yaml_options){ 0 };

    if (chosen.bytes == 0)
        chosen.bytes = BYTES_MAX;
    if (chosen.depth == 0)
        chosen.depth = DEPTH_MAX;
    if (text.len > chosen.bytes)
        return error_set(err, ERR_TOO_LARGE, "the YAML text is larger than %zu bytes",
                         chosen.bytes);
    if (parse_into(builder, text, &chosen, err) < 0)
        return error_prefix(err, "error converting YAML to JSON");
    return json_builder_finish_in(builder, arena, out, err);
}

int yaml_parse(struct str text, struct arena *arena, const struct json **out, struct error *err)
{
    return yaml_parse_with(text, NULL, arena, out, err);
}
