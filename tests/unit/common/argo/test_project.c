#include "argo/cluster.h"
#include "argo/project.h"
#include "document.h"

static struct project read_project(struct arena *arena, const char *spec)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = arena_printf(arena, "{metadata: {name: p}, spec: %s}", spec);
    struct project project;

    if (project_read(document(arena, text), arena, &project, &err) < 0)
        fail_msg("%s", error_text(&err));
    return project;
}

static bool permits_source(struct arena *arena, const char *repos, const char *url)
{
    struct project project = read_project(arena, arena_printf(arena, "{sourceRepos: [%s]}", repos));

    return project_permits_source(&project, str_of(url));
}

static void sources_match_by_normalised_globs(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_false(permits_source(arena, "", "https://a/b"));
    assert_true(permits_source(arena, "'*'", "https://a/b/c.git"));
    assert_true(permits_source(arena, "'https://a/b.git'", "https://A/b"));
    assert_true(permits_source(arena, "'https://a/*'", "https://a/b"));
    assert_false(permits_source(arena, "'https://a/*'", "https://a/b/c"));
    assert_true(permits_source(arena, "'https://a/**'", "https://a/b/c"));
    assert_true(permits_source(arena, "'git@host:Org/**'", "git@host:org/app.git"));
}

static void a_denied_source_is_denied_whatever_else_matches(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_false(permits_source(arena, "'*', '!https://a/b'", "https://a/b"));
    assert_true(permits_source(arena, "'*', '!https://a/b'", "https://a/c"));
    /* A denial that does not match permits. */
    assert_true(permits_source(arena, "'!https://a/b'", "https://a/c"));
}

static bool permits(struct arena *arena, const char *destinations, const char *server,
                    const char *name, const char *namespace)
{
    struct project project =
        read_project(arena, arena_printf(arena, "{destinations: [%s]}", destinations));
    struct cluster cluster = { .server = str_of(server), .name = str_of(name) };

    return project_permits_destination(&project, &cluster, str_of(namespace));
}

static void destinations_match_by_server_or_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(permits(arena, "{server: '*', namespace: '*'}", "https://x", "", "any"));
    assert_true(
        permits(arena, "{name: prod-*, namespace: team-*}", "https://x", "prod-1", "team-a"));
    assert_false(permits(arena, "{name: prod-*, namespace: team-*}", "https://x", "dev", "team-a"));
    assert_true(permits(arena, "{name: other, server: 'https://x', namespace: ns}", "https://x",
                        "web", "ns"));
    assert_false(permits(arena, "{server: 'https://x', namespace: ''}", "https://x", "", "n"));
}

static void a_denied_destination_binds(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *no_system = "{server: '*', namespace: '*'}, {server: '*', namespace: '!kube-*'}";
    const char *no_server = "{server: '*', namespace: '*'}, {server: '!https://x', namespace: '*'}";

    (void)state;
    assert_false(permits(arena, no_system, "https://x", "", "kube-system"));
    assert_true(permits(arena, no_system, "https://x", "", "web"));
    assert_false(permits(arena, no_server, "https://x", "", "web"));
    assert_true(permits(arena, no_server, "https://y", "", "web"));
}

static void kinds_follow_the_lists_of_their_scope(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct project project = read_project(
        arena, "{clusterResourceWhitelist: [{group: '', kind: Namespace, name: 'team-*'}], "
               "namespaceResourceBlacklist: [{group: '', kind: ResourceQuota}]}");

    (void)state;
    assert_true(project_permits_kind(&project, STR("apps"), STR("Deployment"), STR("x"), true));
    assert_false(project_permits_kind(&project, STR(""), STR("ResourceQuota"), STR("x"), true));
    assert_true(project_permits_kind(&project, STR(""), STR("Namespace"), STR("team-a"), false));
    assert_false(project_permits_kind(&project, STR(""), STR("Namespace"), STR("other"), false));
    assert_false(project_permits_kind(&project, STR("x"), STR("Thing"), STR("x"), false));
    project = read_project(arena, "{namespaceResourceWhitelist: []}");
    assert_false(project_permits_kind(&project, STR("apps"), STR("Deployment"), STR("x"), true));
}

static void namespaces_of_applications_are_listed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct project project = read_project(arena, "{sourceNamespaces: ['team-*', '/^x[0-9]$/']}");

    (void)state;
    assert_true(project_permits_namespace(&project, STR("argocd"), "argocd"));
    assert_true(project_permits_namespace(&project, STR("team-a"), "argocd"));
    assert_true(project_permits_namespace(&project, STR("x1"), "argocd"));
    assert_false(project_permits_namespace(&project, STR("x12"), "argocd"));
}

static void extras_widen_a_project(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct project project = read_project(arena, "{permitOnlyProjectScopedClusters: true}");
    struct project global = read_project(
        arena, "{sourceRepos: ['https://g/*'], clusterResourceBlacklist: [{group: '*', kind: X}]}");
    const struct project *globals[] = { &global };
    struct str repos[] = { STR("https://scoped/repo") };
    struct cluster own = { .server = STR("https://own"),
                           .name = STR_EMPTY,
                           .namespaces = { &STR("n"), 1 } };
    const struct cluster *clusters[] = { &own };
    struct project_extras extras = { globals, 1, { repos, 1 }, clusters, 1 };
    struct project extended = project_extend(&project, &extras, arena);
    struct cluster other = { .server = STR("https://other"), .name = STR_EMPTY };

    (void)state;
    assert_true(project_permits_source(&extended, STR("https://g/x")));
    assert_true(project_permits_source(&extended, STR("https://scoped/repo")));
    assert_false(project_permits_source(&project, STR("https://g/x")));
    assert_true(project_permits_destination(&extended, &own, STR("n")));
    assert_false(project_permits_destination(&extended, &own, STR("m")));
    assert_false(project_permits_destination(&extended, &other, STR("n")));
}

static void some_orphans_are_nobodys_fault(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct project project =
        read_project(arena, "{orphanedResources: {ignore: [{group: apps, name: 'a*'}]}}");

    (void)state;
    assert_true(project.has_orphaned_resources);
    assert_false(project.warns_of_orphans);
    assert_true(project_ignores_orphan(&project, STR(""), STR("Service"), STR("default"),
                                       STR("kubernetes")));
    assert_true(project_ignores_orphan(&project, STR(""), STR("ConfigMap"), STR("n"),
                                       STR("kube-root-ca.crt")));
    assert_true(
        project_ignores_orphan(&project, STR("apps"), STR("Deployment"), STR("n"), STR("ab")));
    assert_false(
        project_ignores_orphan(&project, STR("apps"), STR("Deployment"), STR("n"), STR("b")));
    assert_false(project_ignores_orphan(&project, STR(""), STR("Pod"), STR("n"), STR("a")));
}

static void the_first_service_account_that_matches_acts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct project project =
        read_project(arena, "{destinationServiceAccounts: [{server: 'https://x', namespace: 'a*', "
                            "defaultServiceAccount: deployer}, {server: '*', namespace: b, "
                            "defaultServiceAccount: 'sys:other'}, {server: '*', namespace: c, "
                            "defaultServiceAccount: '*'}]}");
    struct str account;

    (void)state;
    assert_int_equal(project_service_account(
                         &project,
                         &(struct account_request){ STR("https://x"), STR("ab"), STR("argocd") },
                         arena, &account, &err),
                     1);
    assert_text(account, "system:serviceaccount:ab:deployer");
    assert_int_equal(project_service_account(
                         &project,
                         &(struct account_request){ STR("https://y"), STR("b"), STR("argocd") },
                         arena, &account, &err),
                     1);
    assert_text(account, "system:serviceaccount:sys:other");
    assert_int_equal(project_service_account(
                         &project,
                         &(struct account_request){ STR("https://y"), STR("z"), STR("argocd") },
                         arena, &account, &err),
                     0);
    assert_int_equal(project_service_account(
                         &project,
                         &(struct account_request){ STR("https://y"), STR("c"), STR("argocd") },
                         arena, &account, &err),
                     -1);
    assert_string_equal(error_text(&err), "default service account contains invalid chars '*'");
}

static const char *fault(struct arena *arena, const char *spec)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct project project = read_project(arena, spec);

    if (project_validate(&project, &err) == 0)
        return "";
    return arena_printf(arena, "%s", error_text(&err));
}

static void a_project_that_cannot_mean_what_it_says_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        fault(arena, "{sourceRepos: [a], roles: [{name: r, policies: ['p, proj:p:r, applications, "
                     "sync, p/*, allow'], groups: [g]}]}"),
        "");
    assert_string_equal(fault(arena, "{sourceRepos: [a, a]}"),
                        "source repository 'a' already added");
    assert_string_equal(fault(arena, "{sourceRepos: ['!*']}"),
                        "source repository has an invalid format, '!*'");
    assert_string_equal(fault(arena, "{roles: [{name: 'a b'}]}"),
                        "invalid role name 'a b'. Must consist of alphanumeric characters, '-' or "
                        "'_', and must start and end with an alphanumeric character");
    assert_string_equal(
        fault(arena, "{roles: [{name: r, policies: ['p, proj:p:other, applications, get, p/*, "
                     "allow']}]}"),
        "invalid policy rule 'p, proj:p:other, applications, get, p/*, allow': policy subject must "
        "be: 'proj:p:r', not 'proj:p:other'");
    assert_string_equal(
        fault(arena, "{roles: [{name: r, policies: ['p, proj:p:r, applications, get, q/*, "
                     "allow']}]}"),
        "invalid policy rule 'p, proj:p:r, applications, get, q/*, allow': object must be of form "
        "'p/*', 'p[/<NAMESPACE>]/<APPNAME>' or 'p/<APPNAME>', not 'q/*'");
    assert_string_equal(fault(arena, "{roles: [{name: r, groups: ['a,b']}]}"),
                        "group 'a,b' must be quoted");
    assert_string_equal(
        fault(arena, "{syncWindows: [{kind: allow, schedule: '* * * * *', duration: 1h}]}"),
        "window 'allow':'* * * * *':'1h' requires one of application, cluster or namespace");
    assert_string_equal(fault(arena, "{destinations: [{server: s, namespace: ns}, {name: s, "
                                     "namespace: ns}]}"),
                        "destination 's/ns' already added");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_match_by_normalised_globs),
        cmocka_unit_test(a_denied_source_is_denied_whatever_else_matches),
        cmocka_unit_test(destinations_match_by_server_or_name),
        cmocka_unit_test(a_denied_destination_binds),
        cmocka_unit_test(kinds_follow_the_lists_of_their_scope),
        cmocka_unit_test(namespaces_of_applications_are_listed),
        cmocka_unit_test(extras_widen_a_project),
        cmocka_unit_test(some_orphans_are_nobodys_fault),
        cmocka_unit_test(the_first_service_account_that_matches_acts),
        cmocka_unit_test(a_project_that_cannot_mean_what_it_says_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
