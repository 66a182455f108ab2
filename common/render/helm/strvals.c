/*
 * The language of --set and its siblings:
 *
 *     a.b=1,c[2].d=x,list={p,q},text=one\,two
 *
 * --set guesses types, --set-string takes texts, --set-file names files of texts, --set-json takes
 * JSON values and --set-literal everything behind the first `=` as it stands.
 */
#include "render/helm/strvals.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/json_builder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_NESTING = 30, MAX_INDEX = 65536, MAX_EXPRESSION = 4 * 1024 * 1024 };

enum parsed { PARSED_FAILED = -1, PARSED_MORE, PARSED_END };

struct parser {
    const struct strvals *strvals;
    const char *at, *end;
    struct arena *arena;
    struct error *err;
};

#define fail(parser, ...) (error_set((parser)->err, ERR_INVALID, __VA_ARGS__), PARSED_FAILED)

static const char *quoted(const struct parser *parser, struct str text)
{
    return go_quoted(text, parser->arena).ptr;
}

/**
 * What stands before the next of `stops`, with escapes undone; that character, or 0 at the end.
 */
static struct str read_until(struct parser *parser, const char *stops, char *last)
{
    bool has_escapes = parser->strvals->kind != HELM_SET_LITERAL;
    const char *begin = parser->at, *end = begin;
    size_t used = 0;
    char *text;

    while (end < parser->end && !(*end && strchr(stops, *end)))
        end += has_escapes && *end == '\\' && end + 1 < parser->end ? 2 : 1;
    *last = end < parser->end ? *end : '\0';
    parser->at = end < parser->end ? end + 1 : end;
    text = arena_alloc(parser->arena, (size_t)(end - begin) + 1);
    for (const char *at = begin; at < end; at++) {
        if (has_escapes && *at == '\\' && ++at == end)
            break;
        text[used++] = *at;
    }
    return (struct str){ text, used };
}

/* ---- values ---- */

static bool read_integer(struct str text, int64_t *out)
{
    char *end;

    if (text.len == 0 || text.len > 20 || text.ptr[0] == '0' ||
        !strchr("+-0123456789", text.ptr[0]))
        return false;
    if (strchr("+-", text.ptr[0]) && (text.len == 1 || !strchr("0123456789", text.ptr[1])))
        return false;
    errno = 0;
    *out = strtoll(text.ptr, &end, 10);
    return errno == 0 && end == text.ptr + text.len;
}

static struct value typed_value(struct str text)
{
    int64_t number;

    if (str_equals(text, "null") || (text.len == 4 && strcasecmp(text.ptr, "null") == 0))
        return VALUE_NIL;
    if (text.len == 4 && strcasecmp(text.ptr, "true") == 0)
        return value_of_bool(true);
    if (text.len == 5 && strcasecmp(text.ptr, "false") == 0)
        return value_of_bool(false);
    if (str_equals(text, "0"))
        return value_of_int64(0);
    if (read_integer(text, &number))
        return value_of_int64(number);
    return value_of_str(text);
}

static int make_value(struct parser *parser, struct str text, struct value *out)
{
    const struct strvals *strvals = parser->strvals;

    if (strvals->kind == HELM_SET) {
        *out = typed_value(text);
        return 0;
    }
    if (strvals->kind == HELM_SET_FILE) {
        if (!strvals->read_file)
            return error_set(parser->err, ERR_NOT_FOUND, "open %s: no such file or directory",
                             text.ptr);
        if (strvals->read_file(strvals->context, text, parser->arena, &text, parser->err) < 0)
            return -1;
    }
    *out = value_of_str(text);
    return 0;
}

/** Behind `{`: "a,b}". */
static int read_list(struct parser *parser, struct value *out)
{
    struct value list = value_list_new(&value_type_list, 4, parser->arena), item;
    char last;

    do {
        struct str text = read_until(parser, ",}", &last);

        if (!last)
            return fail(parser, "list must terminate with '}'");
        if (last == '}' && parser->at < parser->end && *parser->at == ',')
            parser->at++;
        if (make_value(parser, text, &item) < 0)
            return -1;
        value_list_add(&list, item, parser->arena);
    } while (last != '}');
    *out = list;
    return 0;
}

/** Blanks and then a comma or the end: there is no value. Consumed only then. */
static bool skip_empty(struct parser *parser)
{
    const char *at = parser->at;

    while (at < parser->end && strchr(" \t\n\v\f\r", *at) && *at)
        at++;
    if (at < parser->end && *at != ',')
        return false;
    parser->at = at < parser->end ? at + 1 : at;
    return true;
}

static int read_json(struct parser *parser, struct value *out)
{
    static const struct json_limits limits = { .depth = 1000 };
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(256);
    struct json_prefix prefix = { 0 };
    const struct json *json;

    if (skip_empty(parser)) {
        *out = VALUE_NIL;
        return 0;
    }
    if (json_parse_into(builder, (struct str){ parser->at, (size_t)(parser->end - parser->at) },
                        &limits, &prefix, parser->err) < 0 ||
        json_builder_finish_in(builder, parser->arena, &json, parser->err) < 0)
        return -1;
    parser->at += prefix.used;
    *out = value_of_json(json, VALUE_NUMBERS_FLOAT, parser->arena);
    if (!skip_empty(parser))
        return fail(parser, "unexpected data after the JSON value");
    return 0;
}

/** Behind `=`. */
static enum parsed read_value(struct parser *parser, struct value *out)
{
    char last = ',';
    struct str text;

    if (parser->strvals->kind == HELM_SET_LITERAL) {
        *out = value_of_str(read_until(parser, "", &last));
        return PARSED_MORE;
    }
    if (parser->strvals->kind == HELM_SET_JSON)
        return read_json(parser, out) < 0 ? PARSED_FAILED : PARSED_MORE;
    if (parser->at == parser->end) {
        *out = value_of_str(STR_EMPTY);
        return PARSED_END;
    }
    if (*parser->at == '{') {
        parser->at++;
        return read_list(parser, out) < 0 ? PARSED_FAILED : PARSED_MORE;
    }
    text = read_until(parser, ",", &last);
    return make_value(parser, text, out) < 0 ? PARSED_FAILED : PARSED_MORE;
}

/* ---- keys ---- */

/** Characters one by one, as Go prints a []rune with "%q": ['a' 'b']. */
static const char *runes(const struct parser *parser, struct str text)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(ERROR_MESSAGE_MAX);

    for (size_t i = 0, length; i < text.len; i += length) {
        go_decode_rune(text.ptr + i, text.len - i, &length);
        strbuf_printf(&out, "%s'%.*s'", i ? " " : "[", (int)length, text.ptr + i);
    }
    strbuf_puts(&out, "]");
    return arena_strndup(parser->arena, out.ptr, out.len);
}

static enum parsed read_key(struct parser *parser, const struct value *map, int nesting);

static void set_key(const struct value *map, struct str key, struct value item)
{
    if (key.len)
        value_map_set(map, key, item);
}

static enum parsed fail_conversion(struct parser *parser, const struct value *value,
                                   const char *wanted)
{
    return fail(parser, "unable to parse key: interface conversion: interface {} is %s, not %s",
                value_is_nil(value) ? "nil" : value->type->name, wanted);
}

/** A text that ends here says nothing, and to Helm 4 that is no error. */
static enum parsed read_index(struct parser *parser, int64_t *out)
{
    char last, *end;
    struct str text = read_until(parser, "]", &last);

    if (!last && parser->strvals->rules == HELM_RULES_3)
        return fail(parser, "error parsing index: EOF");
    if (!last)
        return PARSED_END;
    errno = 0;
    *out = strtoll(text.ptr, &end, 10);
    if (text.len == 0 || errno || end != text.ptr + text.len || text.ptr[0] == ' ')
        return fail(parser, "error parsing index: strconv.Atoi: parsing %s: invalid syntax",
                    quoted(parser, text));
    return PARSED_MORE;
}

static int set_index(struct parser *parser, struct value *list, int64_t index, struct value item)
{
    if (index < 0)
        return fail(parser, "negative %lld index not allowed", (long long)index);
    if (index > MAX_INDEX)
        return fail(parser, "index of %lld is greater than maximum supported index of %d",
                    (long long)index, MAX_INDEX);
    while (value_count(list) <= (size_t)index)
        value_list_add(list, VALUE_NIL, parser->arena);
    value_list_put(list, (size_t)index, item);
    return 0;
}

static struct value existing_item(const struct value *list, int64_t index)
{
    if (index >= 0 && (size_t)index < value_count(list))
        return value_item(list, (size_t)index);
    return VALUE_NIL;
}

static int check_nesting(struct parser *parser, int nesting)
{
    if (nesting <= MAX_NESTING)
        return 0;
    return fail(parser,
                "value name nested level is greater than maximum supported nested level of %d",
                MAX_NESTING);
}

static enum parsed read_item(struct parser *parser, struct value *list, int64_t index, int nesting);

static enum parsed read_inner_list(struct parser *parser, struct value *list, int64_t index,
                                   int nesting)
{
    struct value inner = existing_item(list, index);
    enum parsed parsed;
    int64_t next;

    parsed = read_index(parser, &next);
    if (parsed != PARSED_MORE)
        return parsed;
    if (value_is_nil(&inner))
        inner = value_list_new(&value_type_list, 4, parser->arena);
    if (value_kind(&inner) != VALUE_SLICE)
        return fail_conversion(parser, &inner, "[]interface {}");
    if (check_nesting(parser, nesting + 1) < 0)
        return PARSED_FAILED;
    parsed = read_item(parser, &inner, next, nesting + 1);
    if (parsed == PARSED_FAILED || set_index(parser, list, index, inner) < 0)
        return PARSED_FAILED;
    return parsed;
}

static enum parsed read_inner_map(struct parser *parser, struct value *list, int64_t index,
                                  int nesting)
{
    struct value inner = existing_item(list, index);
    enum parsed parsed;

    if (check_nesting(parser, nesting + 1) < 0)
        return PARSED_FAILED;
    if (value_kind(&inner) != VALUE_MAP)
        inner = value_map_new(&value_type_map, parser->arena);
    parsed = read_key(parser, &inner, nesting + 1);
    /* A slip of the original: what ends with the text is not put into the list. */
    if (parsed == PARSED_MORE && set_index(parser, list, index, inner) < 0)
        return PARSED_FAILED;
    return parsed;
}

/** Behind `[n]`. */
static enum parsed read_item(struct parser *parser, struct value *list, int64_t index, int nesting)
{
    enum parsed parsed;
    struct value value;
    char last;
    struct str text;

    if (index < 0)
        return fail(parser, "negative %lld index not allowed", (long long)index);
    text = read_until(parser, "[.=", &last);
    if (text.len)
        return fail(parser, "unexpected data at end of array index: %s", runes(parser, text));
    if (last == '[')
        return read_inner_list(parser, list, index, nesting);
    if (last == '.')
        return read_inner_map(parser, list, index, nesting);
    if (!last)
        return PARSED_END;
    parsed = read_value(parser, &value);
    if (parsed == PARSED_FAILED || set_index(parser, list, index, value) < 0)
        return PARSED_FAILED;
    return parsed;
}

static enum parsed read_list_key(struct parser *parser, const struct value *map, struct str key,
                                 int nesting)
{
    struct value list;
    enum parsed parsed;
    int64_t index;

    parsed = read_index(parser, &index);
    if (parsed != PARSED_MORE)
        return parsed;
    if (!value_map_get(map, key, &list))
        list = value_list_new(&value_type_list, 4, parser->arena);
    if (value_kind(&list) != VALUE_SLICE)
        return fail_conversion(parser, &list, "[]interface {}");
    parsed = read_item(parser, &list, index, nesting);
    if (parsed != PARSED_FAILED)
        set_key(map, key, list);
    return parsed;
}

static enum parsed read_map_key(struct parser *parser, const struct value *map, struct str key,
                                int nesting)
{
    struct value inner;
    enum parsed parsed;

    if (check_nesting(parser, nesting + 1) < 0)
        return PARSED_FAILED;
    if (!value_map_get(map, key, &inner))
        inner = value_map_new(&value_type_map, parser->arena);
    if (value_kind(&inner) != VALUE_MAP)
        return fail_conversion(parser, &inner, "map[string]interface {}");
    parsed = read_key(parser, &inner, nesting + 1);
    if (parsed == PARSED_FAILED)
        return parsed;
    if (parsed == PARSED_MORE && value_count(&inner) == 0)
        return fail(parser, "key map %s has no value", quoted(parser, key));
    if (value_count(&inner))
        set_key(map, key, inner);
    return parsed;
}

/** One key with its value. */
static enum parsed read_key(struct parser *parser, const struct value *map, int nesting)
{
    bool is_literal = parser->strvals->kind == HELM_SET_LITERAL;
    enum parsed parsed;
    struct value value;
    char last;
    struct str key = read_until(parser, is_literal ? "=[." : "=[,.", &last);

    switch (last) {
    case '[':
        return read_list_key(parser, map, key, nesting);
    case '.':
        return read_map_key(parser, map, key, nesting);
    case '=':
        parsed = read_value(parser, &value);
        if (parsed != PARSED_FAILED)
            set_key(map, key, value);
        return parsed;
    case ',':
        return fail(parser, "key %s has no value (cannot end with ,)", quoted(parser, key));
    default:
        if (key.len == 0)
            return PARSED_END;
        return fail(parser, "key %s has no value", quoted(parser, key));
    }
}

int strvals_apply(const struct strvals *strvals, const struct value *values, struct arena *arena,
                  struct error *err)
{
    struct parser parser = { .strvals = strvals,
                             .at = strvals->expression.ptr,
                             .end = strvals->expression.ptr + strvals->expression.len,
                             .arena = arena,
                             .err = err };
    enum parsed parsed = PARSED_MORE;

    if (strvals->expression.len > MAX_EXPRESSION)
        return error_set(err, ERR_TOO_LARGE, "an expression is longer than %d bytes",
                         MAX_EXPRESSION);
    while (parsed == PARSED_MORE)
        parsed = read_key(&parser, values, 0);
    return parsed == PARSED_FAILED ? -1 : 0;
}
