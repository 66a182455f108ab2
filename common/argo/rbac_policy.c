#include "argo/rbac_policy.h"

#include "base/arena.h"
#include "base/vec.h"
#include "data/glob.h"
#include "data/regex.h"

#include <stdlib.h>

enum { FIELDS_MAX = 7 }; /* one more than any line has */

struct parsing {
    enum rbac_match match;
    struct arena *arena;
    VEC(struct rbac_rule) rules;
    VEC(struct rbac_link) links;
};

/* ---- one line of CSV, as Go's encoding/csv takes it apart ---- */

struct fields {
    struct str items[FIELDS_MAX];
    size_t count; /* all of them, those past the last one too */
};

static void add_field(struct fields *fields, struct str field)
{
    if (fields->count < FIELDS_MAX)
        fields->items[fields->count] = field;
    fields->count++;
}

static int bad_csv(size_t column, const char *why, struct error *err)
{
    return error_set(err, ERR_INVALID, "parse error on line 1, column %zu: %s", column, why);
}

/* Behind the opening quote; `*at` ends behind the closing one. */
static int read_quoted(struct str line, size_t *at, struct arena *arena, struct str *out,
                       struct error *err)
{
    char *text = arena_alloc(arena, line.len - *at + 1);
    size_t len = 0, i = *at;

    for (;; i++) {
        if (i >= line.len)
            return bad_csv(i + 1, "extraneous or missing \" in quoted-field", err);
        if (line.ptr[i] != '"')
            text[len++] = line.ptr[i];
        else if (i + 1 < line.len && line.ptr[i + 1] == '"')
            text[len++] = line.ptr[i++];
        else
            break;
    }
    *at = i + 1;
    if (*at < line.len && line.ptr[*at] != ',')
        return bad_csv(i + 1, "extraneous or missing \" in quoted-field", err);
    *out = (struct str){ text, len };
    return 0;
}

static int read_plain(struct str line, size_t *at, struct arena *arena, struct str *out,
                      struct error *err)
{
    struct str rest = str_slice(line, *at, line.len), field, behind;
    ptrdiff_t quote;

    str_cut(rest, ',', &field, &behind);
    quote = str_find_char(field, '"');
    if (quote >= 0)
        return bad_csv(*at + (size_t)quote + 1, "bare \" in non-quoted field", err);
    *at += field.len;
    *out = str_dup(field, arena);
    return 0;
}

static int split_line(struct str line, struct arena *arena, struct fields *out, struct error *err)
{
    size_t at = 0;

    for (;; at++) {
        struct str field;
        int failed;

        while (at < line.len && strchr(" \t\r\v\f", line.ptr[at]))
            at++;
        if (at < line.len && line.ptr[at] == '"') {
            at++;
            failed = read_quoted(line, &at, arena, &field, err);
        } else {
            failed = read_plain(line, &at, arena, &field, err);
        }
        if (failed < 0)
            return -1;
        add_field(out, field);
        if (at >= line.len)
            return 0;
    }
}

/* ---- patterns ---- */

static void free_regex(void *regex)
{
    regex_free(regex);
}

static void compile_regex(struct str text, struct arena *arena, struct rbac_pattern *pattern)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct regex *regex;

    if (regex_compile(text, &regex, &err) < 0)
        return;
    arena_defer(arena, free_regex, regex);
    pattern->regex = regex;
    pattern->kind = RBAC_PATTERN_REGEX;
}

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\0' || strchr("*?[]{},!\\", text.ptr[i]))
            return false;
    return true;
}

static void compile_glob(struct str text, struct arena *arena, struct rbac_pattern *pattern)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool has_star = text.len > 0 && text.ptr[text.len - 1] == '*';

    if (is_plain(text)) {
        pattern->kind = RBAC_PATTERN_LITERAL;
    } else if (has_star && is_plain(str_slice(text, 0, text.len - 1))) {
        pattern->kind = text.len == 1 ? RBAC_PATTERN_ANY : RBAC_PATTERN_PREFIX;
        pattern->text = str_slice(text, 0, text.len - 1);
    } else if (glob_compile(text, "", arena, &pattern->glob, &err) == 0) {
        pattern->kind = RBAC_PATTERN_GLOB;
    }
}

static struct rbac_pattern compile(struct str text, enum rbac_match match, struct arena *arena)
{
    struct rbac_pattern pattern = { .text = text };

    if (match == RBAC_MATCH_REGEX)
        compile_regex(text, arena, &pattern);
    else
        compile_glob(text, arena, &pattern);
    return pattern;
}

bool rbac_pattern_matches(const struct rbac_pattern *pattern, struct str text)
{
    switch (pattern->kind) {
    case RBAC_PATTERN_NONE:
        return false;
    case RBAC_PATTERN_ANY:
        return true;
    case RBAC_PATTERN_LITERAL:
        return str_equal(pattern->text, text);
    case RBAC_PATTERN_PREFIX:
        return str_has_prefix(text, pattern->text);
    case RBAC_PATTERN_GLOB:
        return glob_matches(pattern->glob, text);
    case RBAC_PATTERN_REGEX:
        return regex_matches(pattern->regex, text);
    }
    return false;
}

/* ---- lines ---- */

static int bad_line(struct str line, struct error *err)
{
    return error_set(err, ERR_INVALID, "invalid RBAC policy: %.*s", STR_ARG(line));
}

static int add_rule(struct parsing *parsing, struct str line, const struct fields *fields,
                    struct error *err)
{
    const struct str *items = fields->items;
    struct rbac_rule rule = { .subject = items[1] };

    rule.resource = compile(items[2], parsing->match, parsing->arena);
    rule.action = compile(items[3], parsing->match, parsing->arena);
    rule.object = compile(items[4], parsing->match, parsing->arena);
    rule.is_deny = str_equals(items[5], "deny");
    if (!rule.is_deny && !str_equals(items[5], "allow"))
        return 0; /* neither: it has no effect */
    if (rule.is_deny &&
        (rule.resource.kind == RBAC_PATTERN_NONE || rule.action.kind == RBAC_PATTERN_NONE ||
         rule.object.kind == RBAC_PATTERN_NONE)) {
        bad_line(line, err);
        return error_prefix(err, "a denial has a pattern that cannot be read");
    }
    vec_push(&parsing->rules, rule);
    return 0;
}

static int add_line(struct parsing *parsing, struct str line, struct error *err)
{
    struct fields fields = { .count = 0 };

    if (line.len == 0 || line.ptr[0] == '#')
        return 0;
    if (split_line(line, parsing->arena, &fields, err) < 0)
        return error_prefix(err, "error parsing policy line \"%.*s\"", STR_ARG(line));
    if (fields.count == 6 && str_equals(fields.items[0], "p"))
        return add_rule(parsing, line, &fields, err);
    if (fields.count != 3 || !str_equals(fields.items[0], "g"))
        return bad_line(line, err);
    vec_push(&parsing->links, ((struct rbac_link){ fields.items[1], fields.items[2] }));
    return 0;
}

static int add_lines(struct parsing *parsing, struct str text, struct error *err)
{
    struct str line, rest = text;
    size_t count = 0;
    bool more = true;

    if (text.len > RBAC_POLICY_MAX_BYTES)
        return error_set(err, ERR_TOO_LARGE, "a policy has more than %d bytes",
                         RBAC_POLICY_MAX_BYTES);
    while (more) {
        more = str_cut(rest, '\n', &line, &rest);
        if (++count > RBAC_POLICY_MAX_LINES)
            return error_set(err, ERR_TOO_LARGE, "a policy has more than %d lines",
                             RBAC_POLICY_MAX_LINES);
        if (add_line(parsing, str_trim(line), err) < 0)
            return -1;
    }
    return 0;
}

static void *copy_of(const void *items, size_t size, struct arena *arena)
{
    void *copy = arena_alloc(arena, size + 1);

    if (size > 0)
        memcpy(copy, items, size);
    return copy;
}

int rbac_policy_parse(struct str text, enum rbac_match match, struct arena *arena,
                      struct rbac_policy *out, struct error *err)
{
    struct parsing parsing = { .match = match, .arena = arena };
    int result = add_lines(&parsing, text, err);

    if (result == 0) {
        *out = (struct rbac_policy){
            .rules =
                copy_of(parsing.rules.items, parsing.rules.count * sizeof(struct rbac_rule), arena),
            .rule_count = parsing.rules.count,
            .links =
                copy_of(parsing.links.items, parsing.links.count * sizeof(struct rbac_link), arena),
            .link_count = parsing.links.count,
        };
    }
    vec_release(&parsing.rules);
    vec_release(&parsing.links);
    return result;
}

/* ---- the built-in roles ---- */

/* Each letter a right: g get, c create, u update, U update of an application's resources, d and D
 * delete likewise, s sync, o override, a action. */
struct builtin {
    const char *resource, *object, *readonly, *admin;
};

static const struct builtin builtins[] = {
    { "applications", "*/*", "g", "cuUdDsoa" },
    { "applicationsets", "*/*", "g", "gcud" },
    { "certificates", "*", "g", "cud" },
    { "clusters", "*", "g", "cud" },
    { "repositories", "*", "g", "cud" },
    { "write-repositories", "*", "g", "cud" },
    { "projects", "*", "g", "cud" },
    { "accounts", "*", "g", "u" },
    { "gpgkeys", "*", "g", "cd" },
    { "logs", "*/*", "g", "" },
    { "exec", "*/*", "", "c" },
};

static const char *action_of(char letter)
{
    switch (letter) {
    case 'g':
        return "get";
    case 'c':
        return "create";
    case 'u':
        return "update";
    case 'U':
        return "update/*";
    case 'd':
        return "delete";
    case 'D':
        return "delete/*";
    case 's':
        return "sync";
    case 'o':
        return "override";
    default:
        return "action/*";
    }
}

static void add_builtin(struct parsing *parsing, const char *role, const struct builtin *builtin,
                        const char *letters)
{
    for (; *letters; letters++) {
        /* Always as globs: policy.matchMode is about what an administrator writes, and a glob read
         * as an expression ("*") would lock everybody out. */
        const struct rbac_rule rule = {
            .subject = str_of(role),
            .resource = compile(str_of(builtin->resource), RBAC_MATCH_GLOB, parsing->arena),
            .action = compile(str_of(action_of(*letters)), RBAC_MATCH_GLOB, parsing->arena),
            .object = compile(str_of(builtin->object), RBAC_MATCH_GLOB, parsing->arena),
        };

        vec_push(&parsing->rules, rule);
    }
}

struct rbac_policy rbac_policy_builtin(struct arena *arena)
{
    static const struct rbac_link links[] = {
        { { "role:admin", 10 }, { "role:readonly", 13 } },
        { { "admin", 5 }, { "role:admin", 10 } },
    };
    struct parsing parsing = { .arena = arena };
    struct rbac_policy policy = { .links = links, .link_count = 2 };

    for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++) {
        add_builtin(&parsing, "role:readonly", &builtins[i], builtins[i].readonly);
        add_builtin(&parsing, "role:admin", &builtins[i], builtins[i].admin);
    }
    policy.rules =
        copy_of(parsing.rules.items, parsing.rules.count * sizeof(struct rbac_rule), arena);
    policy.rule_count = parsing.rules.count;
    vec_release(&parsing.rules);
    return policy;
}
