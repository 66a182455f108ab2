/* Keywords of texts and numbers, and how messages show them. */
#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json_schema_check.h"
#include "data/json_text.h"
#include "data/regex.h"
#include "data/yaml_scalar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- messages ---- */

const char *schema_quoted(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(ERROR_MESSAGE_MAX);
    struct str quoted = go_quoted(text, arena);

    strbuf_puts(&out, "'");
    for (size_t i = 1; i + 1 < quoted.len; i++) {
        if (quoted.ptr[i] == '\\' && quoted.ptr[i + 1] == '"')
            continue;
        if (quoted.ptr[i] == '\\') {
            strbuf_add(&out, quoted.ptr + i++, 1);
            strbuf_add(&out, quoted.ptr + i, 1);
            continue;
        }
        if (quoted.ptr[i] == '\'')
            strbuf_puts(&out, "\\");
        strbuf_add(&out, quoted.ptr + i, 1);
    }
    strbuf_puts(&out, "'");
    return arena_strndup(arena, out.ptr, out.len);
}

/** Digits in groups of three: "12,345.5". */
static void add_grouped(struct str digits, struct strbuf *out)
{
    size_t whole = strcspn(digits.ptr, "."), begin = digits.ptr[0] == '-';

    for (size_t i = 0; i < digits.len; i++) {
        if (i > begin && i < whole && (whole - i) % 3 == 0)
            strbuf_puts(out, ",");
        strbuf_add(out, digits.ptr + i, 1);
    }
}

/** "1e+06" as "1\u00d710\u2070\u2076". */
static void add_scientific(const char *text, const char *exponent, struct strbuf *out)
{
    static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

    strbuf_add(out, text, (size_t)(exponent - text));
    strbuf_puts(out, "×10");
    for (const char *at = exponent + 1; *at; at++) {
        if (*at == '-')
            strbuf_puts(out, "⁻");
        else if (*at != '+')
            strbuf_puts(out, raised[*at - '0']);
    }
}

const char *schema_number(double number, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(256);
    char buffer[40];
    const char *text = yaml_print_float(number, 64, buffer), *exponent = strchr(text, 'e');

    if (exponent)
        add_scientific(text, exponent, &out);
    else
        add_grouped(str_of(text), &out);
    return arena_strndup(arena, out.ptr, out.len);
}

const char *schema_scalar(const struct json *value, struct arena *arena)
{
    if (json_is(value, JSON_STRING))
        return schema_quoted(json_string(value), arena);
    if (json_is(value, JSON_NULL))
        return "<nil>";
    return json_print(value, JSON_COMPACT, arena).ptr;
}

/* ---- equality ---- */

static bool is_number(const struct json *value)
{
    return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT);
}

static bool members_equal(const struct json *a, const struct json *b, int depth)
{
    if (json_count(a) != json_count(b))
        return false;
    for (struct json_cursor at = json_walk(a); json_next(&at);) {
        const struct json *other =
            json_is(a, JSON_ARRAY) ? json_item(b, at.index) : json_get_str(b, at.key);

        if (!other || !schema_equal(at.value, other, depth + 1))
            return false;
    }
    return true;
}

bool schema_equal(const struct json *a, const struct json *b, int depth)
{
    if (is_number(a) && is_number(b))
        return json_is(a, JSON_INT) && json_is(b, JSON_INT)
                   ? json_int(a, 0) == json_int(b, 0)
                   : json_double(a, 0) == json_double(b, 0);
    if (json_type(a) != json_type(b) || depth > 1000)
        return false;
    if (json_is(a, JSON_OBJECT) || json_is(a, JSON_ARRAY))
        return members_equal(a, b, depth);
    return json_equal(a, b);
}

/* ---- texts ---- */

bool schema_matches(struct schema_run *run, struct str pattern, struct str text)
{
    struct regex *regex = map_find(run->schema->patterns, pattern);

    if (schema_failed(run))
        return false;
    if (!regex) {
        if (regex_compile(pattern, &regex, run->err) < 0)
            return false;
        map_put(run->schema->patterns, pattern, regex);
    }
    return regex_matches(regex, text);
}

static size_t count_characters(struct str text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

void schema_check_text(struct schema_check *check)
{
    const struct json *min = json_get(check->schema, "minLength");
    const struct json *max = json_get(check->schema, "maxLength");
    const struct json *pattern = json_get(check->schema, "pattern");
    struct str text = json_string(check->value);
    struct arena *arena = check->run->arena;
    int64_t length = (int64_t)count_characters(text);

    if (min && length < json_int(min, 0))
        schema_add(check, "minLength: got %s, want %s", schema_number((double)length, arena),
                   schema_number((double)json_int(min, 0), arena));
    if (max && length > json_int(max, INT64_MAX))
        schema_add(check, "maxLength: got %s, want %s", schema_number((double)length, arena),
                   schema_number((double)json_int(max, 0), arena));
    if (pattern && !schema_matches(check->run, json_string(pattern), text))
        schema_add(check, "%s does not match pattern %s", schema_quoted(text, arena),
                   schema_quoted(json_string(pattern), arena));
}

/* ---- numbers ---- */

/** Is a number a whole multiple of another, taken as the decimals they are written as? */
static bool is_multiple(double number, double of)
{
    double scale = 1, rest;

    if (of == 0)
        return false;
    for (int i = 0; i < 15 && floor(of * scale) != of * scale; i++)
        scale *= 10;
    rest = fmod(round(number * scale * 1e6) / 1e6, round(of * scale));
    return rest == 0;
}

static void add_number(struct schema_check *check, const char *keyword, double wanted)
{
    schema_add(check, "%s: got %s, want %s", keyword,
               schema_number(json_double(check->value, 0), check->run->arena),
               schema_number(wanted, check->run->arena));
}

void schema_check_number(struct schema_check *check)
{
    const struct json *min = json_get(check->schema, "minimum");
    const struct json *max = json_get(check->schema, "maximum");
    const struct json *above = json_get(check->schema, "exclusiveMinimum");
    const struct json *below = json_get(check->schema, "exclusiveMaximum");
    const struct json *of = json_get(check->schema, "multipleOf");
    double number = json_double(check->value, 0);

    if (check->run->schema->draft == SCHEMA_DRAFT_4) {
        above = json_bool(above, false) ? min : NULL;
        below = json_bool(below, false) ? max : NULL;
        min = above ? NULL : min;
        max = below ? NULL : max;
    }
    if (min && number < json_double(min, 0))
        add_number(check, "minimum", json_double(min, 0));
    if (max && number > json_double(max, 0))
        add_number(check, "maximum", json_double(max, 0));
    if (above && number <= json_double(above, 0))
        add_number(check, "exclusiveMinimum", json_double(above, 0));
    if (below && number >= json_double(below, 0))
        add_number(check, "exclusiveMaximum", json_double(below, 0));
    if (of && !is_multiple(number, json_double(of, 0)))
        add_number(check, "multipleOf", json_double(of, 0));
}
