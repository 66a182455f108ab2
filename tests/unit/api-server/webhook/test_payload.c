#include "api-server/webhook/delivered.h"
#include "argo/settings.h"
#include "data/json.h"
#include "webhook/payload.h"

static struct json_doc *document(const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json_doc *doc = NULL;

    assert_int_equal(json_doc_parse(str_of(text), NULL, &doc, &err), 0);
    return doc;
}

static void secrets_are_those_of_argocd_secret(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(settings_unref) struct settings *settings = NULL;
    CLEANUP(json_doc_unref) struct json_doc *config_map = document("{}");
    CLEANUP(json_doc_unref)
    struct json_doc *secret =
        document("{\"data\":{\"webhook.github.secret\":\"ICBzM2NyZXQK\",\"webhook.gitlab.secret\":"
                 "\"JG90aGVy\",\"other\":\"dG9rZW4=\"}}");
    struct webhook_secrets secrets;

    (void)state;
    assert_int_equal(settings_read(config_map, secret, &settings, &err), 0);
    secrets = webhook_secrets_read(settings, arena);
    assert_string_equal(secrets.github.ptr, "s3cret");
    assert_string_equal(secrets.gitlab.ptr, "token");
    assert_int_equal(secrets.gogs.len, 0);
    assert_int_equal(secrets.azure_username.len, 0);
}

static void a_reference_is_cut_at_its_second_slash(void **state)
{
    (void)state;
    assert_true(str_equals(webhook_short_ref(STR("refs/heads/a/b")), "a/b"));
    assert_true(str_equals(webhook_short_ref(STR("refs/tags/v1")), "v1"));
    assert_true(str_equals(webhook_short_ref(STR("feature/x")), "x"));
    assert_true(str_equals(webhook_short_ref(STR("main")), "main"));
    assert_true(str_equals(webhook_short_ref(STR("")), ""));
}

static void a_commit_is_a_hash_that_is_not_zero(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error why = { 0 };
    struct webhook_push push = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *told =
        document("{\"a\":\"0123456789abcdef0123456789abcdef01234567\",\"zero\":"
                 "\"0000000000000000000000000000000000000000\",\"short\":\"0123456\",\"path\":"
                 "\"../../../../../../../../../../../../../x\",\"number\":7}");
    const struct json *root = json_doc_root(told);

    (void)state;
    assert_true(webhook_read_commits(root, "zero", "a", &push, &why));
    assert_int_equal(push.before.len, 0);
    assert_string_equal(str_dup(push.after, arena).ptr, "0123456789abcdef0123456789abcdef01234567");
    assert_true(webhook_read_commits(root, "short", "path", &push, &why));
    assert_int_equal(push.before.len, 0);
    assert_int_equal(push.after.len, 0);
    assert_true(webhook_read_commits(root, "absent", "absent", &push, &why));
    assert_int_equal(push.after.len, 0);
    assert_false(webhook_read_commits(root, "a", "number", &push, &why));
}

static void more_files_than_can_be_told_are_as_good_as_none(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error why = { 0 };
    struct webhook_push push = { .tells_files = true };
    struct json *files = json_new_array(arena), *commit = json_new_object(arena);
    struct json *commits = json_new_array(arena);

    (void)state;
    for (int i = 0; i <= WEBHOOK_FILES_MAX; i++)
        json_append(arena, files, json_new_cstr(arena, "a"));
    json_set(arena, commit, "added", files);
    json_append(arena, commits, commit);
    assert_true(webhook_read_files(commits, arena, &push, &why));
    assert_false(push.tells_files);
}

static void a_payload_has_a_limited_depth(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error why = { 0 };
    const struct json *payload;
    char deep[4096];

    (void)state;
    memset(deep, '[', sizeof(deep));
    assert_false(webhook_parse((struct str){ deep, sizeof(deep) }, arena, &payload, &why));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secrets_are_those_of_argocd_secret),
        cmocka_unit_test(a_reference_is_cut_at_its_second_slash),
        cmocka_unit_test(a_commit_is_a_hash_that_is_not_zero),
        cmocka_unit_test(more_files_than_can_be_told_are_as_good_as_none),
        cmocka_unit_test(a_payload_has_a_limited_depth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
