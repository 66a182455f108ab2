/* The formats that drafts 4 to 7 insist on. */
#include "data/json_schema_formats.h"

#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json_schema_check.h"
#include "data/regex.h"

#include <ctype.h>
#include <string.h>

const char *schema_format_character(struct str text, size_t at, struct arena *arena)
{
    size_t width;
    struct str quoted;

    go_decode_rune(text.ptr + at, text.len - at, &width);
    if (text.ptr[at] == '\'')
        return "'\\''";
    if (text.ptr[at] == '"')
        return "'\"'";
    quoted = go_quoted(str_slice(text, at, at + width), arena);
    return arena_printf(arena, "'%.*s'", (int)quoted.len - 2, quoted.ptr + 1);
}

bool schema_format_number(struct str text, int *out)
{
    size_t at = text.len && strchr("+-", text.ptr[0]) != NULL;
    int number = 0;

    if (at == text.len)
        return false;
    for (size_t i = at; i < text.len; i++) {
        if (!isdigit((unsigned char)text.ptr[i]) || number > 99999)
            return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    *out = text.ptr[0] == '-' ? -number : number;
    return true;
}

static const char *uuid(struct str text, struct arena *arena)
{
    static const size_t lengths[] = { 8, 4, 4, 4, 12 };
    enum { ELEMENTS = sizeof(lengths) / sizeof(*lengths) };
    struct str element, rest = text;
    size_t dashes = 0;

    for (size_t i = 0; i < text.len; i++)
        dashes += text.ptr[i] == '-';
    if (dashes != ELEMENTS - 1)
        return "must have 5 elements";
    for (size_t i = 0; i < ELEMENTS; i++) {
        str_cut(rest, '-', &element, &rest);
        if (element.len != lengths[i])
            return arena_printf(arena, "element %zu must be %zu characters long", i + 1,
                                lengths[i]);
        for (size_t j = 0; j < element.len; j++) {
            if (!isxdigit((unsigned char)element.ptr[j]))
                return arena_printf(arena, "non-hex character %s",
                                    schema_format_character(element, j, arena));
        }
    }
    return NULL;
}

static const char *json_pointer(struct str text, struct arena *arena)
{
    (void)arena;
    if (text.len && text.ptr[0] != '/')
        return "not starting with /";
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '~' && (i + 1 == text.len || !strchr("01", text.ptr[i + 1])))
            return "~ must be followed by 0 or 1";
    }
    return NULL;
}

static const char *relative_json_pointer(struct str text, struct arena *arena)
{
    size_t digits = 0;

    while (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
        digits++;
    if (digits == 0)
        return "must start with non-negative integer";
    if (digits > 1 && text.ptr[0] == '0')
        return "starts with zero";
    text = str_slice(text, digits, text.len);
    return str_equals(text, "#") ? NULL : json_pointer(text, arena);
}

static const char *regex(struct str text, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    CLEANUP(regex_free) struct regex *compiled = NULL;

    if (regex_compile(text, &compiled, &problem) == 0)
        return NULL;
    return arena_printf(arena, "%s", error_text(&problem));
}

const char *schema_format_problem(struct str format, struct str text, struct arena *arena)
{
    static const struct {
        const char *name;
        const char *(*problem)(struct str text, struct arena *arena);
    } formats[] = {
        { "date", schema_format_date },
        { "time", schema_format_time },
        { "date-time", schema_format_date_time },
        { "duration", schema_format_duration },
        { "period", schema_format_period },
        { "ipv4", schema_format_ipv4 },
        { "ipv6", schema_format_ipv6 },
        { "hostname", schema_format_hostname },
        { "email", schema_format_email },
        { "uri", schema_format_uri },
        { "iri", schema_format_uri },
        { "uri-reference", schema_format_uri_reference },
        { "iri-reference", schema_format_uri_reference },
        { "uri-template", schema_format_uri_template },
        { "uuid", uuid },
        { "json-pointer", json_pointer },
        { "relative-json-pointer", relative_json_pointer },
        { "semver", schema_format_semver },
        { "regex", regex },
    };

    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        if (str_equals(format, formats[i].name))
            return formats[i].problem(text, arena);
    }
    return NULL;
}
