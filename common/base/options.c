#include "base/options.h"

#include "base/arena.h"
#include "base/option_value.h"
#include "base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct parser {
    const struct option *table;
    char *const *next; /* the argument to look at */
    void *config;
    struct arena *arena;
    struct options *out;
};

/* ---- lists that grow in the arena ---- */

static void list_add(struct option_list *list, const char *item, struct arena *arena)
{
    const char **grown = arena_alloc(arena, (list->count + 1) * sizeof(char *));

    if (list->count > 0)
        memcpy(grown, list->items, list->count * sizeof(char *));
    grown[list->count] = item;
    *list = (struct option_list){ grown, list->count + 1 };
}

bool options_given(const struct options *options, const char *flag)
{
    for (size_t i = 0; i < options->given.count; i++)
        if (strcmp(options->given.items[i], flag) == 0)
            return true;
    return false;
}

/* ---- names ---- */

/* "namespace,n": the name without its shorthand. */
static struct str flag_name(const struct option *option)
{
    struct str name, shorthand;

    str_cut(str_of(option->flag), ',', &name, &shorthand);
    return name;
}

static char flag_shorthand(const struct option *option)
{
    struct str name, shorthand;

    return str_cut(str_of(option->flag), ',', &name, &shorthand) ? shorthand.ptr[0] : '\0';
}

static bool is_end(const struct option *option)
{
    return !option->help;
}

static const struct option *find_flag(const struct option *table, struct str name)
{
    for (; !is_end(table); table++)
        if (table->flag && str_equal(flag_name(table), name))
            return table;
    return NULL;
}

static const struct option *find_shorthand(const struct option *table, char letter)
{
    for (; !is_end(table); table++)
        if (table->flag && flag_shorthand(table) == letter)
            return table;
    return NULL;
}

/* ---- defaults and environment ---- */

static void set_default(struct parser *parser, const struct option *option)
{
    CLEANUP(error_release) struct error err = { 0 };
    void *field = (char *)parser->config + option->offset;
    int status = option_value_parse(option, option->fallback, OPTION_FROM_DEFAULT, parser->arena,
                                    field, &err);

    assert(status == 0); /* a default that does not parse is a mistake in the table */
    (void)status;
}

/* The variable that counts and its value; NULL when none is set, or it is empty. */
static const char *read_environment(const struct option *option, struct arena *arena,
                                    const char **value)
{
    struct str rest = str_of(option->environment), name;

    while (rest.len > 0) {
        const char *variable;

        str_cut(rest, ' ', &name, &rest);
        variable = str_dup(name, arena).ptr;
        *value = getenv(variable);
        if (*value && **value)
            return variable;
    }
    return NULL;
}

static void take_environment(struct parser *parser, const struct option *option)
{
    CLEANUP(error_release) struct error err = { 0 };
    void *field = (char *)parser->config + option->offset;
    const char *value, *variable = read_environment(option, parser->arena, &value);

    if (!variable ||
        option_value_parse(option, value, OPTION_FROM_ENVIRONMENT, parser->arena, field, &err) == 0)
        return;
    list_add(&parser->out->warnings,
             arena_printf(parser->arena, "%s is ignored: %s; the default '%s' counts", variable,
                          error_text(&err), option->fallback),
             parser->arena);
}

/* ---- the command line ---- */

/* What goes before pflag's complaints: "-n, --namespace" or "--port". */
static const char *display_name(const struct option *option, struct arena *arena)
{
    struct str name = flag_name(option);
    char letter = flag_shorthand(option);

    if (letter)
        return arena_printf(arena, "-%c, --%.*s", letter, STR_ARG(name));
    return arena_printf(arena, "--%.*s", STR_ARG(name));
}

static int set_flag(struct parser *parser, const struct option *option, const char *value,
                    struct error *err)
{
    CLEANUP(error_release) struct error why = { 0 };
    struct str name = flag_name(option);
    void *field = (char *)parser->config + option->offset;
    const char *text = str_dup(name, parser->arena).ptr;
    bool again = options_given(parser->out, text);
    bool is_secret = option->type.traits & OPTION_IS_SECRET;

    if (option_value_parse(option, value, again ? OPTION_FROM_FLAG_AGAIN : OPTION_FROM_FLAG,
                           parser->arena, field, &why) < 0)
        return error_set(err, ERR_INVALID, "invalid argument \"%s\" for \"%s\" flag: %s",
                         is_secret ? "******" : value, display_name(option, parser->arena),
                         error_text(&why));
    if (!again)
        list_add(&parser->out->given, text, parser->arena);
    return 0;
}

/* The value of a flag that was given without "=": the next argument, unless it is a boolean. */
static int next_value(struct parser *parser, const struct option *option, const char **value)
{
    if (option->type.kind == OPTION_KIND_BOOL) {
        *value = "true";
        return 0;
    }
    if (!*parser->next)
        return -1;
    *value = *parser->next++;
    return 0;
}

static int parse_long(struct parser *parser, const char *text, struct error *err)
{
    const struct option *option;
    const char *value;
    struct str name, rest;
    bool has_value = str_cut(str_of(text), '=', &name, &rest);

    if (name.len == 0 || name.ptr[0] == '-')
        return error_set(err, ERR_INVALID, "bad flag syntax: --%s", text);
    option = find_flag(parser->table, name);
    if (!option && str_equals(name, "help")) {
        parser->out->help = true;
        return 0;
    }
    if (!option)
        return error_set(err, ERR_INVALID, "unknown flag: --%.*s", STR_ARG(name));
    if (has_value)
        value = rest.ptr;
    else if (next_value(parser, option, &value) < 0)
        return error_set(err, ERR_INVALID, "flag needs an argument: --%.*s", STR_ARG(name));
    return set_flag(parser, option, value, err);
}

/* "-abc", "-n value", "-nvalue", "-n=value" */
static int parse_short(struct parser *parser, const char *letters, struct error *err)
{
    const char *all = letters;

    while (*letters) {
        char letter = *letters++;
        const struct option *option = find_shorthand(parser->table, letter);
        const char *value;

        if (!option && letter == 'h') {
            parser->out->help = true;
            continue;
        }
        if (!option)
            return error_set(err, ERR_INVALID, "unknown shorthand flag: '%c' in -%s", letter, all);
        if (*letters == '=')
            return set_flag(parser, option, letters + 1, err);
        if (*letters && option->type.kind != OPTION_KIND_BOOL)
            return set_flag(parser, option, letters, err);
        if (next_value(parser, option, &value) < 0)
            return error_set(err, ERR_INVALID, "flag needs an argument: '%c' in -%s", letter, all);
        if (set_flag(parser, option, value, err) < 0)
            return -1;
    }
    return 0;
}

static int parse_arguments(struct parser *parser, struct error *err)
{
    bool flags_ended = false;

    while (*parser->next) {
        const char *text = *parser->next++;

        if (flags_ended || text[0] != '-' || !text[1]) {
            list_add(&parser->out->arguments, text, parser->arena);
        } else if (text[1] != '-') {
            if (parse_short(parser, text + 1, err) < 0)
                return -1;
        } else if (!text[2]) {
            flags_ended = true;
        } else if (parse_long(parser, text + 2, err) < 0) {
            return -1;
        }
    }
    return 0;
}

int options_parse(const struct option *table, char *const *argv, void *config, struct arena *arena,
                  struct options *out, struct error *err)
{
    struct options found = { 0 };
    struct parser parser = { .table = table, .next = argv + 1, .config = config, .arena = arena };

    parser.out = &found;
    for (const struct option *option = table; !is_end(option); option++) {
        set_default(&parser, option);
        if (option->environment)
            take_environment(&parser, option);
    }
    if (parse_arguments(&parser, err) < 0)
        return -1;
    *out = found;
    return 0;
}
