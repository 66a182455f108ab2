#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "render/helm_dependencies.h"
#include "test.h"

static const struct json *chart_of(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *chart = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &chart, &err), 0);
    return chart;
}

static const char *problem(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (helm_dependencies_check(chart_of(text, arena), arena, &err) == 0)
        return "";
    return arena_printf(arena, "%s", error_text(&err));
}

#define LOCK(digest)                                                                               \
    "\"lock\":{\"dependencies\":[{\"name\":\"s\",\"version\":\"1.0.0\","                           \
    "\"repository\":\"file://../sub\"}],\"digest\":\"sha256:" digest "\"}"

#define LOCKED(digest)                                                                             \
    "{\"metadata\":{\"apiVersion\":\"v2\",\"dependencies\":[{\"name\":\"s\",\"version\":\""        \
    ">=1.0.0 <2\",\"repository\":\"file://../sub\",\"condition\":\"a.b\",\"tags\":[\"x\",\"y\"],"  \
    "\"enabled\":true,\"import-values\":[\"a\",{\"parent\":\"e\",\"child\":\"d\"}],"               \
    "\"alias\":\"q\"}]}," LOCK(digest) "}"

/* The digest is that of Helm. */
static void a_lock_is_digested_with_all_that_its_chart_asks_for(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char right[] =
        LOCKED("b0852ea7ebe52cdbcaa8bcaffd4a28465782acfcac16d75d38c85281ba032af5");

    (void)state;
    assert_string_equal(problem(right, arena), "");
    assert_non_null(strstr(problem(LOCKED("b0"), arena), "out of sync"));
}

#define FROM(repository)                                                                           \
    "{\"metadata\":{\"dependencies\":[{\"name\":\"s\",\"version\":\"1\",\"repository\":"           \
    "\"" repository "\"}]}}"

static void what_is_no_address_is_no_repository(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(problem(FROM("@known"), arena), "");
    assert_string_equal(problem(FROM("oci://known"), arena), "");
    assert_non_null(
        strstr(problem(FROM("../s"), arena), "no repository definition for ../s. Please add"));
}

static void versions_that_do_not_fit_are_told_together(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf words = STRBUF_INIT(1000);
    const struct json *found = chart_of("{\"metadata\":{\"version\":\"1.0.0\"}}", arena);
    const struct json *first = chart_of("{\"name\":\"a\",\"version\":\"2\"}", arena);
    const struct json *second = chart_of("{\"name\":\"b\",\"version\":\"3\"}", arena);
    struct helm_misfits misfits = { &words, 0 };

    (void)state;
    assert_int_equal(helm_dependencies_compare(found, first, found, arena, &misfits, &err), 0);
    assert_int_equal(helm_dependencies_compare(found, second, found, arena, &misfits, &err), 0);
    assert_int_equal(helm_dependencies_settle(&misfits, &err), -1);
    assert_non_null(strstr(error_text(&err), "for 2 subchart(s): \"a\" (repository \"\", version "
                                             "\"2\"), \"b\" (repository"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lock_is_digested_with_all_that_its_chart_asks_for),
        cmocka_unit_test(what_is_no_address_is_no_repository),
        cmocka_unit_test(versions_that_do_not_fit_are_told_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
