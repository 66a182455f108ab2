#include "base/strbuf.h"
#include "cluster_bed.h"
#include "service.h"

#include <stdio.h>
#include <string.h>

static void no_node_port_is_given_twice(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    enum { SERVICES = 5, PORTS = 100 };
    bool seen[32768] = { false };
    struct strbuf ports = STRBUF_INIT(64 * 1024);
    struct api_resource *services = cluster_builtin(bed->cluster, "services");
    struct object_cursor at;
    const struct object *object;
    const struct json *out;

    (void)state;
    for (int i = 0; i < PORTS; i++)
        strbuf_printf(&ports, "%s{name: p%d, port: %d}", i ? ", " : "", i, i + 1);
    for (int i = 0; i < SERVICES; i++) {
        const char *text =
            arena_printf(bed->arena, "{metadata: {name: s%d}, spec: {type: NodePort, ports: [%s]}}",
                         i, ports.ptr);

        assert_int_equal(create(bed, "services", text, &out), 0);
    }
    strbuf_release(&ports);
    at = collection_from(services->objects, STR("default/s"));
    while ((object = object_next(&at))) {
        const struct json *list = json_at(object_root(object), "spec.ports");

        for (struct json_cursor one = json_walk(list); json_next(&one);) {
            int64_t number = json_int(json_get(one.value, "nodePort"), 0);

            assert_in_range(number, 30000, 32767);
            assert_false(seen[number]);
            seen[number] = true;
        }
    }
}

static void a_port_or_address_that_another_service_has_is_refused(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct json *out;

    (void)state;
    assert_int_equal(create(bed, "services",
                            "{metadata: {name: a}, spec: {type: NodePort, clusterIP: 10.98.0.1, "
                            "ports: [{port: 80, nodePort: 31000}]}}",
                            &out),
                     0);
    assert_int_equal(create(bed, "services",
                            "{metadata: {name: b}, spec: {type: NodePort, ports: [{port: 80, "
                            "nodePort: 31000}]}}",
                            &out),
                     -1);
    assert_int_equal(bed->why.code, 422);
    assert_string_equal(bed->why.message, "Service \"b\" is invalid: spec.ports[0].nodePort: "
                                          "Invalid value: 31000: provided port is already "
                                          "allocated");
    assert_int_equal(create(bed, "services",
                            "{metadata: {name: b}, spec: {clusterIP: 010.098.0.1, ports: [{port: "
                            "80}]}}",
                            &out),
                     -1);
    assert_string_equal(bed->why.message,
                        "Service \"b\" is invalid: spec.clusterIPs: Invalid value: "
                        "[\"010.098.0.1\"]: failed to allocate IP 010.098.0.1: provided IP is "
                        "already allocated");
}

static void what_was_deleted_can_be_had_again(void **state)
{
    static const char text[] = "{metadata: {name: a}, spec: {type: NodePort, clusterIP: "
                               "10.98.0.1, ports: [{port: 80, nodePort: 31000}]}}";
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct write_delete options = { .grace_s = -1 };
    const struct json *out;
    struct write write;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(create(bed, "services", text, &out), 0);
        write = write_of(bed, "services", "a");
        assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    }
}

static const struct json *service(struct bed *bed, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(json_parse(str_of(text), NULL, bed->arena, &value, &err), 0);
    return value;
}

static void its_type_says_what_a_service_needs(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct json *named = service(bed, "{\"spec\": {\"type\": \"ExternalName\"}}");
    const struct json *inner = service(bed, "{\"spec\": {\"type\": \"ClusterIP\"}}");
    const struct json *outer = service(bed, "{\"spec\": {\"type\": \"NodePort\"}}");
    const struct json *local = service(bed, "{\"spec\": {\"type\": \"LoadBalancer\", "
                                            "\"externalTrafficPolicy\": \"Local\"}}");
    const struct json *bare = service(bed, "{\"spec\": {\"clusterIP\": \"None\"}}");

    (void)state;
    assert_false(service_needs_address(NULL));
    assert_false(service_needs_address(named));
    assert_true(service_needs_address(inner));
    assert_false(service_needs_node_ports(inner));
    assert_true(service_needs_node_ports(outer));
    assert_false(service_needs_health_port(outer));
    assert_true(service_needs_health_port(local));
    assert_false(service_is_headless(inner));
    assert_true(service_is_headless(bare));
    assert_true(service_is_free(bare));
    assert_false(service_is_free(
        service(bed, "{\"spec\": {\"clusterIP\": \"None\", \"selector\": {\"a\": \"b\"}}}")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_node_port_is_given_twice),
        cmocka_unit_test(a_port_or_address_that_another_service_has_is_refused),
        cmocka_unit_test(what_was_deleted_can_be_had_again),
        cmocka_unit_test(its_type_says_what_a_service_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
