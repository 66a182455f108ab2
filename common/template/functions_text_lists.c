#include "base/arena.h"
#include "data/go_quote.h"
#include "template/arguments.h"
#include "template/functions.h"

#include <stdlib.h>

/* Between texts and lists of texts. */

/* Sprig's strslice: the items as texts, nulls left out; anything else is a list of one. */
static int texts_of(struct template_call *call, const struct value *value, struct value *out,
                    struct error *err)
{
    bool is_list = value_kind(value) == VALUE_SLICE;
    size_t count = is_list ? value_count(value) : 1;

    if (value->type == &value_type_strings) {
        *out = *value;
        return 0;
    }
    if (arguments_charge_items(call, count, err) < 0)
        return -1;
    *out = value_list_new(&value_type_strings, count, call->arena);
    for (size_t i = 0; i < count; i++) {
        struct value item = is_list ? value_item(value, i) : *value;
        struct str text;

        if (value_is_nil(&item))
            continue;
        if (arguments_strval(call, &item, &text, err) < 0)
            return -1;
        value_list_add(out, value_of_str(text), call->arena);
    }
    return 0;
}

static int call_to_strings(struct template_call *call, struct error *err)
{
    return texts_of(call, argument(call, 0), &call->result, err);
}

static int call_join(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str separator = argument_str(call, 0);
    struct value texts = VALUE_NONE;

    if (texts_of(call, argument(call, 1), &texts, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&texts); i++) {
        struct value item = value_item(&texts, i);

        if (i > 0)
            strbuf_add(&out, separator.ptr, separator.len);
        strbuf_add(&out, item.bytes, item.length);
    }
    return template_text(call, &out, err);
}

static int by_text(const void *a, const void *b)
{
    return str_compare(value_str(a), value_str(b));
}

/* A list of texts is sorted in its place, as in the original. */
static int call_sort_alpha(struct template_call *call, struct error *err)
{
    struct value texts = VALUE_NONE, *items;
    size_t count;

    if (texts_of(call, argument(call, 0), &texts, err) < 0)
        return -1;
    if (value_is_nil(argument(call, 0))) {
        value_list_add(&texts, value_of_str(STR("<nil>")), call->arena);
        call->result = texts;
        return 0;
    }
    count = value_count(&texts);
    if (arguments_charge_items(call, count, err) < 0)
        return -1;
    items = arena_alloc(call->arena, (count + 1) * sizeof(*items));
    for (size_t i = 0; i < count; i++)
        items[i] = value_item(&texts, i);
    qsort(items, count, sizeof(*items), by_text);
    for (size_t i = 0; i < count; i++)
        value_list_put(&texts, i, items[i]);
    call->result = texts;
    return 0;
}

/* Go's strings.SplitN; -1 is without limit. */
static int split(struct template_call *call, struct str separator, int64_t limit, struct str text,
                 struct error *err)
{
    struct value *out = &call->result;
    struct str rest = text;

    *out = value_list_new(&value_type_strings, 0, call->arena);
    while (limit != 0 && (limit < 0 || (int64_t)value_count(out) + 1 < limit)) {
        ptrdiff_t found = str_find(rest, separator);
        size_t width = 0, end;

        if (separator.len == 0 && rest.len)
            go_decode_rune(rest.ptr, rest.len, &width);
        if (separator.len == 0 ? width >= rest.len : found < 0)
            break;
        end = separator.len ? (size_t)found : width;
        if (arguments_charge_items(call, 2 + end / sizeof(struct value), err) < 0)
            return -1;
        value_list_add(out, value_of_str(str_dup((struct str){ rest.ptr, end }, call->arena)),
                       call->arena);
        rest.ptr += end + separator.len;
        rest.len -= end + separator.len;
    }
    if (limit != 0 && (separator.len || rest.len))
        value_list_add(out, value_of_str(rest), call->arena);
    return 0;
}

static int call_split_list(struct template_call *call, struct error *err)
{
    return split(call, argument_str(call, 0), -1, argument_str(call, 1), err);
}

/* _0, _1, ... */
static void number_items(struct template_call *call)
{
    struct value list = call->result, map = value_map_new(&value_type_texts, call->arena);

    for (size_t i = 0; i < value_count(&list); i++)
        value_map_set(&map, str_of(arena_printf(call->arena, "_%zu", i)), value_item(&list, i));
    call->result = map;
}

static int call_split(struct template_call *call, struct error *err)
{
    if (split(call, argument_str(call, 0), -1, argument_str(call, 1), err) < 0)
        return -1;
    number_items(call);
    return 0;
}

static int call_splitn(struct template_call *call, struct error *err)
{
    if (split(call, argument_str(call, 0), argument_int(call, 1), argument_str(call, 2), err) < 0)
        return -1;
    number_items(call);
    return 0;
}

const struct template_function functions_text_lists[] = {
    { "join", "func(string, interface {}) string", call_join },
    { "sortAlpha", "func(interface {}) []string", call_sort_alpha },
    { "split", "func(string, string) map[string]string", call_split },
    { "splitList", "func(string, string) []string", call_split_list },
    { "splitn", "func(string, int, string) map[string]string", call_splitn },
    { "toStrings", "func(interface {}) []string", call_to_strings },
    { 0 },
};
