#include "base/metrics.h"
#include "base/strbuf.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void assert_written(struct metrics *metrics, const char *expected)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1 << 20);

    metrics_write(metrics, &out);
    assert_string_equal(out.ptr, expected);
}

static void families_are_sorted_by_name_and_series_by_values(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const struct metric_spec later = { METRIC_COUNTER, "z_total", "Z.", NULL, NULL };
    static const struct metric_spec sooner = { METRIC_GAUGE, "a_info", "A.", "name,dest", NULL };
    struct metric_family *z = metrics_register(metrics, &later);
    struct metric_family *a = metrics_register(metrics, &sooner);

    (void)state;
    metric_add(metric_series(z, NULL), 2);
    metric_set(metric_series(a, LABELS("b", "x")), 1);
    metric_set(metric_series(a, LABELS("a", "y")), 1);
    metric_set(metric_series(a, LABELS("a", "x")), -3);
    assert_written(metrics, "# HELP a_info A.\n"
                            "# TYPE a_info gauge\n"
                            "a_info{dest=\"x\",name=\"a\"} -3\n"
                            "a_info{dest=\"x\",name=\"b\"} 1\n"
                            "a_info{dest=\"y\",name=\"a\"} 1\n"
                            "# HELP z_total Z.\n"
                            "# TYPE z_total counter\n"
                            "z_total 2\n");
}

static void a_histogram_counts_cumulatively(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const double buckets[] = { 0.25, 1, 16, 0 };
    static const struct metric_spec spec = { METRIC_HISTOGRAM, "took", "Time.", "app", buckets };
    struct metric *metric = metric_series(metrics_register(metrics, &spec), LABELS("x"));

    (void)state;
    metric_observe(metric, 0.25);
    metric_observe(metric, 0.3);
    metric_observe(metric, 100);
    assert_true(metric_value(metric) == 3);
    assert_written(metrics, "# HELP took Time.\n"
                            "# TYPE took histogram\n"
                            "took_bucket{app=\"x\",le=\"0.25\"} 1\n"
                            "took_bucket{app=\"x\",le=\"1\"} 2\n"
                            "took_bucket{app=\"x\",le=\"16\"} 2\n"
                            "took_bucket{app=\"x\",le=\"+Inf\"} 3\n"
                            "took_sum{app=\"x\"} 100.55\n"
                            "took_count{app=\"x\"} 3\n");
}

static void labels_and_help_are_escaped(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const struct metric_spec spec = { METRIC_GAUGE, "g", "a\\b\n\"c\"", "l", NULL };

    (void)state;
    metric_set(metric_series(metrics_register(metrics, &spec), LABELS("q\"\\\nx")), 1);
    assert_written(metrics, "# HELP g a\\\\b\\n\"c\"\n"
                            "# TYPE g gauge\n"
                            "g{l=\"q\\\"\\\\\\nx\"} 1\n");
}

static void floats_look_as_go_prints_them(void **state)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        { 0, "0" },
        { 1, "1" },
        { 123456, "123456" },
        { 999999, "999999" },
        { 1e6, "1e+06" },
        { 1234567, "1.234567e+06" },
        { 123456789.5, "1.234567895e+08" },
        { 1e21, "1e+21" },
        { 0.0001, "0.0001" },
        { 0.00001234, "1.234e-05" },
        { 0.1, "0.1" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { -1234567.25, "-1.23456725e+06" },
        { 100000.5, "100000.5" },
        { 5e-324, "5e-324" },
        { 1.7976931348623157e308, "1.7976931348623157e+308" },
        { 1.8446744073709552e19, "1.8446744073709552e+19" },
        { __builtin_inf(), "+Inf" },
        { -__builtin_inf(), "-Inf" },
        { __builtin_nan(""), "NaN" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
        CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(4096);
        static const struct metric_spec spec = { METRIC_GAUGE, "g", "h", NULL, NULL };
        char expected[128];

        metric_set(metric_series(metrics_register(metrics, &spec), NULL), cases[i].value);
        metrics_write(metrics, &out);
        snprintf(expected, sizeof(expected), "# HELP g h\n# TYPE g gauge\ng %s\n", cases[i].text);
        assert_string_equal(out.ptr, expected);
    }
}

static void a_removed_series_is_gone_and_starts_anew(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const struct metric_spec spec = { METRIC_COUNTER, "c", "h", "ns,name", NULL };
    struct metric_family *family = metrics_register(metrics, &spec);

    (void)state;
    metric_add(metric_series(family, LABELS("a", "1")), 5);
    metric_add(metric_series(family, LABELS("a", "2")), 5);
    metric_add(metric_series(family, LABELS("b", "1")), 5);
    assert_true(metric_remove(family, LABELS("b", "1")));
    assert_false(metric_remove(family, LABELS("b", "1")));
    assert_int_equal(metric_remove_matching(family, "ns", "a"), 2);
    assert_written(metrics, "");
    assert_true(metric_value(metric_series(family, LABELS("a", "1"))) == 0);
    metric_clear(family);
    assert_written(metrics, "");
}

static void values_that_join_alike_are_different_series(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const struct metric_spec spec = { METRIC_COUNTER, "c", "h", "a,b", NULL };
    struct metric_family *family = metrics_register(metrics, &spec);

    (void)state;
    assert_ptr_not_equal(metric_series(family, LABELS("x", "yz")),
                         metric_series(family, LABELS("xy", "z")));
    assert_ptr_equal(metric_series(family, LABELS("x", "yz")),
                     metric_series(family, LABELS("x", "yz")));
}

static void set_gauge(void *context)
{
    metric_set(context, 42);
}

static void what_is_looked_up_is_fresh(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    static const struct metric_spec spec = { METRIC_GAUGE, "g", "h", NULL, NULL };
    struct metric *gauge = metric_series(metrics_register(metrics, &spec), NULL);

    (void)state;
    metrics_on_write(metrics, set_gauge, gauge);
    assert_written(metrics, "# HELP g h\n# TYPE g gauge\ng 42\n");
}

static double value_of(const char *text, const char *name)
{
    const char *at = strstr(text, name);

    assert_non_null(at);
    return strtod(at + strlen(name), NULL);
}

static void the_process_describes_itself(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(65536);
    double started;

    (void)state;
    metrics_register_process(metrics);
    metrics_write(metrics, &out);
    assert_true(value_of(out.ptr, "\nprocess_resident_memory_bytes ") > 100000);
    assert_true(value_of(out.ptr, "\nprocess_virtual_memory_bytes ") > 100000);
    assert_true(value_of(out.ptr, "\nprocess_open_fds ") >= 3);
    assert_true(value_of(out.ptr, "\nprocess_max_fds ") >= 3);
    assert_true(value_of(out.ptr, "\nprocess_cpu_seconds_total ") < 60);
    started = value_of(out.ptr, "\nprocess_start_time_seconds ");
    assert_true(started > (double)time(NULL) - 120 && started < (double)time(NULL) + 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(families_are_sorted_by_name_and_series_by_values),
        cmocka_unit_test(a_histogram_counts_cumulatively),
        cmocka_unit_test(labels_and_help_are_escaped),
        cmocka_unit_test(floats_look_as_go_prints_them),
        cmocka_unit_test(a_removed_series_is_gone_and_starts_anew),
        cmocka_unit_test(values_that_join_alike_are_different_series),
        cmocka_unit_test(what_is_looked_up_is_fresh),
        cmocka_unit_test(the_process_describes_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
