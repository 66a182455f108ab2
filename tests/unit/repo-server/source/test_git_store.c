#include "../fiber_scene.h"
#include "base/clock.h"
#include "io/tree.h"
#include "source/git_command.h"
#include "source/git_listing.h"
#include "source/git_store.h"

static struct git_repository *get(struct fiber_scene *scene, const char *url)
{
    Argosy__Repo__Repository wanted = repository_of(url);
    struct git_repository *repository = NULL;

    check(git_store_get(scene->store, &wanted, &repository, &scene->err) == 0);
    return repository;
}

static const char *resolve(struct fiber_scene *scene, struct git_repository *repository,
                           const char *revision, bool is_fresh)
{
    const char *commit = NULL;

    check(git_repository_resolve(repository, &(struct git_wanted){ revision, "", is_fresh, 0 },
                                 scene->arena, &commit, &scene->err) == 0);
    return commit;
}

static const char *read_file(struct fiber_scene *scene, struct git_tree *tree, const char *path)
{
    struct str text;

    check(tree_read(git_tree_files(tree), path, 1000, scene->arena, &text, &scene->err) == 0);
    return text.ptr;
}

static struct git_tree *check_out(struct fiber_scene *scene, struct git_repository *repository,
                                  const char *revision)
{
    struct git_tree *tree = NULL;

    check(git_repository_checkout(repository, revision, true, &tree, &scene->err) == 0);
    return tree;
}

static double fetches(struct fiber_scene *scene)
{
    return metric_value(metric_series(scene->metrics.git_requests, LABELS(scene->url, "fetch")));
}

static double listings(struct fiber_scene *scene)
{
    return metric_value(
        metric_series(scene->metrics.git_requests, LABELS(scene->url, "ls-remote")));
}

static void run_one_commit(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    const char *commit = resolve(scene, repository, "main", false);
    struct git_tree *tree = check_out(scene, repository, commit), *again;

    check(strcmp(git_tree_commit(tree), commit) == 0);
    check(strcmp(read_file(scene, tree, "app/a.yaml"), "kind: A\n") == 0);
    again = check_out(scene, repository, commit);
    check(again == tree);
    git_tree_release(again);
    git_tree_release(tree);
    check(fetches(scene) == 1 && listings(scene) == 1);
    git_repository_release(repository);
}

static void a_commit_is_fetched_once_and_its_files_are_shared(void **state)
{
    in_fiber(state, run_one_commit);
}

static void run_new_commit(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    const char *first = resolve(scene, repository, "main", false), *second;
    struct git_tree *old = check_out(scene, repository, first), *tree;

    run_script(scene, "cd repo; echo 'kind: B' > app/a.yaml; git commit -q -a -m second");
    check(strcmp(resolve(scene, repository, "main", false), first) == 0);
    second = resolve(scene, repository, "main", true);
    check(strcmp(second, first) != 0);
    tree = check_out(scene, repository, second);
    check(strcmp(read_file(scene, tree, "app/a.yaml"), "kind: B\n") == 0);
    check(strcmp(read_file(scene, old, "app/a.yaml"), "kind: A\n") == 0);
    git_tree_release(tree);
    git_tree_release(old);
    git_repository_release(repository);
}

static void a_new_commit_does_not_touch_what_others_read(void **state)
{
    in_fiber(state, run_new_commit);
}

static void run_short(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    const char *commit = resolve(scene, repository, "main", false);
    const char *beginning = arena_strndup(scene->arena, commit, 8);
    struct git_tree *tree = check_out(scene, repository, beginning);

    check(strcmp(git_tree_commit(tree), commit) == 0);
    git_tree_release(tree);
    git_repository_release(repository);
}

static void the_beginning_of_a_commit_is_enough(void **state)
{
    in_fiber(state, run_short);
}

static void run_missing(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    struct git_tree *tree = NULL;

    check(git_repository_checkout(repository, "1111111111111111111111111111111111111111", true,
                                  &tree, &scene->err) < 0);
    check(strstr(error_text(&scene->err),
                 "Failed to checkout revision 1111111111111111111111111111111111111111: `git fetch "
                 "origin 1111111111111111111111111111111111111111 --tags --force --prune` failed "
                 "exit status 128: ") == error_text(&scene->err));
    check(scene->err.code == ERR_INTERNAL);
    git_repository_release(repository);
}

static void a_commit_that_is_nowhere_is_named(void **state)
{
    in_fiber(state, run_missing);
}

static void resolve_asked(struct fiber_scene *scene, struct git_repository *repository,
                          int64_t asked_ms_ago)
{
    const char *commit = NULL;

    check(git_repository_resolve(repository, &(struct git_wanted){ "main", "", true, asked_ms_ago },
                                 scene->arena, &commit, &scene->err) == 0);
}

static void run_asked_before(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);

    resolve_asked(scene, repository, 0);
    check(listings(scene) == 1);
    resolve_asked(scene, repository, 0); /* asked after it */
    check(listings(scene) == 2);
    resolve_asked(scene, repository, 600000); /* asked long before, and only now its turn */
    check(listings(scene) == 2);
    git_repository_release(repository);
}

static void a_listing_made_since_it_was_asked_for_is_fresh_enough(void **state)
{
    in_fiber(state, run_asked_before);
}

struct procession {
    struct fiber_scene *scene;
    int begun, ended;
    bool is_done;
};

enum { PROCESSION = 40, PACE_MS = 3, GATHER_MS = 100 };

static void join_procession(void *context)
{
    struct procession *procession = context;
    struct fiber_scene *scene = procession->scene;
    struct git_repository *repository = get(scene, scene->url);

    fiber_sleep_ms((int64_t)PACE_MS * procession->begun++);
    resolve_asked(scene, repository, 0);
    git_repository_release(repository);
    procession->is_done = ++procession->ended == PROCESSION;
}

static void those_who_insist_one_after_the_other_share_listings(void **state)
{
    struct fiber_scene *scene = *state;
    struct procession procession = { .scene = scene };
    int64_t begin_ms = clock_monotonic_ms();

    for (int i = 0; i < PROCESSION; i++)
        fiber_start(scene->fibers, join_procession, &procession);
    assert_int_equal(loop_run_until(scene->loop, &procession.is_done, 60000, &scene->err), 0);
    assert_true(listings(scene) >= 2);
    assert_true(listings(scene) <= (double)(clock_monotonic_ms() - begin_ms) / GATHER_MS + 1);
}

static void run_no_repository(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, "/nonexistent/repo");
    const char *commit = NULL;

    check(git_repository_resolve(repository, &(struct git_wanted){ "main", "", false, 0 },
                                 scene->arena, &commit, &scene->err) < 0);
    check(strcmp(error_text(&scene->err), "failed to list refs: repository not found") == 0);
    git_repository_release(repository);
}

static void a_repository_that_is_not_there_is_said_to_be_not_found(void **state)
{
    in_fiber(state, run_no_repository);
}

struct crowd {
    struct fiber_scene *scene;
    const char *commit;
    int arrived;
    bool is_done;
};

static void join_crowd(void *context)
{
    struct crowd *crowd = context;
    struct fiber_scene *scene = crowd->scene;
    struct git_repository *repository = get(scene, scene->url);
    struct git_tree *tree = check_out(scene, repository, resolve(scene, repository, "main", false));

    git_tree_release(tree);
    git_repository_release(repository);
    crowd->is_done = ++crowd->arrived == 10;
}

static void ten_callers_list_once_and_fetch_once(void **state)
{
    struct fiber_scene *scene = *state;
    struct crowd crowd = { .scene = scene };

    for (int i = 0; i < 10; i++)
        fiber_start(scene->fibers, join_crowd, &crowd);
    assert_int_equal(loop_run_until(scene->loop, &crowd.is_done, 60000, &scene->err), 0);
    assert_true(fetches(scene) == 1);
    assert_true(listings(scene) == 1);
}

static void run_logins(struct fiber_scene *scene)
{
    Argosy__Repo__Repository wanted = repository_of(scene->url);
    struct git_repository *one = get(scene, scene->url), *other = NULL, *same, *spelled;

    wanted.password = (char *)(uintptr_t) "secret";
    check(git_store_get(scene->store, &wanted, &other, &scene->err) == 0);
    check(other != one);
    same = get(scene, scene->url);
    check(same == one);
    spelled = get(scene, arena_printf(scene->arena, "%s.git", scene->url));
    check(spelled != one);
    git_repository_release(spelled);
    git_repository_release(same);
    git_repository_release(other);
    git_repository_release(one);
}

static void logins_and_spellings_of_a_url_share_nothing(void **state)
{
    in_fiber(state, run_logins);
}

static void run_restart(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    const char *commit = resolve(scene, repository, "main", false);

    git_tree_release(check_out(scene, repository, commit));
    git_repository_release(repository);
    git_store_close(scene->store);
    run_script(scene, "rm -rf repo; ls clones/0/*/tree-1/app/a.yaml >/dev/null");
    check(open_store(scene) == 0);
    repository = get(scene, scene->url);
    git_tree_release(check_out(scene, repository, commit));
    git_repository_release(repository);
    check(fetches(scene) == 1);
}

static void a_clone_outlives_its_process(void **state)
{
    in_fiber(state, run_restart);
}

static void two_processes_take_different_parts(void **state)
{
    struct fiber_scene *scene = *state;
    struct git_store *first = scene->store;

    assert_int_equal(open_store(scene), 0);
    run_script(scene, "test -d clones/0; test -d clones/1");
    git_store_close(scene->store);
    scene->store = first;
}

static void run_cleaning(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    struct git_tree *tree = check_out(scene, repository, resolve(scene, repository, "main", false));

    git_store_clean(scene->store);
    run_script(scene, "test -d clones/0/*/tree-1");
    git_tree_release(tree);
    git_repository_release(repository);
    git_store_clean(scene->store); /* it has just been used */
    run_script(scene, "test -d clones/0/*/tree-1");
}

static void what_is_in_use_is_not_cleaned_away(void **state)
{
    in_fiber(state, run_cleaning);
}

static void run_symlink(struct fiber_scene *scene)
{
    struct git_repository *repository = get(scene, scene->url);
    const char *link = NULL;
    struct git_tree *tree;

    run_script(scene, "cd repo; ln -s ../../etc app/out; git add .; git commit -q -m link");
    tree = check_out(scene, repository, resolve(scene, repository, "main", true));
    check(git_tree_escaping_symlink(tree, scene->arena, &link, &scene->err) == 1);
    check(strcmp(link, "app/out") == 0);
    check(git_tree_escaping_symlink(tree, scene->arena, &link, &scene->err) == 1);
    git_tree_release(tree);
    git_repository_release(repository);
}

static void a_symlink_out_of_the_tree_is_found(void **state)
{
    in_fiber(state, run_symlink);
}

static void run_option_like(struct fiber_scene *scene)
{
    Argosy__Repo__Repository wanted = repository_of("--upload-pack=/bin/false");
    struct git_repository *repository = NULL;
    const char *commit;

    check(git_store_get(scene->store, &wanted, &repository, &scene->err) < 0);
    check(scene->err.code == ERR_INVALID);
    repository = get(scene, scene->url);
    check(git_repository_fetch(repository, "--all", scene->arena, &commit, &scene->err) < 0);
    git_repository_release(repository);
}

static void nothing_outside_becomes_an_option_of_git(void **state)
{
    in_fiber(state, run_option_like);
}

static void run_hanging(struct fiber_scene *scene)
{
    struct git_runner runner = { .loop = scene->loop,
                                 .program = "sleep",
                                 .ask_pass = "",
                                 .timeout_ms = 300,
                                 .grace_ms = 100,
                                 .hidden = NULL };
    const char *const arguments[] = { "10", NULL };
    struct git_command command = { .arguments = arguments, .folder = "/", .shown = "git fetch" };
    int64_t begin_ms = clock_monotonic_ms();

    check(git_run(&runner, &command, scene->arena, NULL, &scene->err) < 0);
    check(scene->err.code == ERR_TIMEOUT);
    check(strcmp(error_text(&scene->err), "`git fetch` failed timeout after 300ms") == 0);
    check(clock_monotonic_ms() - begin_ms < 5000);
}

static void a_git_that_hangs_is_ended(void **state)
{
    in_fiber(state, run_hanging);
}

static void run_hidden(struct fiber_scene *scene)
{
    struct git_runner runner = { .loop = scene->loop,
                                 .program = "sh",
                                 .ask_pass = "",
                                 .timeout_ms = 5000,
                                 .grace_ms = 100,
                                 .hidden = "/tmp/clones" };
    const char *const arguments[] = {
        "-c",
        "echo \"bad '/tmp/clones/0/abc/tree-1/app/x' and /tmp/clones/0/abc/clone\" >&2; exit 1",
        NULL
    };
    struct git_command command = { .arguments = arguments, .folder = "/", .shown = "git x" };

    check(git_run(&runner, &command, scene->arena, NULL, &scene->err) < 0);
    check(strcmp(error_text(&scene->err),
                 "`git x` failed exit status 1: bad '<path to cached source>/app/x' and <path to "
                 "cached source>") == 0);
}

static void no_message_says_where_clones_lie(void **state)
{
    in_fiber(state, run_hidden);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

static void run_too_large(struct fiber_scene *scene)
{
    struct git_runner runner = { .loop = scene->loop,
                                 .program = "sleep",
                                 .ask_pass = "",
                                 .timeout_ms = 20000,
                                 .grace_ms = 100,
                                 .hidden = NULL };
    const char *const arguments[] = { "10", NULL };
    struct git_command command = {
        .arguments = arguments, .folder = "/", .shown = "git fetch", .is_too_large = always
    };

    check(git_run(&runner, &command, scene->arena, NULL, &scene->err) < 0);
    check(scene->err.code == ERR_TOO_LARGE);
    check(strcmp(error_text(&scene->err), "`git fetch` failed: the repository is too large") == 0);
}

static void a_fetch_that_grows_too_large_is_ended(void **state)
{
    in_fiber(state, run_too_large);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(a_commit_is_fetched_once_and_its_files_are_shared),
        SCENE_TEST(a_new_commit_does_not_touch_what_others_read),
        SCENE_TEST(the_beginning_of_a_commit_is_enough),
        SCENE_TEST(a_commit_that_is_nowhere_is_named),
        SCENE_TEST(a_listing_made_since_it_was_asked_for_is_fresh_enough),
        SCENE_TEST(those_who_insist_one_after_the_other_share_listings),
        SCENE_TEST(a_repository_that_is_not_there_is_said_to_be_not_found),
        SCENE_TEST(ten_callers_list_once_and_fetch_once),
        SCENE_TEST(logins_and_spellings_of_a_url_share_nothing),
        SCENE_TEST(a_clone_outlives_its_process),
        SCENE_TEST(two_processes_take_different_parts),
        SCENE_TEST(what_is_in_use_is_not_cleaned_away),
        SCENE_TEST(a_symlink_out_of_the_tree_is_found),
        SCENE_TEST(nothing_outside_becomes_an_option_of_git),
        SCENE_TEST(a_git_that_hangs_is_ended),
        SCENE_TEST(a_fetch_that_grows_too_large_is_ended),
        SCENE_TEST(no_message_says_where_clones_lie),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
