#include "data/schema.h"
#include "field_table.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* A row of a type or field that is not there would never be used. */
static void assert_known(const char *model, const char *field)
{
    struct schema_type type = schema_find_name(schema_builtin(), str_of(model));
    struct schema_field found;

    if (!schema_is_known(type) || !schema_field_find(type, str_of(field), &found)) {
        print_error("%s has no %s\n", model, field);
        fail();
    }
}

static void every_rule_is_of_a_field_that_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < field_rule_count; i++)
        assert_known(field_rules[i].model, field_rules[i].field);
}

static void every_word_is_of_a_field_that_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < go_word_count; i++)
        assert_known(go_words[i].model, go_words[i].field);
}

static void rows_are_sorted_by_type(void **state)
{
    (void)state;
    for (size_t i = 1; i < field_rule_count; i++)
        assert_true(strcmp(field_rules[i - 1].model, field_rules[i].model) <= 0);
    for (size_t i = 1; i < go_word_count; i++)
        assert_true(strcmp(go_words[i - 1].model, go_words[i].model) <= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_of_a_field_that_is_there),
        cmocka_unit_test(every_word_is_of_a_field_that_is_there),
        cmocka_unit_test(rows_are_sorted_by_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
