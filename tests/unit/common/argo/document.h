#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/yaml.h"
#include "test.h"

/** A document written as YAML in a test. */
static inline const struct json *document(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (yaml_parse(str_of(text), arena, &value, &err) < 0)
        fail_msg("%s", error_text(&err));
    return value;
}

/** Its text, sorted, for comparison. */
static inline const char *text_of(struct arena *arena, const struct json *value)
{
    return json_print(value, JSON_SORTED, arena).ptr;
}

#define assert_text(text, expected)                                                                \
    do {                                                                                           \
        struct str text_ = (text);                                                                 \
        assert_string_equal(arena_strndup(arena, text_.ptr, text_.len), expected);                 \
    } while (0)

#define assert_json(value, expected) assert_string_equal(text_of(arena, value), expected)
