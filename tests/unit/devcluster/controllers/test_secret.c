#include "../cluster_bed.h"
#include "data/digest.h"
#include "identities.h"

#include <string.h>

#define SECRET_OF_ROBOT                                                                            \
    "{metadata: {name: s, annotations: {kubernetes.io/service-account.name: robot}}, "             \
    "type: kubernetes.io/service-account-token}"

static bool is_filled(struct bed *bed)
{
    return json_text_at(get(bed, "secrets", "s"), "data.token").len > 0;
}

static bool is_gone(struct bed *bed)
{
    return !get(bed, "secrets", "s");
}

static struct str data_of(struct bed *bed, const char *key)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text;

    assert_int_equal(
        base64_decode(json_string(json_get(json_at(get(bed, "secrets", "s"), "data"), key)), 10000,
                      bed->arena, &text, &err),
        0);
    return text;
}

static struct bed *bed_with_token(void)
{
    struct bed *bed = bed_of(true);
    const struct json *out = NULL;

    assert_int_equal(create(bed, "serviceaccounts", "{metadata: {name: robot}}", &out), 0);
    assert_int_equal(create(bed, "secrets", SECRET_OF_ROBOT, &out), 0);
    assert_true(turn_until(bed, is_filled));
    return bed;
}

static void a_secret_for_an_account_is_given_its_token(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_with_token();
    const struct identity *identity =
        identities_of_token(bed->cluster->identities, data_of(bed, "token"), bed->arena);
    const struct json *account = get(bed, "serviceaccounts", "robot");

    (void)state;
    assert_true(str_equals(data_of(bed, "namespace"), "default"));
    assert_true(json_get(json_at(get(bed, "secrets", "s"), "data"), "ca.crt") != NULL);
    assert_true(
        str_equal(json_string(json_get(json_at(get(bed, "secrets", "s"), "metadata.annotations"),
                                       "kubernetes.io/service-account.uid")),
                  json_text_at(account, "metadata.uid")));
    assert_non_null(identity);
    assert_true(str_equals(identity->name, "system:serviceaccount:default:robot"));
    assert_true(str_equal(identity->uid, json_text_at(account, "metadata.uid")));
}

static void a_token_counts_while_its_secret_has_it(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_with_token();
    struct write write = write_of(bed, "secrets", "s");
    struct str token = str_dup(data_of(bed, "token"), bed->arena);
    const struct json *out = NULL;
    struct json *edited = json_edit(bed->arena, json_copy(bed->arena, get(bed, "secrets", "s")));

    (void)state;
    assert_non_null(identities_of_token(bed->cluster->identities, token, bed->arena));
    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "data"), "token", "eA==");
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
    assert_null(identities_of_token(bed->cluster->identities, token, bed->arena));
}

static void a_secret_goes_with_its_account(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_with_token();
    struct str token = str_dup(data_of(bed, "token"), bed->arena);
    struct write write = write_of(bed, "serviceaccounts", "robot");
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *left;

    (void)state;
    assert_int_equal(write_remove(&write, &options, &left, &bed->why), 0);
    assert_null(identities_of_token(bed->cluster->identities, token, bed->arena));
    assert_true(turn_until(bed, is_gone));
}

static void a_secret_for_an_account_that_is_not_there_goes(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    const struct json *out = NULL;

    (void)state;
    assert_int_equal(create(bed, "secrets", SECRET_OF_ROBOT, &out), 0);
    assert_true(turn_until(bed, is_gone));
}

static void a_secret_of_that_type_names_its_account(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    const struct json *out = NULL;

    (void)state;
    assert_int_equal(create(bed, "secrets",
                            "{metadata: {name: s}, type: kubernetes.io/service-account-token}",
                            &out),
                     -1);
    assert_string_equal(bed->why.message,
                        "Secret \"s\" is invalid: metadata.annotations[kubernetes.io/"
                        "service-account.name]: Required value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_for_an_account_is_given_its_token),
        cmocka_unit_test(a_token_counts_while_its_secret_has_it),
        cmocka_unit_test(a_secret_goes_with_its_account),
        cmocka_unit_test(a_secret_for_an_account_that_is_not_there_goes),
        cmocka_unit_test(a_secret_of_that_type_names_its_account),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
