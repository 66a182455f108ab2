#pragma once

#include "base/strbuf.h"
#include "template/template.h"

/* For tables of functions, here and elsewhere: taking arguments apart and giving results. */

static inline const struct value *argument(const struct template_call *call, size_t index)
{
    return &call->arguments[index];
}
static inline struct str argument_str(const struct template_call *call, size_t index)
{
    return value_str(&call->arguments[index]);
}
static inline int64_t argument_int(const struct template_call *call, size_t index)
{
    return call->arguments[index].integer;
}
static inline bool argument_is_list(const struct template_call *call, size_t index)
{
    return value_kind(&call->arguments[index]) == VALUE_SLICE;
}

/** A buffer for a text that a function makes. */
#define ARGUMENTS_TEXT(call) STRBUF_INIT(template_run_limits((call)->run)->output)

/** Copy a text as the result, and charge for it. */
int arguments_text(struct template_call *call, struct str text, struct error *err) MUST_USE;
/** A text that lives long enough already. */
static inline int arguments_same_text(struct template_call *call, struct str text)
{
    call->result = value_of_str(text);
    return 0;
}

/** Charge for a list of so many items before it is made. */
int arguments_charge_items(struct template_call *call, size_t count, struct error *err) MUST_USE;

/** Sprig's strval: text, bytes, String(), else "%v". In the call's arena. */
int arguments_strval(struct template_call *call, const struct value *value, struct str *out,
                     struct error *err) MUST_USE;

/** As %q prints it. */
const char *arguments_quoted(struct template_call *call, struct str text);

/** spf13/cast: what cannot be converted is 0. */
int64_t arguments_to_int64(const struct value *value);
double arguments_to_float(const struct value *value);
/** Sprig's empty: false, 0, "", nil, without items. */
bool arguments_is_empty(const struct value *value);

/** A JSON text whose errors are those of Go's encoding/json. */
struct json;
int arguments_parse_json(struct str text, struct arena *arena, const struct json **out,
                         struct error *err) MUST_USE;

/** The kind as reflect.TypeOf(value).Kind() prints it; of nil there is none: a panic. */
int arguments_kind(const struct value *value, const char **out, struct error *err) MUST_USE;
#define ARGUMENTS_NIL_DEREFERENCE "runtime error: invalid memory address or nil pointer dereference"
