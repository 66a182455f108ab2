/* Between nodes and JSON values. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_text.h"
#include "data/yaml.h"
#include "data/yaml_scalar.h"
#include "render/kustomize/knode.h"
#include "render/kustomize/knode_text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/* ---- scalars ---- */

struct time_text {
    int year, month, day, hour, minute, second;
    struct str fraction; /* digits */
    int zone_minutes;
};

/* Up to `max` digits. */
static bool take_number(const char **at, int min, int max, int *out)
{
    int count = 0;

    for (*out = 0; count < max && **at >= '0' && **at <= '9'; count++)
        *out = *out * 10 + (*(*at)++ - '0');
    return count >= min;
}

static bool take(const char **at, char c)
{
    if (**at != c)
        return false;
    (*at)++;
    return true;
}

static bool take_zone(const char **at, struct time_text *time)
{
    int sign = **at == '-' ? -1 : 1, hours, minutes;

    if (take(at, 'Z'))
        return true;
    if (!take(at, '+') && !take(at, '-'))
        return true;
    if (!take_number(at, 2, 2, &hours) || !take(at, ':') || !take_number(at, 2, 2, &minutes))
        return false;
    time->zone_minutes = sign * (hours * 60 + minutes);
    return true;
}

static bool take_clock(const char **at, struct time_text *time)
{
    if (!take_number(at, 1, 2, &time->hour) || !take(at, ':') ||
        !take_number(at, 1, 2, &time->minute) || !take(at, ':') ||
        !take_number(at, 1, 2, &time->second))
        return false;
    if (take(at, '.')) {
        const char *begin = *at;

        while (**at >= '0' && **at <= '9')
            (*at)++;
        time->fraction = (struct str){ begin, (size_t)(*at - begin) };
    }
    while (time->fraction.len > 0 && time->fraction.ptr[time->fraction.len - 1] == '0')
        time->fraction.len--;
    return true;
}

/* A point in time as Go prints it in JSON; the text itself when it is none after all. */
static struct str time_of(struct str text, struct arena *arena)
{
    struct time_text time = { 0 };
    const char *at = text.ptr, *zone;

    if (!take_number(&at, 4, 4, &time.year) || !take(&at, '-') ||
        !take_number(&at, 1, 2, &time.month) || !take(&at, '-') ||
        !take_number(&at, 1, 2, &time.day))
        return text;
    if (*at) {
        while (*at == ' ' || *at == '\t' || *at == 'T')
            at++;
        if (!take_clock(&at, &time) || !take_zone(&at, &time))
            return text;
    }
    zone = time.zone_minutes == 0
               ? "Z"
               : arena_printf(arena, "%c%02d:%02d", time.zone_minutes < 0 ? '-' : '+',
                              abs(time.zone_minutes) / 60, abs(time.zone_minutes) % 60);
    return str_of(arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d%s%.*s%s", time.year,
                               time.month, time.day, time.hour, time.minute, time.second,
                               time.fraction.len ? "." : "", STR_ARG(time.fraction), zone));
}

/* JSON's text of a float decides: without point and exponent it is a whole number again. */
static int float_to_json(double number, struct arena *arena, const struct json **out,
                         struct error *err)
{
    char text[32];
    size_t len;
    int64_t integer;

    if (!isfinite(number))
        return error_set(err, ERR_INVALID, "json: unsupported value: %s",
                         isnan(number) ? "NaN"
                         : number > 0  ? "+Inf"
                                       : "-Inf");
    len = json_print_float(number, text);
    *out = json_read_int((struct str){ text, len }, &integer) ? json_new_int(arena, integer)
                                                              : json_new_float(arena, number);
    return 0;
}

/* Text that a block can hold: no blank stands at the end of a line. */
static bool fits_block(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if ((c < ' ' && c != '\n' && c != '\t') ||
            (c == ' ' && (i + 1 == text.len || text.ptr[i + 1] == '\n')))
            return false;
    }
    return text.len > 0;
}

/* What a line end of the folded block comes to: how many more there are than in the text. */
static size_t extra_breaks(struct str text, size_t at, bool puts_extra, bool leads_blank)
{
    size_t end = at;
    bool puts = puts_extra && !leads_blank;

    while (end < text.len && text.ptr[end] == '\n')
        end++;
    if (end == text.len)
        return puts && end - at > 1;
    return puts && (text.ptr[end] == ' ' || text.ptr[end] == '\t');
}

/*
 * The original writes such a text as a folded block again. Its writer looks at the first line of
 * the text where it should look at the next one, and so puts an empty line in front of indented
 * lines, and at the end of a text that ends in several.
 */
static struct str folded_again(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(SIZE_MAX);
    size_t first = 0;
    bool puts_extra, leads_blank = true, after_break = true;

    if (!fits_block(text))
        return text;
    while (first < text.len && text.ptr[first] == '\n')
        first++;
    puts_extra = first < text.len && text.ptr[first] != ' ' && text.ptr[first] != '\t';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\n' && !after_break && extra_breaks(text, i, puts_extra, leads_blank))
            strbuf_puts(&out, "\n");
        if (c != '\n' && after_break)
            leads_blank = c == ' ' || c == '\t';
        after_break = c == '\n';
        strbuf_add(&out, &c, 1);
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

static const char *tag_name(enum knode_tag tag)
{
    switch (tag) {
    case KNODE_INT:
        return "int";
    case KNODE_FLOAT:
        return "float";
    case KNODE_BOOL:
        return "bool";
    case KNODE_NULL:
        return "null";
    default:
        return "str";
    }
}

/* What the text is by itself; a point in time only where its tag says so. */
static enum knode_tag tag_of(struct str text)
{
    enum knode_tag tag = knode_tag_of_text(text);

    return tag == KNODE_TIME ? KNODE_STR : tag;
}

struct json_making {
    struct arena *arena;
    bool keeps_digits; /* of whole numbers beyond int64; else they become floats */
    struct error *err;
};

static int natural_to_json(uint64_t natural, const struct json_making *m, const struct json **out)
{
    struct json_limits limits = { .keep_number_text = true };

    if (!m->keeps_digits) {
        *out = json_new_float(m->arena, (double)natural);
        return 0;
    }
    return json_parse(str_of(arena_printf(m->arena, "%" PRIu64, natural)), &limits, m->arena, out,
                      m->err);
}

static int scalar_to_json(const struct knode *node, const struct json_making *m,
                          const struct json **out)
{
    enum knode_tag tag = knode_meaning(node);
    struct yaml_scalar scalar;
    enum knode_tag found;

    if (tag == KNODE_STR || node->quoted) {
        struct str text =
            node->style == YAML_FOLDED ? folded_again(node->text, m->arena) : node->text;

        *out = json_new_string(m->arena, json_valid_utf8(text, m->arena));
        return 0;
    }
    if (tag == KNODE_TIME) {
        *out = json_new_string(m->arena, time_of(node->text, m->arena));
        return 0;
    }
    scalar = yaml_resolve_plain(node->text);
    found = tag_of(node->text);
    if (found != tag && !(tag == KNODE_FLOAT && found == KNODE_INT))
        return error_set(m->err, ERR_INVALID,
                         "map[string]interface {}(nil): yaml: cannot decode !!%s `%.*s` as a !!%s",
                         tag_name(found), STR_ARG(node->text), tag_name(tag));
    if (tag == KNODE_NULL)
        *out = json_new_null(m->arena);
    else if (tag == KNODE_BOOL)
        *out = json_new_bool(m->arena, scalar.flag);
    else if (scalar.kind == YAML_FLOAT)
        return float_to_json(scalar.number, m->arena, out, m->err);
    else if (scalar.kind == YAML_UINT)
        return natural_to_json(scalar.natural, m, out);
    else if (tag == KNODE_FLOAT)
        return float_to_json((double)scalar.integer, m->arena, out, m->err);
    else
        *out = json_new_int(m->arena, scalar.integer);
    return 0;
}

/* ---- containers ---- */

static int check_keys(const struct knode *map, bool is_root, struct error *err)
{
    for (uint32_t i = 0; i < map->count; i++) {
        for (uint32_t j = 0; j < i && map->count <= 64; j++) {
            if (str_equal(map->members[i].key, map->members[j].key))
                return error_set(err, ERR_INVALID,
                                 "map[string]interface {}(nil): yaml: unmarshal errors:\n"
                                 "  mapping key \"%.*s\" already defined",
                                 STR_ARG(map->members[i].key));
        }
        if (!is_root && !map->members[i].is_text)
            return error_set(err, ERR_INVALID,
                             "json: unsupported type: map[interface {}]interface {}");
    }
    return 0;
}

static int value_to_json(const struct knode *node, bool is_root, const struct json_making *m,
                         const struct json **out);

static int map_to_json(const struct knode *map, bool is_root, const struct json_making *m,
                       const struct json **out)
{
    struct json *object = json_new_object(m->arena);

    if (check_keys(map, is_root, m->err) < 0)
        return -1;
    for (uint32_t i = 0; i < map->count; i++) {
        const struct json *value;

        if (value_to_json(map->members[i].value, false, m, &value) < 0)
            return -1;
        json_set_str(m->arena, object, map->members[i].key, value);
    }
    if (json_count(object) != map->count)
        return error_set(m->err, ERR_INVALID,
                         "map[string]interface {}(nil): yaml: unmarshal errors:\n"
                         "  a mapping key is already defined");
    *out = object;
    return 0;
}

static int value_to_json(const struct knode *node, bool is_root, const struct json_making *m,
                         const struct json **out)
{
    struct json *array;

    if (node->kind == KNODE_SCALAR)
        return scalar_to_json(node, m, out);
    if (node->kind == KNODE_MAP)
        return map_to_json(node, is_root, m, out);
    array = json_new_array(m->arena);
    for (uint32_t i = 0; i < node->count; i++) {
        const struct json *value;

        if (value_to_json(node->items[i], false, m, &value) < 0)
            return -1;
        json_append(m->arena, array, value);
    }
    *out = array;
    return 0;
}

int knode_to_json(const struct knode *node, struct arena *arena, const struct json **out,
                  struct error *err)
{
    struct json_making making = { arena, false, err };

    return value_to_json(node, true, &making, out);
}

int knode_to_exact_json(const struct knode *node, struct arena *arena, const struct json **out,
                        struct error *err)
{
    struct json_making making = { arena, true, err };

    return value_to_json(node, true, &making, out);
}

/* ---- back ---- */

/* All numbers are floats on the way, and written as such: 1e+06. */
static struct str number_text(const struct json *number, struct arena *arena)
{
    char buffer[40];

    return str_dup(str_of(yaml_print_float(json_double(number, 0), 64, buffer)), arena);
}

static struct knode *scalar_of_json(const struct json *value, struct arena *arena)
{
    struct knode *node;

    if (json_is(value, JSON_STRING)) {
        node = knode_new_text(arena, json_string(value));
        node->quoted = !yaml_writes_plain(node->text);
        return node;
    }
    if (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        node = knode_new_plain(arena, number_text(value, arena));
    else
        node = knode_new_plain(arena, json_print(value, JSON_COMPACT, arena));
    node->tag = knode_meaning(node);
    return node;
}

struct knode *knode_of_json(const struct json *value, struct arena *arena)
{
    struct knode *node;

    if (json_is(value, JSON_OBJECT)) {
        node = knode_new_map(arena);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            knode_set(arena, node, str_dup(at.key, arena), knode_of_json(at.value, arena));
        for (uint32_t i = 0; i < node->count; i++)
            node->members[i].is_text = true;
        return node;
    }
    if (json_is(value, JSON_ARRAY)) {
        node = knode_new_list(arena);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            knode_append(arena, node, knode_of_json(at.value, arena));
        return node;
    }
    return scalar_of_json(value, arena);
}

/* As it is written, where that can be told. */
static struct str contents(const struct knode *node, struct arena *arena)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const struct json *value = NULL;
    struct str text;

    if (node->look && node->look->is_alias)
        return str_of(arena_printf(arena, "*%.*s", STR_ARG(node->text)));
    if (knode_text_print(node, arena, &text, &ignored) == 0)
        return text;
    error_release(&ignored);
    ignored = (struct error){ 0 };
    if (knode_to_json(node, arena, &value, &ignored) < 0)
        return STR_EMPTY;
    return str_trim(yaml_print(value, arena));
}

int knode_fail_kind(const struct knode *node, const char *expected, struct arena *arena,
                    struct error *err)
{
    static const char *const names[] = {
        [KNODE_SCALAR] = "ScalarNode", [KNODE_LIST] = "SequenceNode", [KNODE_MAP] = "MappingNode"
    };
    bool is_alias = node->look && node->look->is_alias;

    return error_set(err, ERR_INVALID,
                     "wrong node kind: expected %s but got %s: node contents:\n%.*s\n", expected,
                     is_alias ? "AliasNode" : names[node->kind], STR_ARG(contents(node, arena)));
}
