#pragma once

#include "template/value.h"

struct arena;
struct strbuf;

/**
 * Go's package fmt for values. What passes the limit of `out` is cut off; whoever owns it checks.
 */

/** As fmt.Sprint of one operand, and as an action prints: "%v"; no value is "<no value>". */
void format_printable(const struct value *value, struct arena *arena, struct strbuf *out);
/** "%v" of an interface {}: nil is "<nil>". */
void format_value(const struct value *value, struct arena *arena, struct strbuf *out);
void format_print(const struct value *operands, size_t count, struct arena *arena,
                  struct strbuf *out);
void format_println(const struct value *operands, size_t count, struct arena *arena,
                    struct strbuf *out);
void format_printf(struct str text, const struct value *operands, size_t count, struct arena *arena,
                   struct strbuf *out);

/** What %T prints. */
const char *format_type(const struct value *value);
