#include "base/arena.h"
#include "base/vec.h"
#include "fake/values.h"
#include "test.h"
#include "webhook/match.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct texts list(const char *text)
{
    return texts_split(str_of(text), ' ', arena);
}

static struct webhook_push push_of(const char *url, const char *revision, const char *files)
{
    struct webhook_push push = { .kind = WEBHOOK_PUSH,
                                 .urls = list(url),
                                 .revision = str_of(revision),
                                 .touches_head = strcmp(revision, "main") == 0,
                                 .files = list(files) };

    push.tells_files = push.files.count > 0;
    return push;
}

/* `metadata` and `spec` in YAML. */
static struct push_match match(const struct webhook_push *push, const char *metadata,
                               const char *spec)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    assert_int_equal(
        application_read(value_of(arena, arena_printf(arena,
                                                      "{metadata: {name: a, namespace: argocd%s}, "
                                                      "spec: {destination: {}, %s}}",
                                                      metadata, spec)),
                         arena, &app, &err),
        0);
    return push_match(push_matcher_new(push, arena), &app);
}

static bool url_matches(const char *web_url, const char *url)
{
    struct webhook_push push = push_of(web_url, "main", "");

    return match(&push, "", arena_printf(arena, "source: {repoURL: '%s', path: .}", url)).refresh;
}

static void a_repository_has_many_addresses(void **state)
{
    static const char *const same[] = {
        "https://git.example.com/org/App",      "http://git.example.com/org/app.git",
        "ssh://git@git.example.com/org/app",    "git@git.example.com:org/app.git",
        "https://user@git.example.com/org/app", "ssh://git@ssh.git.example.com:22/org/app.git",
        "git@altssh.git.example.com:org/app",   "https://git.example.com:8443/org/app",
    };
    static const char *const others[] = {
        "https://git.example.com/org/app2",        "https://git.example.com/org/app/sub",
        "https://git.example.com.evil.io/org/app", "https://gitXexample.com/org/app",
        "https://evil.io/git.example.com/org/app", "file:///org/app",
        "https://git.example.com/org/app.git.git",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        if (!url_matches("https://git.example.com/org/app", same[i]))
            fail_msg("not the same: %s", same[i]);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (url_matches("https://git.example.com/org/app", others[i]))
            fail_msg("the same: %s", others[i]);
}

static void what_is_no_address_matches_nothing(void **state)
{
    (void)state;
    assert_int_equal(push_match_pattern(STR(""), arena).len, 0);
    assert_int_equal(push_match_pattern(STR("https://"), arena).len, 0);
    assert_int_equal(push_match_pattern(STR("git.example.com/org"), arena).len, 0);
    assert_int_equal(push_match_pattern(STR("https://git.example.com"), arena).len, 0);
    assert_false(url_matches("https:///x", "https:///x"));
    assert_true(url_matches("//git.example.com/org/app", "https://git.example.com/org/app"));
    assert_true(url_matches("https://[::1]:8080/org/app", "ssh://git@::1/org/app"));
}

static bool revision_matches(const char *pushed, const char *target)
{
    struct webhook_push push = push_of("https://g/o/a", pushed, "");

    return match(&push, "",
                 arena_printf(arena,
                              "source: {repoURL: 'https://g/o/a', path: ., targetRevision: '%s'}",
                              target))
        .refresh;
}

static void a_revision_is_a_name_the_head_or_a_range(void **state)
{
    (void)state;
    assert_true(revision_matches("main", ""));
    assert_true(revision_matches("main", "HEAD"));
    assert_true(revision_matches("main", "main"));
    assert_true(revision_matches("main", "refs/heads/main"));
    assert_true(revision_matches("main", "a/b/HEAD")); /* as the original cuts references */
    assert_false(revision_matches("main", "origin/main"));
    assert_false(revision_matches("main", "refs/notes/main"));
    assert_false(revision_matches("main", "heads/main"));
    assert_false(revision_matches("main", " main"));
    assert_false(revision_matches("main", "head"));
    assert_false(revision_matches("dev", ""));
    assert_false(revision_matches("dev", "HEAD"));
    assert_false(revision_matches("dev", "main"));
    assert_true(revision_matches("feature/x", "feature/x"));
    assert_true(revision_matches("feature/x", "refs/heads/feature/x"));
    assert_false(revision_matches("x", "feature/x"));
    assert_true(revision_matches("v1.2.3", "1.x"));
    assert_true(revision_matches("v1.2.3", "refs/tags/v1.2.3"));
    assert_true(revision_matches("1.2.3", ">=1.0.0 <2.0.0"));
    assert_false(revision_matches("v2.0.0", "1.x"));
}

static struct push_match with_files(const char *annotation, const char *path, const char *files)
{
    struct webhook_push push = push_of("https://g/o/a", "main", files);

    return match(&push,
                 *annotation ? arena_printf(arena,
                                            ", annotations: "
                                            "{argocd.argoproj.io/manifest-generate-paths: '%s'}",
                                            annotation)
                             : "",
                 arena_printf(arena, "source: {repoURL: 'https://g/o/a', path: %s}", path));
}

static void only_changes_beneath_the_paths_of_the_annotation_matter(void **state)
{
    (void)state;
    assert_true(with_files(".", "apps/a", "apps/a/x.yaml").refresh);
    assert_true(with_files(".", "apps/a", "apps/a/x.yaml").is_touched);
    assert_false(with_files(".", "apps/a", "apps/b/x.yaml").refresh);
    assert_true(with_files("/shared;.", "apps/a", "shared/values.yaml").refresh);
    assert_true(with_files("../shared", "apps/a", "apps/shared/values.yaml").refresh);
    assert_true(with_files("/apps/*/x.yaml", "apps/a", "apps/b/x.yaml").refresh);
    assert_true(with_files("../../..", "apps/a", "x.yaml").refresh); /* out of it is all of it */
    assert_true(with_files("/", "apps/a", "x.yaml").refresh);
    assert_true(with_files("/../apps/b", "apps/a", "apps/b/x.yaml").refresh);
    assert_false(with_files("/apps/b/../c", "apps/a", "apps/b/x.yaml").refresh);
    assert_true(with_files(".", "apps/a", "/apps/a/x.yaml").refresh);
    assert_false(with_files(".", "apps/a", "apps/a/../b/x.yaml").refresh);
    assert_false(with_files(".", "apps/a", "apps/ab/x.yaml").refresh);
    assert_true(with_files(" ; ", "apps/a", "x.yaml").refresh); /* says nothing */
    assert_true(with_files(".", "apps/a", "").refresh);         /* nobody knows what changed */
}

static void a_new_commit_without_any_of_its_files_spares_it(void **state)
{
    static const char paths[] =
        ", annotations: {argocd.argoproj.io/manifest-generate-paths: '.;/shared'}";
    struct webhook_push push = push_of("https://git.example.com/org/app", "main", "other/x");

    (void)state;
    assert_true(
        match(&push, paths, "source: {repoURL: 'https://git.example.com/org/app', path: app}")
            .is_spared);
    assert_false(
        match(&push, paths, "source: {repoURL: 'https://git.example.com/o', path: app}").is_spared);
    assert_false(match(&push, paths,
                       "source: {repoURL: 'https://git.example.com/org/app', path: app, "
                       "targetRevision: dev}")
                     .is_spared);
    assert_false(
        match(&push, paths, "source: {repoURL: 'https://git.example.com/org/app', path: other}")
            .is_spared);
    assert_false(match(&push, paths,
                       "sources: [{repoURL: 'https://git.example.com/org/app', path: app}, "
                       "{repoURL: 'https://git.example.com/org/app', path: other}]")
                     .is_spared);
}

static void without_the_annotation_its_own_folder_says_who_goes_first(void **state)
{
    struct push_match mine = with_files("", "apps/a", "README apps/a/x.yaml");
    struct push_match other = with_files("", "apps/b", "README apps/a/x.yaml");

    (void)state;
    assert_true(mine.refresh && mine.is_touched);
    assert_true(other.refresh);
    assert_false(other.is_touched);
    assert_true(with_files("", "'.'", "x").is_touched);
    assert_false(with_files("", "apps/a", "").is_touched);
}

static void any_of_several_sources_counts(void **state)
{
    struct webhook_push push = push_of("https://g/o/b", "main", "");
    struct push_match found = match(&push, "",
                                    "sources: [{repoURL: 'https://g/o/a', path: .}, {repoURL: "
                                    "'git@g:o/b.git', path: .}]");

    (void)state;
    assert_true(found.refresh);
    assert_true(str_equals(found.repo_url, "git@g:o/b.git"));
}

static void a_dry_source_asks_to_hydrate(void **state)
{
    static const char spec[] = "sourceHydrator: {drySource: {repoURL: 'https://g/o/dry', path: a, "
                               "targetRevision: main}, syncSource: {targetBranch: env, path: a}}";
    struct webhook_push dry = push_of("https://g/o/dry", "main", "a/x");
    struct webhook_push elsewhere = push_of("https://g/o/other", "main", "a/x");

    (void)state;
    assert_true(match(&dry, "", spec).hydrate);
    assert_false(match(&elsewhere, "", spec).hydrate);
}

static void a_spec_that_names_the_repository_is_worth_a_look(void **state)
{
    struct webhook_push push = push_of("https://g/o/b", "main", "");
    struct push_matcher *matcher = push_matcher_new(&push, arena);

    (void)state;
    assert_true(push_match_names(matcher, value_of(arena, "{source: {repoURL: 'git@g:o/b'}}")));
    assert_true(push_match_names(
        matcher, value_of(arena, "{sources: [{repoURL: x}, {repoURL: 'https://g/o/b.git'}]}")));
    assert_true(push_match_names(
        matcher, value_of(arena, "{sourceHydrator: {drySource: {repoURL: 'https://g/o/b'}}}")));
    assert_false(
        push_match_names(matcher, value_of(arena, "{source: {repoURL: 'https://g/o/c'}}")));
    assert_false(push_match_names(matcher, NULL));
}

static void an_image_is_matched_by_name_and_tag(void **state)
{
    struct webhook_push image = { .kind = WEBHOOK_IMAGE,
                                  .urls = list("ghcr.io/Org/app"),
                                  .revision = STR("1.2.3") };

    (void)state;
    assert_true(
        match(&image, "", "source: {repoURL: 'oci://ghcr.io/org/app', targetRevision: 1.2.3}")
            .refresh);
    assert_true(
        match(&image, "", "source: {repoURL: 'oci://ghcr.io/org/app', targetRevision: ^1.0.0}")
            .refresh);
    assert_false(
        match(&image, "", "source: {repoURL: 'oci://ghcr.io/org/app', targetRevision: HEAD}")
            .refresh);
    assert_false(
        match(&image, "", "source: {repoURL: 'https://ghcr.io/org/app', targetRevision: 1.2.3}")
            .refresh);
    assert_false(
        match(&image, "", "source: {repoURL: 'oci://ghcr.io/org/app2', targetRevision: 1.2.3}")
            .refresh);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_repository_has_many_addresses),
        TEST(what_is_no_address_matches_nothing),
        TEST(a_revision_is_a_name_the_head_or_a_range),
        TEST(only_changes_beneath_the_paths_of_the_annotation_matter),
        TEST(a_new_commit_without_any_of_its_files_spares_it),
        TEST(without_the_annotation_its_own_folder_says_who_goes_first),
        TEST(any_of_several_sources_counts),
        TEST(a_dry_source_asks_to_hydrate),
        TEST(a_spec_that_names_the_repository_is_worth_a_look),
        TEST(an_image_is_matched_by_name_and_tag),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
