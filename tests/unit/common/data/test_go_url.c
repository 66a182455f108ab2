#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_url.h"
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

static void what_is_no_url_is_refused_as_go_refuses_it(void **state)
{
    static const struct {
        const char *text, *problem;
    } cases[] = {
        { ":bad", "missing protocol scheme" },
        { "http://a[b]", "invalid IP-literal" },
        { "http://[1.2.3.4]", "invalid IP-literal" },
        { "http://[::1", "missing ']' in host" },
        { "http://[v1.a]",
          "invalid host: ParseAddr(\"v1.a\"): unexpected character (at \"v1.a\")" },
        { "http://[::1%25]", "invalid host: ParseAddr(\"::1%\"): zone must be a non-empty string" },
        { "http://a%41", "invalid URL escape \"%41\"" },
        { "http://h:80:", "invalid port \":80:\" after host" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        struct go_url url;

        assert_int_equal(go_url_parse(str_of(cases[i].text), arena, &url, &err), -1);
        assert_string_equal(error_text(&err), arena_printf(arena, "parse \"%s\": %s", cases[i].text,
                                                           cases[i].problem));
    }
}

static void a_zone_may_escape_what_it_could_have_plainly(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct go_url url;

    (void)state;
    assert_int_equal(go_url_parse(STR("http://[fe80::1%25e%20%41]:80/"), arena, &url, &err), 0);
    assert_true(str_equals(go_url_hostname(&url), "fe80::1%e A"));
}

/* The examples of RFC 3986, 5.4, and names without a path. */
static void a_reference_is_relative_to_where_it_stands(void **state)
{
    static const char *const cases[][3] = {
        { "http://a/b/c/d;p?q", "g:h", "g:h" },
        { "http://a/b/c/d;p?q", "g", "http://a/b/c/g" },
        { "http://a/b/c/d;p?q", "./g", "http://a/b/c/g" },
        { "http://a/b/c/d;p?q", "g/", "http://a/b/c/g/" },
        { "http://a/b/c/d;p?q", "/g", "http://a/g" },
        { "http://a/b/c/d;p?q", "//g", "http://g" },
        { "http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y" },
        { "http://a/b/c/d;p?q", "g?y", "http://a/b/c/g?y" },
        { "http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q" },
        { "http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q" },
        { "http://a/b/c/d;p?q", ".", "http://a/b/c/" },
        { "http://a/b/c/d;p?q", "..", "http://a/b/" },
        { "http://a/b/c/d;p?q", "../g", "http://a/b/g" },
        { "http://a/b/c/d;p?q", "../../../g", "http://a/g" },
        { "http://a/b/c/d;p?q", "/./g", "http://a/g" },
        { "http://a/b/c/d;p?q", "g/./h", "http://a/b/c/g/h" },
        { "http://a/b/c/d;p?q", "g..", "http://a/b/c/g.." },
        { "file:///values.schema.json", "b.json", "file:///b.json" },
        { "http://a", "b/../../c", "http://a/c" },
        { "urn:a:b", "", "urn:a:b" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str found;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_int_equal(
            go_url_resolve(str_of(cases[i][0]), str_of(cases[i][1]), arena, &found, &err), 0);
        assert_string_equal(found.ptr, cases[i][2]);
    }
    assert_int_equal(go_url_resolve(STR("http://a"), STR("%"), arena, &found, &err), -1);
    assert_string_equal(error_text(&err), "parse \"%\": invalid URL escape \"%\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_comes_apart_and_together),
        cmocka_unit_test(what_is_no_url_is_refused_as_go_refuses_it),
        cmocka_unit_test(a_zone_may_escape_what_it_could_have_plainly),
        cmocka_unit_test(a_reference_is_relative_to_where_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
