#include "data/merge_patch.h"
#include "fixture_cases.h"
#include "test.h"

static int check(const struct json *one, const char *key, const struct json *got, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (json_equal(json_get(one, key), got))
        return differences;
    return fixture_differs(one, key, json_print(got, 0, arena).ptr, differences);
}

static void patches_merge_as_evanphx_and_kubectl_do(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("merge_patch.json", arena);
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        const struct json *a = json_get(at.value, "a"), *b = json_get(at.value, "b");

        differences = check(at.value, "applied", merge_patch_apply(a, b, arena), differences);
        differences = check(at.value, "created", merge_patch_create(a, b, arena), differences);
        if (json_get(at.value, "three_way"))
            differences =
                check(at.value, "three_way",
                      merge_patch_three_way(a, b, json_get(at.value, "c"), arena), differences);
    }
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches_merge_as_evanphx_and_kubectl_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
