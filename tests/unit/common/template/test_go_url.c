#include "base/arena.h"
#include "base/strbuf.h"
#include "template/go_url.h"
#include "test.h"

static void a_url_comes_apart_and_together(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(200);
    struct go_url url;

    assert_int_equal(
        go_url_parse(STR("HTTPS://u:p%40@h.example:80/a%20b?q=1#f"), arena, &url, &err), 0);
    assert_string_equal(url.path.ptr, "/a b");
    assert_true(str_equals(go_url_hostname(&url), "h.example"));
    go_url_print(&url, &text);
    assert_string_equal(text.ptr, "https://u:p%40@h.example:80/a%20b?q=1#f");
}

static void a_url_without_scheme_is_refused(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct go_url url;

    assert_int_equal(go_url_parse(STR(":bad"), arena, &url, &err), -1);
    assert_string_equal(error_text(&err), "parse \":bad\": missing protocol scheme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_comes_apart_and_together),
        cmocka_unit_test(a_url_without_scheme_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
