#include "common/argo/document.h"
#include "gitops/defaults.h"

static const char *complete(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *out;

    if (defaults_apply(document(arena, text), arena, &out, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return text_of(arena, out);
}

static void a_service_gets_what_the_api_server_gives_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        complete(arena,
                 "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {odd: 1, ports: "
                 "[{port: 80}]}}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"s\"},\"spec\":{"
        "\"internalTrafficPolicy\":\"Cluster\",\"odd\":1,\"ports\":[{\"port\":80,\"protocol\":"
        "\"TCP\",\"targetPort\":80}],\"sessionAffinity\":\"None\",\"type\":\"ClusterIP\"}}");
}

static void a_pull_policy_follows_the_tag(void **state)
{
    static const struct {
        const char *image, *policy;
    } cases[] = {
        { "nginx", "Always" },
        { "nginx:latest", "Always" },
        { "nginx:1.2", "IfNotPresent" },
        { "host:5000/nginx", "Always" },
        { "host:5000/nginx:1", "IfNotPresent" },
        { "nginx@sha256:abc", "IfNotPresent" },
        { "Not Valid", "IfNotPresent" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *out;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text =
            arena_printf(arena,
                         "{apiVersion: v1, kind: Pod, spec: {containers: [{name: c, image: "
                         "'%s'}]}}",
                         cases[i].image);

        assert_int_equal(defaults_apply(document(arena, text), arena, &out, &err), 0);
        assert_string_equal(json_cstr_at(out, "spec.containers.0.imagePullPolicy"),
                            cases[i].policy);
    }
}

static void a_kind_without_defaults_is_left_alone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object = document(arena, "{apiVersion: v1, kind: ConfigMap}"), *out;

    (void)state;
    assert_int_equal(defaults_apply(object, arena, &out, &err), 0);
    assert_ptr_equal(out, object);
    object = document(arena, "{apiVersion: v1, kind: Service, spec: {ports: text}}");
    assert_int_equal(defaults_apply(object, arena, &out, &err), 0);
    assert_ptr_equal(out, object);
}

static void an_item_without_its_key_is_an_error(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(complete(arena, "{apiVersion: v1, kind: Service, spec: {ports: [{}]}}"),
                           "does not contain declared merge key: port"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_service_gets_what_the_api_server_gives_it),
        cmocka_unit_test(a_pull_policy_follows_the_tag),
        cmocka_unit_test(a_kind_without_defaults_is_left_alone),
        cmocka_unit_test(an_item_without_its_key_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
