#include "base/arena.h"
#include "data/yaml_pull.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct source {
    struct str text;
    size_t position;
    size_t endless; /* so many bytes of 'x' behind the text */
};

/* Three bytes at a time. */
static ptrdiff_t read_little(void *context, void *buffer, size_t size, struct error *err)
{
    struct source *source = context;
    size_t left = source->text.len - source->position;
    size_t count = left < 3 ? left : 3;

    (void)err;
    if (left == 0 && source->endless > 0) {
        count = size < source->endless ? size : source->endless;
        source->endless -= count;
        memset(buffer, 'x', count);
        return (ptrdiff_t)count;
    }
    memcpy(buffer, source->text.ptr + source->position, count);
    source->position += count;
    return (ptrdiff_t)count;
}

/* All events as text: {, [, a scalar, *, and the depth behind each end. */
static const char *events_of(const char *text, struct arena *arena)
{
    struct source source = { .text = str_of(text) };
    CLEANUP(yaml_pull_free) struct yaml_pull *pull = yaml_pull_new(read_little, &source);
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_pull_event event;
    const char *all = "";
    int got;

    while ((got = yaml_pull_next(pull, &event, &err)) > 0) {
        static const char *const signs[] = { "{", "[", "}", "", "*" };

        all = arena_printf(arena, "%s%s%.*s%zu ", all, signs[event.kind], STR_ARG(event.text),
                           event.depth);
    }
    return got < 0 ? arena_printf(arena, "%s! %s", all, error_text(&err)) : all;
}

static void events_come_in_the_order_of_the_text(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(events_of("a: 1\nb: [x, {c: 'y z'}]\n", arena),
                        "{0 a1 11 b1 [1 x2 {2 c3 y z3 }2 }1 }0 ");
    assert_string_equal(events_of("", arena), "");
    assert_string_equal(events_of("a: &x 1\nb: *x\n---\nnext: 1\n", arena), "{0 a1 11 b1 *1 }0 ");
}

static void what_is_no_yaml_is_told_with_its_line(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(events_of("a: 1\nb: [\n", arena), "! yaml: line 3: "));
}

static void a_container_can_be_passed_over(void **state)
{
    struct source source = { .text = STR("a: {b: [1, 2, {c: d}]}\ne: f\n") };
    CLEANUP(yaml_pull_free) struct yaml_pull *pull = yaml_pull_new(read_little, &source);
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_pull_event event;

    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(yaml_pull_next(pull, &event, &err), 1);
    assert_int_equal(event.kind, YAML_PULL_MAP);
    assert_int_equal(yaml_pull_skip(pull, &event, &err), 0);
    assert_int_equal(yaml_pull_next(pull, &event, &err), 1);
    assert_string_equal(event.text.ptr, "e");
}

static void a_text_without_an_end_is_given_up(void **state)
{
    struct source source = { .text = STR("a: "), .endless = 500u * 1024 * 1024 };
    CLEANUP(yaml_pull_free) struct yaml_pull *pull = yaml_pull_new(read_little, &source);
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_pull_event event;
    int got;

    (void)state;
    while ((got = yaml_pull_next(pull, &event, &err)) > 0)
        ;
    assert_int_equal(got, -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
    assert_true(source.endless > 400u * 1024 * 1024);
}

static void nesting_has_a_limit(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char text[2001];

    (void)state;
    memset(text, '[', 2000);
    text[2000] = '\0';
    assert_non_null(strstr(events_of(text, arena), "! yaml: exceeded max depth of 1000"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_come_in_the_order_of_the_text),
        cmocka_unit_test(what_is_no_yaml_is_told_with_its_line),
        cmocka_unit_test(a_container_can_be_passed_over),
        cmocka_unit_test(a_text_without_an_end_is_given_up),
        cmocka_unit_test(nesting_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
