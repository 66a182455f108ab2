#include "api-server/api_bed.h"
#include "cluster/cluster_info.h"

struct asking {
    struct api_bed *bed;
    const struct json *document, *before, *after;
    struct str version;
    struct error err;
    int result;
};

static void look(void *context)
{
    struct asking *asking = context;
    struct api_server *server = &asking->bed->server;

    asking->result = cluster_info_version(server, asking->document, asking->bed->arena,
                                          &asking->version, &asking->err);
    asking->before = cluster_info(server->items, STR("https://a"), asking->bed->arena);
    cluster_info_set(server, STR("https://a"), STR("v1.2.3"));
    asking->after = cluster_info(server->items, STR("https://a"), asking->bed->arena);
}

static void what_answered_is_known_to_do_so(void **state)
{
    struct asking asking = { .bed = bed_open() };

    (void)state;
    asking.document =
        value_of(asking.bed->arena, "{server: 'https://kubernetes.default.svc', config: {}}");
    assert_true(fake_in_fiber(&asking.bed->cluster, look, &asking));
    assert_int_equal(asking.result, 0);
    assert_string_equal(asking.version.ptr, "v1.35.4");
    assert_null(asking.before);
    assert_string_equal(json_cstr_at(asking.after, "connectionState.status"), "Successful");
    assert_string_equal(json_cstr_at(asking.after, "serverVersion"), "v1.2.3");
    bed_close(asking.bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_answered_is_known_to_do_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
