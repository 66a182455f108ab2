#include "base/arena.h"
#include "edge/contract.h"
#include "reflection/descriptor_set.h"
#include "test.h"

#include <string.h>

/* "package.Service/Method" with a dot. */
static struct str symbol_of(const struct contract_method *method, struct arena *arena)
{
    struct str service, name;

    str_cut(str_of(method->name), '/', &service, &name);
    return str_of(arena_printf(arena, "%.*s.%.*s", STR_ARG(service), STR_ARG(name)));
}

static void every_method_of_the_contract_is_described(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct descriptor_file file;

    (void)state;
    assert_true(contract_method_count > 100);
    for (unsigned i = 0; i < contract_method_count; i++)
        assert_true(descriptor_set_find_symbol(descriptor_set_api(),
                                               symbol_of(&contract_methods[i], arena), &file));
}

static void every_message_of_the_contract_is_described(void **state)
{
    struct descriptor_file file;

    (void)state;
    for (unsigned i = 0; i < contract_messages.type_count; i++)
        assert_true(descriptor_set_find_symbol(
            descriptor_set_api(), str_of(message_name(message_at(&contract_messages, i))), &file));
}

static void every_import_is_there(void **state)
{
    struct descriptor_walk walk = { .rest = descriptor_set_api() };
    struct descriptor_file file, import;
    struct str name;

    (void)state;
    while (descriptor_walk_next(&walk, &file))
        for (size_t i = 0; descriptor_file_import(&file, i, &name); i++)
            assert_true(descriptor_set_find(descriptor_set_api(), name, &import));
    assert_true(
        descriptor_set_find(descriptor_set_api(), STR("google/protobuf/empty.proto"), &import));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_method_of_the_contract_is_described),
        cmocka_unit_test(every_message_of_the_contract_is_described),
        cmocka_unit_test(every_import_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
