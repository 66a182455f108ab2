#include "base/arena.h"
#include "base/strbuf.h"
#include "template/word_case.h"
#include "test.h"

static void words_change_their_case(void **state)
{
    (void)state;
    static const struct {
        const char *text, *snake;
    } cases[] = {
        { "FooBarHTTPServer", "foo_bar_http_server" },
        { "foo-bar baz", "foo_bar_baz" },
        { "", "" },
        { "version2Beta", "version2_beta" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CLEANUP(strbuf_release) struct strbuf snake = STRBUF_INIT(100);

        word_case_joined(str_of(cases[i].text), '_', &snake);
        assert_string_equal(snake.ptr, cases[i].snake);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_change_their_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
