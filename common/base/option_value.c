#include "base/option_value.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/strbuf.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One value on its way from text into the field. */
struct value {
    const struct option *option;
    const char *text;
    enum option_source source;
    struct arena *arena;
    void *field;
};

enum { NS_PER_MS = 1000000, LIST_ITEM_MAX = 1024 * 1024 };
static const int64_t NS_PER_SECOND = INT64_C(1000000000);
static const int64_t NS_PER_DAY = INT64_C(86400) * 1000000000;

static bool is_secret(const struct value *value)
{
    return value->option->type.traits & OPTION_IS_SECRET;
}

static const char *shown(const struct value *value)
{
    return is_secret(value) ? "******" : value->text;
}

static int check_range(const struct value *value, int64_t number, struct error *err)
{
    const struct option_type *type = &value->option->type;

    if (type->min == 0 && type->max == 0)
        return 0;
    if (number < type->min)
        return error_set(err, ERR_INVALID, "'%s' is below %lld", shown(value),
                         (long long)type->min);
    if (number > type->max)
        return error_set(err, ERR_INVALID, "'%s' is above %lld", shown(value),
                         (long long)type->max);
    return 0;
}

static int parse_text(const struct value *value, struct error *err)
{
    (void)err;
    *(const char **)value->field = arena_strndup(value->arena, value->text, strlen(value->text));
    return 0;
}

/* ---- booleans ---- */

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

static int parse_bool(const struct value *value, struct error *err)
{
    static const char *const yes[] = { "1", "t", "T", "TRUE", "true", "True", NULL };
    static const char *const no[] = { "0", "f", "F", "FALSE", "false", "False", "", NULL };
    bool *field = value->field;

    if (value->source == OPTION_FROM_ENVIRONMENT) {
        if (strcasecmp(value->text, "true") != 0 && strcasecmp(value->text, "false") != 0)
            return error_set(err, ERR_INVALID, "'%s' is neither true nor false", shown(value));
        *field = strcasecmp(value->text, "true") == 0;
        return 0;
    }
    if (!is_one_of(value->text, yes) && !is_one_of(value->text, no))
        return error_set(err, ERR_INVALID, "strconv.ParseBool: parsing \"%s\": invalid syntax",
                         shown(value));
    *field = is_one_of(value->text, yes);
    return 0;
}

/* ---- numbers ---- */

static const char *skip_base(const char *digits, int *base)
{
    static const struct {
        const char *prefix;
        int base;
    } bases[] = { { "0x", 16 }, { "0b", 2 }, { "0o", 8 } };

    *base = 10;
    for (size_t i = 0; i < sizeof(bases) / sizeof(*bases); i++) {
        if (strncasecmp(digits, bases[i].prefix, 2) == 0) {
            *base = bases[i].base;
            return digits + 2;
        }
    }
    if (digits[0] == '0' && digits[1])
        *base = 8;
    return digits;
}

/* As Go's strconv.ParseInt: the environment and defaults in base 10, flags with a base prefix. */
static int parse_integer(const struct value *value, int64_t *out, struct error *err)
{
    const char *digits = value->text + (*value->text == '-' || *value->text == '+');
    int base = 10;
    char *end;
    long long number;

    if (value->source >= OPTION_FROM_FLAG)
        digits = skip_base(digits, &base);
    errno = 0;
    number = strtoll(digits, &end, base);
    if (!isxdigit((unsigned char)*digits) || *end)
        return error_set(err, ERR_INVALID, "strconv.ParseInt: parsing \"%s\": invalid syntax",
                         shown(value));
    if (errno == ERANGE)
        return error_set(err, ERR_INVALID, "strconv.ParseInt: parsing \"%s\": value out of range",
                         shown(value));
    *out = *value->text == '-' ? -number : number;
    return 0;
}

static int parse_int(const struct value *value, struct error *err)
{
    int64_t number = 0;

    if (*value->text || value->source != OPTION_FROM_DEFAULT) {
        if (parse_integer(value, &number, err) < 0 || check_range(value, number, err) < 0)
            return -1;
        if (number < INT32_MIN || number > INT32_MAX)
            return error_set(err, ERR_INVALID, "'%s' is too large", shown(value));
    }
    *(int *)value->field = (int)number;
    return 0;
}

static int parse_float(const struct value *value, struct error *err)
{
    double number = 0;
    char *end;

    if (*value->text || value->source != OPTION_FROM_DEFAULT) {
        number = strtod(value->text, &end);
        if (end == value->text || *end || isnan(number) || isspace((unsigned char)*value->text))
            return error_set(err, ERR_INVALID, "strconv.ParseFloat: parsing \"%s\": invalid syntax",
                             shown(value));
    }
    *(double *)value->field = number;
    return 0;
}

/* Suffixes of a Kubernetes quantity; sizes have no use for those below one. */
static bool find_factor(const char *suffix, double *factor)
{
    static const struct {
        const char *suffix;
        double factor;
    } suffixes[] = {
        { "", 1 },
        { "k", 1e3 },
        { "M", 1e6 },
        { "G", 1e9 },
        { "T", 1e12 },
        { "P", 1e15 },
        { "Ki", 1024.0 },
        { "Mi", 1024.0 * 1024 },
        { "Gi", 1024.0 * 1024 * 1024 },
        { "Ti", 1024.0 * 1024 * 1024 * 1024 },
        { "Pi", 1024.0 * 1024 * 1024 * 1024 * 1024 },
    };

    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
        if (strcmp(suffix, suffixes[i].suffix) == 0) {
            *factor = suffixes[i].factor;
            return true;
        }
    }
    return false;
}

static int parse_bytes(const struct value *value, struct error *err)
{
    double number = 0, factor = 1;
    char *end;

    if (*value->text || value->source != OPTION_FROM_DEFAULT) {
        if (!isdigit((unsigned char)*value->text))
            return error_set(err, ERR_INVALID, "'%s' is no quantity", shown(value));
        number = strtod(value->text, &end);
        if (!find_factor(end, &factor))
            return error_set(err, ERR_INVALID, "'%s' is no quantity", shown(value));
        if (number * factor >= 0x1p63)
            return error_set(err, ERR_INVALID, "'%s' is too large", shown(value));
    }
    if (check_range(value, (int64_t)(number * factor), err) < 0)
        return -1;
    *(int64_t *)value->field = (int64_t)(number * factor);
    return 0;
}

/* ---- times ---- */

/* "<n>d" is what the environment takes beyond Go's durations. */
static bool parse_days(const char *text, int64_t *nanoseconds)
{
    char *end;
    long long days;

    if (!isdigit((unsigned char)*text))
        return false;
    errno = 0;
    days = strtoll(text, &end, 10);
    return errno == 0 && strcmp(end, "d") == 0 &&
           !__builtin_mul_overflow(days, NS_PER_DAY, nanoseconds);
}

static int read_duration(const struct value *value, int64_t *nanoseconds, struct error *err)
{
    *nanoseconds = 0;
    if (!*value->text && value->source == OPTION_FROM_DEFAULT)
        return 0;
    if (clock_parse_duration(str_of(value->text), nanoseconds))
        return 0;
    if (value->source == OPTION_FROM_ENVIRONMENT && parse_days(value->text, nanoseconds))
        return 0;
    return error_set(err, ERR_INVALID, "time: invalid duration \"%s\"", shown(value));
}

static int parse_duration(const struct value *value, struct error *err)
{
    int64_t nanoseconds, milliseconds;

    if (read_duration(value, &nanoseconds, err) < 0)
        return -1;
    milliseconds = nanoseconds / NS_PER_MS;
    if (milliseconds == 0 && nanoseconds > 0)
        milliseconds = 1;
    if (check_range(value, nanoseconds < 0 && milliseconds == 0 ? -1 : milliseconds, err) < 0)
        return -1;
    *(int64_t *)value->field = milliseconds;
    return 0;
}

static int parse_seconds(const struct value *value, struct error *err)
{
    int64_t seconds;

    if (value->source >= OPTION_FROM_FLAG) {
        if (parse_integer(value, &seconds, err) < 0)
            return -1;
    } else {
        if (read_duration(value, &seconds, err) < 0)
            return -1;
        seconds /= NS_PER_SECOND;
    }
    if (check_range(value, seconds, err) < 0)
        return -1;
    *(int64_t *)value->field = seconds;
    return 0;
}

/* ---- lists ---- */

static void list_add(struct option_list *list, struct str item, struct arena *arena)
{
    const char **grown = arena_alloc(arena, (list->count + 1) * sizeof(char *));

    if (list->count > 0)
        memcpy(grown, list->items, list->count * sizeof(char *));
    grown[list->count] = arena_strndup(arena, item.ptr, item.len);
    *list = (struct option_list){ grown, list->count + 1 };
}

/* One field of a CSV record; `*text` moves behind it and its comma. -1: a stray quote. */
static int take_csv(const char **text, struct strbuf *item)
{
    const char *p = *text;

    if (*p == '"') {
        for (p++; *p && (*p != '"' || p[1] == '"'); p++) {
            strbuf_add(item, p, 1);
            p += *p == '"';
        }
        if (*p++ != '"' || (*p && *p != ','))
            return -1;
    } else {
        for (; *p && *p != ','; p++) {
            if (*p == '"')
                return -1;
            strbuf_add(item, p, 1);
        }
    }
    *text = p;
    return 0;
}

static int split_csv(const struct value *value, struct option_list *list, struct error *err)
{
    const char *text = value->text;

    if (!*text)
        return 0;
    for (;; text++) { /* over the comma */
        CLEANUP(strbuf_release) struct strbuf item = STRBUF_INIT(LIST_ITEM_MAX);

        if (take_csv(&text, &item) < 0)
            return error_set(err, ERR_INVALID,
                             "parse error on line 1: bare \" in non-quoted-field");
        if (strbuf_check(&item, "an item", err) < 0)
            return -1;
        list_add(list, (struct str){ item.ptr, item.len }, value->arena);
        if (!*text)
            return 0;
    }
}

static void split_trimmed(const struct value *value, struct option_list *list)
{
    struct str rest = str_of(value->text), item;

    while (rest.len > 0) {
        str_cut(rest, ',', &item, &rest);
        item = str_trim(item);
        if (item.len > 0)
            list_add(list, item, value->arena);
    }
}

static int parse_list(const struct value *value, struct error *err)
{
    struct option_list *field = value->field;
    struct option_list list = { 0 };

    if (value->source == OPTION_FROM_FLAG_AGAIN)
        list = *field;
    if (value->source == OPTION_FROM_ENVIRONMENT)
        split_trimmed(value, &list);
    else if (split_csv(value, &list, err) < 0)
        return -1;
    *field = list;
    return 0;
}

static int parse_array(const struct value *value, struct error *err)
{
    struct option_list *field = value->field;

    if (value->source < OPTION_FROM_FLAG)
        return parse_list(value, err);
    if (value->source == OPTION_FROM_FLAG)
        *field = (struct option_list){ 0 };
    list_add(field, str_of(value->text), value->arena);
    return 0;
}

static const struct {
    int (*parse)(const struct value *value, struct error *err);
    const char *type;
} kinds[] = {
    [OPTION_KIND_TEXT] = { parse_text, "string" },
    [OPTION_KIND_BOOL] = { parse_bool, "" },
    [OPTION_KIND_INT] = { parse_int, "int" },
    [OPTION_KIND_FLOAT] = { parse_float, "float" },
    [OPTION_KIND_DURATION] = { parse_duration, "duration" },
    [OPTION_KIND_SECONDS] = { parse_seconds, "int" },
    [OPTION_KIND_BYTES] = { parse_bytes, "string" },
    [OPTION_KIND_LIST] = { parse_list, "strings" },
    [OPTION_KIND_ARRAY] = { parse_array, "stringArray" },
};

const char *option_value_type(enum option_kind kind)
{
    return kinds[kind].type;
}

int option_value_parse(const struct option *option, const char *text, enum option_source source,
                       struct arena *arena, void *field, struct error *err)
{
    struct value value = { option, text, source, arena, field };

    return kinds[option->type.kind].parse(&value, err);
}
