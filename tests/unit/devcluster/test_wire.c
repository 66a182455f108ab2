#include "base/arena.h"
#include "data/json.h"
#include "test.h"
#include "wire.h"
#include "wire_table.h"

#include <string.h>

/* apiVersion v1, kind ConfigMap; metadata.name "a", one label, data {k: v}. */
static const char sample[] = "k8s\0\x0a\x0f\x0a\x02v1\x12\x09"
                             "ConfigMap\x12\x15\x0a\x0b\x0a\x01"
                             "a\x5a\x06\x0a\x01k\x12\x01v\x12\x06\x0a\x01k\x12\x01v";

static void an_object_is_read_by_the_numbers_of_its_fields(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object;

    (void)state;
    assert_int_equal(wire_decode((struct str){ sample, sizeof(sample) - 1 }, arena, &object, &why),
                     0);
    assert_string_equal(json_print(object, JSON_SORTED, arena).ptr,
                        "{\"apiVersion\":\"v1\",\"data\":{\"k\":\"v\"},\"kind\":\"ConfigMap\","
                        "\"metadata\":{\"labels\":{\"k\":\"v\"},\"name\":\"a\"}}");
}

static void what_is_cut_off_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object;

    (void)state;
    for (size_t size = 0; size + 8 < sizeof(sample); size++) {
        int got = wire_decode((struct str){ sample, size }, arena, &object, &why);

        /* After 21 bytes the type is there, and an object without fields. */
        assert_int_equal(got, size == 21 ? 0 : -1);
    }
    assert_int_equal(wire_decode((struct str){ sample, sizeof(sample) - 2 }, arena, &object, &why),
                     -1);
}

static void messages_are_sorted_by_name(void **state)
{
    (void)state;
    for (unsigned i = 1; i < wire_message_count; i++)
        assert_true(
            strcmp(wire_texts + wire_messages[i - 1].name, wire_texts + wire_messages[i].name) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_object_is_read_by_the_numbers_of_its_fields),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(messages_are_sorted_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
