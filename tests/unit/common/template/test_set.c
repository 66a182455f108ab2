#include "base/arena.h"
#include "base/strbuf.h"
#include "template/template.h"
#include "test.h"

static void options_are_gos(void **state)
{
    (void)state;
    CLEANUP(error_release) struct error err = { 0 };
    struct template_options options = { 0 };

    assert_int_equal(template_options_set(&options, "missingkey=error", &err), 0);
    assert_int_equal(options.missing_key, TEMPLATE_MISSING_ERROR);
    assert_int_equal(template_options_set(&options, "missingkey=x", &err), -1);
    assert_string_equal(error_text(&err), "unrecognized option: missingkey=x");
}

static void blanks_do_not_replace_a_template(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(100);
    struct template_set *set = template_set_new(template_functions_new(arena), NULL, arena);

    assert_int_equal(template_parse(set, STR("a"), STR("A"), &err), 0);
    assert_int_equal(template_parse(set, STR("a"), STR(" \n"), &err), 0);
    assert_int_equal(
        template_execute(template_run_new(NULL, NULL, arena), set, STR("a"), VALUE_NIL, &out, &err),
        0);
    assert_string_equal(out.ptr, "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_gos),
        cmocka_unit_test(blanks_do_not_replace_a_template),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
