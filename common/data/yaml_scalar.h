#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct error;

/* What a YAML scalar means. */

struct yaml_scalar {
    enum {
        YAML_NULL,
        YAML_BOOL,
        YAML_INT,
        YAML_UINT, /* past int64 */
        YAML_FLOAT,
        YAML_TIMESTAMP, /* only matters where it is asked for: its value is its text */
        YAML_TEXT,
    } kind;
    union {
        bool flag;
        int64_t integer;
        uint64_t natural;
        double number;
    };
    struct str text; /* of YAML_TEXT and YAML_TIMESTAMP */
};

/**
 * Resolve as go-yaml v2 does. `tag` is NULL or the full tag ("tag:yaml.org,2002:int", "!x"). Text
 * of
 * "!!binary" is decoded into `arena`. Fails where the tag and the text do not go together.
 */
int yaml_resolve(const char *tag, struct str text, struct arena *arena, struct yaml_scalar *out,
                 struct error *err);

/** The same without a tag: cannot fail and needs no arena. */
struct yaml_scalar yaml_resolve_plain(struct str text);

/** A float as Go's strconv.FormatFloat(value, 'g', -1, bits), ".inf", "-.inf" or ".nan". */
const char *yaml_print_float(double value, int bits, char buffer[40]);

/** True for text that YAML 1.1 reads as a number to base 60, such as "1:20". */
bool yaml_is_base60(struct str text);
