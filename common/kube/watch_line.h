#pragma once

#include "base/error.h"

#include <stddef.h>

struct json_doc;

/* One line of a watch: {"type":"MODIFIED","object":{...}}. */
struct watch_line {
    enum {
        WATCH_LINE_ADDED,
        WATCH_LINE_MODIFIED,
        WATCH_LINE_DELETED,
        WATCH_LINE_BOOKMARK,
        WATCH_LINE_ERROR,
    } kind;
    struct json_doc *object;
};
void watch_line_release(struct watch_line *line);
DEFINE_CLEANUP_VALUE(struct watch_line, watch_line_release)

/** `text` ends with a NUL and may be changed. */
int watch_line_parse(char *text, size_t length, struct watch_line *out, struct error *err) MUST_USE;
