#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/formatter.h"
#include "template/unicode.h"

#include <stdio.h>
#include <string.h>

const char *format_type(const struct value *value)
{
    return value_is_nil(value) ? "<nil>" : value->type->name;
}

static size_t runes_in(struct str text)
{
    size_t runes = 0;

    for (size_t i = 0, width; i < text.len; i += width, runes++)
        go_decode_rune(text.ptr + i, text.len - i, &width);
    return runes;
}

void formatter_pad(struct formatter *f, struct str text)
{
    size_t runes = f->has_width ? runes_in(text) : 0;
    size_t fill = f->has_width && (size_t)f->width > runes ? (size_t)f->width - runes : 0;

    if (f->minus)
        strbuf_add(f->out, text.ptr, text.len);
    for (; fill > 0 && !f->out->truncated; fill--)
        strbuf_puts(f->out, f->zero && !f->minus ? "0" : " ");
    if (!f->minus)
        strbuf_add(f->out, text.ptr, text.len);
}

static struct str cut(const struct formatter *f, struct str text)
{
    size_t at = 0, width;

    if (!f->has_precision)
        return text;
    for (int runes = 0; runes < f->precision && at < text.len; runes++) {
        go_decode_rune(text.ptr + at, text.len - at, &width);
        at += width;
    }
    return (struct str){ text.ptr, at };
}

/* As strconv.QuoteToASCII. */
static void quote_ascii(struct str text, struct strbuf *out)
{
    CLEANUP(strbuf_release) struct strbuf quoted = STRBUF_INIT(out->limit);

    go_quote(text, &quoted);
    for (size_t i = 0, width; i < quoted.len; i += width) {
        uint32_t rune = go_decode_rune(quoted.ptr + i, quoted.len - i, &width);

        if (rune < 0x80)
            strbuf_add(out, quoted.ptr + i, 1);
        else
            strbuf_printf(out, rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
    }
}

static bool can_backquote(struct str text)
{
    for (size_t i = 0, width; i < text.len; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);

        if ((rune == 0xfffd && width == 1) || rune == 0xfeff || rune == '`' || rune == 0x7f ||
            (rune < ' ' && rune != '\t'))
            return false;
    }
    return true;
}

static void quoted(struct formatter *f, struct str text)
{
    CLEANUP(strbuf_release) struct strbuf quote = STRBUF_INIT(f->out->limit);

    text = cut(f, text);
    if (f->sharp && can_backquote(text)) {
        strbuf_puts(&quote, "`");
        strbuf_add(&quote, text.ptr, text.len);
        strbuf_puts(&quote, "`");
    } else if (f->plus) {
        quote_ascii(text, &quote);
    } else {
        go_quote(text, &quote);
    }
    f->out->truncated |= quote.truncated;
    formatter_pad(f, (struct str){ quote.ptr, quote.len });
}

static void hexadecimal(struct formatter *f, struct str text, bool upper)
{
    CLEANUP(strbuf_release) struct strbuf hex = STRBUF_INIT(f->out->limit);

    if (f->has_precision && (size_t)f->precision < text.len)
        text.len = (size_t)f->precision;
    for (size_t i = 0; i < text.len; i++) {
        if (f->space && i > 0)
            strbuf_puts(&hex, " ");
        if (f->sharp && (f->space || i == 0))
            strbuf_puts(&hex, upper ? "0X" : "0x");
        strbuf_printf(&hex, upper ? "%02X" : "%02x", (unsigned char)text.ptr[i]);
    }
    f->out->truncated |= hex.truncated;
    formatter_pad(f, (struct str){ hex.ptr, hex.len });
}

bool formatter_string(struct formatter *f, struct str text, char verb)
{
    switch (verb) {
    case 'v':
        if (f->sharp_v)
            quoted(f, text);
        else
            formatter_pad(f, cut(f, text));
        return true;
    case 's':
        formatter_pad(f, cut(f, text));
        return true;
    case 'x':
    case 'X':
        hexadecimal(f, text, verb == 'X');
        return true;
    case 'q':
        quoted(f, text);
        return true;
    default:
        return false;
    }
}

static bool scalar(struct formatter *f, const struct value *value, char verb)
{
    switch (value->type->kind) {
    case VALUE_BOOL:
        if (verb != 't' && verb != 'v')
            return false;
        formatter_pad(f, value->truth ? STR("true") : STR("false"));
        return true;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        return formatter_float(f, value->number, verb);
    case VALUE_COMPLEX128:
        return formatter_complex(f, value->complex, verb);
    case VALUE_STRING:
        return formatter_string(f, value_str(value), verb);
    default:
        if (value_is_unsigned(value))
            return formatter_integer(f, value->natural, false, false, verb);
        return formatter_integer(f, (uint64_t)value->integer, value->integer < 0, true, verb);
    }
}

void formatter_bad_verb(struct formatter *f, const struct value *value, char verb)
{
    bool was_failing = f->is_failing;

    f->is_failing = true;
    strbuf_printf(f->out, "%%!%c(", verb);
    if (value_is_nil(value)) {
        strbuf_puts(f->out, "<nil>");
    } else {
        strbuf_printf(f->out, "%s=", value->type->name);
        formatter_value(f, value, 'v', 0);
    }
    strbuf_puts(f->out, ")");
    f->is_failing = was_failing;
}

static void opening(struct formatter *f, const struct value *value, const char *plain,
                    const char *go)
{
    if (f->sharp_v)
        strbuf_printf(f->out, "%s%s", value->type->name, go);
    else
        strbuf_puts(f->out, plain);
}

static void list(struct formatter *f, const struct value *value, char verb, size_t depth)
{
    if (f->sharp_v && !value->list) {
        strbuf_printf(f->out, "%s(nil)", value->type->name);
        return;
    }
    opening(f, value, "[", "{");
    for (size_t i = 0; i < value_count(value) && !f->out->truncated; i++) {
        struct value item = value_item(value, i);

        if (i > 0)
            strbuf_puts(f->out, f->sharp_v ? ", " : " ");
        formatter_value(f, &item, verb, depth + 1);
    }
    strbuf_puts(f->out, f->sharp_v ? "}" : "]");
}

static void map(struct formatter *f, const struct value *value, char verb, size_t depth)
{
    size_t count;
    struct value_entry *entries;

    if (f->sharp_v && !value->map) {
        strbuf_printf(f->out, "%s(nil)", value->type->name);
        return;
    }
    entries = value_map_entries(value, f->arena, &count);
    opening(f, value, "map[", "{");
    for (size_t i = 0; i < count && !f->out->truncated; i++) {
        struct value key = value_of_str(entries[i].key);

        if (i > 0)
            strbuf_puts(f->out, f->sharp_v ? ", " : " ");
        formatter_value(f, &key, verb, depth + 1);
        strbuf_puts(f->out, ":");
        formatter_value(f, &entries[i].value, verb, depth + 1);
    }
    strbuf_puts(f->out, f->sharp_v ? "}" : "]");
}

static void fields(struct formatter *f, const struct value *value, const struct value_type *type,
                   char verb, size_t depth)
{
    if (f->sharp_v)
        strbuf_puts(f->out, type->name);
    strbuf_puts(f->out, "{");
    for (size_t i = 0; type->members && type->members[i].name && !type->members[i].signature; i++) {
        if (i > 0)
            strbuf_puts(f->out, f->sharp_v ? ", " : " ");
        if (f->plus_v || f->sharp_v)
            strbuf_printf(f->out, "%s:", type->members[i].name);
        formatter_value(f, &value->fields[i], verb, depth + 1);
    }
    strbuf_puts(f->out, "}");
}

static void pointer(struct formatter *f, const struct value *value, char verb, size_t depth)
{
    if (!value->object) {
        strbuf_puts(f->out, f->sharp_v ? "(nil)" : "<nil>");
        return;
    }
    strbuf_puts(f->out, depth == 0 ? "&" : "");
    fields(f, value, value->type->element, verb, depth + 1);
}

static bool by_method(struct formatter *f, const struct value *value, char verb)
{
    const struct value_type *type = value->type;

    if (!type->text && type->kind == VALUE_POINTER)
        type = type->element;
    if (!type->text || f->is_failing || f->sharp_v || !strchr("vsxXq", verb))
        return false;
    if (value->type->kind == VALUE_POINTER && !value->object) {
        formatter_pad(f, STR("<nil>"));
        return true;
    }
    return formatter_string(f, type->text(value, f->arena), verb);
}

void formatter_bytes(struct formatter *f, const struct value *value, char verb)
{
    struct str bytes = value_bytes(value, f->arena);

    if (verb != 'v' && verb != 'd') {
        formatter_string(f, bytes, verb);
        return;
    }
    if (f->sharp_v && !value->list) {
        strbuf_puts(f->out, "[]byte(nil)");
        return;
    }
    strbuf_puts(f->out, f->sharp_v ? "[]byte{" : "[");
    for (size_t i = 0; i < bytes.len && !f->out->truncated; i++) {
        if (i > 0)
            strbuf_puts(f->out, f->sharp_v ? ", " : " ");
        formatter_integer(f, (unsigned char)bytes.ptr[i], false, false, f->sharp_v ? 'v' : 'd');
    }
    strbuf_puts(f->out, f->sharp_v ? "}" : "]");
}

static bool prints_as_bytes(const struct value *value, char verb)
{
    return value->type->element == &value_type_uint8 && strchr("sqxXvd", verb);
}

void formatter_value(struct formatter *f, const struct value *value, char verb, size_t depth)
{
    if (depth > VALUE_MAX_DEPTH) {
        f->out->truncated = true;
        return;
    }
    if (value_is_nil(value)) {
        if (depth == 0 && verb != 'v')
            formatter_bad_verb(f, value, verb);
        else if (f->sharp_v && depth > 0)
            strbuf_puts(f->out, "interface {}(nil)");
        else if (depth > 0)
            strbuf_puts(f->out, "<nil>");
        else
            formatter_pad(f, STR("<nil>"));
        return;
    }
    if (by_method(f, value, verb))
        return;
    switch (value->type->kind) {
    case VALUE_SLICE:
        if (prints_as_bytes(value, verb))
            formatter_bytes(f, value, verb);
        else
            list(f, value, verb, depth);
        return;
    case VALUE_MAP:
        map(f, value, verb, depth);
        return;
    case VALUE_STRUCT:
        fields(f, value, value->type, verb, depth);
        return;
    case VALUE_POINTER:
        pointer(f, value, verb, depth);
        return;
    case VALUE_FUNC:
        strbuf_printf(f->out, "%s", value->type->name);
        return;
    default:
        if (!scalar(f, value, verb))
            formatter_bad_verb(f, value, verb);
    }
}
