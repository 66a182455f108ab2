#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/arguments.h"
#include "template/format.h"
#include "template/functions.h"

/* The functions that Go's text/template has by itself; comparisons are in functions_compare.c. */

/* `and` and `or` are evaluated by the evaluator, which stops at the first that decides. */
static int never_called(struct template_call *call, struct error *err)
{
    return error_set(err, ERR_INTERNAL, "%s is not called like a function", call->name);
}

static int call_not(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(!value_truth(&call->arguments[0]));
    return 0;
}

static int call_len(struct template_call *call, struct error *err)
{
    const struct value *of = &call->arguments[0];

    switch (value_kind(of)) {
    case VALUE_INVALID:
        return error_set(err, ERR_INVALID, "reflect: call of reflect.Value.Type on zero Value");
    case VALUE_INTERFACE:
        return error_set(err, ERR_INVALID, "len of nil pointer");
    case VALUE_MAP:
    case VALUE_SLICE:
    case VALUE_STRING:
        call->result = value_of_int((int64_t)value_count(of));
        return 0;
    default:
        return error_set(err, ERR_INVALID, "len of type %s", of->type->name);
    }
}

/* ---- index ---- */

static int position(const struct value *index, size_t limit, size_t *out, struct error *err)
{
    if (!index->type || value_is_nil(index))
        return error_set(err, ERR_INVALID, "cannot index slice/array with nil");
    if (!value_is_signed(index) && !value_is_unsigned(index))
        return error_set(err, ERR_INVALID, "cannot index slice/array with type %s",
                         index->type->name);
    if (index->integer < 0 || (uint64_t)index->integer > limit)
        return error_set(err, ERR_INVALID, "index out of range: %lld", (long long)index->integer);
    *out = (size_t)index->integer;
    return 0;
}

static int index_list(struct value *item, const struct value *index, struct error *err)
{
    size_t count = value_count(item), at = 0;

    if (position(index, count, &at, err) < 0)
        return -1;
    if (at == count)
        return error_set(err, ERR_INVALID,
                         item->type->kind == VALUE_STRING ? "reflect: string index out of range"
                                                          : "reflect: slice index out of range");
    if (item->type->kind == VALUE_STRING)
        *item =
            (struct value){ .type = &value_type_uint8, .natural = (unsigned char)item->bytes[at] };
    else
        *item = value_item(item, at);
    return 0;
}

static int index_map(struct value *item, const struct value *index, struct error *err)
{
    struct value found = VALUE_NONE;

    if (value_is_nil(index))
        return error_set(err, ERR_INVALID, "value is nil; should be of type string");
    if (index->type->kind != VALUE_STRING)
        return error_set(err, ERR_INVALID, "value has type %s; should be string",
                         index->type->name);
    if (!value_map_get(item, value_str(index), &found))
        found = value_zero(item->type->element);
    *item = found;
    return 0;
}

static int call_index(struct template_call *call, struct error *err)
{
    struct value item = call->arguments[0];

    if (value_is_nil(&item))
        return error_set(err, ERR_INVALID, "index of untyped nil");
    for (size_t i = 1; i < call->count; i++) {
        const struct value *index = &call->arguments[i];
        int result;

        if (value_is_nil(&item))
            return error_set(err, ERR_INVALID, "index of nil pointer");
        if (item.type->kind == VALUE_SLICE || item.type->kind == VALUE_STRING)
            result = index_list(&item, index, err);
        else if (item.type->kind == VALUE_MAP)
            result = index_map(&item, index, err);
        else
            result = error_set(err, ERR_INVALID, "can't index item of type %s", item.type->name);
        if (result < 0)
            return -1;
    }
    call->result = item;
    return 0;
}

/* ---- slice ---- */

static int check_slice(struct template_call *call, struct error *err)
{
    const struct value *item = &call->arguments[0];

    if (value_is_nil(item))
        return error_set(err, ERR_INVALID, "slice of untyped nil");
    if (call->count > 4)
        return error_set(err, ERR_INVALID, "too many slice indexes: %zu", call->count - 1);
    if (item->type->kind != VALUE_STRING && item->type->kind != VALUE_SLICE)
        return error_set(err, ERR_INVALID, "can't slice item of type %s", item->type->name);
    if (item->type->kind == VALUE_STRING && call->count == 4)
        return error_set(err, ERR_INVALID, "cannot 3-index slice a string");
    return 0;
}

static int call_slice(struct template_call *call, struct error *err)
{
    struct value item = call->arguments[0];
    size_t at[3] = { 0, value_count(&item), value_count(&item) };

    if (check_slice(call, err) < 0)
        return -1;
    for (size_t i = 1; i < call->count; i++) {
        if (position(&call->arguments[i], value_count(&item), &at[i - 1], err) < 0)
            return -1;
    }
    if (at[0] > at[1])
        return error_set(err, ERR_INVALID, "invalid slice index: %zu > %zu", at[0], at[1]);
    if (at[1] > at[2])
        return error_set(err, ERR_INVALID, "invalid slice index: %zu > %zu", at[1], at[2]);
    if (item.type->kind == VALUE_STRING)
        return arguments_text(call, (struct str){ item.bytes + at[0], at[1] - at[0] }, err);
    call->result = value_list_slice(&item, at[0], at[1], call->arena);
    call->result.boxed = false;
    return 0;
}

/* ---- call ---- */

static int check_called(const struct template_call *call, const struct value_function *function,
                        struct error *err)
{
    size_t count = call->count - 1, last = function->parameter_count - 1;

    if (function->is_variadic && count < last)
        return error_set(err, ERR_INVALID, "wrong number of args for %s: got %zu want at least %zu",
                         call->name, count, last);
    if (!function->is_variadic && count != function->parameter_count)
        return error_set(err, ERR_INVALID, "wrong number of args for %s: got %zu want %zu",
                         call->name, count, function->parameter_count);
    for (size_t i = 0; i < count; i++) {
        const struct value_type *type = function->parameters[i < last ? i : last];
        const struct value *argument = &call->arguments[i + 1];

        if (argument->type && type != &value_type_self &&
            !value_type_assignable(argument->type, type))
            return error_set(err, ERR_INVALID, "arg %zu: value has type %s; should be %s", i,
                             argument->type->name, type->name);
    }
    return 0;
}

static int call_call(struct template_call *call, struct error *err)
{
    const struct value *of = &call->arguments[0];
    struct template_call inner = *call;

    if (value_is_nil(of))
        return error_set(err, ERR_INVALID, "call of nil");
    if (of->type->kind != VALUE_FUNC)
        return error_set(err, ERR_INVALID, "non-function %s of type %s", call->name,
                         of->type->name);
    if (check_called(call, of->function, err) < 0)
        return -1;
    inner.name = of->function->name;
    inner.context = of->function->context;
    inner.arguments = call->arguments + 1;
    inner.count = call->count - 1;
    if (of->function->call(&inner, err) < 0)
        return -1;
    call->result = inner.result;
    return 0;
}

/* ---- printing ---- */

static int call_print(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    format_print(call->arguments, call->count, call->arena, &out);
    return template_text(call, &out, err);
}

static int call_println(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    format_println(call->arguments, call->count, call->arena, &out);
    return template_text(call, &out, err);
}

static int call_printf(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    format_printf(value_str(&call->arguments[0]), call->arguments + 1, call->count - 1, call->arena,
                  &out);
    return template_text(call, &out, err);
}

/* ---- escaping ---- */

/* The arguments as one text, as print would print them; but nil is the text "<no value>". */
static void add_operands(struct template_call *call, struct strbuf *out)
{
    struct value *operands = arena_alloc(call->arena, (call->count + 1) * sizeof(*operands));

    for (size_t i = 0; i < call->count; i++)
        operands[i] = value_is_nil(&call->arguments[i]) ? value_of_str(STR("<no value>"))
                                                        : call->arguments[i];
    if (call->count == 1)
        format_printable(&operands[0], call->arena, out);
    else
        format_print(operands, call->count, call->arena, out);
}

static void add_html(struct strbuf *out, unsigned char c)
{
    static const char *const escapes[128] = {
        [0] = "\xef\xbf\xbd", ['"'] = "&#34;", ['\''] = "&#39;",
        ['&'] = "&amp;",      ['<'] = "&lt;",  ['>'] = "&gt;",
    };

    if (c < 128 && escapes[c])
        strbuf_puts(out, escapes[c]);
    else
        strbuf_add(out, &c, 1);
}

static int call_html(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release)
    struct strbuf text = STRBUF_INIT(template_run_limits(call->run)->output);
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    add_operands(call, &text);
    for (size_t i = 0; i < text.len; i++)
        add_html(&out, (unsigned char)text.ptr[i]);
    out.truncated |= text.truncated;
    return template_text(call, &out, err);
}

static bool is_js_escaped(uint32_t rune)
{
    return rune < ' ' || rune == '<' || rune == '>' || rune == '&' || rune == '=' ||
           (rune >= 0x80 && !go_is_printable(rune));
}

static void add_js(struct strbuf *out, uint32_t rune, const char *bytes, size_t width)
{
    if (is_js_escaped(rune))
        strbuf_printf(out, "\\u%04X", rune);
    else if (rune == '\\' || rune == '\'' || rune == '"')
        strbuf_printf(out, "\\%c", (char)rune);
    else
        strbuf_add(out, bytes, width);
}

static int call_js(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release)
    struct strbuf text = STRBUF_INIT(template_run_limits(call->run)->output);
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    add_operands(call, &text);
    for (size_t i = 0, width; i < text.len; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);

        add_js(&out, rune, text.ptr + i, width);
    }
    out.truncated |= text.truncated;
    return template_text(call, &out, err);
}

static int call_urlquery(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release)
    struct strbuf text = STRBUF_INIT(template_run_limits(call->run)->output);
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(template_run_limits(call->run)->output);

    add_operands(call, &text);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
            c == '_' || c == '.' || c == '~')
            strbuf_add(&out, &c, 1);
        else if (c == ' ')
            strbuf_puts(&out, "+");
        else
            strbuf_printf(&out, "%%%02X", c);
    }
    out.truncated |= text.truncated;
    return template_text(call, &out, err);
}

#define ONE_AND_MORE "func(reflect.Value, ...reflect.Value) reflect.Value"
#define ANY "func(...interface {}) string"

const struct template_function template_builtins[] = {
    { "and", ONE_AND_MORE, never_called },
    { "call", ONE_AND_MORE, call_call },
    { "html", ANY, call_html },
    { "index", ONE_AND_MORE, call_index },
    { "slice", ONE_AND_MORE, call_slice },
    { "js", ANY, call_js },
    { "len", "func(reflect.Value) (int, error)", call_len },
    { "not", "func(reflect.Value) bool", call_not },
    { "or", ONE_AND_MORE, never_called },
    { "print", ANY, call_print },
    { "printf", "func(string, ...interface {}) string", call_printf },
    { "println", ANY, call_println },
    { "urlquery", ANY, call_urlquery },
    { 0 },
};
