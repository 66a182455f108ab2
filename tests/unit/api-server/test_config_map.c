#include "api-server/people_bed.h"
#include "config_map.h"

#include <stdio.h>

#define NAME "argocd-gpg-keys-cm"
#define PATH "/api/v1/namespaces/argocd/configmaps/" NAME

static int change(struct api_call *call, const struct json **reply, struct error *err)
{
    if (config_map_data(call, NAME, reply, err) < 0)
        return -1;
    return config_map_patch(call, NAME, json_get(call->request, "data"), err);
}

static int refresh(struct api_call *call, const struct json **reply, struct error *err)
{
    if (config_map_refresh(call, NAME, err) < 0)
        return -1;
    return config_map_data(call, NAME, reply, err);
}

static const struct api_method methods[] = {
    { "test.Service/Change", RULE_PUBLIC, .run = change },
    { "test.Service/Refresh", RULE_PUBLIC, .run = refresh },
    API_METHODS_END,
};

static struct people_bed *open_with_keys(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster, "{kind: ConfigMap, metadata: {name: " NAME ", namespace: argocd}, "
                                 "data: {a: x, b: u}}");
    people_bed_start(bed);
    return bed;
}

static void members_are_changed_and_taken_out(void **state)
{
    struct people_bed *bed = open_with_keys();

    (void)state;
    assert_answer(bed, methods, "Change", "{data: {a: null, c: z}}", "{\"a\":\"x\",\"b\":\"u\"}");
    assert_string_equal(printed(json_get(fake_get(&bed->fake.cluster, PATH), "data"), bed->arena),
                        "{\"b\":\"u\",\"c\":\"z\"}");
    /* Known at once, and not only when the watch tells. */
    assert_answer(bed, methods, "Change", "{data: {}}", "{\"b\":\"u\",\"c\":\"z\"}");
    people_bed_close(bed);
}

static void what_somebody_else_has_changed_is_a_conflict_until_it_is_read(void **state)
{
    struct people_bed *bed = open_with_keys();

    (void)state;
    bed->fake.cluster.refusal.method = "PATCH";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 1;
    assert_refusal(bed, methods, "Change", "{data: {a: null}}", ERR_CONFLICT, "not now");
    assert_answer(bed, methods, "Refresh", "{}", "{\"a\":\"x\",\"b\":\"u\"}");
    people_bed_close(bed);
}

static void one_that_is_not_there_is_not_found(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    assert_refusal(bed, methods, "Change", "{}", ERR_NOT_FOUND, "configmap \"" NAME "\" not found");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_changed_and_taken_out),
        cmocka_unit_test(what_somebody_else_has_changed_is_a_conflict_until_it_is_read),
        cmocka_unit_test(one_that_is_not_there_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
