#include "base/arena.h"
#include "data/regex.h"
#include "template/arguments.h"
#include "template/functions.h"

#include <string.h>

/* Patterns are compiled for each call; RE2 keeps that cheap and matching linear. */

static int charge_compilation(struct template_call *call, struct error *err)
{
    return template_run_step(call->run, 16 + argument_str(call, 0).len, err);
}

/* regexp.MustCompile panics with more words than regexp.Compile fails with. */
static int compile(struct template_call *call, struct regex **out, struct error *err)
{
    struct str pattern = argument_str(call, 0);

    const char *shown;

    if (charge_compilation(call, err) < 0)
        return -1;
    if (regex_compile(pattern, out, err) < 0) {
        if (strncmp(call->name, "must", 4) == 0 || err->code != ERR_INVALID)
            return -1;
        shown = memchr(pattern.ptr, '`', pattern.len)
                    ? arguments_quoted(call, pattern)
                    : arena_printf(call->arena, "`%.*s`", STR_ARG(pattern));
        return error_prefix(err, "regexp: Compile(%s)", shown);
    }
    return template_run_step(call->run, argument_str(call, 1).len / 16, err);
}

static int call_must_match(struct template_call *call, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;

    if (charge_compilation(call, err) < 0 || regex_compile(argument_str(call, 0), &regex, err) < 0)
        return -1;
    call->result = value_of_bool(regex_matches(regex, argument_str(call, 1)));
    return 0;
}

static int call_match(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };

    if (call_must_match(call, &failure) == 0)
        return 0;
    if (failure.code != ERR_INVALID)
        return error_move(err, &failure);
    call->result = value_of_bool(false);
    return 0;
}

static struct str span_text(struct str text, struct regex_span span, struct arena *arena)
{
    return str_dup(str_slice(text, (size_t)span.begin, (size_t)span.end), arena);
}

static int call_find(struct template_call *call, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str text = argument_str(call, 1);
    struct regex_span span;

    if (compile(call, &regex, err) < 0)
        return -1;
    if (!regex_find(regex, text, 0, &span, 1))
        return arguments_same_text(call, STR_EMPTY);
    return arguments_same_text(call, span_text(text, span, call->arena));
}

struct matches {
    struct regex_span *spans;
    size_t count;
};

/* The whole matches, at most `limit`; below 0: all. */
static int find_all(struct template_call *call, const struct regex *regex, struct str text,
                    int64_t limit, struct matches *out, struct error *err)
{
    size_t width = regex_group_count(regex) + 1;

    /* Room is taken before it is known how many there are: no more than one a byte. */
    if (template_run_charge(call->run, text.len, err) < 0)
        return -1;
    regex_find_all(regex, text, limit < 0 ? -1 : (ptrdiff_t)limit, call->arena, &out->spans,
                   &out->count);
    for (size_t i = 0; i < out->count; i++)
        out->spans[i] = out->spans[i * width];
    return arguments_charge_items(call, out->count * width, err);
}

static int call_find_all(struct template_call *call, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str text = argument_str(call, 1);
    int64_t limit = argument_int(call, 2);
    struct matches found = { 0 };

    if (compile(call, &regex, err) < 0)
        return -1;
    call->result = value_zero(&value_type_strings);
    if (limit == 0)
        return 0;
    if (find_all(call, regex, text, limit, &found, err) < 0)
        return -1;
    if (found.count)
        call->result = value_list_new(&value_type_strings, found.count, call->arena);
    for (size_t i = 0; i < found.count; i++)
        value_list_add(&call->result, value_of_str(span_text(text, found.spans[i], call->arena)),
                       call->arena);
    return 0;
}

static int replace(struct template_call *call, bool literal, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    const struct regex_replacement replacement = { .text = argument_str(call, 2),
                                                   .is_literal = literal,
                                                   .limit =
                                                       template_run_limits(call->run)->output };
    struct str out;

    if (compile(call, &regex, err) < 0)
        return -1;
    if (regex_replace(regex, argument_str(call, 1), &replacement, call->arena, &out, err) < 0 ||
        template_run_charge(call->run, out.len, err) < 0)
        return -1;
    return arguments_same_text(call, out);
}

static int call_replace_all(struct template_call *call, struct error *err)
{
    return replace(call, false, err);
}

static int call_replace_all_literal(struct template_call *call, struct error *err)
{
    return replace(call, true, err);
}

/* Go's Split: what stands between the matches; an empty match at the start does not count. */
static int split_text(struct template_call *call, const struct regex *regex, struct str text,
                      int64_t limit, struct error *err)
{
    struct matches found = { 0 };
    size_t begin = 0, end = 0;

    if (find_all(call, regex, text, limit < 0 ? -1 : limit, &found, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_strings, found.count + 1, call->arena);
    for (size_t i = 0; i < found.count; i++) {
        struct regex_span part = { (ptrdiff_t)begin, found.spans[i].begin };

        if (limit > 0 && (int64_t)value_count(&call->result) == limit - 1)
            break;
        end = (size_t)found.spans[i].begin;
        if (found.spans[i].end != 0)
            value_list_add(&call->result, value_of_str(span_text(text, part, call->arena)),
                           call->arena);
        begin = (size_t)found.spans[i].end;
    }
    if (end != text.len)
        value_list_add(&call->result,
                       value_of_str((struct str){ text.ptr + begin, text.len - begin }),
                       call->arena);
    return 0;
}

static int call_split(struct template_call *call, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str text = argument_str(call, 1);
    int64_t limit = argument_int(call, 2);

    if (compile(call, &regex, err) < 0)
        return -1;
    call->result = value_zero(&value_type_strings);
    if (limit == 0)
        return 0;
    if (argument_str(call, 0).len > 0 && text.len == 0) {
        call->result = value_list_new(&value_type_strings, 1, call->arena);
        value_list_add(&call->result, value_of_str(STR_EMPTY), call->arena);
        return 0;
    }
    return split_text(call, regex, text, limit, err);
}

static int call_quote_meta(struct template_call *call, struct error *err)
{
    if (template_run_charge(call->run, 2 * argument_str(call, 0).len, err) < 0)
        return -1;
    return arguments_same_text(call, regex_quote(argument_str(call, 0), call->arena));
}

#define REPLACE "func(string, string, string) string"
#define MUST_REPLACE "func(string, string, string) (string, error)"

const struct template_function functions_regex[] = {
    { "mustRegexFind", "func(string, string) (string, error)", call_find },
    { "mustRegexFindAll", "func(string, string, int) ([]string, error)", call_find_all },
    { "mustRegexMatch", "func(string, string) (bool, error)", call_must_match },
    { "mustRegexReplaceAll", MUST_REPLACE, call_replace_all },
    { "mustRegexReplaceAllLiteral", MUST_REPLACE, call_replace_all_literal },
    { "mustRegexSplit", "func(string, string, int) ([]string, error)", call_split },
    { "regexFind", "func(string, string) string", call_find },
    { "regexFindAll", "func(string, string, int) []string", call_find_all },
    { "regexMatch", "func(string, string) bool", call_match },
    { "regexQuoteMeta", "func(string) string", call_quote_meta },
    { "regexReplaceAll", REPLACE, call_replace_all },
    { "regexReplaceAllLiteral", REPLACE, call_replace_all_literal },
    { "regexSplit", "func(string, string, int) []string", call_split },
    { 0 },
};
