#include "base/arena.h"
#include "io/folders.h"
#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/folders-test-XXXXXX";
static int root = -1;

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return root < 0 ? -1 : 0;
}

static int tear_down(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    close(root);
    return remove_folder(folder, &err);
}

static void a_file_is_made_with_the_folders_on_its_way(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    int fd;

    (void)state;
    assert_int_equal(make_file_in_folder(root, "a/b/c.txt", 0600, &fd, &err), 0);
    assert_int_equal(write(fd, "one", 3), 3);
    close(fd);
    assert_int_equal(folder_bytes(folder), 3);
}

static void a_file_takes_the_place_of_what_is_there(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct stat entry;
    int fd;

    (void)state;
    assert_int_equal(symlinkat("/etc/passwd", root, "link"), 0);
    assert_int_equal(make_file_in_folder(root, "link", 0600, &fd, &err), 0);
    close(fd);
    assert_int_equal(fstatat(root, "link", &entry, AT_SYMLINK_NOFOLLOW), 0);
    assert_true(S_ISREG(entry.st_mode));
}

static void symlinks_and_steps_upwards_lead_nowhere(void **state)
{
    static const char *const paths[] = { "out/x", "../x", "a/../../x" };
    int fd;

    (void)state;
    assert_int_equal(symlinkat("/tmp", root, "out"), 0);
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(make_file_in_folder(root, paths[i], 0600, &fd, &err), -1);
        assert_int_equal(make_folder_beneath(root, paths[i], &fd, &err), -1);
    }
    assert_int_equal(access("/tmp/x", F_OK), -1);
}

static void a_file_on_the_way_is_no_folder(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    int fd;

    (void)state;
    assert_int_equal(make_file_in_folder(root, "plain", 0600, &fd, &err), 0);
    close(fd);
    assert_int_equal(make_file_in_folder(root, "plain/x", 0600, &fd, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
}

static void a_folder_that_is_not_there_is_removed_already(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *path = arena_printf(arena, "%s/x/y", folder);

    (void)state;
    assert_int_equal(make_folder(path, &err), 0);
    assert_int_equal(remove_folder(path, &err), 0);
    assert_int_equal(remove_folder(path, &err), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_made_with_the_folders_on_its_way),
        cmocka_unit_test(a_file_takes_the_place_of_what_is_there),
        cmocka_unit_test(symlinks_and_steps_upwards_lead_nowhere),
        cmocka_unit_test(a_file_on_the_way_is_no_folder),
        cmocka_unit_test(a_folder_that_is_not_there_is_removed_already),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
