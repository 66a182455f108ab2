#include "argo/jwt.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/mem.h"
#include "fake/values.h"
#include "people/token_rules.h"
#include "test.h"

#include <string.h>

#define KEY STR("the-key")
enum { NOW = 1700000000 };

struct known {
    struct arena *arena;
    struct settings *settings;
    const struct json *project; /* "web", when there is one */
    struct token_facts facts;
};

static const struct json *find_project(void *context, struct str name)
{
    const struct known *known = context;

    return str_equals(name, "web") ? known->project : NULL;
}

static bool is_revoked(void *context, struct str id)
{
    (void)context;
    return str_equals(id, "revoked");
}

static int set_up(void **state)
{
    struct known *known = xcalloc(1, sizeof(*known));
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *config_map = document_of(
        "{data: {accounts.robot: 'apiKey, login', accounts.sleeper: login, "
        "accounts.sleeper.enabled: 'false', accounts.key: apiKey, accounts.changed: login}}");
    CLEANUP(json_doc_unref)
    struct json_doc *secret =
        document_of("{stringData: {accounts.robot.tokens: '[{\"id\":\"listed\",\"iat\":1}]', "
                    "accounts.changed.passwordMtime: '2023-11-14T22:13:20Z'}}");

    known->arena = arena_new();
    if (settings_read(config_map, secret, &known->settings, &err) < 0)
        return -1;
    known->project = value_of(known->arena,
                              "{spec: {roles: [{name: ci, jwtTokens: [{iat: 7, id: in-spec}]}, "
                              "{name: old}]}, status: {jwtTokensByRole: {ci: {items: [{iat: 5, id: "
                              "in-status}]}, old: {items: [{iat: 3}]}}}}");
    known->facts = (struct token_facts){ .settings = known->settings,
                                         .find_project = find_project,
                                         .is_revoked = is_revoked,
                                         .context = known,
                                         .key = KEY,
                                         .now = NOW };
    *state = known;
    return 0;
}

static int tear_down(void **state)
{
    struct known *known = *state;

    settings_unref(known->settings);
    arena_free(known->arena);
    free(known);
    return 0;
}

/* "" when it is valid. */
static const char *check(struct known *known, const char *claims, struct principal *out)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str token = jwt_sign(value_of(known->arena, claims), KEY, known->arena);

    if (token_rules_check(&known->facts, token, known->arena, out, &err) == 0)
        return "";
    assert_int_equal(err.code, ERR_UNAUTHENTICATED);
    return arena_printf(known->arena, "%s", error_text(&err));
}

static const char *fault(struct known *known, const char *claims)
{
    struct principal who;

    return check(known, claims, &who);
}

static void a_login_stands_for_its_account(void **state)
{
    struct known *known = *state;
    struct principal who;

    assert_string_equal(
        check(known, "{iss: argocd, sub: 'robot:login', iat: 1699999999, jti: x}", &who), "");
    assert_int_equal(who.kind, PRINCIPAL_USER);
    assert_true(str_equals(who.subject, "robot"));
    assert_true(str_equals(who.username, "robot"));
    assert_true(str_equals(who.issuer, "argocd"));
    assert_true(str_equals(who.token_id, "x"));
    assert_int_equal(who.issued_at, 1699999999);
    assert_int_equal(who.groups.count, 0);
}

static void what_is_wrong_with_a_login_is_told(void **state)
{
    struct known *known = *state;

    assert_string_equal(fault(known, "{iss: argocd, sub: 'sleeper:login', iat: 1, jti: x}"),
                        "account sleeper is disabled");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'key:login', iat: 1, jti: x}"),
                        "account key does not have 'login' capability");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'sleeper', iat: 1, jti: x}"),
                        "account sleeper is disabled");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'changed:apiKey', iat: 1, jti: x}"),
                        "account changed does not have 'apiKey' capability");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'robot:login', iat: 1}"),
                        "token does not have a unique identifier (jti claim) and cannot be "
                        "validated");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'robot:login', iat: 1, jti: revoked}"),
                        "token is revoked, please re-login");
    assert_string_equal(
        fault(known, "{iss: argocd, sub: 'changed:login', iat: 1699999999, jti: x}"),
        "account password has changed since token issued");
    assert_string_equal(
        fault(known, "{iss: argocd, sub: 'changed:login', iat: 1700000000, jti: x}"), "");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'absent:login', iat: 1, jti: x}"),
                        "rpc error: code = NotFound desc = account 'absent' does not exist");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'robot:login', jti: x}"),
                        "token does not say when it was issued");
}

static void a_key_counts_while_it_is_listed(void **state)
{
    struct known *known = *state;

    assert_string_equal(fault(known, "{iss: argocd, sub: 'robot:apiKey', iat: 1, jti: listed}"),
                        "");
    assert_string_equal(fault(known, "{iss: argocd, sub: robot, iat: 1, jti: listed}"), "");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'robot:apiKey', iat: 1, jti: gone}"),
                        "account robot does not have token with id gone");
}

static void a_projects_token_counts_while_its_role_has_it(void **state)
{
    struct known *known = *state;
    struct principal who;

    assert_string_equal(
        check(known, "{iss: argocd, sub: 'proj:web:ci', iat: 5, jti: in-status}", &who), "");
    assert_int_equal(who.kind, PRINCIPAL_PROJECT);
    assert_true(str_equals(who.subject, "proj:web:ci"));
    assert_string_equal(fault(known, "{iss: argocd, sub: 'proj:web:ci', iat: 7, jti: in-spec}"),
                        "");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'proj:web:old', iat: 3}"), "");
    /* Another token of the same second does not stand in for a deleted one. */
    assert_string_equal(fault(known, "{iss: argocd, sub: 'proj:web:ci', iat: 5, jti: gone}"),
                        "JWT token for role 'ci' issued at '5' does not exist in project 'web'");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'proj:web:absent', iat: 5, jti: x}"),
                        "JWT token for role 'absent' issued at '5' does not exist in project "
                        "'web'");
    assert_string_equal(fault(known, "{iss: argocd, sub: 'proj:absent:ci', iat: 5, jti: x}"),
                        "appproject.argoproj.io \"absent\" not found");
}

static void signature_times_and_issuer_come_first(void **state)
{
    struct known *known = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct principal who;
    struct str forged =
        jwt_sign(value_of(known->arena, "{iss: argocd, sub: 'admin:login', iat: 1, jti: x}"),
                 STR("another"), known->arena);

    assert_int_equal(token_rules_check(&known->facts, forged, known->arena, &who, &err), -1);
    assert_string_equal(error_text(&err), "token signature is invalid: signature is invalid");
    assert_string_equal(
        fault(known, "{iss: argocd, sub: 'robot:login', iat: 1, jti: x, exp: 1700000000}"),
        "token has invalid claims: token is expired");
    assert_string_equal(
        fault(known, "{iss: argocd, sub: 'robot:login', iat: 1, jti: x, nbf: 1700000060}"),
        "token has invalid claims: token is not valid yet");
    assert_string_equal(fault(known, "{iss: 'https://idp', sub: 'admin:login', iat: 1, jti: x}"),
                        "token has invalid claims: token has invalid issuer");
}

static void the_issuer_is_read_without_belief(void **state)
{
    struct known *known = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct str issuer,
        token = jwt_sign(value_of(known->arena, "{iss: 'https://idp'}"), STR("x"), known->arena);

    assert_int_equal(token_rules_issuer(token, known->arena, &issuer, &err), 0);
    assert_true(str_equals(issuer, "https://idp"));
    assert_int_equal(token_rules_issuer(STR("x"), known->arena, &issuer, &err), -1);
}

static int64_t renewal(struct known *known, const char *claims)
{
    struct principal who;

    assert_string_equal(check(known, claims, &who), "");
    return token_rules_renewal(&who, NOW);
}

static void a_login_that_ends_soon_is_renewed(void **state)
{
    struct known *known = *state;

    assert_int_equal(renewal(known, "{iss: argocd, sub: 'robot:login', jti: x, iat: 1699999000, "
                                    "exp: 1700000299}"),
                     1299);
    assert_int_equal(renewal(known, "{iss: argocd, sub: 'robot:login', jti: x, iat: 1699999000, "
                                    "exp: 1700000300}"),
                     0);
    assert_int_equal(renewal(known, "{iss: argocd, sub: 'robot:login', jti: x, iat: 1699999000}"),
                     0);
    assert_int_equal(renewal(known, "{iss: argocd, sub: 'robot:apiKey', jti: listed, iat: 1, exp: "
                                    "1700000001}"),
                     0);
}

static void what_was_valid_is_judged_again(void **state)
{
    struct known *known = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct principal who, project;

    assert_string_equal(check(known,
                              "{iss: argocd, sub: 'robot:apiKey', iat: 1, jti: listed, exp: "
                              "1700000100}",
                              &who),
                        "");
    assert_int_equal(token_rules_recheck(&known->facts, &who, known->arena, &err), 0);
    known->facts.now = NOW + 100;
    assert_int_equal(token_rules_recheck(&known->facts, &who, known->arena, &err), -1);
    assert_string_equal(error_text(&err), "token has invalid claims: token is expired");
    error_release(&err);
    assert_string_equal(
        check(known, "{iss: argocd, sub: 'proj:web:ci', iat: 5, jti: in-status}", &project), "");
    assert_int_equal(token_rules_recheck(&known->facts, &project, known->arena, &err), 0);
    known->project = NULL;
    assert_int_equal(token_rules_recheck(&known->facts, &project, known->arena, &err), -1);
    assert_string_equal(error_text(&err), "appproject.argoproj.io \"web\" not found");
}

static void a_new_token_says_what_it_is(void **state)
{
    struct known *known = *state;

    assert_string_equal(
        printed(token_rules_claims("a:login", "id", NOW, 60, known->arena), known->arena),
        "{\"exp\":1700000060,\"iat\":1700000000,\"iss\":\"argocd\",\"jti\":\"id\",\"nbf\":"
        "1700000000,\"sub\":\"a:login\"}");
    assert_null(json_get(token_rules_claims("a", "id", NOW, 0, known->arena), "exp"));
}

static int64_t lifetime(const char *duration)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *config_map =
        document_of(arena_printf(arena, "{data: {users.session.duration: '%s'}}", duration));
    CLEANUP(settings_unref) struct settings *settings = NULL;

    if (settings_read(config_map, NULL, &settings, &err) < 0)
        abort();
    return token_rules_lifetime(settings);
}

static void a_session_lasts_a_day_unless_said_otherwise(void **state)
{
    (void)state;
    assert_int_equal(lifetime(""), 86400);
    assert_int_equal(lifetime("90s"), 90);
    assert_int_equal(lifetime("15m"), 900);
    assert_int_equal(lifetime("2h"), 7200);
    assert_int_equal(lifetime("7d"), 604800);
    assert_int_equal(lifetime("1h30m"), 86400);
    assert_int_equal(lifetime("-1h"), 86400);
    assert_int_equal(lifetime("h"), 86400);
    assert_int_equal(lifetime("0h"), 86400);
    assert_int_equal(lifetime("99999999999h"), 86400);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_login_stands_for_its_account),
        TEST(what_is_wrong_with_a_login_is_told),
        TEST(a_key_counts_while_it_is_listed),
        TEST(a_projects_token_counts_while_its_role_has_it),
        TEST(signature_times_and_issuer_come_first),
        TEST(the_issuer_is_read_without_belief),
        TEST(a_login_that_ends_soon_is_renewed),
        TEST(what_was_valid_is_judged_again),
        TEST(a_new_token_says_what_it_is),
        TEST(a_session_lasts_a_day_unless_said_otherwise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
