#include "base/clock.h"
#include "common/argo/document.h"
#include "gitops/time_zones.h"

static int64_t offset_at(struct time_zones *zones, const char *name, const char *at)
{
    int64_t ns, offset = -1;

    assert_true(clock_parse_rfc3339(str_of(at), &ns));
    assert_true(time_zone_offset(zones, str_of(name), ns / 1000000000, &offset));
    return offset;
}

static void offsets_follow_the_season(void **state)
{
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);

    (void)state;
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2024-01-15T12:00:00Z"), 3600);
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2024-03-31T00:59:59Z"), 3600);
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2024-03-31T01:00:00Z"), 7200);
    assert_int_equal(offset_at(zones, "America/New_York", "2024-07-01T00:00:00Z"), -4 * 3600);
    assert_int_equal(offset_at(zones, "Australia/Sydney", "2024-01-15T12:00:00Z"), 11 * 3600);
    assert_int_equal(offset_at(zones, "Asia/Kolkata", "2024-01-15T12:00:00Z"), 19800);
    assert_int_equal(offset_at(zones, "UTC", "2024-01-15T12:00:00Z"), 0);
    assert_int_equal(offset_at(zones, "", "2024-01-15T12:00:00Z"), 0);
}

static void the_rule_holds_behind_the_table(void **state)
{
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);

    (void)state;
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2060-07-01T00:00:00Z"), 7200);
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2060-10-31T00:59:59Z"), 7200);
    assert_int_equal(offset_at(zones, "Europe/Berlin", "2060-10-31T01:00:00Z"), 3600);
    assert_int_equal(offset_at(zones, "Australia/Sydney", "2060-01-01T00:00:00Z"), 11 * 3600);
    assert_int_equal(offset_at(zones, "Australia/Sydney", "2060-06-01T00:00:00Z"), 10 * 3600);
}

static void nothing_outside_the_folder_is_a_zone(void **state)
{
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);
    int64_t offset;

    (void)state;
    assert_false(time_zone_offset(zones, STR("Nowhere/Land"), 0, &offset));
    assert_false(time_zone_offset(zones, STR("Nowhere/Land"), 0, &offset));
    assert_false(time_zone_offset(zones, STR("../../../etc/passwd"), 0, &offset));
    assert_false(time_zone_offset(zones, STR("/etc/localtime"), 0, &offset));
    assert_false(time_zone_offset(zones, STR("zone.tab"), 0, &offset));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_follow_the_season),
        cmocka_unit_test(the_rule_holds_behind_the_table),
        cmocka_unit_test(nothing_outside_the_folder_is_a_zone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
