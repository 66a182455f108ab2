#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "io/tree.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    char outside[64], root[128];
    struct tree *tree;
    struct arena *arena;
    struct error err;
};

static void put(const struct fixture *fixture, const char *path, const char *text)
{
    char full[512];
    FILE *file;

    snprintf(full, sizeof(full), "%s/%s", fixture->root, path);
    file = fopen(full, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void make_folder(const struct fixture *fixture, const char *path)
{
    char full[512];

    snprintf(full, sizeof(full), "%s/%s", fixture->root, path);
    assert_int_equal(mkdir(full, 0755), 0);
}

static void make_link(const struct fixture *fixture, const char *path, const char *target)
{
    char full[512];

    snprintf(full, sizeof(full), "%s/%s", fixture->root, path);
    assert_int_equal(symlink(target, full), 0);
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));

    snprintf(fixture->outside, sizeof(fixture->outside), "/tmp/argosy-tree-XXXXXX");
    assert_non_null(mkdtemp(fixture->outside));
    snprintf(fixture->root, sizeof(fixture->root), "%s/root", fixture->outside);
    assert_int_equal(mkdir(fixture->root, 0755), 0);
    make_folder(fixture, "a");
    make_folder(fixture, "a/deep");
    put(fixture, "a/one.yaml", "one");
    put(fixture, "a/deep/two.yaml", "two");
    put(fixture, "a.yaml", "top");
    put(fixture, "../secret", "secret");
    make_link(fixture, "inside", "a/deep");
    make_link(fixture, "a/deep/up", "../../a.yaml");
    make_link(fixture, "outside", "../secret");
    make_link(fixture, "absolute", "/etc/passwd");
    make_link(fixture, "dangling", "nowhere");
    make_link(fixture, "circle", "circle");
    fixture->arena = arena_new();
    if (tree_open(fixture->root, &fixture->tree, &fixture->err) < 0)
        fail_msg("%s", error_text(&fixture->err));
    *state = fixture;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int flag, struct FTW *ftw)
{
    (void)status;
    (void)flag;
    (void)ftw;
    return remove(path);
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    tree_close(fixture->tree);
    arena_free(fixture->arena);
    error_release(&fixture->err);
    nftw(fixture->outside, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return 0;
}

static int code_of_reading(struct fixture *fixture, const char *path, struct str *out)
{
    return tree_read(fixture->tree, path, 1000, fixture->arena, out, &fixture->err) == 0
               ? ERR_OK
               : (int)fixture->err.code;
}

static void files_are_read_through_symlinks_that_stay_inside(void **state)
{
    struct fixture *fixture = *state;
    struct str text;

    assert_int_equal(code_of_reading(fixture, "a/one.yaml", &text), ERR_OK);
    assert_string_equal(text.ptr, "one");
    assert_int_equal(code_of_reading(fixture, "inside/two.yaml", &text), ERR_OK);
    assert_string_equal(text.ptr, "two");
    assert_int_equal(code_of_reading(fixture, "inside/up", &text), ERR_OK);
    assert_string_equal(text.ptr, "top");
    assert_int_equal(code_of_reading(fixture, "a/../a.yaml", &text), ERR_OK);
}

static void nothing_leads_out_of_the_root(void **state)
{
    static const char *const paths[] = { "../secret",   "outside",      "absolute",
                                         "/etc/passwd", "a/../../root", "inside/../../../secret" };
    struct fixture *fixture = *state;
    struct str text;

    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        assert_int_equal(code_of_reading(fixture, paths[i], &text), ERR_FORBIDDEN);
        assert_non_null(strstr(error_text(&fixture->err), "leads out of the tree"));
    }
}

static void what_cannot_be_read_says_why(void **state)
{
    struct fixture *fixture = *state;
    struct str text;

    assert_int_equal(code_of_reading(fixture, "missing", &text), ERR_NOT_FOUND);
    assert_int_equal(code_of_reading(fixture, "dangling", &text), ERR_NOT_FOUND);
    assert_int_equal(code_of_reading(fixture, "circle", &text), ERR_INVALID);
    assert_int_equal(code_of_reading(fixture, "a", &text), ERR_INVALID);
    assert_int_equal(
        tree_read(fixture->tree, "a/one.yaml", 2, fixture->arena, &text, &fixture->err), -1);
    assert_int_equal(fixture->err.code, ERR_TOO_LARGE);
}

static void a_pipe_in_the_tree_blocks_nobody(void **state)
{
    struct fixture *fixture = *state;
    char full[512];
    struct str text;

    snprintf(full, sizeof(full), "%s/pipe", fixture->root);
    assert_int_equal(mkfifo(full, 0644), 0);
    assert_int_equal(code_of_reading(fixture, "pipe", &text), ERR_INVALID);
}

static void looking_follows_symlinks_or_does_not(void **state)
{
    struct fixture *fixture = *state;
    struct tree_entry entry;

    assert_int_equal(tree_stat(fixture->tree, "inside", &entry, &fixture->err), 1);
    assert_int_equal(entry.kind, TREE_FOLDER);
    assert_int_equal(tree_lstat(fixture->tree, "inside", &entry, &fixture->err), 1);
    assert_int_equal(entry.kind, TREE_SYMLINK);
    assert_int_equal(tree_stat(fixture->tree, "a.yaml", &entry, &fixture->err), 1);
    assert_int_equal(entry.kind, TREE_FILE);
    assert_int_equal(entry.size_bytes, 3);
    assert_int_equal(tree_stat(fixture->tree, "missing", &entry, &fixture->err), 0);
    assert_int_equal(tree_stat(fixture->tree, "dangling", &entry, &fixture->err), 0);
    assert_int_equal(tree_lstat(fixture->tree, "dangling", &entry, &fixture->err), 1);
    assert_int_equal(tree_stat(fixture->tree, "outside", &entry, &fixture->err), -1);
    assert_int_equal(tree_lstat(fixture->tree, "outside", &entry, &fixture->err), 1);
    assert_int_equal(tree_stat(fixture->tree, "", &entry, &fixture->err), 1);
    assert_int_equal(entry.kind, TREE_FOLDER);
}

static void symlinks_tell_their_target_and_real_path(void **state)
{
    struct fixture *fixture = *state;
    const char *text = NULL;

    assert_int_equal(tree_read_link(fixture->tree, "outside", fixture->arena, &text, &fixture->err),
                     0);
    assert_string_equal(text, "../secret");
    assert_int_equal(tree_read_link(fixture->tree, "a.yaml", fixture->arena, &text, &fixture->err),
                     -1);
    assert_int_equal(fixture->err.code, ERR_INVALID);

    assert_int_equal(
        tree_real_path(fixture->tree, "inside/up", fixture->arena, &text, &fixture->err), 0);
    assert_string_equal(text, "a.yaml");
    assert_int_equal(
        tree_real_path(fixture->tree, "./inside//two.yaml", fixture->arena, &text, &fixture->err),
        0);
    assert_string_equal(text, "a/deep/two.yaml");
    assert_int_equal(tree_real_path(fixture->tree, ".", fixture->arena, &text, &fixture->err), 0);
    assert_string_equal(text, ".");
}

static void a_real_path_is_refused_by_kind(void **state)
{
    static const struct {
        const char *path;
        enum error_code code;
    } cases[] = { { "outside", ERR_FORBIDDEN },   { "absolute", ERR_FORBIDDEN },
                  { "../secret", ERR_FORBIDDEN }, { "dangling", ERR_NOT_FOUND },
                  { "circle", ERR_INVALID },      { "a/missing/x", ERR_NOT_FOUND } };
    struct fixture *fixture = *state;
    const char *text = NULL;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_int_equal(
            tree_real_path(fixture->tree, cases[i].path, fixture->arena, &text, &fixture->err), -1);
        assert_int_equal(fixture->err.code, cases[i].code);
    }
}

struct walked {
    struct strbuf list;
    const char *skip, *stop;
};

static enum tree_step note(void *context, const char *path, const struct tree_entry *entry,
                           struct error *err)
{
    static const char *const marks[] = { "", "/", "@", "?" };
    struct walked *walked = context;

    (void)err;
    strbuf_printf(&walked->list, "%s%s ", path, marks[entry->kind]);
    if (walked->skip && strcmp(path, walked->skip) == 0)
        return TREE_SKIP_FOLDER;
    return walked->stop && strcmp(path, walked->stop) == 0 ? TREE_STOP : TREE_GO_ON;
}

static void assert_walk(struct fixture *fixture, const char *from, const char *skip,
                        const char *stop, const char *expected)
{
    struct walked walked = { .list = STRBUF_INIT(1000), .skip = skip, .stop = stop };

    if (tree_walk(fixture->tree, from, NULL, note, &walked, &fixture->err) < 0)
        fail_msg("%s", error_text(&fixture->err));
    assert_string_equal(walked.list.ptr, expected);
    strbuf_release(&walked.list);
}

static void a_walk_goes_in_the_order_of_go(void **state)
{
    struct fixture *fixture = *state;

    assert_walk(fixture, ".", NULL, NULL,
                "./ a/ a/deep/ a/deep/two.yaml a/deep/up@ a/one.yaml a.yaml absolute@ circle@ "
                "dangling@ inside@ outside@ ");
    assert_walk(fixture, "a/deep", NULL, NULL, "a/deep/ a/deep/two.yaml a/deep/up@ ");
    assert_walk(fixture, "a.yaml", NULL, NULL, "a.yaml ");
}

static void a_walk_can_skip_and_stop(void **state)
{
    struct fixture *fixture = *state;

    assert_walk(fixture, ".", "a", "absolute", "./ a/ a.yaml absolute@ ");
    assert_walk(fixture, "a", "a/deep/two.yaml", NULL, "a/ a/deep/ a/deep/two.yaml a/one.yaml ");
    assert_walk(fixture, "", NULL, "a/deep", "./ a/ a/deep/ ");
}

static void a_walk_has_limits(void **state)
{
    struct fixture *fixture = *state;
    struct walked walked = { .list = STRBUF_INIT(1000) };

    assert_int_equal(tree_walk(fixture->tree, ".", &(struct tree_walk_limits){ .max_entries = 5 },
                               note, &walked, &fixture->err),
                     -1);
    assert_int_equal(fixture->err.code, ERR_TOO_LARGE);
    assert_int_equal(tree_walk(fixture->tree, ".", &(struct tree_walk_limits){ .max_depth = 2 },
                               note, &walked, &fixture->err),
                     -1);
    assert_int_equal(fixture->err.code, ERR_TOO_LARGE);
    assert_int_equal(tree_walk(fixture->tree, "missing", NULL, note, &walked, &fixture->err), -1);
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    strbuf_release(&walked.list);
}

static void a_folder_is_listed_sorted_and_limited(void **state)
{
    struct fixture *fixture = *state;
    const char *const *names = NULL;
    size_t count = 0;

    assert_int_equal(
        tree_list(fixture->tree, "inside", 10, fixture->arena, &names, &count, &fixture->err), 0);
    assert_int_equal(count, 2);
    assert_string_equal(names[0], "two.yaml");
    assert_string_equal(names[1], "up");
    assert_int_equal(
        tree_list(fixture->tree, ".", 3, fixture->arena, &names, &count, &fixture->err), -1);
    assert_int_equal(fixture->err.code, ERR_TOO_LARGE);
}

static void a_folder_can_be_a_tree_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(tree_close) struct tree *below = NULL;
    struct str text;

    assert_int_equal(tree_open_folder(fixture->tree, "a/deep", &below, &fixture->err), 0);
    assert_int_equal(tree_read(below, "two.yaml", 100, fixture->arena, &text, &fixture->err), 0);
    assert_int_equal(tree_read(below, "up", 100, fixture->arena, &text, &fixture->err), -1);
    assert_int_equal(fixture->err.code, ERR_FORBIDDEN);
}

static int open_for_it(void *context, const char *path, int flags, struct error *err)
{
    int fd = -1;

    return tree_open_file(context, path, flags, &fd, err) < 0 ? -1 : fd;
}

static int read_link_for_it(void *context, const char *path, struct arena *arena, const char **out,
                            struct error *err)
{
    return tree_read_link(context, path, arena, out, err);
}

static void a_tree_of_an_opener_works_the_same(void **state)
{
    struct fixture *fixture = *state;
    static const struct tree_opener opener = { open_for_it, read_link_for_it };
    struct tree *direct = fixture->tree;

    fixture->tree = tree_of_opener(&opener, direct);
    files_are_read_through_symlinks_that_stay_inside(state);
    nothing_leads_out_of_the_root(state);
    a_walk_goes_in_the_order_of_go(state);
    symlinks_tell_their_target_and_real_path(state);
    tree_close(fixture->tree);
    fixture->tree = direct;
}

static void paths_are_cleaned_and_joined_as_in_go(void **state)
{
    static const char *const cases[][2] = {
        { "", "." },
        { ".", "." },
        { "/", "/" },
        { "//", "/" },
        { "a//b", "a/b" },
        { "a/./b/", "a/b" },
        { "a/../b", "b" },
        { "a/b/..", "a" },
        { "../a", "../a" },
        { "a/../../b", "../b" },
        { "/..", "/" },
        { "/../a", "/a" },
        { "../../x", "../../x" },
        { "abc/def/../../..", ".." },
        { "/abc/def/../..", "/" },
        { "abc/./../def", "def" },
        { "abc//./../def", "def" },
        { "...", "..." },
        { "a/..", "." },
        { "./../a", "../a" },
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(tree_clean(cases[i][0], fixture->arena), cases[i][1]);
    assert_string_equal(tree_join("a", "b", fixture->arena), "a/b");
    assert_string_equal(tree_join("a", "../b", fixture->arena), "b");
    assert_string_equal(tree_join("a", "", fixture->arena), "a");
    assert_string_equal(tree_join("", "b/", fixture->arena), "b");
    assert_string_equal(tree_join("", "", fixture->arena), "");
    assert_string_equal(tree_join("a", "/b", fixture->arena), "a/b");
}

static void a_path_is_inside_when_it_never_goes_above_its_start(void **state)
{
    (void)state;
    assert_true(tree_is_inside(""));
    assert_true(tree_is_inside("a/../b"));
    assert_true(tree_is_inside("a/.."));
    assert_true(tree_is_inside("..."));
    assert_false(tree_is_inside(".."));
    assert_false(tree_is_inside("/a"));
    assert_false(tree_is_inside("a/../../b"));
    assert_false(tree_is_inside("../root/a"));
}

int main(void)
{
#define IN_TREE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        IN_TREE(files_are_read_through_symlinks_that_stay_inside),
        IN_TREE(nothing_leads_out_of_the_root),
        IN_TREE(what_cannot_be_read_says_why),
        IN_TREE(a_pipe_in_the_tree_blocks_nobody),
        IN_TREE(looking_follows_symlinks_or_does_not),
        IN_TREE(symlinks_tell_their_target_and_real_path),
        IN_TREE(a_real_path_is_refused_by_kind),
        IN_TREE(a_walk_goes_in_the_order_of_go),
        IN_TREE(a_walk_can_skip_and_stop),
        IN_TREE(a_walk_has_limits),
        IN_TREE(a_folder_is_listed_sorted_and_limited),
        IN_TREE(a_folder_can_be_a_tree_of_its_own),
        IN_TREE(a_tree_of_an_opener_works_the_same),
        IN_TREE(paths_are_cleaned_and_joined_as_in_go),
        cmocka_unit_test(a_path_is_inside_when_it_never_goes_above_its_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
