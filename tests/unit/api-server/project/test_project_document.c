#include "base/arena.h"
#include "base/str.h"
#include "fake/values.h"
#include "project/project_document.h"
#include "test.h"

#include <stdio.h>

static const char *difference(const char *old_spec, const char *new_spec)
{
    static char text[512];
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str found =
        project_document_difference(value_of(arena, old_spec), value_of(arena, new_spec), arena);

    snprintf(text, sizeof(text), "%.*s", STR_ARG(found));
    return text;
}

static void differences_are_told_by_gos_names(void **state)
{
    (void)state;
    assert_string_equal(difference("{}", "{}"), "");
    assert_string_equal(difference("{sourceRepos: [a], destinations: [{server: s, namespace: ns}], "
                                   "description: d}",
                                   "{}"),
                        "SourceRepos,0,Destinations,0,Server,Destinations,0,Namespace,Description");
    assert_string_equal(difference("{}", "{roles: [{name: r, jwtTokens: [{iat: 1, id: x}]}]}"),
                        "Roles,0,Name,Roles,0,JWTTokens,0,IssuedAt,Roles,0,JWTTokens,0,ID");
    assert_string_equal(difference("{sourceRepos: [a, b]}", "{sourceRepos: [b, a]}"), "");
    assert_string_equal(difference("{sourceRepos: [a, b]}", "{sourceRepos: [a, c, d]}"),
                        "SourceRepos,1,SourceRepos,2");
    assert_string_equal(difference("{description: ''}", "{}"), "");
    assert_string_equal(difference("{orphanedResources: {warn: true}}", "{}"),
                        "OrphanedResources,Warn");
}

static void a_window_without_a_time_zone_that_there_is_is_meant_in_utc(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *project = project_document_normalize(
        value_of(arena, "{metadata: {name: p}, spec: {syncWindows: [{kind: deny}, {kind: deny, "
                        "timeZone: Nowhere/None}, {kind: deny, timeZone: Europe/Berlin}]}}"),
        arena);

    (void)state;
    assert_string_equal(json_print(json_at(project, "spec.syncWindows"), JSON_SORTED, arena).ptr,
                        "[{\"kind\":\"deny\",\"timeZone\":\"UTC\"},{\"kind\":\"deny\","
                        "\"timeZone\":\"UTC\"},{\"kind\":\"deny\",\"timeZone\":"
                        "\"Europe/Berlin\"}]");
}

static void policies_get_one_blank_behind_each_comma(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *project = project_document_normalize(
        value_of(arena, "{spec: {roles: [{name: r, policies: ['p,proj:a:r ,  applications, "
                        "get,a/*,allow', ' p']}]}}"),
        arena);

    (void)state;
    assert_string_equal(printed(json_at(project, "spec.roles.0.policies"), arena),
                        "[\"p, proj:a:r, applications, get, a/*, allow\",\" p\"]");
}

static void tokens_stand_in_spec_and_status_alike(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *project = project_document_normalize(
        value_of(arena, "{spec: {roles: [{name: r, jwtTokens: [{iat: 1}, {iat: 3, id: c}]}, "
                        "{name: bare}]}, status: {jwtTokensByRole: {r: {items: [{iat: 2, id: b}, "
                        "{iat: 3, id: c}]}, gone: {items: [{iat: 9, id: x}]}}}}"),
        arena);
    const char *tokens = "[{\"iat\":3,\"id\":\"c\"},{\"iat\":2,\"id\":\"b\"},{\"iat\":1,\"id\":"
                         "\"1\"}]";

    (void)state;
    assert_string_equal(printed(json_at(project, "spec.roles.0.jwtTokens"), arena), tokens);
    assert_string_equal(printed(project_document_tokens(project, STR("r")), arena), tokens);
    assert_null(project_document_tokens(project, STR("gone")));
    assert_string_equal(printed(json_at(project, "status.jwtTokensByRole.bare"), arena), "{}");
}

static void a_project_without_roles_has_an_empty_status(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed(project_document_normalize(
                    value_of(arena, "{metadata: {name: a}, spec: {description: '', sourceRepos: "
                                    "[]}, unknown: 1}"),
                    arena),
                arena),
        "{\"metadata\":{\"name\":\"a\"},\"spec\":{},\"status\":{}}");
}

static void a_token_comes_and_goes_in_both_places(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *project = project_document_with_tokens(
        value_of(arena, "{spec: {roles: [{name: r}, {name: s, jwtTokens: [{iat: 1, id: a}]}]}}"),
        arena);

    (void)state;
    project_document_add_token(project, STR("s"), value_of(arena, "{iat: 5, id: b}"), arena);
    assert_string_equal(printed(json_at(project, "spec.roles.1.jwtTokens"), arena),
                        "[{\"iat\":5,\"id\":\"b\"},{\"iat\":1,\"id\":\"a\"}]");
    assert_string_equal(printed(json_at(project, "status.jwtTokensByRole"), arena),
                        "{\"r\":{},\"s\":{\"items\":[{\"iat\":5,\"id\":\"b\"},{\"iat\":1,\"id\":"
                        "\"a\"}]}}");
    assert_true(project_document_remove_token(project, STR("s"), STR("b"), 0, arena));
    assert_false(project_document_remove_token(project, STR("s"), STR("b"), 0, arena));
    assert_true(project_document_remove_token(project, STR("s"), STR(""), 1, arena));
    assert_null(json_at(project, "spec.roles.1.jwtTokens"));
    assert_string_equal(printed(json_at(project, "status.jwtTokensByRole"), arena),
                        "{\"r\":{},\"s\":{}}");
}

static void what_nobody_knows_of_is_kept(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *project = json_copy(arena, value_of(arena, "{spec: {description: new}}"));

    (void)state;
    project_document_keep_unknown(
        project,
        value_of(arena, "{extra: 1, metadata: {name: a}, spec: {description: old, sourceRepos: "
                        "[a], later: {x: 1}}}"),
        arena);
    assert_string_equal(printed(project, arena),
                        "{\"extra\":1,\"spec\":{\"description\":\"new\",\"later\":{\"x\":1}}}");
}

static void a_global_projects_lists_are_added(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *project = json_copy(arena, value_of(arena, "{spec: {sourceRepos: [a]}}"));

    (void)state;
    project_document_inherit(
        project,
        value_of(arena, "{spec: {sourceRepos: [b], description: no, syncWindows: [{kind: deny}], "
                        "roles: [{name: no}]}}"),
        arena);
    assert_string_equal(
        printed(project, arena),
        "{\"spec\":{\"sourceRepos\":[\"a\",\"b\"],\"syncWindows\":[{\"kind\":\"deny\"}]}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_told_by_gos_names),
        cmocka_unit_test(a_window_without_a_time_zone_that_there_is_is_meant_in_utc),
        cmocka_unit_test(policies_get_one_blank_behind_each_comma),
        cmocka_unit_test(tokens_stand_in_spec_and_status_alike),
        cmocka_unit_test(a_project_without_roles_has_an_empty_status),
        cmocka_unit_test(a_token_comes_and_goes_in_both_places),
        cmocka_unit_test(what_nobody_knows_of_is_kept),
        cmocka_unit_test(a_global_projects_lists_are_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
