/* What a pod asks of its node: containers add up, of the init containers the largest counts, those
 * that stay (sidecars) count with all that runs beside them. */
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/quantity.h"
#include "gitops/info_parts.h"

#include <stdlib.h>

enum { NAMES_MAX = 64, MILLI = -3 };

struct sum {
    struct resource_amount items[NAMES_MAX];
    size_t count;
};

/* Rounded up, cut where it does not fit. */
static int64_t milli_of(const struct json *value, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_string(value);
    struct quantity quantity, rounded;
    int64_t number = 0;

    if (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        text = json_print(value, JSON_COMPACT, arena);
    if (quantity_parse(text, arena, &quantity, &err) < 0)
        return 0;
    rounded = quantity_round_up(&quantity, MILLI, arena);
    for (size_t i = 0; i < rounded.digits.len; i++) {
        if (number > (INT64_MAX - 9) / 10)
            return INT64_MAX;
        number = number * 10 + (rounded.digits.ptr[i] - '0');
    }
    for (int32_t exponent = rounded.exponent; exponent > MILLI && number != 0; exponent--) {
        if (number > INT64_MAX / 10)
            return INT64_MAX;
        number *= 10;
    }
    return rounded.negative ? -number : number;
}

static struct resource_amount *amount_in(struct sum *sum, struct str name)
{
    for (size_t i = 0; i < sum->count; i++) {
        if (str_equal(sum->items[i].name, name))
            return &sum->items[i];
    }
    if (sum->count == NAMES_MAX)
        return NULL;
    sum->items[sum->count] = (struct resource_amount){ name, 0 };
    return &sum->items[sum->count++];
}

static void add(struct sum *sum, struct str name, int64_t milli)
{
    struct resource_amount *amount = amount_in(sum, name);

    if (amount && __builtin_add_overflow(amount->milli, milli, &amount->milli))
        amount->milli = INT64_MAX;
}

static void add_all(struct sum *sum, const struct sum *more)
{
    for (size_t i = 0; i < more->count; i++)
        add(sum, more->items[i].name, more->items[i].milli);
}

static void raise_to(struct sum *sum, struct str name, int64_t milli)
{
    struct resource_amount *amount = amount_in(sum, name);

    if (amount && amount->milli < milli)
        amount->milli = milli;
}

static void raise_all(struct sum *sum, const struct sum *other)
{
    for (size_t i = 0; i < other->count; i++)
        raise_to(sum, other->items[i].name, other->items[i].milli);
}

static void read_amounts(struct sum *sum, const struct json *quantities, struct arena *arena)
{
    for (struct json_cursor at = json_walk(quantities); json_next(&at);)
        raise_to(sum, at.key, milli_of(at.value, arena));
}

/* What its spec asks for, or what it was given, whichever is more. */
static struct sum requests_of(const struct json *container, const struct json *statuses,
                              struct arena *arena)
{
    struct str name = json_string(json_get(container, "name"));
    struct sum sum = { .count = 0 };

    read_amounts(&sum, json_at(container, "resources.requests"), arena);
    for (struct json_cursor at = json_walk(statuses); json_next(&at);) {
        if (str_equal(json_string(json_get(at.value, "name")), name))
            read_amounts(&sum, json_at(at.value, "resources.requests"), arena);
    }
    return sum;
}

static struct sum sum_of_containers(const struct json *spec, const struct json *status,
                                    struct arena *arena)
{
    struct sum total = { .count = 0 }, sidecars = { .count = 0 }, largest = { .count = 0 };

    for (struct json_cursor at = json_walk(json_get(spec, "containers")); json_next(&at);) {
        struct sum own = requests_of(at.value, json_get(status, "containerStatuses"), arena);

        add_all(&total, &own);
    }
    for (struct json_cursor at = json_walk(json_get(spec, "initContainers")); json_next(&at);) {
        struct sum own = requests_of(at.value, json_get(status, "initContainerStatuses"), arena);

        if (str_equals(json_string(json_get(at.value, "restartPolicy")), "Always")) {
            add_all(&total, &own);
            add_all(&sidecars, &own);
            own = sidecars;
        } else {
            add_all(&own, &sidecars);
        }
        raise_all(&largest, &own);
    }
    raise_all(&total, &largest);
    return total;
}

static int compare_amounts(const void *a, const void *b)
{
    return str_compare(((const struct resource_amount *)a)->name,
                       ((const struct resource_amount *)b)->name);
}

static size_t keep(const struct sum *sum, struct arena *arena, const struct resource_amount **out)
{
    struct resource_amount *items = arena_alloc(arena, (sum->count + 1) * sizeof(*items));

    memcpy(items, sum->items, sum->count * sizeof(*items));
    qsort(items, sum->count, sizeof(*items), compare_amounts);
    *out = items;
    return sum->count;
}

size_t info_pod_requests(const struct json *pod, struct arena *arena,
                         const struct resource_amount **out)
{
    const struct json *spec = json_get(pod, "spec");
    struct sum total = sum_of_containers(spec, json_get(pod, "status"), arena);
    struct sum overhead = { .count = 0 };

    /* What the pod asks for as a whole replaces the sum. */
    for (struct json_cursor at = json_walk(json_at(spec, "resources.requests")); json_next(&at);) {
        struct resource_amount *amount = amount_in(&total, at.key);

        if (amount)
            amount->milli = milli_of(at.value, arena);
    }
    read_amounts(&overhead, json_get(spec, "overhead"), arena);
    add_all(&total, &overhead);
    return keep(&total, arena, out);
}

size_t info_amounts(const struct json *quantities, struct arena *arena,
                    const struct resource_amount **out)
{
    struct sum sum = { .count = 0 };

    read_amounts(&sum, quantities, arena);
    return keep(&sum, arena, out);
}
