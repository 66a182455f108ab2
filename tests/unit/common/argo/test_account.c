#include "argo/account.h"
#include "argo/settings.h"
#include "document.h"

#include <stdio.h>
#include <string.h>

/* Values of the Secret are base64 in `data`; here they stand in stringData. */
static struct settings *settings_of(const char *config_map, const char *secret)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *cm =
        json_doc_freeze(document(arena, arena_printf(arena, "{data: {%s}}", config_map)));
    CLEANUP(json_doc_unref)
    struct json_doc *values =
        json_doc_freeze(document(arena, arena_printf(arena, "{stringData: {%s}}", secret)));
    struct settings *settings = NULL;

    if (settings_read(cm, values, &settings, &err) < 0)
        fail_msg("%s", error_text(&err));
    return settings;
}

static struct account find(const struct settings *settings, const char *name, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct account account = { .is_enabled = false };

    if (account_find(settings, str_of(name), arena, &account, &err) < 0)
        fail_msg("%s", error_text(&err));
    return account;
}

static const char *fault(const struct settings *settings, struct str name, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct account account;

    assert_int_equal(account_find(settings, name, arena, &account, &err), -1);
    return arena_printf(arena, "%s: %s", error_grpc_name(err.code), error_text(&err));
}

static void admin_is_there_without_being_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings =
        settings_of("", "admin.password: hash, admin.passwordMtime: '2023-11-14T22:13:20Z', "
                        "admin.tokens: '[{\"id\":\"a\",\"iat\":1,\"exp\":2},{\"id\":\"b\"}]'");
    struct account admin = find(settings, "admin", arena);

    (void)state;
    assert_true(admin.is_enabled);
    assert_int_equal(admin.capabilities, ACCOUNT_LOGIN);
    assert_text(admin.password_hash, "hash");
    assert_int_equal(admin.password_mtime, 1700000000);
    assert_int_equal(admin.token_count, 2);
    assert_int_equal(account_token_find(&admin, STR("a"))->expires_at, 2);
    assert_null(account_token_find(&admin, STR("c")));
}

static void admin_may_be_switched_off_and_given_tokens(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *off = settings_of("admin.enabled: 'F', accounts.admin: apiKey", "");
    CLEANUP(settings_unref) struct settings *odd = settings_of("admin.enabled: 'off'", "");

    (void)state;
    assert_false(find(off, "admin", arena).is_enabled);
    assert_int_equal(find(off, "admin", arena).capabilities, ACCOUNT_LOGIN | ACCOUNT_API_KEY);
    assert_true(find(odd, "admin", arena).is_enabled);
}

static void accounts_are_named_in_the_config_map(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings = settings_of(
        "accounts.robot: 'apiKey, login ,fly', accounts.sleeper: login, "
        "accounts.sleeper.enabled: 'false', accounts.only.enabled: 'true', accounts.a.b.c: login",
        "accounts.robot.password: pw, accounts.robot.tokens: broken");
    struct account robot = find(settings, "robot", arena);

    (void)state;
    assert_int_equal(robot.capabilities, ACCOUNT_LOGIN | ACCOUNT_API_KEY);
    assert_text(texts_print(robot.capability_names, arena), "[apiKey login]");
    assert_text(robot.password_hash, "pw");
    assert_int_equal(robot.password_mtime, 0);
    assert_int_equal(robot.token_count, 0);
    assert_false(find(settings, "sleeper", arena).is_enabled);
    assert_int_equal(find(settings, "only", arena).capabilities, 0);
    assert_text(texts_print(account_names(settings, arena), arena), "[admin only robot sleeper]");
}

static void an_account_that_is_not_there_is_not_found(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings =
        settings_of("accounts.robot: login, accounts.odd: login, accounts.odd.enabled: perhaps",
                    "accounts.robot.passwordMtime: yesterday");

    (void)state;
    assert_string_equal(fault(settings, STR("absent"), arena),
                        "NotFound: account 'absent' does not exist");
    assert_string_equal(fault(settings, STR(""), arena), "NotFound: account '' does not exist");
    assert_string_equal(fault(settings, STR("odd.enabled"), arena),
                        "NotFound: account 'odd.enabled' does not exist");
    assert_string_equal(fault(settings, (struct str){ "admin\0", 6 }, arena),
                        "NotFound: account 'admin' does not exist");
    assert_string_equal(fault(settings, STR("odd"), arena),
                        "InvalidArgument: strconv.ParseBool: parsing \"perhaps\": invalid syntax");
    assert_string_equal(fault(settings, STR("robot"), arena),
                        "InvalidArgument: the time at which the password of account 'robot' was "
                        "changed cannot be read");
}

static void what_changes_goes_into_the_secret(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct account admin = { .name = STR("admin") }, robot = { .name = STR("robot") };
    const struct account_token tokens[] = { { STR("a"), 1, 0 }, { STR("b"), 2, 3 } };

    (void)state;
    assert_json(account_password_patch(&admin, "hash", 1700000000, arena),
                "{\"admin.password\":\"aGFzaA==\","
                "\"admin.passwordMtime\":\"MjAyMy0xMS0xNFQyMjoxMzoyMFo=\"}");
    /* [{"id":"a","iat":1},{"id":"b","iat":2,"exp":3}] */
    assert_json(account_tokens_patch(&robot, tokens, 2, arena),
                "{\"accounts.robot.tokens\":"
                "\"W3siaWQiOiJhIiwiaWF0IjoxfSx7ImlkIjoiYiIsImlhdCI6MiwiZXhwIjozfV0=\"}");
    assert_json(account_tokens_patch(&robot, tokens, 0, arena), "{\"accounts.robot.tokens\":null}");
    assert_string_equal(account_capability_name(ACCOUNT_LOGIN), "login");
    assert_string_equal(account_capability_name(ACCOUNT_API_KEY), "apiKey");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(admin_is_there_without_being_named),
        cmocka_unit_test(admin_may_be_switched_off_and_given_tokens),
        cmocka_unit_test(accounts_are_named_in_the_config_map),
        cmocka_unit_test(an_account_that_is_not_there_is_not_found),
        cmocka_unit_test(what_changes_goes_into_the_secret),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
