#pragma once

/* Values of tests, written in YAML's flow style: no quotes to escape. */

#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/yaml.h"

#include <stdio.h>
#include <stdlib.h>

static inline const struct json *value_of(struct arena *arena, const char *yaml)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (yaml_parse(str_of(yaml), arena, &value, &err) < 0) {
        fprintf(stderr, "%s: %s\n", error_text(&err), yaml);
        abort();
    }
    return value;
}

/* The caller's reference. */
static inline struct json_doc *document_of(const char *yaml)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return json_doc_freeze(value_of(arena, yaml));
}

/* Compact, keys sorted. */
static inline const char *printed(const struct json *value, struct arena *arena)
{
    return json_print(value, JSON_COMPACT | JSON_SORTED, arena).ptr;
}

static inline const char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr, text.len);
}
