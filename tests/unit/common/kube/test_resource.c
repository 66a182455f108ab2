#include "base/arena.h"
#include "data/json.h"
#include "kube/resource.h"
#include "test.h"

#include <string.h>

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void expect_path(struct arena *arena, const struct kube_resource *resource,
                        const char *namespace, const char *name, const char *subresource,
                        const char *expected)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *path;
    struct kube_place place = { resource, namespace, name, subresource };

    assert_int_equal(kube_resource_path(&place, arena, &path, &err), 0);
    assert_string_equal(path, expected);
}

static void paths_follow_the_api(void **state)
{
    expect_path(*state, &KUBE_SECRETS, NULL, NULL, NULL, "/api/v1/secrets");
    expect_path(*state, &KUBE_SECRETS, "n", NULL, NULL, "/api/v1/namespaces/n/secrets");
    expect_path(*state, &KUBE_NAMESPACES, NULL, "n", "finalize", "/api/v1/namespaces/n/finalize");
    expect_path(*state, &KUBE_APPLICATIONS, "n", "a", "",
                "/apis/argoproj.io/v1alpha1/namespaces/n/applications/a");
    expect_path(*state, &KUBE_CUSTOM_RESOURCE_DEFINITIONS, "", "a b", "status",
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/a%20b/status");
    expect_path(*state, &KUBE_SECRETS, "n", "system:x?y#", NULL,
                "/api/v1/namespaces/n/secrets/system:x%3Fy%23");
}

static void names_that_would_change_the_path_are_refused(void **state)
{
    static const char *const names[] = { ".", "..", "a/b", "a%2fb" };
    const char *path;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct kube_place name = { &KUBE_SECRETS, "n", names[i], NULL };
        struct kube_place namespace = { &KUBE_SECRETS, names[i], "x", NULL };

        assert_int_equal(kube_resource_path(&name, *state, &path, &err), -1);
        assert_int_equal(err.code, ERR_INVALID);
        assert_int_equal(kube_resource_path(&namespace, *state, &path, &err), -1);
        assert_non_null(strstr(error_text(&err), "invalid namespace"));
    }
}

static void an_api_version_has_two_parts(void **state)
{
    struct str group, version;

    kube_api_version_split(STR("apps/v1"), &group, &version);
    assert_true(str_equals(group, "apps") && str_equals(version, "v1"));
    kube_api_version_split(STR("v1"), &group, &version);
    assert_true(str_equals(group, "") && str_equals(version, "v1"));
    assert_string_equal(kube_api_version("apps", "v1", *state), "apps/v1");
    assert_string_equal(kube_api_version("", "v1", *state), "v1");
    assert_true(kube_api_version_is_valid(STR("apps/v1")));
    assert_false(kube_api_version_is_valid(STR("a/b/c")));
}

static void an_object_says_what_it_is(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object;
    struct kube_gvk gvk;

    assert_int_equal(json_parse(STR("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\"}"), NULL,
                                *state, &object, &err),
                     0);
    gvk = kube_gvk_of(object);
    assert_true(str_equals(gvk.group, "apps") && str_equals(gvk.version, "v1"));
    assert_string_equal(kube_group_kind(gvk.group, gvk.kind, *state), "Deployment.apps");
    assert_string_equal(kube_group_kind(STR(""), STR("Pod"), *state), "Pod");
    assert_string_equal(kube_group_resource(&KUBE_APPLICATIONS, *state),
                        "applications.argoproj.io");
    assert_true(str_is_empty(kube_gvk_of(NULL).kind));
}

static void plurals_are_guessed_as_client_go_does(void **state)
{
    assert_string_equal(kube_plural_guess(STR("Deployment"), *state), "deployments");
    assert_string_equal(kube_plural_guess(STR("NetworkPolicy"), *state), "networkpolicies");
    assert_string_equal(kube_plural_guess(STR("Ingress"), *state), "ingresses");
    assert_string_equal(kube_plural_guess(STR("Endpoints"), *state), "endpoints");
}

static void verbs_have_names(void **state)
{
    (void)state;
    for (unsigned verb = KUBE_GET; verb <= KUBE_DELETE_COLLECTION; verb <<= 1)
        assert_int_equal(kube_verb_parse(str_of(kube_verb_name(verb))), verb);
    assert_int_equal(kube_verb_parse(STR("proxy")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_follow_the_api),
        cmocka_unit_test(names_that_would_change_the_path_are_refused),
        cmocka_unit_test(an_api_version_has_two_parts),
        cmocka_unit_test(an_object_says_what_it_is),
        cmocka_unit_test(plurals_are_guessed_as_client_go_does),
        cmocka_unit_test(verbs_have_names),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
