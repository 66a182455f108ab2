#include "base/arena.h"
#include "template/arguments.h"
#include "template/functions.h"

static int refuse_kind(struct template_call *call, size_t index, const char *what,
                       struct error *err)
{
    const char *kind;

    if (arguments_kind(argument(call, index), &kind, err) < 0)
        return -1;
    return error_set(err, ERR_INVALID, "%s %s", what, kind);
}

/* A new []interface {} with the items of a list; room for `more`. */
static int copy_items(struct template_call *call, struct value list, size_t more, struct value *out,
                      struct error *err)
{
    size_t count = value_count(&list);

    if (arguments_charge_items(call, count + more, err) < 0)
        return -1;
    *out = value_list_new(&value_type_list, count + more, call->arena);
    for (size_t i = 0; i < count; i++)
        value_list_add(out, value_item(&list, i), call->arena);
    return 0;
}

static int call_list(struct template_call *call, struct error *err)
{
    if (arguments_charge_items(call, call->count, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_list, call->count, call->arena);
    for (size_t i = 0; i < call->count; i++)
        value_list_add(&call->result, *argument(call, i), call->arena);
    return 0;
}

static int call_append(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 0);

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot push on type", err);
    if (copy_items(call, *list, 1, &call->result, err) < 0)
        return -1;
    value_list_add(&call->result, *argument(call, 1), call->arena);
    return 0;
}

static int call_prepend(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 0);

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot prepend on type", err);
    if (copy_items(call, value_zero(&value_type_list), value_count(list) + 1, &call->result, err) <
        0)
        return -1;
    value_list_add(&call->result, *argument(call, 1), call->arena);
    for (size_t i = 0; i < value_count(list); i++)
        value_list_add(&call->result, value_item(list, i), call->arena);
    return 0;
}

/* Chunks of a negative size, as the original's arithmetic has them: none, one of one item, or a
 * panic. */
static int chunk_backwards(struct template_call *call, const struct value *list, int64_t size,
                           struct error *err)
{
    size_t count = value_count(list);
    struct value part = VALUE_NONE;

    if (count == 0 || (count == 1 && size == -1) || count - 1 > 0 - (uint64_t)size)
        return error_set(err, ERR_INVALID, "runtime error: makeslice: len out of range");
    call->result = value_list_new(&value_type_lists, 1, call->arena);
    if (count > 1)
        return 0;
    if (copy_items(call, *list, 0, &part, err) < 0)
        return -1;
    value_list_add(&call->result, part, call->arena);
    return 0;
}

static int call_chunk(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 1);
    int64_t size = argument_int(call, 0);
    size_t count = value_count(list);

    if (!argument_is_list(call, 1))
        return refuse_kind(call, 1, "Cannot chunk type", err);
    if (size == 0)
        return error_set(err, ERR_INVALID, "runtime error: makeslice: len out of range");
    if (size < 0)
        return chunk_backwards(call, list, size, err);
    if (arguments_charge_items(call, count * 2, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_lists, count / (size_t)size + 1, call->arena);
    for (size_t begin = 0; begin < count; begin += (size_t)size) {
        size_t end = count - begin > (size_t)size ? begin + (size_t)size : count;
        struct value part = VALUE_NONE;

        if (copy_items(call, value_list_slice(list, begin, end, call->arena), 0, &part, err) < 0)
            return -1;
        value_list_add(&call->result, part, call->arena);
    }
    return 0;
}

static int call_first(struct template_call *call, struct error *err)
{
    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot find first on type", err);
    if (value_count(argument(call, 0)))
        call->result = value_item(argument(call, 0), 0);
    return 0;
}

static int call_last(struct template_call *call, struct error *err)
{
    size_t count = value_count(argument(call, 0));

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot find last on type", err);
    if (count)
        call->result = value_item(argument(call, 0), count - 1);
    return 0;
}

static int call_rest(struct template_call *call, struct error *err)
{
    size_t count = value_count(argument(call, 0));

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot find rest on type", err);
    call->result = value_zero(&value_type_list);
    if (count == 0)
        return 0;
    return copy_items(call, value_list_slice(argument(call, 0), 1, count, call->arena), 0,
                      &call->result, err);
}

static int call_initial(struct template_call *call, struct error *err)
{
    size_t count = value_count(argument(call, 0));

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot find initial on type", err);
    call->result = value_zero(&value_type_list);
    if (count == 0)
        return 0;
    return copy_items(call, value_list_slice(argument(call, 0), 0, count - 1, call->arena), 0,
                      &call->result, err);
}

static int call_reverse(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 0);
    size_t count = value_count(list);

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "Cannot find reverse on type", err);
    if (copy_items(call, *list, 0, &call->result, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        value_list_put(&call->result, i, value_item(list, count - 1 - i));
    return 0;
}

static bool is_in(const struct value *items, size_t count, const struct value *item)
{
    for (size_t i = 0; i < count; i++) {
        if (value_equal(item, &items[i]))
            return true;
    }
    return false;
}

/* Which items stay: `keeps` sees the item and what was kept so far. */
static int filter(struct template_call *call, const char *refusal,
                  bool (*keeps)(const struct template_call *call, const struct value *item),
                  struct error *err)
{
    const struct value *list = argument(call, 0);
    size_t count = value_count(list);

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, refusal, err);
    if (arguments_charge_items(call, count, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_list, 0, call->arena);
    for (size_t i = 0; i < count; i++) {
        struct value item = value_item(list, i);

        if (template_run_step(call->run, 1 + value_count(&call->result) / 2, err) < 0)
            return -1;
        if (keeps(call, &item))
            value_list_add(&call->result, item, call->arena);
    }
    return 0;
}

static bool is_not_empty(const struct template_call *call, const struct value *item)
{
    (void)call;
    return !arguments_is_empty(item);
}

static int call_compact(struct template_call *call, struct error *err)
{
    return filter(call, "Cannot compact on type", is_not_empty, err);
}

static bool is_new(const struct template_call *call, const struct value *item)
{
    for (size_t i = 0; i < value_count(&call->result); i++) {
        struct value kept = value_item(&call->result, i);

        if (value_equal(item, &kept))
            return false;
    }
    return true;
}

static int call_uniq(struct template_call *call, struct error *err)
{
    return filter(call, "Cannot find uniq on type", is_new, err);
}

static bool is_not_omitted(const struct template_call *call, const struct value *item)
{
    return !is_in(call->arguments + 1, call->count - 1, item);
}

static int call_without(struct template_call *call, struct error *err)
{
    return filter(call, "Cannot find without on type", is_not_omitted, err);
}

static int call_has(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 1);

    call->result = value_of_bool(false);
    if (value_is_nil(list))
        return 0;
    if (!argument_is_list(call, 1))
        return refuse_kind(call, 1, "Cannot find has on type", err);
    if (template_run_step(call->run, value_count(list) / 4, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(list); i++) {
        struct value item = value_item(list, i);

        if (value_equal(argument(call, 0), &item)) {
            call->result = value_of_bool(true);
            break;
        }
    }
    return 0;
}

static int call_slice(struct template_call *call, struct error *err)
{
    const struct value *list = argument(call, 0);
    int64_t count = (int64_t)value_count(list);
    int64_t begin = call->count > 1 ? arguments_to_int64(argument(call, 1)) : 0;
    int64_t end = call->count > 2 ? arguments_to_int64(argument(call, 2)) : count;

    if (!argument_is_list(call, 0))
        return refuse_kind(call, 0, "list should be type of slice or array but", err);
    if (count == 0)
        return 0;
    if (begin < 0 || begin > end || end > count)
        return error_set(err, ERR_INVALID, "reflect.Value.Slice: slice index out of bounds");
    call->result = value_list_slice(list, (size_t)begin, (size_t)end, call->arena);
    return 0;
}

static int call_concat(struct template_call *call, struct error *err)
{
    size_t count = 0;

    for (size_t i = 0; i < call->count; i++) {
        const char *kind;

        if (arguments_kind(argument(call, i), &kind, err) < 0)
            return -1;
        if (!argument_is_list(call, i))
            return error_set(err, ERR_INVALID, "Cannot concat type %s as list", kind);
        count += value_count(argument(call, i));
    }
    call->result = value_zero(&value_type_list);
    if (count == 0)
        return 0;
    if (arguments_charge_items(call, count, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_list, count, call->arena);
    for (size_t i = 0; i < call->count; i++) {
        for (size_t j = 0; j < value_count(argument(call, i)); j++)
            value_list_add(&call->result, value_item(argument(call, i), j), call->arena);
    }
    return 0;
}

#define BOTH(plain, must, parameters, result, call)                                                \
    { plain, "func(" parameters ") " result, call },                                               \
    {                                                                                              \
        must, "func(" parameters ") (" result ", error)", call                                     \
    }
#define ANY "interface {}"
#define LIST "[]interface {}"

const struct template_function functions_lists[] = {
    BOTH("append", "mustAppend", ANY ", " ANY, LIST, call_append),
    BOTH("push", "mustPush", ANY ", " ANY, LIST, call_append),
    BOTH("prepend", "mustPrepend", ANY ", " ANY, LIST, call_prepend),
    BOTH("chunk", "mustChunk", "int, " ANY, "[][]interface {}", call_chunk),
    BOTH("compact", "mustCompact", ANY, LIST, call_compact),
    BOTH("first", "mustFirst", ANY, ANY, call_first),
    BOTH("has", "mustHas", ANY ", " ANY, "bool", call_has),
    BOTH("initial", "mustInitial", ANY, LIST, call_initial),
    BOTH("last", "mustLast", ANY, ANY, call_last),
    BOTH("rest", "mustRest", ANY, LIST, call_rest),
    BOTH("reverse", "mustReverse", ANY, LIST, call_reverse),
    BOTH("slice", "mustSlice", ANY ", ..." ANY, ANY, call_slice),
    BOTH("uniq", "mustUniq", ANY, LIST, call_uniq),
    BOTH("without", "mustWithout", ANY ", ..." ANY, LIST, call_without),
    { "concat", "func(...interface {}) interface {}", call_concat },
    { "list", "func(...interface {}) []interface {}", call_list },
    { "tuple", "func(...interface {}) []interface {}", call_list },
    { 0 },
};
