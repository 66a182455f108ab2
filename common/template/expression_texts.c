/* Functions of texts: upper(x), "a,b" | split(","). */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "template/expression_node.h"

#include <ctype.h>
#include <string.h>

/* ---- texts ---- */

static int each_byte(struct expression_call *call, int (*how)(int), struct value *out,
                     struct error *err)
{
    struct str from = expression_text(call, 0);
    char *text;

    if (expression_want(call, 0, VALUE_STRING, err) < 0 ||
        expression_spend(call->run, from.len, err) < 0)
        return -1;
    text = arena_strndup(call->run->arena, from.ptr, from.len);
    for (size_t i = 0; i < from.len; i++)
        if ((unsigned char)text[i] < 0x80)
            text[i] = (char)how(text[i]);
    *out = value_of_str((struct str){ text, from.len });
    return 0;
}

static int upper(struct expression_call *call, struct value *out, struct error *err)
{
    return each_byte(call, toupper, out, err);
}

static int lower(struct expression_call *call, struct value *out, struct error *err)
{
    return each_byte(call, tolower, out, err);
}

static int trim(struct expression_call *call, struct value *out, struct error *err)
{
    struct str text = expression_text(call, 0),
               set = call->count > 1 ? expression_text(call, 1) : STR(" \t\r\n\v\f");

    if (expression_want(call, 0, VALUE_STRING, err) < 0)
        return -1;
    while (text.len > 0 && memchr(set.ptr, text.ptr[0], set.len))
        text = str_slice(text, 1, text.len);
    while (text.len > 0 && memchr(set.ptr, text.ptr[text.len - 1], set.len))
        text.len--;
    *out = value_of_str(str_dup(text, call->run->arena));
    return 0;
}

static int two_texts(const struct expression_call *call, struct error *err)
{
    return expression_want(call, 0, VALUE_STRING, err) < 0
               ? -1
               : expression_want(call, 1, VALUE_STRING, err);
}

static int trim_prefix(struct expression_call *call, struct value *out, struct error *err)
{
    struct str text = expression_text(call, 0), prefix = expression_text(call, 1);

    if (two_texts(call, err) < 0)
        return -1;
    if (str_has_prefix(text, prefix))
        text = str_slice(text, prefix.len, text.len);
    *out = value_of_str(text);
    return 0;
}

static int trim_suffix(struct expression_call *call, struct value *out, struct error *err)
{
    struct str text = expression_text(call, 0), suffix = expression_text(call, 1);

    if (two_texts(call, err) < 0)
        return -1;
    if (str_has_suffix(text, suffix))
        text = str_dup(str_slice(text, 0, text.len - suffix.len), call->run->arena);
    *out = value_of_str(text);
    return 0;
}

static int has_prefix(struct expression_call *call, struct value *out, struct error *err)
{
    if (two_texts(call, err) < 0)
        return -1;
    *out = value_of_bool(str_has_prefix(expression_text(call, 0), expression_text(call, 1)));
    return 0;
}

static int has_suffix(struct expression_call *call, struct value *out, struct error *err)
{
    if (two_texts(call, err) < 0)
        return -1;
    *out = value_of_bool(str_has_suffix(expression_text(call, 0), expression_text(call, 1)));
    return 0;
}

static int index_of(struct expression_call *call, struct value *out, struct error *err)
{
    if (two_texts(call, err) < 0)
        return -1;
    *out = value_of_int(str_find(expression_text(call, 0), expression_text(call, 1)));
    return 0;
}

static int last_index_of(struct expression_call *call, struct value *out, struct error *err)
{
    struct str text = expression_text(call, 0), what = expression_text(call, 1);

    if (two_texts(call, err) < 0)
        return -1;
    *out = value_of_int(-1);
    for (size_t i = 0; i + what.len <= text.len; i++)
        if (memcmp(text.ptr + i, what.ptr, what.len) == 0)
            *out = value_of_int((int64_t)i);
    return 0;
}

static int split(struct expression_call *call, struct value *out, struct error *err)
{
    struct str rest = expression_text(call, 0), by = expression_text(call, 1);
    ptrdiff_t at;

    if (two_texts(call, err) < 0)
        return -1;
    if (by.len == 0)
        return error_set(err, ERR_UNKNOWN, "split needs something to split at");
    *out = value_list_new(&value_type_list, 0, call->run->arena);
    while ((at = str_find(rest, by)) >= 0) {
        struct str piece = str_dup(str_slice(rest, 0, (size_t)at), call->run->arena);

        value_list_add(out, value_of_str(piece), call->run->arena);
        rest = str_slice(rest, (size_t)at + by.len, rest.len);
        if (expression_spend(call->run, 1, err) < 0)
            return -1;
    }
    value_list_add(out, value_of_str(rest), call->run->arena);
    return 0;
}

static int keep(struct expression_call *call, const struct strbuf *text, struct value *out,
                struct error *err)
{
    if (strbuf_check(text, "the text", err) < 0 || expression_spend(call->run, text->len, err) < 0)
        return -1;
    *out = value_of_str(
        (struct str){ arena_strndup(call->run->arena, text->ptr, text->len), text->len });
    return 0;
}

static int join(struct expression_call *call, struct value *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPRESSION_MAX_STEPS);
    struct str between = call->count > 1 ? expression_text(call, 1) : STR_EMPTY;

    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        struct value item = value_item(&call->arguments[0], i);

        if (value_kind(&item) != VALUE_STRING)
            return expression_wrong(call, 0, err);
        if (i > 0)
            strbuf_add(&text, between.ptr, between.len);
        strbuf_add(&text, value_str(&item).ptr, value_str(&item).len);
    }
    return keep(call, &text, out, err);
}

static int replace(struct expression_call *call, struct value *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPRESSION_MAX_STEPS);
    struct str rest = expression_text(call, 0), what = expression_text(call, 1),
               with = expression_text(call, 2);
    ptrdiff_t at;

    if (two_texts(call, err) < 0 || expression_want(call, 2, VALUE_STRING, err) < 0)
        return -1;
    while (what.len > 0 && (at = str_find(rest, what)) >= 0) {
        strbuf_add(&text, rest.ptr, (size_t)at);
        strbuf_add(&text, with.ptr, with.len);
        rest = str_slice(rest, (size_t)at + what.len, rest.len);
    }
    strbuf_add(&text, rest.ptr, rest.len);
    return keep(call, &text, out, err);
}

static int repeat(struct expression_call *call, struct value *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPRESSION_MAX_STEPS);
    struct str what = expression_text(call, 0);
    double times =
        expression_is_number(&call->arguments[1]) ? expression_number(&call->arguments[1]) : -1;

    if (expression_want(call, 0, VALUE_STRING, err) < 0)
        return -1;
    if (times < 0 || times * (double)(what.len + 1) > EXPRESSION_MAX_STEPS)
        return error_set(err, ERR_UNKNOWN, "invalid argument for repeat");
    for (size_t i = 0; i < (size_t)times; i++)
        strbuf_add(&text, what.ptr, what.len);
    return keep(call, &text, out, err);
}

static int to_base64(struct expression_call *call, struct value *out, struct error *err)
{
    if (expression_want(call, 0, VALUE_STRING, err) < 0)
        return -1;
    *out = value_of_str(base64_encode(expression_text(call, 0), call->run->arena));
    return expression_spend(call->run, expression_text(call, 0).len, err);
}

static int from_base64(struct expression_call *call, struct value *out, struct error *err)
{
    struct str text;

    if (expression_want(call, 0, VALUE_STRING, err) < 0 ||
        base64_decode(expression_text(call, 0), EXPRESSION_MAX_STEPS, call->run->arena, &text,
                      err) < 0)
        return -1;
    *out = value_of_str(text);
    return expression_spend(call->run, text.len, err);
}

const struct expression_function expression_texts[] = {
    { "fromBase64", 1, 1, false, from_base64 },
    { "hasPrefix", 2, 2, false, has_prefix },
    { "hasSuffix", 2, 2, false, has_suffix },
    { "indexOf", 2, 2, false, index_of },
    { "join", 1, 2, false, join },
    { "lastIndexOf", 2, 2, false, last_index_of },
    { "lower", 1, 1, false, lower },
    { "repeat", 2, 2, false, repeat },
    { "replace", 3, 3, false, replace },
    { "split", 2, 2, false, split },
    { "toBase64", 1, 1, false, to_base64 },
    { "trim", 1, 2, false, trim },
    { "trimPrefix", 2, 2, false, trim_prefix },
    { "trimSuffix", 2, 2, false, trim_suffix },
    { "upper", 1, 1, false, upper },
    { 0 },
};
