#pragma once

#include <stdbool.h>

struct json;

/**
 * A LabelSelector document (matchLabels, matchExpressions) against an object's labels. An empty
 * selector matches everything, an absent one nothing, one with an unknown operator nothing.
 */
bool selector_matches(const struct json *selector, const struct json *labels);
