#include "argo/integrity_result.h"
#include "base/arena.h"
#include "data/json.h"
#include "test.h"

static Argosy__Repo__SourceIntegrityResult *result_of(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), 0);
    return integrity_result_from_json(value, arena);
}

static void it_is_written_and_read_as_the_original_does(void **state)
{
    static const char *const texts[] = {
        "{\"Checks\":[]}",
        "{\"Checks\":[{\"Name\":\"GIT/GPG\",\"Problems\":null}]}",
        "{\"Checks\":[{\"Name\":\"GIT/GPG\",\"Problems\":[\"a\",\"b\"]},"
        "{\"Name\":\"x\",\"Problems\":null}]}",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_string_equal(json_print(integrity_result_to_json(result_of(arena, texts[i]), arena),
                                       JSON_COMPACT, arena)
                                .ptr,
                            texts[i]);
    assert_null(result_of(arena, "null"));
    assert_null(result_of(arena, "[1]"));
}

static void each_problem_is_a_line(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const Argosy__Repo__SourceIntegrityResult *result =
        result_of(arena, "{\"Checks\":[{\"Name\":\"GIT/GPG\",\"Problems\":[\"a\",\"b\"]}]}");

    (void)state;
    assert_string_equal(integrity_result_print(result, "", arena).ptr, "GIT/GPG: a\nGIT/GPG: b");
    assert_string_equal(integrity_result_print(result, "source 1 of 2", arena).ptr,
                        "GIT/GPG: source 1 of 2: a\nGIT/GPG: source 1 of 2: b");
    assert_int_equal(integrity_result_print(NULL, "", arena).len, 0);
    result = result_of(arena, "{\"Checks\":[{\"Name\":\"GIT/GPG\",\"Problems\":null}]}");
    assert_int_equal(integrity_result_print(result, "x", arena).len, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_written_and_read_as_the_original_does),
        cmocka_unit_test(each_problem_is_a_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
