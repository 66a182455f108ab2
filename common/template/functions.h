#pragma once

#include "template/template.h"

#include <stdbool.h>
#include <stddef.h>

/* Private to the template engine: functions as the evaluator sees them, and the tables. */

enum { FUNCTION_MAX_PARAMETERS = 8 };

/** What a row means once its signature is read. */
struct value_function {
    const char *name;
    const char *signature;
    template_function_fn call;
    const void *context;
    const struct value_type *parameters[FUNCTION_MAX_PARAMETERS];
    size_t parameter_count;
    bool is_variadic;  /* the last parameter takes any number */
    bool boxes_result; /* it is an interface {} */
    bool is_builtin;   /* and, or and call are evaluated in their own way */
};

/** Read a signature. It is a bug when it cannot be read: types are few. */
void function_read_signature(struct value_function *function, const char *signature);

extern const struct template_function template_builtins[];
extern const struct template_function functions_compare[];
extern const struct template_function functions_crypto[];
extern const struct template_function functions_certificates[];
extern const struct template_function functions_dates[];
extern const struct template_function functions_defaults[];
extern const struct template_function functions_dicts[];
extern const struct template_function functions_encoding[];
extern const struct template_function functions_lists[];
extern const struct template_function functions_math[];
extern const struct template_function functions_network[];
extern const struct template_function functions_paths[];
extern const struct template_function functions_random[];
extern const struct template_function functions_regex[];
extern const struct template_function functions_semver[];
extern const struct template_function functions_strings[];
extern const struct template_function functions_text_lists[];
extern const struct template_function functions_types[];
extern const struct template_function functions_url[];
extern const struct template_function functions_words[];
