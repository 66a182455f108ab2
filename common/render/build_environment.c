#include "render/build_environment.h"

#include "argo/source.h"
#include "base/arena.h"
#include "base/strbuf.h"

#include <string.h>

size_t build_environment(const Argosy__Render__Request *request,
                         const struct application_source *source, struct arena *arena,
                         struct build_variable out[BUILD_VARIABLES_MAX])
{
    struct str revision = str_of(request->revision);
    size_t count = 0;

    out[count++] = (struct build_variable){ "ARGOCD_APP_NAME", str_of(request->app_name) };
    if (!request->details) {
        out[count++] =
            (struct build_variable){ "ARGOCD_APP_NAMESPACE", str_of(request->namespace_) };
        out[count++] =
            (struct build_variable){ "ARGOCD_APP_PROJECT_NAME", str_of(request->project_name) };
    }
    out[count++] = (struct build_variable){ "ARGOCD_APP_REVISION", revision };
    if (!request->details) {
        out[count++] = (struct build_variable){ "ARGOCD_APP_REVISION_SHORT",
                                                str_dup(str_slice(revision, 0, 7), arena) };
        out[count++] = (struct build_variable){ "ARGOCD_APP_REVISION_SHORT_8",
                                                str_dup(str_slice(revision, 0, 8), arena) };
    }
    out[count++] =
        (struct build_variable){ "ARGOCD_APP_SOURCE_REPO_URL", str_of(request->repo_url) };
    out[count++] = (struct build_variable){ "ARGOCD_APP_SOURCE_PATH", source->path };
    out[count++] =
        (struct build_variable){ "ARGOCD_APP_SOURCE_TARGET_REVISION", source->target_revision };
    return count;
}

static bool is_special(char c)
{
    return c != '\0' && strchr("*#$@!?-0123456789", c);
}

static bool is_name(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/** A name in braces. `*used` counts from behind the '$'; an empty name with some used is eaten. */
static struct str braced_name(struct str text, size_t *used)
{
    struct str rest = str_slice(text, 1, text.len);
    ptrdiff_t end = str_find_char(rest, '}');

    if (text.len > 2 && is_special(text.ptr[1]) && text.ptr[2] == '}')
        end = 1;
    if (end < 0) {
        *used = 1; /* only the brace: the rest is text */
        return STR_EMPTY;
    }
    *used = (size_t)end + 2;
    return str_slice(rest, 0, (size_t)end);
}

static struct str next_name(struct str text, size_t *used)
{
    size_t length = 0;

    *used = 0;
    if (text.len == 0)
        return STR_EMPTY;
    if (text.ptr[0] == '{')
        return braced_name(text, used);
    if (is_special(text.ptr[0]))
        length = 1;
    else
        while (length < text.len && is_name(text.ptr[length]))
            length++;
    *used = length;
    return str_slice(text, 0, length);
}

static struct str value_of(const struct build_variable *variables, size_t count, struct str name)
{
    if (str_equals(name, "$"))
        return name;
    for (size_t i = 0; i < count; i++) {
        if (str_equals(name, variables[i].name))
            return variables[i].value;
    }
    return STR_EMPTY;
}

struct str build_environment_expand(const struct build_variable *variables, size_t count,
                                    struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT((size_t)64 * 1024 * 1024);
    struct str rest = text;

    while (rest.len) {
        ptrdiff_t dollar = str_find_char(rest, '$');
        size_t before = dollar < 0 ? rest.len : (size_t)dollar;
        struct str name, value;
        size_t used;

        strbuf_add(&out, rest.ptr, before);
        if (dollar < 0)
            break;
        rest = str_slice(rest, before + 1, rest.len);
        name = next_name(rest, &used);
        rest = str_slice(rest, used, rest.len);
        if (name.len == 0 && used == 0)
            strbuf_puts(&out, "$");
        value = name.len ? value_of(variables, count, name) : STR_EMPTY;
        strbuf_add(&out, value.ptr, value.len);
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}
