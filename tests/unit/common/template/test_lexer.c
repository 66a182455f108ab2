#include "base/arena.h"
#include "template/lexer.h"
#include "test.h"

static void a_text_falls_into_tokens(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const enum token_type types[] = { TOKEN_TEXT,  TOKEN_LEFT,  TOKEN_IF,   TOKEN_SPACE,
                                             TOKEN_FIELD, TOKEN_RIGHT, TOKEN_LEFT, TOKEN_END,
                                             TOKEN_RIGHT, TOKEN_EOF };
    struct lexer lexer;

    lexer_init(&lexer, STR("a {{- if .x -}} {{end}}{{/* c */}}"), NULL, NULL, arena);
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        assert_int_equal(lexer_next(&lexer).type, types[i]);
}

static void lines_are_counted_from_one(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct lexer lexer;

    lexer_init(&lexer, STR("a\nb\n{{ 1"), NULL, NULL, arena);
    assert_int_equal(lexer_next(&lexer).line, 1);
    assert_int_equal(lexer_next(&lexer).line, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_falls_into_tokens),
        cmocka_unit_test(lines_are_counted_from_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
