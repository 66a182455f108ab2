#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/outside.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* Somebody who knows one of each, and counts how often they are asked. */
struct knower {
    int asked;
};

static int open_ref(void *context, const char *name, struct tree **out, struct error *err)
{
    ((struct knower *)context)->asked++;
    if (strcmp(name, "$values") != 0)
        return error_set(err, ERR_NOT_FOUND, "no source is called %s", name);
    return tree_open("/tmp", out, err);
}

static int open_git(void *context, const struct outside_git *wanted, struct tree **out,
                    struct error *err)
{
    ((struct knower *)context)->asked++;
    (void)wanted;
    return tree_open("/", out, err);
}

static int read_url(void *context, const char *url, struct arena *arena, struct str *out,
                    struct error *err)
{
    ((struct knower *)context)->asked++;
    (void)err;
    *out = str_of(arena_printf(arena, "what %s has", url));
    return 0;
}

static int read_chart(void *context, const struct outside_chart *wanted, struct arena *arena,
                      struct str *out, struct error *err)
{
    ((struct knower *)context)->asked++;
    (void)err;
    *out = str_of(arena_printf(arena, "%s-%s", wanted->name, wanted->version));
    return 0;
}

static const struct outside_answers answers = {
    .open_ref = open_ref, .open_git = open_git, .read_url = read_url, .read_chart = read_chart
};

static void what_is_asked_twice_is_fetched_once(void **state)
{
    struct knower knower = { 0 };
    CLEANUP(outside_free) struct outside *outside = outside_new(&answers, &knower);
    CLEANUP(error_release) struct error err = { 0 };
    struct outside_chart chart = { "https://charts.example.com", "redis", "1.x", HELM_RULES_4 };
    struct outside_git git = { "https://git.example.com/base", "v1", false }, other = git;
    struct tree *first = NULL, *second = NULL;
    struct str text = STR_EMPTY;

    (void)state;
    assert_int_equal(outside_open_ref(outside, "$values", &first, &err), 0);
    assert_int_equal(outside_open_ref(outside, "$values", &second, &err), 0);
    assert_ptr_equal(first, second);
    assert_int_equal(knower.asked, 1);
    assert_int_equal(outside_open_git(outside, &git, &first, &err), 0);
    other.revision = "v2";
    assert_int_equal(outside_open_git(outside, &other, &second, &err), 0);
    assert_ptr_not_equal(first, second);
    assert_int_equal(knower.asked, 3);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(outside_read_url(outside, "https://a/b", &text, &err), 0);
        assert_string_equal(text.ptr, "what https://a/b has");
        assert_int_equal(outside_read_chart(outside, &chart, &text, &err), 0);
        assert_string_equal(text.ptr, "redis-1.x");
    }
    assert_int_equal(knower.asked, 5);
}

static int give_chart(void *context, const struct outside_chart *wanted, struct arena *arena,
                      const struct json **out, struct error *err)
{
    ((struct knower *)context)->asked++;
    (void)err;
    *out = json_new_cstr(arena, wanted->name);
    return 0;
}

static void a_chart_comes_loaded_or_is_loaded_from_its_archive(void **state)
{
    struct outside_answers more = answers;
    struct knower knower = { 0 };
    CLEANUP(outside_free) struct outside *plain = outside_new(&answers, &knower);
    CLEANUP(outside_free) struct outside *outside = outside_new(&more, &knower);
    CLEANUP(error_release) struct error err = { 0 };
    struct outside_chart wanted = { "https://charts.example.com", "redis", "1.x", HELM_RULES_4 };
    const struct json *chart, *again;

    (void)state;
    assert_int_equal(outside_load_chart(plain, &wanted, &chart, &err), -1);
    assert_string_equal(error_text(&err), "unexpected EOF");
    more.load_chart = give_chart;
    assert_int_equal(outside_load_chart(outside, &wanted, &chart, &err), 0);
    assert_int_equal(outside_load_chart(outside, &wanted, &again, &err), 0);
    assert_ptr_equal(chart, again);
    assert_string_equal(json_cstr(chart), "redis");
    assert_int_equal(knower.asked, 2);
    assert_int_equal(outside_load_chart(NULL, &wanted, &chart, &err), -1);
    assert_string_equal(error_text(&err), "chart 'redis' cannot be fetched from here");
}

static void a_failure_is_asked_for_again(void **state)
{
    struct knower knower = { 0 };
    CLEANUP(outside_free) struct outside *outside = outside_new(&answers, &knower);
    struct tree *tree = NULL;

    (void)state;
    for (int i = 0; i < 2; i++) {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(outside_open_ref(outside, "$other", &tree, &err), -1);
        assert_int_equal(err.code, ERR_NOT_FOUND);
        assert_string_equal(error_text(&err), "no source is called $other");
    }
    assert_int_equal(knower.asked, 2);
}

static void without_anybody_to_ask_nothing_is_fetched(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text;

    (void)state;
    assert_int_equal(outside_read_url(NULL, "https://a/b", &text, &err), -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
    assert_string_equal(error_text(&err), "file 'https://a/b' cannot be fetched from here");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_twice_is_fetched_once),
        cmocka_unit_test(a_chart_comes_loaded_or_is_loaded_from_its_archive),
        cmocka_unit_test(a_failure_is_asked_for_again),
        cmocka_unit_test(without_anybody_to_ask_nothing_is_fetched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
