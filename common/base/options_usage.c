#include "base/mem.h"
#include "base/option_value.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

/* --help, in the shape that cobra gives it, the environment variable at the end of each line. */

enum { LEFT_MAX = 512 };

static int compare_flags(const void *left, const void *right)
{
    return strcmp((*(const struct option *const *)left)->flag,
                  (*(const struct option *const *)right)->flag);
}

static bool is_shown(const struct option *option)
{
    return option->flag && !(option->type.traits & OPTION_IS_HIDDEN);
}

/* "  -n, --namespace string" */
static void add_left(struct strbuf *out, const struct option *option)
{
    struct str name, shorthand;
    const char *type = option_value_type(option->type.kind);

    if (str_cut(str_of(option->flag), ',', &name, &shorthand))
        strbuf_printf(out, "  -%c, --%.*s", shorthand.ptr[0], STR_ARG(name));
    else
        strbuf_printf(out, "      --%.*s", STR_ARG(name));
    if (*type)
        strbuf_printf(out, " %s", type);
}

static size_t left_width(const struct option *option)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(LEFT_MAX);

    add_left(&text, option);
    return text.len;
}

/* A default that is the zero of its type goes without saying. */
static bool has_default(const struct option *option)
{
    static const char *const zeroes[] = { "", "0", "0s", "false" };

    if (option->type.traits & OPTION_IS_SECRET)
        return false;
    for (size_t i = 0; i < sizeof(zeroes) / sizeof(*zeroes); i++)
        if (strcmp(option->fallback, zeroes[i]) == 0)
            return false;
    return true;
}

static void add_line(struct strbuf *out, const struct option *option, size_t width)
{
    static const char quoted[] = "\"";
    size_t used = left_width(option);
    bool is_text = option->type.kind == OPTION_KIND_TEXT || option->type.kind == OPTION_KIND_BYTES;
    bool is_list = option->type.kind == OPTION_KIND_LIST || option->type.kind == OPTION_KIND_ARRAY;
    const char *open = is_list ? "[" : is_text ? quoted : "";
    const char *close = is_list ? "]" : is_text ? quoted : "";

    add_left(out, option);
    strbuf_printf(out, "%*s%s", (int)(width - used + 3), "", option->help);
    if (has_default(option))
        strbuf_printf(out, " (default %s%s%s)", open, option->fallback, close);
    if (option->environment)
        strbuf_printf(out, " [%s]", option->environment);
    strbuf_puts(out, "\n");
}

void options_usage(const struct option *table, const char *program, const char *summary,
                   struct strbuf *out)
{
    static const struct option help = {
        "help,h", NULL, OPTION_BOOL, 0, "false", "Print this text"
    };
    const struct option **rows;
    size_t count = 0, total = 1, width = 0;

    for (const struct option *option = table; option->help; option++)
        total++;
    rows = xcalloc(total, sizeof(struct option *));
    rows[count++] = &help;
    for (const struct option *option = table; option->help; option++)
        if (is_shown(option))
            rows[count++] = option;
    qsort(rows, count, sizeof(struct option *), compare_flags);
    for (size_t i = 0; i < count; i++)
        width = left_width(rows[i]) > width ? left_width(rows[i]) : width;
    strbuf_printf(out, "%s\n\nUsage:\n  %s [flags]\n\nFlags:\n", summary, program);
    for (size_t i = 0; i < count; i++)
        add_line(out, rows[i], width);
    free(rows);
}
