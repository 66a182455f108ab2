#include "base/arena.h"
#include "source/helm_index.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static int file_of(const char *text)
{
    int fd = memfd_create("index", MFD_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    return fd;
}

/* "version|appVersion|digest|url" a line. */
static const char *versions_of(const char *text, const char *chart, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_index_versions versions;
    int fd = file_of(text);
    const char *all = "";

    if (helm_index_read(fd, chart, arena, &versions, &err) < 0)
        all = arena_printf(arena, "ERROR %s", error_text(&err));
    else
        for (size_t i = 0; i < versions.count; i++)
            all = arena_printf(arena, "%s%s|%s|%s|%s\n", all, versions.items[i].version.ptr,
                               versions.items[i].app_version.ptr, versions.items[i].digest.ptr,
                               versions.items[i].url.ptr);
    close(fd);
    return all;
}

static const char index_text[] = "apiVersion: v1\n"
                                 "entries:\n"
                                 "  first:\n"
                                 "  - version: 0.1.0\n"
                                 "    dependencies: [{name: x, version: 9.9.9}]\n"
                                 "    urls: []\n"
                                 "  app:\n"
                                 "  - annotations: {version: no}\n"
                                 "    version: 1.0.0\n"
                                 "    appVersion: \"7\"\n"
                                 "    digest: abc\n"
                                 "    urls:\n"
                                 "    - https://h/a.tgz\n"
                                 "    - https://mirror/a.tgz\n"
                                 "  - {version: 2.0.0, urls: [b.tgz]}\n"
                                 "generated: now\n";

static void the_versions_of_one_chart_are_read(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(versions_of(index_text, "app", arena),
                        "1.0.0|7|abc|https://h/a.tgz\n2.0.0|||b.tgz\n");
    assert_string_equal(versions_of(index_text, "first", arena), "0.1.0|||\n");
    assert_string_equal(
        versions_of("{\"entries\":{\"app\":[{\"version\":\"1.0.0\"}]}}", "app", arena),
        "1.0.0|||\n");
}

static void an_unknown_chart_and_what_is_no_index(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(versions_of(index_text, "other", arena),
                        "ERROR chart 'other' not found in index");
    assert_string_equal(versions_of("", "app", arena), "ERROR chart 'app' not found in index");
    assert_string_equal(versions_of("entries: 3\n", "app", arena),
                        "ERROR chart 'app' not found in index");
    assert_string_equal(versions_of("- a\n", "app", arena),
                        "ERROR error unmarshaling index: the index is no map");
    assert_non_null(strstr(versions_of("a: [\n", "app", arena), "unmarshaling index: yaml: line"));
}

static void all_charts_with_their_versions(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct helm_index_chart *charts;
    int fd = file_of(index_text);
    size_t count;

    (void)state;
    assert_int_equal(helm_index_read_charts(fd, arena, &charts, &count, &err), 0);
    close(fd);
    assert_int_equal(count, 2);
    assert_string_equal(charts[0].name.ptr, "first");
    assert_int_equal(charts[1].count, 2);
    assert_string_equal(charts[1].versions[1].ptr, "2.0.0");
}

static long peak_kib(void)
{
    struct rusage usage;

    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

/* A repository of 40 MB: 400 charts of 100 versions, 1 KB each. */
static void write_large(FILE *file)
{
    fputs("apiVersion: v1\nentries:\n", file);
    for (int chart = 0; chart < 400; chart++) {
        fprintf(file, "  chart-%d:\n", chart);
        for (int version = 0; version < 100; version++)
            fprintf(file, "  - version: %d.%d.0\n    description: %01000d\n    urls: [x-%d.tgz]\n",
                    chart, version, 7, version);
    }
}

static void a_large_index_takes_little_memory(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_index_versions versions;
    FILE *file = tmpfile();
    long before;

    (void)state;
    assert_non_null(file);
    write_large(file);
    assert_int_equal(fflush(file), 0);
    assert_true(ftell(file) > 40 * 1000 * 1000);
    before = peak_kib();
    assert_int_equal(helm_index_read(fileno(file), "chart-399", arena, &versions, &err), 0);
    assert_int_equal(versions.count, 100);
    assert_string_equal(versions.items[99].version.ptr, "399.99.0");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    assert_true(peak_kib() - before < 20 * 1024);
#else
    (void)before; /* a sanitizer keeps what is freed */
#endif
    assert_int_equal(fclose(file), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_versions_of_one_chart_are_read),
        cmocka_unit_test(an_unknown_chart_and_what_is_no_index),
        cmocka_unit_test(all_charts_with_their_versions),
        cmocka_unit_test(a_large_index_takes_little_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
