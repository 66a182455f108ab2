#include "base/arena.h"
#include "cache/source_key.h"
#include "test.h"

static struct manifest_key plain_key(void)
{
    return (struct manifest_key){
        .revision = "abc",
        .source = STR("{\"repoURL\":\"https://h/x\",\"path\":\"app\",\"targetRevision\":\"main\"}"),
        .namespace = "ns",
        .tracking_method = "annotation",
        .app_label_key = "app.kubernetes.io/instance",
        .app_name = "app",
        .installation_id = "",
        .kube_version = "",
    };
}

/* FNV-1a of {"appSrc":{"repoURL":"","path":"app"},"srcRefs":{}} plus that of "|". */
#define PLAIN "2520187218"

static void the_key_is_the_originals(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct manifest_key key = plain_key();

    (void)state;
    assert_string_equal(manifest_key_text(&key, arena),
                        "mfst|annotation:app.kubernetes.io/instance|app|abc|ns|" PLAIN "|nil");
    key.tracking_method = "label";
    key.installation_id = "here";
    assert_string_equal(manifest_key_text(&key, arena),
                        "mfst|app.kubernetes.io/instance|app|abc|ns|" PLAIN "|nil|here");
    key.helm_rules = 4;
    assert_string_equal(manifest_key_text(&key, arena),
                        "mfst|app.kubernetes.io/instance|app|abc|ns|" PLAIN "|nil|here");
    key.helm_rules = 3;
    assert_string_equal(manifest_key_text(&key, arena),
                        "mfst|app.kubernetes.io/instance|app|abc|ns|" PLAIN "|nil|here|helm3");
}

static void the_order_of_a_source_does_not_count_but_its_content_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct manifest_key key = plain_key(), other = plain_key();

    (void)state;
    other.source = STR("{\"path\":\"app\",\"targetRevision\":\"dev\",\"repoURL\":\"https://h/y\"}");
    assert_string_equal(manifest_key_text(&key, arena), manifest_key_text(&other, arena));
    other.source = STR("{\"path\":\"app\",\"directory\":{\"recurse\":true}}");
    assert_string_not_equal(manifest_key_text(&key, arena), manifest_key_text(&other, arena));
}

static void the_cluster_counts_whatever_the_order_of_its_versions(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct manifest_key key = plain_key(), other = plain_key();
    char a[] = "apps/v1", b[] = "v1";
    char *forward[] = { a, b }, *backward[] = { b, a };

    (void)state;
    key.kube_version = other.kube_version = "1.35";
    key.api_versions = forward;
    other.api_versions = backward;
    key.api_version_count = other.api_version_count = 2;
    assert_string_equal(manifest_key_text(&key, arena), manifest_key_text(&other, arena));
    other.api_version_count = 1;
    assert_string_not_equal(manifest_key_text(&key, arena), manifest_key_text(&other, arena));
}

static void a_policy_is_part_of_it_as_go_prints_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct manifest_key key = plain_key();
    Argosy__Repo__GitIntegrityPolicy policy = ARGOSY__REPO__GIT_INTEGRITY_POLICY__INIT;
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };
    Argosy__Repo__SourceIntegrity integrity = ARGOSY__REPO__SOURCE_INTEGRITY__INIT;
    char url[] = "U", one[] = "K1", two[] = "K2";
    char *urls[] = { url }, *keys[] = { one, two };

    (void)state;
    policy.n_repositories = 1;
    policy.repositories = urls;
    policy.gpg_mode = (char *)(uintptr_t) "head";
    policy.n_gpg_keys = 2;
    policy.gpg_keys = keys;
    integrity.n_git_policies = 1;
    integrity.git_policies = policies;
    key.integrity = &integrity;
    assert_string_equal(
        manifest_key_text(&key, arena),
        "mfst|annotation:app.kubernetes.io/instance|app|abc|ns|" PLAIN
        "|&SourceIntegrity{Git:&SourceIntegrityGit{Policies:[]*SourceIntegrityGitPolicy{"
        "&SourceIntegrityGitPolicy{Repos:[]SourceIntegrityGitPolicyRepo{"
        "SourceIntegrityGitPolicyRepo{URL:U,},},GPG:&SourceIntegrityGitPolicyGPG{Mode:head,"
        "Keys:[K1 K2],},},},},}");
}

static void details_have_a_key_of_their_own(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    struct manifest_key key = { .revision = "abc",
                                .source = STR("{\"path\":\"app\"}"),
                                .tracking_method = "" };

    (void)state;
    /* FNV-1a of {"appSrc":{"repoURL":"","path":"app"},"srcRefs":{}} alone */
    assert_string_equal(app_details_key_text(&key, arena), "appdetails|abc|2636822295|label");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_is_the_originals),
        cmocka_unit_test(the_order_of_a_source_does_not_count_but_its_content_does),
        cmocka_unit_test(the_cluster_counts_whatever_the_order_of_its_versions),
        cmocka_unit_test(a_policy_is_part_of_it_as_go_prints_it),
        cmocka_unit_test(details_have_a_key_of_their_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
