#include "edge/files.h"
#include "edge_bed.h"

#include <stdio.h>
#include <sys/stat.h>

static char folder[] = "/tmp/argosy-files-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    char path[256];

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof(path), "%s/assets", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    write_file("index.html", "<head><base href=\"/\"></head>");
    write_file("main.0123456789abcdef0123.js", "let x;");
    write_file("assets/logo.svg", "<svg/>");
    snprintf(path, sizeof(path), "%s/out", folder);
    return symlink("/etc/passwd", path);
}

static int remove_folder(void **state)
{
    static const char *const names[] = { "index.html", "main.0123456789abcdef0123.js",
                                         "assets/logo.svg", "out" };
    char path[256];

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof(path), "%s/assets", folder);
    rmdir(path);
    return rmdir(folder);
}

static struct edge_bed *open_bed(const char *more)
{
    char assets[128];
    const char *const flags[] = { "--insecure", "--disable-auth", assets, more, NULL };
    struct edge_bed *bed;

    snprintf(assets, sizeof(assets), "--staticassets=%s", folder);
    bed = edge_bed_open(flags);
    edge_bed_serve(bed);
    return bed;
}

static int set_up(void **state)
{
    *state = open_bed(NULL);
    return 0;
}

static int set_up_with_base(void **state)
{
    *state = open_bed("--basehref=/argo/");
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

#define PAGE "<head><base href=\"/\"></head>"

static void a_browser_gets_the_page_wherever_it_is(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer =
        edge_bed_ask(bed, "GET /applications/a HTTP/1.1\naccept: text/html,*/*;q=0.8", "");

    assert_int_equal(edge_bed_status(answer), 200);
    assert_string_equal(edge_bed_body(answer), PAGE);
    assert_non_null(strstr(answer, "content-type: text/html; charset=utf-8\r\n"));
    assert_non_null(strstr(answer, "cache-control: no-cache, no-store, must-revalidate"));
    assert_non_null(strstr(answer, "x-frame-options: sameorigin\r\n"));
    assert_non_null(strstr(answer, "content-security-policy: frame-ancestors 'self';\r\n"));
    assert_non_null(strstr(answer, "x-xss-protection: 1\r\n"));
    assert_string_equal(edge_bed_body(edge_bed_ask(bed, "GET / HTTP/1.1", "")), PAGE);
    assert_int_equal(edge_bed_status(edge_bed_ask(bed, "GET /applications/a HTTP/1.1", "")), 404);
}

static void the_page_says_where_it_lives(void **state)
{
    assert_string_equal(edge_bed_body(edge_bed_ask(*state, "GET / HTTP/1.1", "")),
                        "<head><base href=\"/argo/\"></head>");
}

static void files_are_served_by_their_kind(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer = edge_bed_ask(bed, "GET /assets/logo.svg HTTP/1.1", "");
    const char *modified;

    assert_string_equal(edge_bed_body(answer), "<svg/>");
    assert_non_null(strstr(answer, "content-type: image/svg+xml\r\n"));
    modified = strstr(answer, "last-modified: ");
    assert_non_null(modified);
    modified = arena_strndup(bed->arena, modified + 15, strcspn(modified + 15, "\r"));
    assert_int_equal(
        edge_bed_status(edge_bed_ask(
            bed,
            arena_printf(bed->arena, "GET /assets/logo.svg HTTP/1.1\nif-modified-since: %s",
                         modified),
            "")),
        304);
    assert_string_equal(edge_bed_body(edge_bed_ask(bed, "HEAD /assets/logo.svg HTTP/1.1", "")), "");
}

static void what_changes_its_name_with_its_content_is_kept_by_browsers(void **state)
{
    struct edge_bed *bed = *state;

    assert_non_null(strstr(edge_bed_ask(bed, "GET /main.0123456789abcdef0123.js HTTP/1.1", ""),
                           "cache-control: public, max-age=31536000, immutable\r\n"));
    assert_non_null(strstr(edge_bed_ask(bed, "GET /main.ffffffffffffffffffff.js HTTP/1.1", ""),
                           "cache-control: no-cache\r\n"));
}

static void nothing_outside_of_the_folder_is_served(void **state)
{
    static const char *const paths[] = { "/../../etc/passwd",
                                         "/%2e%2e/%2e%2e/etc/passwd",
                                         "/assets/..%2f..%2f..%2fetc/passwd",
                                         "/out",
                                         "//etc/passwd",
                                         "/assets/logo.svg%00.html" };
    struct edge_bed *bed = *state;

    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        const char *answer =
            edge_bed_ask(bed, arena_printf(bed->arena, "GET %s HTTP/1.1", paths[i]), "");

        assert_int_equal(edge_bed_status(answer), 404);
        assert_null(strstr(answer, "root:"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_browser_gets_the_page_wherever_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_page_says_where_it_lives, set_up_with_base, tear_down),
        cmocka_unit_test_setup_teardown(files_are_served_by_their_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_changes_its_name_with_its_content_is_kept_by_browsers,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_outside_of_the_folder_is_served, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
