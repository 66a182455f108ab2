#include "template/format.h"

#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/formatter.h"

#include <string.h>

enum { WIDTH_MAX = 1000000 }; /* as Go has it */

void format_value(const struct value *value, struct arena *arena, struct strbuf *out)
{
    struct formatter f = { .out = out, .arena = arena };

    formatter_value(&f, value, 'v', 0);
}

void format_printable(const struct value *value, struct arena *arena, struct strbuf *out)
{
    struct value at = *value;

    if (value_kind(&at) == VALUE_POINTER) {
        if (!at.object) {
            strbuf_puts(out, "<nil>");
            return;
        }
        at.type = at.type->text ? at.type : at.type->element;
    }
    if (!at.type)
        strbuf_puts(out, "<no value>");
    else
        format_value(&at, arena, out);
}

void format_print(const struct value *operands, size_t count, struct arena *arena,
                  struct strbuf *out)
{
    bool was_text = true;

    for (size_t i = 0; i < count; i++) {
        bool is_text = value_kind(&operands[i]) == VALUE_STRING;

        if (i > 0 && !is_text && !was_text)
            strbuf_puts(out, " ");
        format_value(&operands[i], arena, out);
        was_text = is_text;
    }
}

void format_println(const struct value *operands, size_t count, struct arena *arena,
                    struct strbuf *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            strbuf_puts(out, " ");
        format_value(&operands[i], arena, out);
    }
    strbuf_puts(out, "\n");
}

/* ---- printf ---- */

struct layout {
    struct formatter f;
    struct str text;
    size_t at;
    const struct value *operands;
    size_t count, next;
    bool is_reordered, was_index, is_good;
};

static bool read_number(struct layout *l, int *out)
{
    size_t begin = l->at;
    int number = 0;

    while (l->at < l->text.len && l->text.ptr[l->at] >= '0' && l->text.ptr[l->at] <= '9') {
        if (number > WIDTH_MAX) { /* and what stands behind it is not looked at */
            l->at = l->text.len;
            *out = 0;
            return false;
        }
        number = number * 10 + (l->text.ptr[l->at++] - '0');
    }
    *out = number;
    return l->at > begin;
}

static bool next_is(const struct layout *l, char c)
{
    return l->at < l->text.len && l->text.ptr[l->at] == c;
}

/* "[3]": the operand to take next. */
static void read_index(struct layout *l)
{
    struct str rest = str_slice(l->text, l->at, l->text.len);
    ptrdiff_t end;
    int number = 0;

    if (!next_is(l, '['))
        return;
    l->is_reordered = true;
    end = str_find_char(rest, ']');
    if (end < 0) {
        l->is_good = false;
        l->at++;
        return;
    }
    l->at++;
    if (!read_number(l, &number) || !next_is(l, ']') || number < 1 || (size_t)number > l->count) {
        l->at += (size_t)end - (l->at - (size_t)(rest.ptr - l->text.ptr)) + 1;
        l->is_good = false;
        l->was_index = true;
        return;
    }
    l->at++;
    l->next = (size_t)number - 1;
    l->was_index = true;
}

/* '*': a width or precision among the operands. */
static bool take_number(struct layout *l, int *out)
{
    const struct value *operand = l->next < l->count ? &l->operands[l->next] : NULL;

    *out = 0;
    if (!operand)
        return false;
    l->next++;
    if (!value_is_signed(operand) && !value_is_unsigned(operand))
        return false;
    if (operand->integer > WIDTH_MAX || operand->integer < -WIDTH_MAX)
        return false;
    *out = (int)operand->integer;
    return true;
}

static void read_flags(struct layout *l)
{
    struct formatter *f = &l->f;

    for (; l->at < l->text.len; l->at++) {
        switch (l->text.ptr[l->at]) {
        case '#':
            f->sharp = true;
            break;
        case '0':
            f->zero = true;
            break;
        case '+':
            f->plus = true;
            break;
        case '-':
            f->minus = true;
            break;
        case ' ':
            f->space = true;
            break;
        default:
            return;
        }
    }
}

static void read_width(struct layout *l)
{
    struct formatter *f = &l->f;

    read_index(l);
    if (next_is(l, '*')) {
        l->at++;
        f->has_width = take_number(l, &f->width);
        if (!f->has_width)
            strbuf_puts(f->out, "%!(BADWIDTH)");
        if (f->width < 0) {
            f->width = -f->width;
            f->minus = true;
            f->zero = false;
        }
        l->was_index = false;
        return;
    }
    f->has_width = read_number(l, &f->width);
    if (l->was_index && f->has_width)
        l->is_good = false;
}

static void read_precision(struct layout *l)
{
    struct formatter *f = &l->f;

    if (l->at + 1 > l->text.len || !next_is(l, '.'))
        return;
    l->at++;
    if (l->was_index)
        l->is_good = false;
    read_index(l);
    if (next_is(l, '*')) {
        l->at++;
        f->has_precision = take_number(l, &f->precision);
        if (f->precision < 0) {
            f->precision = 0;
            f->has_precision = false;
        }
        if (!f->has_precision)
            strbuf_puts(f->out, "%!(BADPREC)");
        l->was_index = false;
        return;
    }
    f->has_precision = read_number(l, &f->precision);
    if (!f->has_precision) {
        f->precision = 0;
        f->has_precision = true;
    }
}

static void print_operand(struct layout *l, char verb)
{
    const struct value *operand = &l->operands[l->next++];
    struct formatter *f = &l->f;

    if (verb == 'v') {
        f->sharp_v = f->sharp;
        f->plus_v = f->plus;
        f->sharp = f->plus = false;
    }
    if (verb == 'T' && value_is_nil(operand))
        formatter_pad(f, STR("<nil>"));
    else if (verb == 'T')
        formatter_string(f, str_of(format_type(operand)), 's');
    else
        formatter_value(f, operand, verb, 0);
}

static void print_verb(struct layout *l)
{
    struct strbuf *out = l->f.out;
    const char *verb;
    size_t width;

    if (l->at >= l->text.len) {
        strbuf_puts(out, "%!(NOVERB)");
        return;
    }
    verb = l->text.ptr + l->at;
    go_decode_rune(verb, l->text.len - l->at, &width);
    l->at += width;
    if (*verb == '%') {
        strbuf_puts(out, "%");
    } else if (!l->is_good || l->next >= l->count) {
        strbuf_printf(out, "%%!%.*s(%s)", (int)width, verb, l->is_good ? "MISSING" : "BADINDEX");
    } else if (width > 1) {
        const struct value *operand = &l->operands[l->next++];

        strbuf_printf(out, "%%!%.*s(%s%s", (int)width, verb, format_type(operand),
                      value_is_nil(operand) ? ")" : "=");
        if (!value_is_nil(operand)) {
            format_value(operand, l->f.arena, out);
            strbuf_puts(out, ")");
        }
    } else {
        print_operand(l, *verb);
    }
}

static void print_extra(struct layout *l)
{
    struct strbuf *out = l->f.out;

    if (l->is_reordered || l->next >= l->count)
        return;
    strbuf_puts(out, "%!(EXTRA ");
    for (size_t i = l->next; i < l->count; i++) {
        strbuf_puts(out, i > l->next ? ", " : "");
        strbuf_puts(out, format_type(&l->operands[i]));
        if (value_is_nil(&l->operands[i]))
            continue;
        strbuf_puts(out, "=");
        format_value(&l->operands[i], l->f.arena, out);
    }
    strbuf_puts(out, ")");
}

void format_printf(struct str text, const struct value *operands, size_t count, struct arena *arena,
                   struct strbuf *out)
{
    struct layout l = {
        .f = { .out = out, .arena = arena }, .text = text, .operands = operands, .count = count
    };

    while (l.at < text.len) {
        const char *percent = memchr(text.ptr + l.at, '%', text.len - l.at);
        size_t end = percent ? (size_t)(percent - text.ptr) : text.len;

        strbuf_add(out, text.ptr + l.at, end - l.at);
        l.at = end + 1;
        if (!percent)
            break;
        l.f = (struct formatter){ .out = out, .arena = arena };
        l.is_good = true;
        l.was_index = false;
        read_flags(&l);
        read_width(&l);
        read_precision(&l);
        if (!l.was_index)
            read_index(&l);
        print_verb(&l);
    }
    print_extra(&l);
}
