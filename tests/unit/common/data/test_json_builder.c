#include "base/arena.h"
#include "data/json_builder.h"
#include "data/json_word.h"
#include "test.h"

#include <stdio.h>

static const struct json *finish(struct json_builder *builder, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_builder_finish_in(builder, arena, &value, &err), 0);
    return value;
}

static void containers_take_what_was_put_in_between(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct json_opened outer = json_builder_begin(builder), inner;

    (void)state;
    json_builder_key(builder, STR("list"));
    inner = json_builder_begin(builder);
    json_builder_null(builder);
    json_builder_bool(builder, true);
    json_builder_int(builder, INT64_MIN);
    json_builder_float(builder, 1.5, STR("1.50"));
    json_builder_string(builder, STR("some longer text"));
    json_builder_value(builder, NULL);
    json_builder_end_array(builder, inner);
    json_builder_key(builder, STR("kind"));
    json_builder_string(builder, STR("Deployment"));
    assert_false(json_builder_end_object(builder, outer));
    assert_string_equal(json_print(finish(builder, arena), 0, arena).ptr,
                        "{\"list\":[null,true,-9223372036854775808,1.50,\"some longer text\",null],"
                        "\"kind\":\"Deployment\"}");
}

static void a_key_put_twice_is_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct json_opened opened = json_builder_begin(builder);
    char key[16];

    (void)state;
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof(key), "own-%d", i % 50);
        json_builder_key(builder, str_of(key));
        json_builder_int(builder, i);
    }
    assert_true(json_builder_end_object(builder, opened));
    assert_int_equal(json_count(finish(builder, arena)), 50);
}

/* Past its size the table of texts starts anew: keys are then stored again, and still found equal.
 */
static void keys_stay_unique_when_texts_are_forgotten(void **state)
{
    enum { FILLERS = 40000 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct json_opened outer = json_builder_begin(builder), inner;
    char text[24];

    (void)state;
    json_builder_key(builder, STR("own-key"));
    json_builder_int(builder, 1);
    json_builder_key(builder, STR("fill"));
    inner = json_builder_begin(builder);
    for (int i = 0; i < FILLERS; i++) {
        snprintf(text, sizeof(text), "some text %d", i);
        json_builder_string(builder, str_of(text));
    }
    json_builder_end_array(builder, inner);
    json_builder_key(builder, STR("own-key"));
    json_builder_int(builder, 2);
    assert_true(json_builder_end_object(builder, outer));
    assert_int_equal(json_int(json_get(finish(builder, arena), "own-key"), 0), 2);
}

static void equal_short_texts_are_stored_once(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct json_opened opened = json_builder_begin(builder);
    struct str block;

    (void)state;
    for (int i = 0; i < 10; i++)
        json_builder_string(builder, STR("2026-01-02T03:04:05Z"));
    json_builder_end_array(builder, opened);
    assert_int_equal(json_builder_finish(builder, &block, &err), 0);
    assert_int_equal(block.len, 21 + 1 + 10 * 8 + 8);
    assert_true(json_block_is_sound(block.ptr, block.len));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(containers_take_what_was_put_in_between),
        cmocka_unit_test(a_key_put_twice_is_told),
        cmocka_unit_test(keys_stay_unique_when_texts_are_forgotten),
        cmocka_unit_test(equal_short_texts_are_stored_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
