#include "common/argo/document.h"
#include "gitops/tracking.h"

static const struct tracking by_annotation = { TRACKING_ANNOTATION, "app.kubernetes.io/instance",
                                               "" };
static const struct tracking by_label = { TRACKING_LABEL, "app.kubernetes.io/instance", "" };
static const struct tracking by_both = { TRACKING_ANNOTATION_AND_LABEL,
                                         "app.kubernetes.io/instance", "" };

static struct json *marked(struct arena *arena, const struct tracking *tracking, const char *text,
                           const char *app)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json *object = json_edit(arena, document(arena, text));

    if (tracking_set(tracking, object, str_of(app), STR("dest"), arena, &err) < 0)
        fail_msg("%s", error_text(&err));
    return object;
}

static void what_is_written_is_read(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}";
    struct json *object = marked(arena, &by_annotation, text, "ns_app");

    (void)state;
    assert_text(resource_annotation(object, TRACKING_ANNOTATION_KEY),
                "ns_app:apps/Deployment:dest/web");
    assert_text(tracking_app_name(&by_annotation, object), "ns_app");
    assert_text(tracking_app_name(&by_label, object), "");
    tracking_remove(&by_annotation, object, arena);
    assert_json(object, "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{"
                        "\"name\":\"web\"}}");
    object = marked(arena, &by_label, text, "app");
    assert_text(tracking_app_name(&by_label, object), "app");
}

static void a_long_name_is_cut_to_a_valid_label(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *name = "a234567890123456789012345678901234567890123456789012345678901.-x";
    struct json *object =
        marked(arena, &by_both, "{apiVersion: v1, kind: Pod, metadata: {name: p}}", name);

    (void)state;
    assert_text(resource_label(object, "app.kubernetes.io/instance"),
                "a234567890123456789012345678901234567890123456789012345678901");
    assert_text(tracking_app_name(&by_both, object), name);
}

static void another_installation_is_not_ours(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct tracking own = by_annotation;
    struct json *object;

    (void)state;
    own.installation_id = "me";
    object = marked(arena, &own, "{apiVersion: v1, kind: Pod, metadata: {name: p}}", "app");
    assert_text(tracking_app_name(&own, object), "app");
    assert_text(tracking_app_name(&by_annotation, object), "");
}

static void an_id_has_three_parts_with_one_slash_each(void **state)
{
    struct tracking_id id;

    (void)state;
    assert_true(tracking_id_parse(STR("app:/Pod:n/p"), &id));
    assert_true(tracking_id_parse(STR("app:rbac/Role:n/a:b"), &id));
    assert_false(tracking_id_parse(STR("app:Pod:n/p"), &id));
    assert_false(tracking_id_parse(STR("app:/Pod:n/p/q"), &id));
    assert_false(tracking_id_parse(STR("app:/Pod"), &id));
}

#define COPY(name)                                                                                 \
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: n, annotations: "            \
    "{argocd.argoproj.io/tracking-id: 'app:/ConfigMap:n/" name "'}}}"

static void copied_tracking_is_seen_through(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *own = document(arena, COPY("a"));
    const struct json *copy = document(arena, COPY("b"));

    (void)state;
    assert_true(tracking_is_self_referenced(&by_annotation, NULL, own));
    assert_false(tracking_is_self_referenced(&by_annotation, NULL, copy));
    assert_true(tracking_is_self_referenced(&by_label, NULL, copy));
    assert_true(tracking_is_self_referenced(&by_annotation, own, copy));
    assert_true(tracking_is_self_referenced(&by_annotation, own, NULL));
}

static void a_labelled_object_is_moved_to_annotations(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *target =
        marked(arena, &by_annotation, "{apiVersion: v1, kind: Pod, metadata: {name: p}}", "app");
    const struct json *live = document(arena, "{apiVersion: v1, kind: Pod, metadata: {name: p, "
                                              "labels: {app.kubernetes.io/instance: app}}}");

    (void)state;
    assert_json(json_get(tracking_migrate(&by_annotation, target, live, arena), "metadata"),
                "{\"annotations\":{\"argocd.argoproj.io/tracking-id\":\"app:/Pod:dest/p\"},"
                "\"name\":\"p\"}");
    assert_ptr_equal(tracking_migrate(&by_label, target, live, arena), live);
}

static void the_legacy_label_goes_into_the_template_too(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct tracking legacy = { TRACKING_LABEL, TRACKING_LEGACY_LABEL, "" };
    struct json *object = marked(
        arena, &legacy,
        "{apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: d}, spec: {template: "
        "{metadata: {labels: {a: b}}}}}",
        "app");

    (void)state;
    assert_json(json_get(object, "spec"),
                "{\"selector\":{\"matchLabels\":{\"a\":\"b\"}},\"template\":{\"metadata\":{"
                "\"labels\":{\"a\":\"b\",\"applications.argoproj.io/app-name\":\"app\"}}}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_long_name_is_cut_to_a_valid_label),
        cmocka_unit_test(another_installation_is_not_ours),
        cmocka_unit_test(an_id_has_three_parts_with_one_slash_each),
        cmocka_unit_test(copied_tracking_is_seen_through),
        cmocka_unit_test(a_labelled_object_is_moved_to_annotations),
        cmocka_unit_test(the_legacy_label_goes_into_the_template_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
