#include "template/arguments.h"
#include "template/functions.h"

/* Go's package path; package path/filepath is the same on Linux. */

/* One path element onto `out`; ".." takes the last one back as far as `floor` allows. */
static void add_element(struct strbuf *out, struct str element, bool rooted, size_t *floor)
{
    if (str_is_empty(element) || str_equals(element, "."))
        return;
    if (str_equals(element, "..")) {
        if (out->len > *floor) {
            do
                out->len--;
            while (out->len > *floor && out->ptr[out->len] != '/');
            out->ptr[out->len] = '\0';
        } else if (!rooted) {
            strbuf_puts(out, out->len ? "/.." : "..");
            *floor = out->len;
        }
        return;
    }
    if (out->len > (rooted ? 1 : 0))
        strbuf_puts(out, "/");
    strbuf_add(out, element.ptr, element.len);
}

static int give_clean(struct template_call *call, struct str path, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    bool rooted = path.len && path.ptr[0] == '/';
    size_t floor = rooted ? 1 : 0;
    struct str element;

    strbuf_puts(&out, rooted ? "/" : "");
    while (path.len) {
        str_cut(path, '/', &element, &path);
        add_element(&out, element, rooted, &floor);
    }
    if (out.len == 0)
        strbuf_puts(&out, ".");
    return template_text(call, &out, err);
}

static int call_clean(struct template_call *call, struct error *err)
{
    return give_clean(call, argument_str(call, 0), err);
}

static int call_dir(struct template_call *call, struct error *err)
{
    struct str path = argument_str(call, 0);

    return give_clean(call, str_slice(path, 0, (size_t)(str_find_last_char(path, '/') + 1)), err);
}

static int call_base(struct template_call *call, struct error *err)
{
    struct str path = argument_str(call, 0);

    if (path.len == 0)
        return arguments_same_text(call, STR("."));
    while (path.len && path.ptr[path.len - 1] == '/')
        path.len--;
    path = str_slice(path, (size_t)(str_find_last_char(path, '/') + 1), path.len);
    return path.len ? arguments_text(call, path, err) : arguments_same_text(call, STR("/"));
}

static int call_ext(struct template_call *call, struct error *err)
{
    struct str path = argument_str(call, 0);
    struct str name = str_slice(path, (size_t)(str_find_last_char(path, '/') + 1), path.len);
    ptrdiff_t dot = str_find_last_char(name, '.');

    return arguments_text(call, dot < 0 ? STR_EMPTY : str_slice(name, (size_t)dot, name.len), err);
}

static int call_is_abs(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_has_prefix(argument_str(call, 0), STR("/")));
    return 0;
}

#define ONE "func(string) string"
#define TEST "func(string) bool"

const struct template_function functions_paths[] = {
    { "base", ONE, call_base },
    { "clean", ONE, call_clean },
    { "dir", ONE, call_dir },
    { "ext", ONE, call_ext },
    { "isAbs", TEST, call_is_abs },
    { "osBase", ONE, call_base },
    { "osClean", ONE, call_clean },
    { "osDir", ONE, call_dir },
    { "osExt", ONE, call_ext },
    { "osIsAbs", TEST, call_is_abs },
    { 0 },
};
