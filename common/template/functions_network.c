#include "template/arguments.h"
#include "template/functions.h"

#include <string.h>

/* What reaches out of the template: names on the network and the environment. The host decides;
 * without one nothing is resolved and every variable is empty. */

static int call_get_host_by_name(struct template_call *call, struct error *err)
{
    const struct template_host *host = template_run_host(call->run);
    struct str address;

    if (!host->resolve)
        return error_set(err, ERR_FORBIDDEN, "host names are not resolved here");
    if (host->resolve(host->context, argument_str(call, 0), call->arena, &address, err) < 0)
        return -1;
    return arguments_same_text(call, address);
}

static struct str variable(struct template_call *call, struct str name)
{
    const struct template_host *host = template_run_host(call->run);

    return host->environment ? host->environment(host->context, name) : STR_EMPTY;
}

static int call_env(struct template_call *call, struct error *err)
{
    return arguments_text(call, variable(call, argument_str(call, 0)), err);
}

static bool is_special(char c)
{
    return c && strchr("*#$@!?-0123456789", c);
}

static bool is_name_character(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The name behind a dollar sign; `*used` is its length with braces. */
static struct str name_after_dollar(struct str rest, size_t *used)
{
    size_t len = 0;

    if (rest.len && rest.ptr[0] == '{') {
        ptrdiff_t end = str_find_char(rest, '}');

        if (rest.len > 2 && is_special(rest.ptr[1]) && rest.ptr[2] == '}')
            end = 2;
        *used = end <= 1 ? (end == 1 ? 2 : 1) : (size_t)end + 1;
        return end <= 1 ? STR_EMPTY : (struct str){ rest.ptr + 1, (size_t)end - 1 };
    }
    if (rest.len && is_special(rest.ptr[0])) {
        *used = 1;
        return (struct str){ rest.ptr, 1 };
    }
    while (len < rest.len && is_name_character(rest.ptr[len]))
        len++;
    *used = len;
    return (struct str){ rest.ptr, len };
}

static int call_expandenv(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);

    for (size_t i = 0; i < text.len; i++) {
        struct str name, value;
        size_t used;

        if (text.ptr[i] != '$' || i + 1 == text.len) {
            strbuf_add(&out, text.ptr + i, 1);
            continue;
        }
        name = name_after_dollar((struct str){ text.ptr + i + 1, text.len - i - 1 }, &used);
        value = name.len ? variable(call, name) : STR_EMPTY;
        if (name.len)
            strbuf_add(&out, value.ptr, value.len);
        else if (used == 0)
            strbuf_puts(&out, "$");
        i += used;
    }
    return template_text(call, &out, err);
}

#define ONE "func(string) string"

const struct template_function functions_network[] = {
    { "env", ONE, call_env },
    { "expandenv", ONE, call_expandenv },
    { "getHostByName", ONE, call_get_host_by_name },
    { 0 },
};
