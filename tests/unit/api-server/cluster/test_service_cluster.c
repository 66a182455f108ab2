#include "api-server/cluster/cluster_bed.h"
#include "argo/cluster.h"

static void the_built_in_entry_is_there_without_a_secret(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(
        ask("List", "{}"),
        "{\"metadata\":{},\"items\":[{\"server\":\"https://kubernetes.default.svc\",\"name\":"
        "\"in-cluster\",\"config\":{\"tlsClientConfig\":{\"insecure\":false}},\"connectionState\":"
        "{\"status\":\"\",\"message\":\"\",\"attemptedAt\":null},\"info\":{\"connectionState\":{"
        "\"status\":\"\",\"message\":\"\",\"attemptedAt\":null},\"cacheInfo\":{},"
        "\"applicationsCount\":0}}]}");
}

static void it_is_not_there_where_it_is_disabled(void **state)
{
    (void)state;
    fake_put(&bed->cluster,
             "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd, "
             "labels: {app.kubernetes.io/part-of: argocd}}, data: {cluster.inClusterEnabled: "
             "'false'}}");
    bed_start(bed);
    assert_string_equal(ask("List", "{}"), "{\"metadata\":{},\"items\":[]}");
    assert_string_equal(ask("Get", "{id: {value: 'https://kubernetes.default.svc'}}"),
                        "PermissionDenied: permission denied");
}

static void a_cluster_is_tried_kept_and_shown_without_what_one_logs_in_with(void **state)
{
    const char *shown, *name;

    (void)state;
    bed_start(bed);
    shown = ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far, namespaces: [a, "
                                       "b], project: p, shard: 2, config: {bearerToken: hidden, "
                                       "tlsClientConfig: {insecure: true}}, labels: {env: "
                                       "test}}}"));
    assert_null(strstr(shown, "hidden"));
    assert_non_null(strstr(shown, "\"name\":\"far\""));
    assert_non_null(strstr(shown, "\"status\":\"Successful\""));
    assert_non_null(strstr(shown, "\"serverVersion\":\"v1.35.4\""));
    assert_non_null(strstr(shown, "\"shard\":2"));
    name = cluster_secret_name(str_of(address()), bed->arena).ptr;
    assert_string_equal(secret_value_of(name, "namespaces"), "a,b");
    assert_string_equal(secret_value_of(name, "config"),
                        "{\"bearerToken\":\"hidden\",\"tlsClientConfig\":{\"insecure\":true}}");
    assert_string_equal(ask("Get", "{id: {type: name, value: far}}"), shown);
    assert_string_equal(ask("Get", "{id: {type: name_escaped, value: 'f%61r'}}"), shown);
    assert_string_equal(ask("Get", with_address("{id: {value: 'ADDRESS/'}}")), shown);
    assert_string_equal(ask("Get", "{name: far}"), shown);
    assert_string_equal(ask("List", "{name: far}"),
                        arena_printf(bed->arena, "{\"metadata\":{},\"items\":[%s]}", shown));
}

static void one_that_does_not_answer_is_not_kept(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(
        ask("Create", "{cluster: {server: 'https://127.0.0.1:1', name: far, config: "
                      "{tlsClientConfig: {insecure: true}}}}"),
        "Unknown: error getting server version: failed to get server version: Get "
        "\"https://127.0.0.1:1/version?timeout=32s\": dial tcp 127.0.0.1:1: connect: connection "
        "refused");
    assert_string_equal(ask("Create", "{}"), "InvalidArgument: missing payload in request");
}

static void another_one_of_the_same_address_needs_upsert(void **state)
{
    (void)state;
    bed_start(bed);
    ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far, config: {bearerToken: "
                               "a}}}"));
    assert_non_null(strstr(ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far, "
                                                      "config: {bearerToken: a}}}")),
                           "\"far\""));
    assert_string_equal(
        ask("Create", with_address("{cluster: {server: 'ADDRESS', name: near, config: "
                                   "{bearerToken: b}}}")),
        "InvalidArgument: existing cluster spec is different; use upsert flag to force update; "
        "difference in keys \"ID,Name,Config,BearerToken\"");
    assert_non_null(strstr(ask("Create", with_address("{cluster: {server: 'ADDRESS', name: near, "
                                                      "config: {bearerToken: b}}, upsert: true}")),
                           "\"near\""));
}

static void an_update_takes_only_the_fields_it_names(void **state)
{
    const char *name;

    (void)state;
    bed_start(bed);
    ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far, config: {bearerToken: "
                               "a}, labels: {x: why}}}"));
    assert_non_null(
        strstr(ask("Update", "{id: {type: name, value: far}, cluster: {name: near, labels: {z: w}, "
                             "config: {}}, updatedFields: [name, unknown]}"),
               "\"name\":\"near\""));
    name = cluster_secret_name(str_of(address()), bed->arena).ptr;
    assert_non_null(strstr(secret_value_of(name, "config"), "\"bearerToken\":\"a\""));
    assert_string_equal(secret_value_of(name, "name"), "near");
    assert_string_equal(
        json_cstr_at(fake_get(&bed->cluster, arena_printf(bed->arena, SECRETS "%s", name)),
                     "metadata.labels.x"),
        "why");
}

static void the_cache_is_invalidated_by_a_date(void **state)
{
    (void)state;
    bed_start(bed);
    ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far}}"));
    assert_non_null(strstr(ask("InvalidateCache", "{id: {type: name, value: far}}"),
                           "\"refreshRequestedAt\":\"20"));
}

static void of_a_name_all_are_deleted(void **state)
{
    (void)state;
    fake_put(&bed->cluster,
             "{kind: Secret, metadata: {name: c1, namespace: argocd, annotations: {managed-by: "
             "argocd.argoproj.io}, labels: {argocd.argoproj.io/secret-type: cluster}}, data: "
             "{server: aHR0cHM6Ly9hLmV4YW1wbGU=, name: ZmFy}}");
    fake_put(&bed->cluster,
             "{kind: Secret, metadata: {name: c2, namespace: argocd, annotations: {managed-by: "
             "argocd.argoproj.io}, labels: {argocd.argoproj.io/secret-type: cluster}}, data: "
             "{server: aHR0cHM6Ly9iLmV4YW1wbGU=, name: ZmFy}}");
    bed_start(bed);
    assert_string_equal(ask("Delete", "{id: {type: name, value: far}}"), "{}");
    assert_null(fake_get(&bed->cluster, SECRETS "c1"));
    assert_null(fake_get(&bed->cluster, SECRETS "c2"));
    assert_string_equal(ask("Delete", "{name: far}"), "PermissionDenied: permission denied");
    assert_string_equal(ask("Delete", "{server: 'https://kubernetes.default.svc'}"),
                        "NotFound: cluster \"https://kubernetes.default.svc\" not found");
}

static void who_may_not_is_refused(void **state)
{
    (void)state;
    bed_start(bed);
    ask("Create", with_address("{cluster: {server: 'ADDRESS', name: far, project: p}}"));
    bed_restrict(bed, "p, bob, clusters, get, p/*, allow");
    assert_non_null(strstr(ask("List", "{}"), "\"far\""));
    assert_null(strstr(ask("List", "{}"), "in-cluster"));
    assert_string_equal(ask("Get", "{name: in-cluster}"), "PermissionDenied: permission denied");
    assert_string_equal(ask("Update", "{id: {type: name, value: far}, cluster: {name: x}}"),
                        "PermissionDenied: permission denied");
    assert_string_equal(ask("Delete", "{name: far}"), "PermissionDenied: permission denied");
    assert_string_equal(ask("RotateAuth", "{name: far}"), "PermissionDenied: permission denied");
    assert_string_equal(ask("InvalidateCache", "{name: far}"),
                        "PermissionDenied: permission denied");
    assert_string_equal(ask("Create", "{cluster: {server: 'https://x', project: q}}"),
                        "PermissionDenied: permission denied: clusters, create, q/https://x, sub: "
                        "bob");
    /* Nobody moves one into a project that is not theirs. */
    bed_restrict(bed, "p, bob, clusters, update, p/*, allow");
    assert_string_equal(ask("Update", "{id: {type: name, value: far}, cluster: {project: q}, "
                                      "updatedFields: [project]}"),
                        "PermissionDenied: permission denied");
}

/* Whose address is sent is not whose right was looked at. */
static void an_update_reaches_the_cluster_it_is_about_and_no_other(void **state)
{
    const char *theirs;

    (void)state;
    fake_put(&bed->cluster,
             "{apiVersion: v1, kind: Secret, metadata: {name: mine, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: cluster}}, data: {name: bWluZQ==, server: "
             "aHR0cHM6Ly9taW5l, project: cA==, config: e30=}}");
    bed_start(bed);
    ask("Create", with_address("{cluster: {server: 'ADDRESS', name: theirs, project: q, config: "
                               "{bearerToken: kept}}}"));
    bed_restrict(bed, "p, bob, clusters, update, p/*, allow");
    ask("Update",
        with_address("{id: {type: name, value: mine}, cluster: {server: 'ADDRESS', name: stolen, "
                     "project: p, config: {bearerToken: bad}}}"));
    theirs = cluster_secret_name(str_of(address()), bed->arena).ptr;
    assert_string_equal(secret_value_of(theirs, "name"), "theirs");
    assert_string_equal(secret_value_of(theirs, "project"), "q");
    assert_non_null(strstr(secret_value_of(theirs, "config"), "\"bearerToken\":\"kept\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_built_in_entry_is_there_without_a_secret),
        TEST(it_is_not_there_where_it_is_disabled),
        TEST(a_cluster_is_tried_kept_and_shown_without_what_one_logs_in_with),
        TEST(one_that_does_not_answer_is_not_kept),
        TEST(another_one_of_the_same_address_needs_upsert),
        TEST(an_update_takes_only_the_fields_it_names),
        TEST(the_cache_is_invalidated_by_a_date),
        TEST(of_a_name_all_are_deleted),
        TEST(who_may_not_is_refused),
        TEST(an_update_reaches_the_cluster_it_is_about_and_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
