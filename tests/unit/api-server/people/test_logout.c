#include "argo/settings.h"
#include "base/arena.h"
#include "fake/values.h"
#include "people/logout.h"
#include "test.h"

#include <stdio.h>

static const char *home(const char *data, const char *host, const char *path)
{
    static char text[256];
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *config_map = document_of(arena_printf(arena, "{data: {%s}}", data));
    CLEANUP(settings_unref) struct settings *settings = NULL;
    struct str found;

    if (settings_read(config_map, NULL, &settings, &err) < 0)
        abort();
    found = logout_home(settings, str_of(host), str_of(path), "/root/", arena);
    snprintf(text, sizeof(text), "%.*s", STR_ARG(found));
    return text;
}

static void home_is_the_url_that_was_come_to(void **state)
{
    const char *two = "url: 'https://a.example/x', additionalUrls: '[\"https://b.example\", "
                      "\"https://b.example/deep/\"]'";

    (void)state;
    assert_string_equal(home(two, "a.example", "/x/auth/logout"), "https://a.example/x");
    assert_string_equal(home(two, "b.example", "/auth/logout"), "https://b.example");
    assert_string_equal(home(two, "evil.example", "/auth/logout"), "https://a.example/x");
}

static void without_a_url_home_is_where_the_request_went(void **state)
{
    (void)state;
    assert_string_equal(home("", "a.example:8080", "/auth/logout"), "http://a.example:8080/root");
    assert_string_equal(home("additionalUrls: '['", "a", "/"), "http://a/root");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_is_the_url_that_was_come_to),
        cmocka_unit_test(without_a_url_home_is_where_the_request_went),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
