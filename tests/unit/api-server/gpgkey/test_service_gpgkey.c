#include "api-server/gpgkey/samples.h"
#include "api-server/people_bed.h"
#include "gpgkey/service_gpgkey.h"

#include <stdio.h>

#define METHODS gpgkey_methods
#define FACTS                                                                                      \
    "\"fingerprint\":\"" SAMPLE_OWN_FINGERPRINT "\",\"keyID\":\"" SAMPLE_ID                        \
    "\",\"owner\":%s,\"subType\":\"ed25519\",\"trust\":\"unknown\""

static struct people_bed *open_with_config_map(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-gpg-keys-cm, namespace: argocd}}");
    people_bed_start(bed);
    setenv("PATH", "/usr/bin:/bin", 1); /* gpg is looked for there */
    people_bed_enter(bed, "admin:login");
    return bed;
}

static const char *creation(struct people_bed *bed, const char *data)
{
    const struct json *text = json_new_cstr(bed->arena, data);

    return arena_printf(bed->arena, "{publickey: {keyData: %s}}",
                        json_print(text, JSON_COMPACT, bed->arena).ptr);
}

static const char *owner(struct people_bed *bed)
{
    return printed(json_new_cstr(bed->arena, SAMPLE_OWNER), bed->arena);
}

static void a_key_is_stored_told_and_removed(void **state)
{
    struct people_bed *bed = open_with_config_map();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Create", creation(bed, SAMPLE_ARMOUR)), 0);
    assert_string_equal(json_cstr_at(bed->reply, "created.items.0.keyID"), SAMPLE_ID);
    assert_string_equal(json_cstr_at(bed->reply, "created.items.0.keyData"), SAMPLE_ARMOUR);
    assert_int_equal(people_bed_call(bed, METHODS, "Create", creation(bed, SAMPLE_ARMOUR)), 0);
    assert_string_equal(people_bed_reply(bed), "{\"created\":{\"items\":[],\"metadata\":{}},"
                                               "\"skipped\":[\"" SAMPLE_ID "\"]}");
    assert_answer(
        bed, METHODS, "List", "{}",
        arena_printf(bed->arena, "{\"items\":[{" FACTS "}],\"metadata\":{}}", owner(bed)));
    assert_int_equal(people_bed_call(bed, METHODS, "Get", "{keyID: " SAMPLE_OWN_FINGERPRINT "}"),
                     0);
    assert_string_equal(json_cstr_at(bed->reply, "keyData"), SAMPLE_ARMOUR);
    assert_answer(bed, METHODS, "Delete", "{keyID: " SAMPLE_ID "}", "{}");
    assert_refusal(bed, METHODS, "Delete", "{keyID: " SAMPLE_ID "}", ERR_UNKNOWN,
                   "no such key configured: " SAMPLE_ID);
    assert_refusal(bed, METHODS, "Get", "{keyID: " SAMPLE_ID "}", ERR_UNKNOWN,
                   "no such key: " SAMPLE_ID);
    people_bed_close(bed);
}

static void what_is_no_key_is_refused(void **state)
{
    struct people_bed *bed = open_with_config_map();

    (void)state;
    assert_refusal(bed, METHODS, "Create", creation(bed, " \n"), ERR_UNKNOWN,
                   "submitted key data is empty");
    assert_int_equal(people_bed_call(bed, METHODS, "Create", creation(bed, "garbage")), -1);
    assert_int_equal(bed->err.code, ERR_UNKNOWN);
    assert_refusal(bed, METHODS, "Get", "{keyID: xyz}", ERR_UNKNOWN,
                   "'xyz' is not a valid GnuPG key ID");
    assert_refusal(bed, METHODS, "Delete", "{}", ERR_UNKNOWN, "no such key configured: ");
    people_bed_close(bed);
}

static void an_entry_under_a_wrong_name_is_told(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    people_bed_furnish(bed);
    fake_put(
        &bed->fake.cluster,
        arena_printf(
            bed->arena,
            "{kind: ConfigMap, metadata: {name: argocd-gpg-keys-cm, namespace: "
            "argocd}, data: {'0123456789ABCDEF': %s}}",
            json_print(json_new_cstr(bed->arena, SAMPLE_ARMOUR), JSON_COMPACT, bed->arena).ptr));
    people_bed_start(bed);
    setenv("PATH", "/usr/bin:/bin", 1);
    people_bed_enter(bed, "admin:login");
    assert_refusal(bed, METHODS, "List", "{}", ERR_UNKNOWN,
                   "key parsed for entry with key ID '0123456789ABCDEF' had different key ID "
                   "'" SAMPLE_ID "'");
    people_bed_close(bed);
}

static void keys_take_rights(void **state)
{
    struct people_bed *bed = open_with_config_map();
    static const char *const methods[] = { "List", "Get", "Create", "Delete" };

    (void)state;
    people_bed_enter(bed, "robot:login");
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(people_bed_call(bed, METHODS, methods[i], "{}"), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    }
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_stored_told_and_removed),
        cmocka_unit_test(what_is_no_key_is_refused),
        cmocka_unit_test(an_entry_under_a_wrong_name_is_told),
        cmocka_unit_test(keys_take_rights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
