#include "../fiber_scene.h"
#include "cache/manifest_cache.h"
#include "data/json.h"

static void run_manifests(struct fiber_scene *scene)
{
    const struct str manifests[] = { STR("{\"kind\":\"A\"}"), STR("{\"kind\":\"<B>\"}") };
    struct cached_manifests entry = { .manifests = manifests,
                                      .count = 2,
                                      .source_type = "Directory",
                                      .verify_result = "",
                                      .is_rendered = true },
                            found;
    const struct json *value;

    manifest_cache_put(scene->items, "m", "abc", &entry, 0);
    check(manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(found.is_rendered && found.count == 2);
    check(str_equals(found.manifests[1], "{\"kind\":\"<B>\"}"));
    check(strcmp(found.source_type, "Directory") == 0);
    /* As Go writes it; the hash was computed by hash/fnv and encoding/base64 over this text with an
     * empty one. */
    value = item_store_get(scene->items, "m", 0, scene->arena);
    check(str_equals(json_print(value, JSON_COMPACT, scene->arena),
                     "{\"cacheEntryHash\":\"BA3aoeJi6LE=\",\"manifestResponse\":{\"manifests\":"
                     "[\"{\\\"kind\\\":\\\"A\\\"}\",\"{\\\"kind\\\":\\\"\\u003cB\\u003e\\\"}\"],"
                     "\"revision\":\"abc\",\"sourceType\":\"Directory\"},\"mostRecentError\":\"\","
                     "\"firstFailureTimestamp\":0,\"numberOfConsecutiveFailures\":0,"
                     "\"numberOfCachedResponsesReturned\":0}"));
}

static void manifests_are_kept_in_the_originals_form(void **state)
{
    in_fiber(state, run_manifests);
}

/* The keys it was verified with stand beside what the original writes, and it does not mind. */
static void run_verified(struct fiber_scene *scene)
{
    char name[] = "GIT/GPG", problem[] = "bad", *problems[] = { problem };
    Argosy__Repo__SourceIntegrityCheck one = ARGOSY__REPO__SOURCE_INTEGRITY_CHECK__INIT;
    Argosy__Repo__SourceIntegrityCheck *checks[] = { &one };
    Argosy__Repo__SourceIntegrityResult result = ARGOSY__REPO__SOURCE_INTEGRITY_RESULT__INIT;
    struct cached_manifests entry = { .source_type = "Directory",
                                      .verify_result = "gpg: x",
                                      .integrity = &result,
                                      .keyring = "abc",
                                      .is_rendered = true },
                            found;
    const struct json *value;

    one.name = name;
    one.problems = problems;
    one.n_problems = 1;
    result.checks = checks;
    result.n_checks = 1;
    manifest_cache_put(scene->items, "m", "abc", &entry, 0);
    check(manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(strcmp(found.keyring, "abc") == 0 && strcmp(found.verify_result, "gpg: x") == 0);
    check(found.integrity->n_checks == 1);
    check(strcmp(found.integrity->checks[0]->problems[0], "bad") == 0);
    value = item_store_get(scene->items, "m", 0, scene->arena);
    check(str_equals(json_print(json_get(value, "manifestResponse"), JSON_COMPACT, scene->arena),
                     "{\"revision\":\"abc\",\"sourceType\":\"Directory\",\"verifyResult\":"
                     "\"gpg: x\",\"sourceIntegrityResult\":{\"Checks\":[{\"Name\":\"GIT/GPG\","
                     "\"Problems\":[\"bad\"]}]}}"));
    check(str_equals(json_text_at(value, "argosyKeyring"), "abc"));
}

static void what_was_verified_is_kept_with_its_keys(void **state)
{
    in_fiber(state, run_verified);
}

static void run_damage(struct fiber_scene *scene)
{
    struct cached_manifests entry = { .error = "it broke", .first_failure_s = 5, .failures = 2 },
                            found;
    const struct json *value;
    struct json *changed;

    manifest_cache_put(scene->items, "m", "abc", &entry, 0);
    check(manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(!found.is_rendered && found.failures == 2 && strcmp(found.error, "it broke") == 0);
    value = item_store_get(scene->items, "m", 0, scene->arena);
    changed = json_edit(scene->arena, value);
    json_set_int(scene->arena, changed, "numberOfConsecutiveFailures", 3);
    item_store_set(scene->items, "m", changed, 0, 0);
    check(!manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(item_store_get(scene->items, "m", 0, scene->arena) == NULL);
    item_store_set(scene->items, "m", json_new_cstr(scene->arena, "garbage"), 0, 0);
    check(!manifest_cache_find(scene->items, "m", scene->arena, &found));
}

static void a_damaged_entry_is_deleted(void **state)
{
    in_fiber(state, run_damage);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(manifests_are_kept_in_the_originals_form),
        SCENE_TEST(what_was_verified_is_kept_with_its_keys),
        SCENE_TEST(a_damaged_entry_is_deleted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
