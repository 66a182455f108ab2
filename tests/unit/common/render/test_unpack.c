#include "base/arena.h"
#include "io/folders.h"
#include "io/tree.h"
#include "render/unpack.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct scene {
    char folder[64];
    struct arena *arena;
    struct unpack_limits limits;
    struct error err;
};

static int scene_open(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));

    snprintf(scene->folder, sizeof(scene->folder), "%s", "/tmp/unpack-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    scene->arena = arena_new();
    *state = scene;
    return 0;
}

static int scene_close(void **state)
{
    struct scene *scene = *state;

    assert_int_equal(remove_folder(scene->folder, &scene->err), 0);
    arena_free(scene->arena);
    error_release(&scene->err);
    free(scene);
    return 0;
}

/* Make "a.tgz" with Python's tarfile, which takes any name, and unpack it into "out". */
static int unpack(struct scene *scene, const char *program)
{
    const char *out = arena_printf(scene->arena, "%s/out", scene->folder);
    const char *script = arena_printf(
        scene->arena,
        "import tarfile, io\n"
        "t = tarfile.open('a.tgz', 'w:gz')\n"
        "def add(name, text='', type=tarfile.REGTYPE, link='', mode=0o600):\n"
        "    e = tarfile.TarInfo(name); e.size = len(text); e.type = type; e.linkname = link\n"
        "    e.mode = mode; t.addfile(e, io.BytesIO(text.encode()))\n"
        "%s\nt.close()\n",
        program);
    pid_t child = fork();
    int status = 0, fd, result;

    if (child == 0) {
        if (chdir(scene->folder) == 0)
            execlp("python3", "python3", "-c", script, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(remove_folder(out, &scene->err), 0);
    assert_int_equal(make_folder(out, &scene->err), 0);
    fd = open(arena_printf(scene->arena, "%s/a.tgz", scene->folder), O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    result = unpack_tar(fd, out, &scene->limits, &scene->err);
    close(fd);
    return result;
}

static const char *content(struct scene *scene, const char *path)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    CLEANUP(error_release) struct error problem = { 0 };
    struct str text;

    assert_int_equal(
        tree_open(arena_printf(scene->arena, "%s/out", scene->folder), &tree, &problem), 0);
    if (tree_read(tree, path, 1000, scene->arena, &text, &problem) < 0)
        return arena_printf(scene->arena, "ERROR %d", (int)problem.code);
    return text.ptr;
}

#define assert_refused(scene, program, words)                                                      \
    do {                                                                                           \
        assert_int_equal(unpack(scene, program), -1);                                              \
        assert_string_equal(error_text(&(scene)->err), words);                                     \
        error_release(&(scene)->err);                                                              \
    } while (0)

static void files_folders_and_symlinks_are_made(void **state)
{
    struct scene *scene = *state;
    struct stat entry;

    assert_int_equal(unpack(scene, "add('a/b/c', 'text'); add('./run', 'x', mode=0o700)\n"
                                   "add('a/link', type=tarfile.SYMTYPE, link='../run')\n"
                                   "add('twice', '1'); add('twice', '2')\n"
                                   "add('empty', type=tarfile.DIRTYPE)"),
                     0);
    assert_string_equal(content(scene, "a/b/c"), "text");
    assert_string_equal(content(scene, "a/link"), "x");
    assert_string_equal(content(scene, "twice"), "2");
    assert_int_equal(stat(arena_printf(scene->arena, "%s/out/run", scene->folder), &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0644);
    assert_int_equal(stat(arena_printf(scene->arena, "%s/out/a/b/c", scene->folder), &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0644);
    assert_int_equal(stat(arena_printf(scene->arena, "%s/out/empty", scene->folder), &entry), 0);
}

static void modes_are_kept_where_that_is_wanted(void **state)
{
    struct scene *scene = *state;
    struct stat entry;

    scene->limits.keeps_modes = true;
    assert_int_equal(unpack(scene, "add('run', 'x', mode=0o4755); add('read', 'x', mode=0o444)"),
                     0);
    assert_int_equal(stat(arena_printf(scene->arena, "%s/out/run", scene->folder), &entry), 0);
    assert_int_equal(entry.st_mode & 07777, 0755);
    assert_int_equal(stat(arena_printf(scene->arena, "%s/out/read", scene->folder), &entry), 0);
    assert_int_equal(entry.st_mode & 07777, 0644);
}

static void nothing_gets_a_place_outside(void **state)
{
    struct scene *scene = *state;

    assert_refused(scene, "add('../x', 'text')", "illegal filepath in archive: ../x");
    assert_refused(scene, "add('a/../../x', 'text')", "illegal filepath in archive: a/../../x");
    assert_refused(scene, "add('/tmp/x', 'text')", "illegal filepath in archive: /tmp/x");
    assert_refused(scene, "add('l', type=tarfile.SYMTYPE, link='/etc')",
                   "illegal filepath in symlink: /etc");
    assert_refused(scene, "add('a/l', type=tarfile.SYMTYPE, link='../../x')",
                   "illegal filepath in symlink: ../../x");
}

static void a_symlink_is_no_way_for_what_follows_it(void **state)
{
    struct scene *scene = *state;

    assert_refused(scene,
                   "add('d', type=tarfile.DIRTYPE)\n"
                   "add('l', type=tarfile.SYMTYPE, link='d'); add('l/x', 'text')",
                   "illegal filepath in archive: l/x");
}

static void devices_and_hard_links_are_left_out(void **state)
{
    struct scene *scene = *state;

    assert_int_equal(unpack(scene, "add('f', 'text'); add('fifo', type=tarfile.FIFOTYPE)\n"
                                   "add('dev', type=tarfile.CHRTYPE)\n"
                                   "add('hard', type=tarfile.LNKTYPE, link='f')"),
                     0);
    assert_string_equal(content(scene, "f"), "text");
    assert_string_equal(content(scene, "fifo"), "ERROR 5");
    assert_string_equal(content(scene, "hard"), "ERROR 5");
}

static void bombs_end_at_the_limit(void **state)
{
    struct scene *scene = *state;

    scene->limits.bytes = 1000000;
    assert_refused(scene, "add('bomb', '\\0' * 300000000)",
                   "the archive is larger than 1000000 bytes when it is unpacked");
    scene->limits.max_entries = 100;
    assert_refused(scene, "[add('f%d' % i) for i in range(1000)]",
                   "the archive holds more than 100 files");
}

static void what_is_no_archive_is_refused(void **state)
{
    struct scene *scene = *state;
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);

    assert_int_equal(unpack_tar(fd, scene->folder, &scene->limits, &scene->err), -1);
    assert_int_equal(scene->err.code, ERR_INVALID);
    close(fd);
}

#define UNPACK_TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        UNPACK_TEST(files_folders_and_symlinks_are_made),
        UNPACK_TEST(modes_are_kept_where_that_is_wanted),
        UNPACK_TEST(nothing_gets_a_place_outside),
        UNPACK_TEST(a_symlink_is_no_way_for_what_follows_it),
        UNPACK_TEST(devices_and_hard_links_are_left_out),
        UNPACK_TEST(bombs_end_at_the_limit),
        UNPACK_TEST(what_is_no_archive_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
