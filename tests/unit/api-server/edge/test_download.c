#include "edge/download.h"
#include "edge_bed.h"
#include "release.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char folder[] = "/tmp/argosy-download-XXXXXX";
enum { SIZE = 3 * 1024 * 1024 + 5 };

static const char *program(struct arena *arena)
{
    return arena_printf(arena, "%s/argocd", folder);
}

static int make_folder(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    FILE *file;

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    file = fopen(program(arena), "we");
    for (int i = 0; i < SIZE; i++)
        if (fputc(i % 251, file) == EOF)
            return -1;
    return fclose(file) == 0 && chmod(program(arena), 0755) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    unlink(program(arena));
    return rmdir(folder);
}

static struct edge_bed *open_bed(const char *path)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };
    struct edge_bed *bed;

    assert_int_equal(setenv("PATH", path, 1), 0);
    bed = edge_bed_open(flags);
    edge_bed_serve(bed);
    return bed;
}

static int set_up(void **state)
{
    *state = open_bed(folder);
    return 0;
}

static int set_up_without_program(void **state)
{
    *state = open_bed("/absent");
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static void the_program_arrives_whole(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = edge_bed_connect(bed);
    const char *body;

    client_send(&client,
                "GET /download/argocd-linux HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert_true(client_sees_end(&client));
    assert_non_null(strstr(client.got, "content-type: application/octet-stream\r\n"));
    body = edge_bed_body(client.got);
    assert_int_equal(client.size - (size_t)(body - client.got), SIZE);
    for (int i = 0; i < SIZE; i++)
        if ((unsigned char)body[i] != i % 251)
            fail_msg("byte %d differs", i);
    client_close(&client);
}

static void it_is_there_by_the_name_of_the_architecture(void **state)
{
    struct edge_bed *bed = *state;
    const char *path = arena_printf(bed->arena, "HEAD /download/argocd-linux-%s HTTP/1.1",
                                    release_architecture(bed->arena));
    const char *answer = edge_bed_ask(bed, path, "");

    assert_int_equal(edge_bed_status(answer), 200);
    assert_non_null(strstr(answer, "content-length: 3145733\r\n"));
    assert_string_equal(edge_bed_body(answer), "");
    assert_int_equal(
        edge_bed_status(edge_bed_ask(bed, "GET /download/argocd-linux-s390 HTTP/1.1", "")), 404);
}

static void whoever_has_it_does_not_get_it_again(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer = edge_bed_ask(bed, "HEAD /download/argocd-linux HTTP/1.1", "");
    const char *modified = strstr(answer, "last-modified: ");

    assert_non_null(modified);
    modified = arena_strndup(bed->arena, modified + 15, strcspn(modified + 15, "\r"));
    answer = edge_bed_ask(bed,
                          arena_printf(bed->arena,
                                       "GET /download/argocd-linux HTTP/1.1\nif-modified-since: %s",
                                       modified),
                          "");
    assert_int_equal(edge_bed_status(answer), 304);
}

static void without_a_program_there_is_no_such_page(void **state)
{
    assert_int_equal(
        edge_bed_status(edge_bed_ask(*state, "GET /download/argocd-linux HTTP/1.1", "")), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_program_arrives_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_is_there_by_the_name_of_the_architecture, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(whoever_has_it_does_not_get_it_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_program_there_is_no_such_page,
                                        set_up_without_program, tear_down),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
