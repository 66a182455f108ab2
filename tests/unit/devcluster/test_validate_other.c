#include "base/strbuf.h"
#include "cluster_bed.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_node_port_is_given_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
