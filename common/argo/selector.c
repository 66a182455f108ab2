#include "argo/selector.h"

#include "base/str.h"
#include "data/json.h"

static bool is_in(const struct json *values, struct str text)
{
    for (struct json_cursor at = json_walk(values); json_next(&at);) {
        if (str_equal(json_string(at.value), text))
            return true;
    }
    return false;
}

static bool expression_matches(const struct json *expression, const struct json *labels)
{
    struct str operator= json_string(json_get(expression, "operator"));
    const struct json *values = json_get(expression, "values");
    const struct json *label = json_get_str(labels, json_string(json_get(expression, "key")));

    if (str_equals(operator, "In"))
        return label && is_in(values, json_string(label));
    if (str_equals(operator, "NotIn"))
        return !label || !is_in(values, json_string(label));
    if (str_equals(operator, "Exists"))
        return label != NULL;
    return str_equals(operator, "DoesNotExist") && !label;
}

bool selector_matches(const struct json *selector, const struct json *labels)
{
    if (!json_is(selector, JSON_OBJECT))
        return false;
    for (struct json_cursor at = json_walk(json_get(selector, "matchLabels")); json_next(&at);) {
        if (!json_equal(at.value, json_get_str(labels, at.key)))
            return false;
    }
    for (struct json_cursor at = json_walk(json_get(selector, "matchExpressions"));
         json_next(&at);) {
        if (!expression_matches(at.value, labels))
            return false;
    }
    return true;
}
