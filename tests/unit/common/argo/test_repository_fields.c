#include "argo/repository_fields.h"
#include "document.h"

static const struct repository full = {
    .url = STR("https://git.example.com/a"),
    .type = STR("git"),
    .name = STR("n"),
    .project = STR("p"),
    .credentials = { .username = STR("u"), .password = STR("s3cret"), .github_app_id = 7 },
    .enable_lfs = true,
    .depth = 1,
};

static void whoever_may_see_a_repository_sees_no_secret(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *shown = repository_to_json(&full, false, arena);

    (void)state;
    assert_text(json_print(shown, JSON_COMPACT, arena),
                "{\"repo\":\"https://git.example.com/a\",\"enableLfs\":true,\"type\":\"git\","
                "\"name\":\"n\",\"githubAppID\":7,\"project\":\"p\",\"depth\":1}");
}

static void a_repository_without_a_type_is_shown_as_git(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository bare = { .url = STR("https://a"), .insecure_ignore_host_key = true };

    (void)state;
    assert_text(json_print(repository_to_json(&bare, false, arena), JSON_COMPACT, arena),
                "{\"repo\":\"https://a\",\"insecure\":true,\"type\":\"git\"}");
}

static void what_the_api_is_given_comes_back(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *whole = repository_to_json(&full, true, arena);
    struct repository back = repository_of_json(whole, false);

    (void)state;
    assert_text(repository_differences(&full, &back, arena), "");
    assert_text(json_string(json_get(whole, "password")), "s3cret");
}

static void a_template_has_its_own_names(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository template = repository_of_json(
        document(arena, "{url: 'https://a/', username: u, project: ignored, insecure: true, "
                        "azureServicePrincipalClientId: c}"),
        true);

    (void)state;
    assert_text(json_print(repository_secret_data(&template, NULL, arena), JSON_SORTED, arena),
                "{\"azureServicePrincipalClientID\":\"Yw==\",\"url\":\"aHR0cHM6Ly9hLw==\","
                "\"username\":\"dQ==\"}");
    assert_text(json_print(repository_to_json(&template, true, arena), JSON_COMPACT, arena),
                "{\"url\":\"https://a/\",\"username\":\"u\",\"azureServicePrincipalClientId\":"
                "\"c\"}");
}

static void a_question_about_access_spells_two_members_differently(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository asked = repository_of_json(
        document(arena, "{repo: 'https://a', enableOci: true, insecureOciForceHttp: true}"), false);

    (void)state;
    assert_true(asked.enable_oci);
    assert_true(asked.insecure_oci_force_http);
}

static void what_becomes_empty_replaces_what_was_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository bare = { .url = STR("a") };
    const struct json *before =
        document(arena, "{url: Yg==, password: eA==, insecure: dHJ1ZQ==, depth: Mw==, mine: eQ==}");

    (void)state;
    assert_text(json_print(repository_secret_data(&bare, before, arena), JSON_SORTED, arena),
                "{\"depth\":\"MA==\",\"insecure\":\"ZmFsc2U=\",\"mine\":\"eQ==\",\"password\":\"\","
                "\"url\":\"YQ==\"}");
}

static void differences_are_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository other = full;

    (void)state;
    other.credentials.username = STR("v");
    other.depth = 2;
    assert_text(repository_differences(&full, &other, arena), "Username,Depth");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_may_see_a_repository_sees_no_secret),
        cmocka_unit_test(a_repository_without_a_type_is_shown_as_git),
        cmocka_unit_test(what_the_api_is_given_comes_back),
        cmocka_unit_test(a_template_has_its_own_names),
        cmocka_unit_test(a_question_about_access_spells_two_members_differently),
        cmocka_unit_test(what_becomes_empty_replaces_what_was_there),
        cmocka_unit_test(differences_are_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
