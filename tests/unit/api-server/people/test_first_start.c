#include "api-server/people_bed.h"
#include "argo/secret_data.h"
#include "data/bcrypt.h"
#include "people/first_start.h"

#include <stdio.h>

struct starting {
    struct people_bed *bed;
    struct error err;
    int result;
};

static void run_start(void *context)
{
    struct starting *starting = context;

    starting->result = first_start(&starting->bed->server, &starting->err);
}

static const char *start(struct people_bed *bed)
{
    struct starting starting = { .bed = bed };
    const char *text;

    if (!fake_in_fiber(&bed->fake.cluster, run_start, &starting))
        fail_msg("the start does not end");
    text = arena_printf(bed->arena, "%s", error_text(&starting.err));
    error_release(&starting.err);
    return starting.result == 0 ? "" : text;
}

static struct str value_in(struct people_bed *bed, const char *secret, const char *key)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *path = arena_printf(bed->arena, "/api/v1/namespaces/argocd/secrets/%s", secret);
    struct str value = STR_EMPTY;

    if (secret_value(fake_get(&bed->fake.cluster, path), key, bed->arena, &value, &err) < 0)
        fail_msg("%s", error_text(&err));
    return value;
}

static void a_fresh_installation_gets_key_password_and_project(void **state)
{
    struct people_bed *bed = people_bed_new();
    struct str password;

    (void)state;
    people_bed_start(bed);
    assert_string_equal(start(bed), "");
    assert_int_equal(value_in(bed, "argocd-secret", "server.secretkey").len, 44);
    password = value_in(bed, "argocd-initial-admin-secret", "password");
    assert_int_equal(password.len, 16);
    assert_true(bcrypt_verify(password, value_in(bed, "argocd-secret", "admin.password")));
    assert_true(value_in(bed, "argocd-secret", "admin.passwordMtime").len > 0);
    assert_string_equal(
        printed(json_get(fake_get(&bed->fake.cluster,
                                  "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects/"
                                  "default"),
                         "spec"),
                bed->arena),
        "{\"clusterResourceWhitelist\":[{\"group\":\"*\",\"kind\":\"*\"}],\"destinations\":"
        "[{\"namespace\":\"*\",\"server\":\"*\"}],\"sourceRepos\":[\"*\"]}");
    people_bed_close(bed);
}

static void what_is_there_stays(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    fake_forget(&bed->fake.cluster);
    assert_string_equal(start(bed), "");
    assert_string_equal(fake_log(&bed->fake.cluster), "");
    people_bed_close(bed);
}

static void an_administrator_who_is_switched_off_gets_no_password(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
             "data: {admin.enabled: 'false'}}");
    people_bed_start(bed);
    assert_string_equal(start(bed), "");
    assert_int_equal(value_in(bed, "argocd-secret", "server.secretkey").len, 44);
    assert_int_equal(value_in(bed, "argocd-secret", "admin.password").len, 0);
    assert_null(fake_get(&bed->fake.cluster,
                         "/api/v1/namespaces/argocd/secrets/argocd-initial-admin-secret"));
    people_bed_close(bed);
}

static void who_is_later_takes_what_the_other_has_made(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}}");
    people_bed_start(bed);
    bed->fake.cluster.refusal.method = "PATCH";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 1;
    assert_string_equal(start(bed), "");
    assert_true(bcrypt_verify(value_in(bed, "argocd-initial-admin-secret", "password"),
                              value_in(bed, "argocd-secret", "admin.password")));
    people_bed_close(bed);
}

static void a_password_that_cannot_be_told_is_taken_back(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}}");
    people_bed_start(bed);
    bed->fake.cluster.refusal.method = "POST";
    bed->fake.cluster.refusal.status = 403;
    bed->fake.cluster.refusal.reason = "Forbidden";
    bed->fake.cluster.refusal.times = 1;
    assert_string_equal(start(bed), "cannot store the first password of 'admin': not now");
    assert_int_equal(value_in(bed, "argocd-secret", "admin.password").len, 0);
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fresh_installation_gets_key_password_and_project),
        cmocka_unit_test(what_is_there_stays),
        cmocka_unit_test(an_administrator_who_is_switched_off_gets_no_password),
        cmocka_unit_test(who_is_later_takes_what_the_other_has_made),
        cmocka_unit_test(a_password_that_cannot_be_told_is_taken_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
