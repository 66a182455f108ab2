#pragma once

#include "template/format.h"

#include <stdbool.h>
#include <stdint.h>

/* Private to the format*.c files: one verb with its flags. */

struct formatter {
    struct strbuf *out;
    struct arena *arena;
    bool plus, minus, sharp, space, zero;
    bool plus_v, sharp_v; /* %+v, %#v */
    bool has_width, has_precision;
    int width, precision;
    bool is_failing; /* inside of a bad verb's text: no methods */
};

/** Text padded to the width. */
void formatter_pad(struct formatter *f, struct str text);
void formatter_text(struct formatter *f, struct str text, char verb);
void formatter_bytes(struct formatter *f, const struct value *value, char verb);
/** False: the verb is not one for the kind. */
bool formatter_integer(struct formatter *f, uint64_t number, bool is_negative, bool is_signed,
                       char verb);
bool formatter_float(struct formatter *f, double number, char verb);
bool formatter_complex(struct formatter *f, const double *parts, char verb);
bool formatter_string(struct formatter *f, struct str text, char verb);
void formatter_value(struct formatter *f, const struct value *value, char verb, size_t depth);
void formatter_bad_verb(struct formatter *f, const struct value *value, char verb);
