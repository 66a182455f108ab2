#include "render/helm/ignore.h"

#include "base/arena.h"
#include "data/glob.h"

struct ignore_rule {
    struct str pattern;
    bool is_negated, is_folder, is_whole_path;
};

static int parse_rule(struct str line, struct arena *arena, struct ignore_rule *out,
                      struct error *err)
{
    struct ignore_rule rule = { 0 };
    bool ignored;

    if (str_find(line, STR("**")) >= 0)
        return error_set(err, ERR_INVALID, "double-star (**) syntax is not supported");
    if (glob_path(line, STR("abc"), &ignored, err) < 0)
        return -1;
    if (line.ptr[0] == '!') {
        rule.is_negated = true;
        line = str_slice(line, 1, line.len);
    }
    if (str_has_suffix(line, STR("/"))) {
        rule.is_folder = true;
        line = str_slice(line, 0, line.len - 1);
    }
    rule.is_whole_path = str_find_char(line, '/') >= 0;
    if (str_has_prefix(line, STR("/")))
        line = str_slice(line, 1, line.len);
    rule.pattern = str_dup(line, arena);
    *out = rule;
    return 0;
}

int ignore_parse(struct str text, struct arena *arena, struct ignore *out, struct error *err)
{
    struct ignore ignore = { 0 };
    struct str line, rest = text;
    size_t lines = 2;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    ignore.rules = arena_alloc(arena, lines * sizeof(*ignore.rules));
    while (rest.len) {
        str_cut(rest, '\n', &line, &rest);
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (parse_rule(line, arena, &ignore.rules[ignore.count], err) < 0)
            return -1;
        ignore.count++;
    }
    ignore.rules[ignore.count++] =
        (struct ignore_rule){ .pattern = STR("templates/.?*"), .is_whole_path = true };
    *out = ignore;
    return 0;
}

static bool rule_matches(const struct ignore_rule *rule, struct str path)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    ptrdiff_t slash = str_find_last_char(path, '/');
    bool matches = false;

    if (!rule->is_whole_path && slash >= 0)
        path = str_slice(path, (size_t)slash + 1, path.len);
    return glob_path(rule->pattern, path, &matches, &ignored) == 0 && matches;
}

bool ignore_matches(const struct ignore *ignore, struct str path, bool is_folder)
{
    for (size_t i = 0; i < ignore->count; i++) {
        const struct ignore_rule *rule = &ignore->rules[i];
        bool applies = is_folder || !rule->is_folder;

        if (rule->is_negated && (!applies || !rule_matches(rule, path)))
            return true;
        if (!rule->is_negated && applies && rule_matches(rule, path))
            return true;
    }
    return false;
}
