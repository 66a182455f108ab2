#include "argo/application.h"
#include "argo/project.h"
#include "base/clock.h"
#include "common/argo/document.h"
#include "gitops/time_zones.h"
#include "gitops/windows.h"

struct fixture {
    struct arena *arena;
    struct project project;
    struct application app;
    struct windows windows;
};

static void open_fixture(struct fixture *fixture, struct arena *arena, const char *windows)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text =
        arena_printf(arena, "{metadata: {name: p}, spec: {syncWindows: [%s]}}", windows);

    fixture->arena = arena;
    if (project_read(document(arena, text), arena, &fixture->project, &err) < 0 ||
        application_read(document(arena, "{metadata: {name: web}, spec: {destination: {server: "
                                         "'https://c', namespace: shop}}}"),
                         arena, &fixture->app, &err) < 0)
        fail_msg("%s", error_text(&err));
    fixture->windows = windows_matching(&fixture->project, &fixture->app, arena);
}

static int64_t seconds(const char *time)
{
    int64_t ns;

    assert_true(clock_parse_rfc3339(str_of(time), &ns));
    return ns / 1000000000;
}

static int may(struct fixture *fixture, const char *now, bool is_manual, const char *began)
{
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);
    CLEANUP(error_release) struct error err = { 0 };
    struct window_question question = { is_manual, seconds(now), began ? seconds(began) : 0,
                                        zones };

    return windows_can_sync(fixture->windows, &question, &err);
}

#define NIGHT "schedule: '0 22 * * *', duration: 2h, applications: ['*']"

static void a_window_concerns_what_its_lists_match(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena,
                 "{kind: allow, applications: ['we?']}, {kind: allow, namespaces: [other]}, "
                 "{kind: allow, clusters: ['https://c'], namespaces: [other]}, "
                 "{kind: allow, clusters: ['https://c'], namespaces: [other], andOperator: true}, "
                 "{kind: allow, clusters: ['https://c'], namespaces: [shop], andOperator: true}, "
                 "{kind: allow}, {kind: allow, andOperator: true}");
    assert_int_equal(fixture.windows.count, 3);
}

static void an_allow_window_opens_and_closes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena, "{kind: allow, manualSync: true, " NIGHT "}");
    assert_int_equal(may(&fixture, "2024-05-05T22:00:00Z", false, NULL), 0);
    assert_int_equal(may(&fixture, "2024-05-05T22:00:01Z", false, NULL), 1);
    assert_int_equal(may(&fixture, "2024-05-05T23:59:59Z", false, NULL), 1);
    assert_int_equal(may(&fixture, "2024-05-06T00:00:00Z", false, NULL), 0);
    assert_int_equal(may(&fixture, "2024-05-06T00:00:00Z", true, NULL), 1);
}

static void a_deny_window_wins(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena,
                 "{kind: deny, " NIGHT "}, {kind: allow, schedule: '* * * * *', duration: 1h, "
                 "applications: ['*']}");
    assert_int_equal(may(&fixture, "2024-05-05T23:00:00Z", false, NULL), 0);
    assert_int_equal(may(&fixture, "2024-05-05T23:00:00Z", true, NULL), 0);
    assert_int_equal(may(&fixture, "2024-05-05T12:00:00Z", false, NULL), 1);
}

static void a_sync_may_outlast_its_window(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena, "{kind: allow, syncOverrun: true, " NIGHT "}");
    assert_int_equal(may(&fixture, "2024-05-06T00:30:00Z", false, "2024-05-05T23:50:00Z"), 1);
    assert_int_equal(may(&fixture, "2024-05-06T00:30:00Z", false, "2024-05-05T12:00:00Z"), 0);
    open_fixture(&fixture, arena, "{kind: allow, " NIGHT "}");
    assert_int_equal(may(&fixture, "2024-05-06T00:30:00Z", false, "2024-05-05T23:50:00Z"), 0);
}

static void the_clock_of_a_window_may_be_elsewhere(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena, "{kind: allow, timeZone: America/New_York, " NIGHT "}");
    assert_int_equal(may(&fixture, "2024-07-02T02:30:00Z", false, NULL), 1);
    assert_int_equal(may(&fixture, "2024-07-01T22:30:00Z", false, NULL), 0);
    open_fixture(&fixture, arena, "{kind: allow, timeZone: No/Where, " NIGHT "}");
    assert_int_equal(may(&fixture, "2024-07-01T22:30:00Z", false, NULL), 1);
}

static void a_schedule_that_cannot_be_read_forbids(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);
    CLEANUP(error_release) struct error err = { 0 };
    struct window_question question = { false, 0, 0, zones };
    struct fixture fixture;

    (void)state;
    open_fixture(&fixture, arena,
                 "{kind: allow, schedule: '* * *', duration: 1h, applications: ['*']}");
    assert_int_equal(windows_can_sync(fixture.windows, &question, &err), -1);
    assert_string_equal(error_text(&err), "invalid sync windows: cannot parse schedule '* * *': "
                                          "expected exactly 5 fields, found 3: [* * *]");
}

static void nobody_waits_without_windows(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(time_zones_free) struct time_zones *zones = time_zones_new(NULL);
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture;
    int64_t opening;

    (void)state;
    open_fixture(&fixture, arena, "");
    assert_int_equal(may(&fixture, "2024-05-05T23:00:00Z", false, NULL), 1);
    open_fixture(&fixture, arena, "{kind: allow, " NIGHT "}");
    assert_int_equal(window_next_opening(fixture.windows.items[0], seconds("2024-05-05T12:00:00Z"),
                                         zones, &opening, &err),
                     0);
    assert_int_equal(opening, seconds("2024-05-05T22:00:00Z"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_concerns_what_its_lists_match),
        cmocka_unit_test(an_allow_window_opens_and_closes),
        cmocka_unit_test(a_deny_window_wins),
        cmocka_unit_test(a_sync_may_outlast_its_window),
        cmocka_unit_test(the_clock_of_a_window_may_be_elsewhere),
        cmocka_unit_test(a_schedule_that_cannot_be_read_forbids),
        cmocka_unit_test(nobody_waits_without_windows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
