#include "data/schema.h"
#include "data/schema_builder.h"
#include "fixture_cases.h"
#include "test.h"

static struct schema_type member(struct schema_type type, const char *name)
{
    return schema_member(type, str_of(name));
}

static void the_built_in_types_say_how_lists_merge(void **state)
{
    struct schema_type deployment = schema_find(schema_builtin(), "apps", "v1", "Deployment");
    struct schema_type strategy = member(member(deployment, "spec"), "strategy");
    struct schema_type pod = member(member(member(deployment, "spec"), "template"), "spec");
    struct schema_type containers = member(pod, "containers");
    struct schema_type ports = member(schema_element(containers), "ports");

    (void)state;
    assert_true(schema_is_known(deployment));
    assert_int_equal(schema_strategy(strategy), SCHEMA_STRATEGY_RETAIN_KEYS);
    assert_int_equal(schema_kind(containers), SCHEMA_LIST);
    assert_int_equal(schema_relation(containers), SCHEMA_KEYED);
    assert_true(str_equals(schema_merge_key(containers), "name"));
    assert_int_equal(schema_key_count(ports), 2);
    assert_true(str_equals(schema_key(ports, 1), "protocol"));
    assert_true(str_equals(schema_merge_key(ports), "containerPort"));
    assert_true(str_equals(schema_name(pod), "io.k8s.api.core.v1.PodSpec"));
    assert_int_equal(schema_strategy(member(pod, "volumes")),
                     SCHEMA_STRATEGY_MERGE | SCHEMA_STRATEGY_RETAIN_KEYS);
}

static void fields_know_their_defaults_and_formats(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct schema_type service = schema_find(schema_builtin(), "", "v1", "Service");
    struct schema_type port = schema_element(member(member(service, "spec"), "ports"));
    struct schema_type pvc = schema_find(schema_builtin(), "", "v1", "PersistentVolumeClaim");
    struct schema_type quota = member(member(member(pvc, "spec"), "resources"), "requests");
    struct schema_field field;

    (void)state;
    assert_true(schema_field_find(port, STR("protocol"), &field));
    assert_string_equal(json_cstr(schema_default(&field, arena)), "TCP");
    assert_int_equal(schema_format(member(port, "targetPort")), SCHEMA_FORMAT_INT_OR_STRING);
    assert_int_equal(schema_format(schema_element(quota)), SCHEMA_FORMAT_QUANTITY);
    assert_int_equal(schema_format(member(member(service, "metadata"), "creationTimestamp")),
                     SCHEMA_FORMAT_TIME);
    assert_false(schema_field_find(port, STR("nothing"), &field));
    assert_false(schema_is_known(schema_find(schema_builtin(), "apps", "v9", "Deployment")));
}

static const char open_api[] =
    "{\"components\":{\"schemas\":{"
    "\"x.Widget\":{\"type\":\"object\",\"x-kubernetes-group-version-kind\":"
    "[{\"group\":\"x\",\"version\":\"v1\",\"kind\":\"Widget\"}],\"required\":[\"spec\"],"
    "\"properties\":{\"spec\":{\"allOf\":[{\"$ref\":\"#/components/schemas/x.Spec\"}],"
    "\"default\":{},\"x-kubernetes-map-type\":\"atomic\"}}},"
    "\"x.Spec\":{\"type\":\"object\",\"properties\":{"
    "\"size\":{\"type\":\"integer\",\"format\":\"int64\",\"default\":3},"
    "\"any\":{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true},"
    "\"parts\":{\"type\":\"array\",\"x-kubernetes-list-type\":\"map\","
    "\"x-kubernetes-list-map-keys\":[\"id\"],\"x-kubernetes-patch-strategy\":\"merge\","
    "\"x-kubernetes-patch-merge-key\":\"id\",\"items\":{\"type\":\"object\",\"properties\":"
    "{\"id\":{\"type\":\"string\"}}}},"
    "\"port\":{\"x-kubernetes-int-or-string\":true}}}}}}";

static const struct schema *build(const char *text, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(schema_builder_free) struct schema_builder *builder = schema_builder_new();
    const struct json *document;
    const struct schema *schema = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &document, err), 0);
    assert_int_equal(schema_builder_add_openapi(builder, document, err), 0);
    if (schema_builder_finish(builder, &schema, err) < 0)
        return NULL;
    return schema;
}

static void a_clusters_openapi_becomes_a_schema(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(schema_unref) const struct schema *schema = build(open_api, &err);
    struct schema_type widget, spec, parts;
    struct schema_field field;

    (void)state;
    assert_non_null(schema);
    widget = schema_find(schema, "x", "v1", "Widget");
    assert_true(schema_field_find(widget, STR("spec"), &field));
    assert_true(field.required);
    assert_true(str_equals(field.default_text, "{}"));
    spec = field.type;
    assert_int_equal(schema_relation(spec), SCHEMA_ATOMIC);
    assert_int_equal(schema_relation(schema_find_name(schema, STR("x.Spec"))), SCHEMA_GRANULAR);
    parts = member(spec, "parts");
    assert_int_equal(schema_relation(parts), SCHEMA_KEYED);
    assert_true(str_equals(schema_merge_key(parts), "id"));
    assert_int_equal(schema_kind(member(schema_element(parts), "id")), SCHEMA_STRING);
    assert_int_equal(schema_format(member(spec, "port")), SCHEMA_FORMAT_INT_OR_STRING);
    assert_true(schema_preserves_unknown(member(spec, "any")));
    assert_true(schema_is_known(member(member(spec, "any"), "whatever")));
    assert_false(schema_is_known(member(spec, "whatever")));
}

static void a_reference_to_nowhere_is_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_null(build("{\"components\":{\"schemas\":{\"A\":{\"type\":\"array\",\"items\":"
                      "{\"$ref\":\"#/components/schemas/B\"}}}}}",
                      &err));
    assert_string_equal(error_text(&err), "the schema refers to 'B', which it does not hold");
}

static void a_custom_resource_has_an_objects_metadata(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(schema_builder_free) struct schema_builder *builder = schema_builder_new();
    const struct json *definition;
    const struct schema *schema;
    struct schema_type type;

    (void)state;
    assert_int_equal(
        json_parse(STR("{\"spec\":{\"group\":\"x.io\",\"names\":{\"kind\":\"Thing\"},\"versions\":"
                       "[{\"name\":\"v1\",\"served\":true,\"schema\":{\"openAPIV3Schema\":"
                       "{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\"}}}}},"
                       "{\"name\":\"v0\",\"served\":false}]}}"),
                   NULL, arena, &definition, &err),
        0);
    assert_int_equal(schema_builder_add_crd_object(builder, definition, &err), 0);
    assert_int_equal(schema_builder_finish(builder, &schema, &err), 0);
    type = schema_find(schema, "x.io", "v1", "Thing");
    assert_int_equal(schema_relation(member(member(type, "metadata"), "finalizers")), SCHEMA_SET);
    assert_int_equal(schema_kind(member(type, "apiVersion")), SCHEMA_STRING);
    assert_true(schema_is_known(member(member(type, "spec"), "free")));
    assert_false(schema_is_known(schema_find(schema, "x.io", "v0", "Thing")));
    schema_unref(schema_ref(schema));
    schema_unref(schema);
}

static void a_built_in_model_can_be_taken_over(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(schema_builder_free) struct schema_builder *builder = schema_builder_new();
    CLEANUP(schema_unref) const struct schema *schema = NULL;
    struct schema_type ports;

    (void)state;
    schema_builder_import(builder, STR("io.k8s.api.core.v1.PodTemplateSpec"));
    assert_int_equal(schema_builder_finish(builder, &schema, &err), 0);
    ports = member(schema_find_name(schema, STR("io.k8s.api.core.v1.Container")), "ports");
    assert_int_equal(schema_key_count(ports), 2);
    assert_true(str_equals(schema_merge_key(ports), "containerPort"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_types_say_how_lists_merge),
        cmocka_unit_test(fields_know_their_defaults_and_formats),
        cmocka_unit_test(a_clusters_openapi_becomes_a_schema),
        cmocka_unit_test(a_built_in_model_can_be_taken_over),
        cmocka_unit_test(a_reference_to_nowhere_is_an_error),
        cmocka_unit_test(a_custom_resource_has_an_objects_metadata),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
