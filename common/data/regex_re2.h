#pragma once

#include "data/regex.h"

#include <stdbool.h>
#include <stddef.h>

/** Private to regex.c: the C face of RE2. */
#ifdef __cplusplus
extern "C" {
#endif

struct re2_expression;

/** NULL and why (a malloc'ed message) when it does not compile. */
struct re2_failure {
    char *message;
    bool is_too_large; /* for us: to Go it may be good */
};
struct re2_expression *re2_new(const char *pattern, size_t size, bool posix,
                               struct re2_failure *failure);
void re2_free(struct re2_expression *re2);
size_t re2_group_count(const struct re2_expression *re2);
/** The number of a named group, 0 when there is none. */
size_t re2_group_number(const struct re2_expression *re2, const char *name, size_t size);
/** The name of a group, NULL when it has none. */
const char *re2_group_name(const struct re2_expression *re2, size_t index, size_t *size);
bool re2_match(const struct re2_expression *re2, const char *text, size_t size, size_t from,
               struct regex_span *spans, size_t count);

#ifdef __cplusplus
}
#endif
