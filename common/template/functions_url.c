#include "data/go_url.h"
#include "template/arguments.h"
#include "template/functions.h"

static void set_text(struct value *map, const char *key, struct str text, struct arena *arena)
{
    value_map_set(map, str_of(key), value_of_str(str_dup(text, arena)));
}

static int call_url_parse(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf user = ARGUMENTS_TEXT(call);
    struct value *map = &call->result;
    struct go_url url;

    if (template_run_charge(call->run, 4 * argument_str(call, 0).len, err) < 0)
        return -1;
    if (go_url_parse(argument_str(call, 0), call->arena, &url, err) < 0)
        return error_prefix(err, "unable to parse url");
    go_url_print_user(&url, &user);
    *map = value_map_new(&value_type_map, call->arena);
    set_text(map, "scheme", url.scheme, call->arena);
    set_text(map, "host", url.host, call->arena);
    set_text(map, "hostname", go_url_hostname(&url), call->arena);
    set_text(map, "path", url.path, call->arena);
    set_text(map, "query", url.raw_query, call->arena);
    set_text(map, "opaque", url.opaque, call->arena);
    set_text(map, "fragment", url.fragment, call->arena);
    set_text(map, "userinfo", (struct str){ user.ptr, user.len }, call->arena);
    return 0;
}

/* A member that is a text; empty when there is none. */
static int read_text(struct template_call *call, const char *key, struct str *out,
                     struct error *err)
{
    struct value value;
    const char *kind;

    *out = STR_EMPTY;
    if (!value_map_get(argument(call, 0), str_of(key), &value))
        return 0;
    if (arguments_kind(&value, &kind, err) < 0)
        return -1;
    if (value.type->kind != VALUE_STRING)
        return error_set(err, ERR_INVALID,
                         "unable to parse %s key, must be of type string, but %s found", key, kind);
    *out = value_str(&value);
    return 0;
}

static int read_user(struct template_call *call, struct go_url *url, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    struct go_url parsed;
    struct str user;

    if (read_text(call, "userinfo", &user, err) < 0)
        return -1;
    if (user.len == 0)
        return 0;
    strbuf_printf(&text, "proto://%.*s@host", STR_ARG(user));
    if (go_url_parse((struct str){ text.ptr, text.len }, call->arena, &parsed, err) < 0)
        return error_prefix(err, "unable to parse userinfo in dict");
    url->has_user = parsed.has_user;
    url->has_password = parsed.has_password;
    url->username = parsed.username;
    url->password = parsed.password;
    return 0;
}

static int call_url_join(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct go_url url = { 0 };
    const struct {
        const char *key;
        struct str *to;
    } parts[] = {
        { "scheme", &url.scheme },   { "host", &url.host },     { "path", &url.path },
        { "query", &url.raw_query }, { "opaque", &url.opaque }, { "fragment", &url.fragment },
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (read_text(call, parts[i].key, parts[i].to, err) < 0)
            return -1;
    }
    if (read_user(call, &url, err) < 0)
        return -1;
    go_url_print(&url, &out);
    return template_text(call, &out, err);
}

const struct template_function functions_url[] = {
    { "urlJoin", "func(map[string]interface {}) string", call_url_join },
    { "urlParse", "func(string) map[string]interface {}", call_url_parse },
    { 0 },
};
