#pragma once

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "template/template.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * Cases of tests/fixtures/template: all have the same data; each is [text, option, output] or
 * [text, option, null, error], as Go's text/template with Sprig answered. An option is one of Go's,
 * or "delims LEFT RIGHT".
 */

static inline const struct json *template_cases_read(const char *path, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *cases = NULL;
    FILE *file = fopen(path, "re");
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024 * 1024);
    char chunk[4096];
    size_t size;

    assert_non_null(file);
    while ((size = fread(chunk, 1, sizeof(chunk), file)) > 0)
        strbuf_add(&text, chunk, size);
    fclose(file);
    assert_int_equal(
        json_parse(str_dup((struct str){ text.ptr, text.len }, arena), NULL, arena, &cases, &err),
        0);
    return cases;
}

static inline void template_cases_set_option(struct template_options *options, struct str option,
                                             struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str word, left, right;

    if (!str_has_prefix(option, STR("delims "))) {
        if (option.len)
            assert_int_equal(template_options_set(options, option.ptr, &err), 0);
        return;
    }
    str_cut(option, ' ', &word, &option);
    str_cut(option, ' ', &left, &right);
    options->left = str_dup(left, arena).ptr;
    options->right = str_dup(right, arena).ptr;
}

/* Parse and execute as the template "t"; all of Sprig, a clock that stands still. */
static inline int template_cases_run(struct str text, struct str option, const struct json *data,
                                     struct arena *arena, struct strbuf *out, struct error *err)
{
    struct template_functions *functions = template_functions_new(arena);
    struct template_options *options = ARENA_NEW(arena, struct template_options);
    struct template_set *set = template_set_new(functions, options, arena);

    template_functions_add_sprig(functions);
    template_cases_set_option(template_set_options(set), option, arena);
    if (template_parse(set, STR("t"), text, err) < 0)
        return -1;
    return template_execute(template_run_new(NULL, NULL, arena), set, STR("t"),
                            value_of_json(data, VALUE_NUMBERS_FLOAT, arena), out, err);
}

/* True when the answer is the one that is wanted; else both are printed. */
static inline bool template_cases_check(const struct json *item, const struct json *data)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(16 * 1024 * 1024);
    struct str text = json_string(json_item(item, 0));
    struct str output = json_string(json_item(item, 2)), failure = json_string(json_item(item, 3));
    int result = template_cases_run(text, json_string(json_item(item, 1)), data, arena, &out, &err);

    if (failure.len ? result < 0 && str_equals(failure, error_text(&err))
                    : result == 0 && str_equal(output, (struct str){ out.ptr, out.len }))
        return true;
    print_message("template: %.*s\n  wanted: %.*s\n  got:    %s\n", STR_ARG(text),
                  STR_ARG(failure.len ? failure : output), result < 0 ? error_text(&err) : out.ptr);
    return false;
}

static inline void template_cases_replay(const char *path)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *file = template_cases_read(path, arena);
    const struct json *data = json_get(file, "data"), *cases = json_get(file, "cases");
    size_t failures = 0;

    assert_true(json_count(cases) > 0);
    for (struct json_cursor at = json_walk(cases); json_next(&at);)
        failures += !template_cases_check(at.value, data);
    if (failures)
        print_message("%zu of %zu differ\n", failures, json_count(cases));
    assert_int_equal(failures, 0);
}
