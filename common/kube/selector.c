#include "kube/selector.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "kube/label_requirement.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool kube_selector_is_empty(const struct kube_selector *selector)
{
    return !selector->selects_nothing && selector->count == 0;
}

/* A whole decimal number within int64, as Go's strconv.ParseInt(s, 10, 64) takes it. */
static bool parse_number(struct str text, long long *out)
{
    char *end;

    if (text.len == 0 || text.len > 32 || memchr("+-0123456789", text.ptr[0], 12) == NULL)
        return false;

    char copy[40] = { 0 };

    memcpy(copy, text.ptr, text.len);
    errno = 0;
    *out = strtoll(copy, &end, 10);
    return errno == 0 && *end == '\0' && (size_t)(end - copy) == text.len && end != copy;
}

static bool has_value(const struct label_requirement *requirement, struct str value)
{
    for (size_t i = 0; i < requirement->value_count; i++)
        if (str_equal(requirement->values[i], value))
            return true;
    return false;
}

static bool compares(const struct label_requirement *requirement, struct str value)
{
    long long label, limit;

    if (!parse_number(value, &label) || !parse_number(requirement->values[0], &limit))
        return false;
    return requirement->relation == LABEL_GREATER ? label > limit : label < limit;
}

static bool requirement_matches(const struct label_requirement *requirement,
                                const struct json *labels)
{
    const struct json *label = json_get_str(labels, requirement->key);
    struct str value = json_string(label);

    switch (requirement->relation) {
    case LABEL_IN:
    case LABEL_EQUALS:
    case LABEL_DOUBLE_EQUALS:
        return label && has_value(requirement, value);
    case LABEL_NOT_IN:
    case LABEL_NOT_EQUALS:
        return !label || !has_value(requirement, value);
    case LABEL_GREATER:
    case LABEL_LESS:
        return label && compares(requirement, value);
    case LABEL_EXISTS:
        return label;
    case LABEL_DOES_NOT_EXIST:
        return !label;
    }
    return false;
}

bool kube_selector_matches(const struct kube_selector *selector, const struct json *labels)
{
    if (selector->selects_nothing)
        return false;
    for (size_t i = 0; i < selector->count; i++)
        if (!requirement_matches(&selector->requirements[i], labels))
            return false;
    return true;
}

static void print_requirement(const struct label_requirement *requirement, struct strbuf *out)
{
    static const char *const signs[] = {
        [LABEL_IN] = " in (", [LABEL_NOT_IN] = " notin (", [LABEL_EQUALS] = "=",
        [LABEL_LESS] = "<",   [LABEL_GREATER] = ">",       [LABEL_DOUBLE_EQUALS] = "==",
        [LABEL_EXISTS] = "",  [LABEL_NOT_EQUALS] = "!=",   [LABEL_DOES_NOT_EXIST] = "",
    };

    if (requirement->relation == LABEL_DOES_NOT_EXIST)
        strbuf_puts(out, "!");
    strbuf_add(out, requirement->key.ptr, requirement->key.len);
    strbuf_puts(out, signs[requirement->relation]);
    for (size_t i = 0; i < requirement->value_count; i++)
        strbuf_printf(out, "%s%.*s", i ? "," : "", STR_ARG(requirement->values[i]));
    if (requirement->relation == LABEL_IN || requirement->relation == LABEL_NOT_IN)
        strbuf_puts(out, ")");
}

const char *kube_selector_print(const struct kube_selector *selector, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(2 * SELECTOR_MAX_BYTES);

    for (size_t i = 0; i < selector->count; i++) {
        if (i)
            strbuf_puts(&text, ",");
        print_requirement(&selector->requirements[i], &text);
    }
    return arena_strndup(arena, text.ptr, text.len);
}

/* ---- requirements ---- */

/* Everything that is wrong with a requirement: one fault stands alone, several in brackets. */
struct faults {
    struct strbuf *text;
    size_t count;
};

/* "<where>: Invalid value: <value>: <rule>" */
static void add_fault(struct faults *faults, const char *where, const char *value, const char *rule)
{
    strbuf_printf(faults->text, "%s%s: Invalid value: %s: %s", faults->count++ ? ", " : "", where,
                  value, rule);
}

/* ["a","b"], as a fault shows a list. */
static const char *quote_values(const struct label_requirement *requirement, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < requirement->value_count; i++)
        json_append(arena, list, json_new_string(arena, requirement->values[i]));
    return json_print(list, JSON_RAW_HTML, arena).ptr;
}

static void check_value_count(const struct label_requirement *requirement, struct arena *arena,
                              struct faults *faults)
{
    long long number;

    switch (requirement->relation) {
    case LABEL_IN:
    case LABEL_NOT_IN:
        if (requirement->value_count == 0)
            add_fault(faults, "values", "[]",
                      "for 'in', 'notin' operators, values set can't be empty");
        break;
    case LABEL_EXISTS:
    case LABEL_DOES_NOT_EXIST:
        if (requirement->value_count)
            add_fault(faults, "values", quote_values(requirement, arena),
                      "values set must be empty for exists and does not exist");
        break;
    case LABEL_GREATER:
    case LABEL_LESS:
        if (!parse_number(requirement->values[0], &number))
            add_fault(faults, "values[0]", go_quoted(requirement->values[0], arena).ptr,
                      "for 'Gt', 'Lt' operators, the value must be an integer");
        break;
    case LABEL_EQUALS:
    case LABEL_DOUBLE_EQUALS:
    case LABEL_NOT_EQUALS:
        assert(requirement->value_count == 1); /* who makes one gives it one */
        break;
    }
}

int label_requirement_check(const struct label_requirement *requirement, struct arena *arena,
                            struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    struct faults faults = { .text = &text };
    const char *fault = kube_label_key_fault(requirement->key, arena);

    if (*fault)
        add_fault(&faults, "key", go_quoted(requirement->key, arena).ptr, fault);
    check_value_count(requirement, arena, &faults);
    for (size_t i = 0; i < requirement->value_count; i++) {
        fault = kube_label_value_fault(requirement->values[i], arena);
        if (*fault)
            add_fault(&faults,
                      arena_printf(arena, "values[%zu][%.*s]", i, STR_ARG(requirement->key)),
                      go_quoted(requirement->values[i], arena).ptr, fault);
    }
    if (faults.count == 1)
        return error_set(err, ERR_INVALID, "%s", text.ptr);
    if (faults.count)
        return error_set(err, ERR_INVALID, "[%s]", text.ptr);
    return 0;
}

static int compare_values(const void *a, const void *b)
{
    const struct str *left = a, *right = b;

    return str_compare(*left, *right);
}

void label_requirement_sort(struct label_requirement *requirement)
{
    size_t kept = 0;

    if (requirement->value_count == 0)
        return;
    qsort(requirement->values, requirement->value_count, sizeof(struct str), compare_values);
    for (size_t i = 0; i < requirement->value_count; i++)
        if (i == 0 || !str_equal(requirement->values[i], requirement->values[kept - 1]))
            requirement->values[kept++] = requirement->values[i];
    requirement->value_count = kept;
}

void label_requirements_sort(struct kube_selector *selector)
{
    /* By insertion: few, and those of one key stay in their order. */
    for (size_t i = 1; i < selector->count; i++) {
        struct label_requirement moving = selector->requirements[i];
        size_t at = i;

        for (; at && str_compare(selector->requirements[at - 1].key, moving.key) > 0; at--)
            selector->requirements[at] = selector->requirements[at - 1];
        selector->requirements[at] = moving;
    }
}

/* ---- LabelSelector objects ---- */

static int add_labels(const struct json *labels, struct kube_selector *selector,
                      struct arena *arena, struct error *err)
{
    for (struct json_cursor at = json_walk(labels); json_next(&at);) {
        struct label_requirement *added = &selector->requirements[selector->count++];

        *added = (struct label_requirement){ .key = at.key,
                                             .relation = LABEL_EQUALS,
                                             .values = ARENA_NEW(arena, struct str),
                                             .value_count = 1 };
        added->values[0] = json_string(at.value);
        if (label_requirement_check(added, arena, err) < 0)
            return -1;
    }
    return 0;
}

static int parse_relation(struct str word, struct arena *arena, enum label_relation *out,
                          struct error *err)
{
    static const struct {
        const char *word;
        enum label_relation relation;
    } operators[] = { { "In", LABEL_IN },
                      { "NotIn", LABEL_NOT_IN },
                      { "Exists", LABEL_EXISTS },
                      { "DoesNotExist", LABEL_DOES_NOT_EXIST } };

    for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++)
        if (str_equals(word, operators[i].word)) {
            *out = operators[i].relation;
            return 0;
        }
    return error_set(err, ERR_INVALID, "%s is not a valid label selector operator",
                     go_quoted(word, arena).ptr);
}

static int add_expressions(const struct json *expressions, struct kube_selector *selector,
                           struct arena *arena, struct error *err)
{
    for (struct json_cursor at = json_walk(expressions); json_next(&at);) {
        struct label_requirement *added = &selector->requirements[selector->count];
        const struct json *values = json_get(at.value, "values");

        *added = (struct label_requirement){ .key = json_string(json_get(at.value, "key")) };
        if (parse_relation(json_string(json_get(at.value, "operator")), arena, &added->relation,
                           err) < 0)
            return -1;
        added->values = arena_alloc(arena, (json_count(values) + 1) * sizeof(struct str));
        for (struct json_cursor value = json_walk(values); json_next(&value);)
            added->values[added->value_count++] = json_string(value.value);
        if (label_requirement_check(added, arena, err) < 0)
            return -1;
        label_requirement_sort(added);
        selector->count++;
    }
    return 0;
}

int kube_selector_of_object(const struct json *object, struct arena *arena,
                            const struct kube_selector **out, struct error *err)
{
    struct kube_selector *selector = ARENA_NEW(arena, struct kube_selector);
    const struct json *labels = json_get(object, "matchLabels");
    const struct json *expressions = json_get(object, "matchExpressions");
    size_t terms = json_count(labels) + json_count(expressions);

    if (terms > SELECTOR_MAX_TERMS)
        return error_set(err, ERR_TOO_LARGE, "the label selector has more than %d requirements",
                         SELECTOR_MAX_TERMS);
    if (!json_is(object, JSON_OBJECT)) {
        selector->selects_nothing = true;
        *out = selector;
        return 0;
    }
    selector->requirements = arena_alloc(arena, (terms + 1) * sizeof(*selector->requirements));
    if (add_labels(labels, selector, arena, err) < 0 ||
        add_expressions(expressions, selector, arena, err) < 0)
        return -1;
    label_requirements_sort(selector);
    *out = selector;
    return 0;
}
