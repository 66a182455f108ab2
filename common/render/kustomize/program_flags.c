#include "render/kustomize/program_flags.h"

#include "base/arena.h"
#include "base/str.h"
#include "data/go_quote.h"

struct reading {
    const struct program_flag *flags;
    const char *const *words; /* those that are left */
    struct arena *arena;
    struct program_words *out;
};

static const struct program_flag *find_name(const struct reading *r, struct str name)
{
    for (const struct program_flag *flag = r->flags; flag->name; flag++) {
        if (str_equals(name, flag->name))
            return flag;
    }
    return NULL;
}

static const struct program_flag *find_letter(const struct reading *r, char letter)
{
    for (const struct program_flag *flag = r->flags; flag->name; flag++) {
        if (flag->letter == letter)
            return flag;
    }
    return NULL;
}

/* ---- values ---- */

/* NULL: it is neither. */
static const char *read_bool(struct str text)
{
    static const char *const words[][2] = {
        { "1", "true" },    { "t", "true" },      { "T", "true" },      { "true", "true" },
        { "TRUE", "true" }, { "True", "true" },   { "0", "false" },     { "f", "false" },
        { "F", "false" },   { "false", "false" }, { "FALSE", "false" }, { "False", "false" },
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (str_equals(text, words[i][0]))
            return words[i][1];
    }
    return NULL;
}

static int refuse(const struct reading *r, const struct program_flag *flag, struct str value,
                  struct error *err)
{
    const char *letter = flag->letter ? arena_printf(r->arena, "-%c, ", flag->letter) : "";
    const char *quoted = go_quoted(value, r->arena).ptr;

    return error_set(err, ERR_INVALID,
                     "invalid argument %s for \"%s--%s\" flag: strconv.ParseBool: parsing %s: "
                     "invalid syntax",
                     quoted, letter, flag->name, quoted);
}

static int use(struct reading *r, const struct program_flag *flag, struct str value,
               struct error *err)
{
    const char *text = flag->takes_value ? str_dup(value, r->arena).ptr : read_bool(value);

    if (!text)
        return refuse(r, flag, value, err);
    if (flag->deprecated)
        arena_list_push(r->arena, &r->out->notes,
                        arena_printf(r->arena, "Flag --%s has been deprecated, %s", flag->name,
                                     flag->deprecated));
    arena_list_push(r->arena, &r->out->uses, ((struct program_flag_use){ flag, text }));
    return 0;
}

/* ---- flags ---- */

/* "--name", "--name=value", "--name value" */
static int read_long(struct reading *r, struct str word, struct error *err)
{
    struct str name, value;
    bool has_value = str_cut(str_slice(word, 2, word.len), '=', &name, &value);
    const struct program_flag *flag = find_name(r, name);

    if (name.len == 0 || name.ptr[0] == '-')
        return error_set(err, ERR_INVALID, "bad flag syntax: %.*s", STR_ARG(word));
    if (!flag)
        return error_set(err, ERR_INVALID, "unknown flag: --%.*s", STR_ARG(name));
    if (has_value)
        return use(r, flag, value, err);
    if (!flag->takes_value)
        return use(r, flag, STR("true"), err);
    if (!*r->words)
        return error_set(err, ERR_INVALID, "flag needs an argument: %.*s", STR_ARG(word));
    return use(r, flag, str_of(*r->words++), err);
}

/* "-abc", of which only the last may take a value: "-e value", "-evalue", "-e=value" */
static int read_letters(struct reading *r, struct str word, struct error *err)
{
    for (size_t i = 1; i < word.len; i++) {
        const struct program_flag *flag = find_letter(r, word.ptr[i]);
        struct str rest = str_slice(word, i + 1, word.len);
        bool has_value = rest.len > 1 && rest.ptr[0] == '=';

        if (!flag)
            return error_set(err, ERR_INVALID, "unknown shorthand flag: '%c' in -%.*s", word.ptr[i],
                             STR_ARG(str_slice(word, i, word.len)));
        if (has_value)
            return use(r, flag, str_slice(rest, 1, rest.len), err);
        if (flag->takes_value && rest.len > 0)
            return use(r, flag, rest, err);
        if (flag->takes_value && !*r->words)
            return error_set(err, ERR_INVALID, "flag needs an argument: '%c' in -%.*s", word.ptr[i],
                             STR_ARG(str_slice(word, i, word.len)));
        if (use(r, flag, flag->takes_value ? str_of(*r->words++) : STR("true"), err) < 0)
            return -1;
    }
    return 0;
}

int program_flags_read(const struct program_flag *flags, const char *const *words,
                       struct arena *arena, struct program_words *out, struct error *err)
{
    struct reading r = { flags, words, arena, out };
    bool are_all_others = false; /* behind "--" */

    *out = (struct program_words){ 0 };
    while (*r.words) {
        struct str word = str_of(*r.words++);
        bool is_flag = !are_all_others && word.len > 1 && word.ptr[0] == '-';

        if (!is_flag)
            arena_list_push(arena, &out->others, word.ptr);
        else if (str_equals(word, "--"))
            are_all_others = true;
        else if ((word.ptr[1] == '-' ? read_long(&r, word, err) : read_letters(&r, word, err)) < 0)
            return -1;
    }
    return 0;
}

size_t program_words_find(const struct program_words *words, const char *name, const char **value)
{
    size_t count = 0;

    for (size_t i = 0; i < words->uses.count; i++) {
        if (strcmp(words->uses.items[i].flag->name, name) != 0)
            continue;
        *value = words->uses.items[i].value;
        count++;
    }
    return count;
}
