#include "../signing_scene.h"
#include "source/git_verify.h"

/* main: signed by Ada; old: signed by Eve, "v1" a tag on it signed by Ada, "v2" one not signed. */
#define MAKE_HISTORY                                                                               \
    MAKE_SIGNERS SIGNING "cd repo; git commit -q --allow-empty -S$E -m eve; git branch old;"       \
                         "git tag -s -u $A -m x v1; git tag -a -m x v2; git tag light;"            \
                         "git commit -q --allow-empty -S$A -m ada; cd ..;" STOP_AGENT

struct asked {
    const char *revision, *target;
    bool with_history;
};

/* "<subject or tag> <key's owner> <state>;" of each that was looked at. */
static const char *verify(struct fiber_scene *scene, const struct asked *asked)
{
    struct gpg_keyring *keyring = open_keyring(scene);
    Argosy__Repo__Repository wanted = repository_of(scene->url);
    struct git_wanted revision = { asked->revision, "", true, 0 };
    struct git_verify_wanted question = { .names = { asked->revision, asked->target },
                                          .tag_prefix = "",
                                          .with_history = asked->with_history };
    struct git_repository *repository = NULL;
    struct git_verified verified = { .revision = "" };
    struct gpg_ring *ring = NULL;
    const char *commit, *found = "";
    int status;

    check(gpg_keyring_use(keyring, &ring, &scene->err) == 0);
    check(git_store_get(scene->store, &wanted, &repository, &scene->err) == 0);
    check(git_repository_resolve(repository, &revision, scene->arena, &commit, &scene->err) == 0);
    check(git_repository_fetch(repository, commit, scene->arena, &question.commit, &scene->err) ==
          0);
    question.keyring = gpg_ring_home(ring);
    status = git_verify(repository, &question, scene->arena, &verified, &scene->err);
    for (size_t i = 0; status == 0 && i < verified.signatures.count; i++) {
        const struct git_signature *signature = &verified.signatures.items[i];
        const char *who = !signature->key[0]                                 ? "nobody"
                          : strcmp(signature->key, id_of(scene, "ada")) == 0 ? "ada"
                                                                             : "eve";

        found = arena_printf(scene->arena, "%s%s %s;", found, who,
                             git_signature_state_text(signature->state));
    }
    if (status < 0)
        found = arena_printf(scene->arena, "%s", error_text(&scene->err));
    error_release(&scene->err);
    gpg_ring_release(ring);
    git_repository_release(repository);
    gpg_keyring_free(keyring);
    return found;
}

static const char *head_of(struct fiber_scene *scene, const char *revision, const char *target)
{
    return verify(scene, &(struct asked){ revision, target, false });
}

static const char *history_of(struct fiber_scene *scene, const char *revision)
{
    return verify(scene, &(struct asked){ revision, NULL, true });
}

static const char *sha_of(struct fiber_scene *scene, const char *revision)
{
    char *text = arena_alloc(scene->arena, 41);
    FILE *file;

    run_script(scene,
               arena_printf(scene->arena, "git -C repo rev-parse '%s^{commit}' > sha", revision));
    file = fopen(arena_printf(scene->arena, "%s/sha", scene->folder), "re");
    check(file && fread(text, 1, 40, file) == 40);
    fclose(file);
    return text;
}

static void run_heads(struct fiber_scene *scene)
{
    const char *old;

    run_script(scene, MAKE_HISTORY);
    old = sha_of(scene, "old");
    check(strcmp(head_of(scene, "main", NULL), "ada signed;") == 0);
    check(strcmp(head_of(scene, "old", NULL), "eve signed with key not in keyring;") == 0);
    check(strcmp(head_of(scene, "v1.0.0", NULL), "nobody unsigned;") == 0);
    /* An annotated tag speaks for its commit, also when only the commit is named and it was the
     * tag that was wanted. */
    check(strcmp(head_of(scene, "v1", NULL), "ada signed;") == 0);
    check(strcmp(head_of(scene, "refs/tags/v1", NULL), "ada signed;") == 0);
    check(strcmp(head_of(scene, old, "v1"), "ada signed;") == 0);
    check(strcmp(head_of(scene, old, "main"), "eve signed with key not in keyring;") == 0);
    check(strcmp(head_of(scene, old, NULL), "eve signed with key not in keyring;") == 0);
    check(strcmp(head_of(scene, "v2", NULL), "nobody unsigned;") == 0);
    check(strcmp(head_of(scene, "light", NULL), "eve signed with key not in keyring;") == 0);
}

static void the_commit_or_the_tag_that_led_to_it_is_verified(void **state)
{
    in_fiber(state, run_heads);
}

static void run_bad(struct fiber_scene *scene)
{
    run_script(scene, MAKE_HISTORY SIGNING
               "cd repo; git update-ref refs/heads/bad $(git cat-file commit main | "
               "sed 's/^ada$/bad/' | git hash-object -t commit -w --stdin);"
               "git update-ref refs/tags/v3 $(git cat-file tag v1 | sed 's/^x$/y/' | "
               "git hash-object -t tag -w --stdin)");
    check(strcmp(head_of(scene, "bad", NULL), "ada bad signature;") == 0);
    check(strcmp(head_of(scene, "v3", NULL), "ada bad signature;") == 0);
}

static void what_was_changed_after_signing_is_bad(void **state)
{
    in_fiber(state, run_bad);
}

static void run_keys(struct fiber_scene *scene)
{
    run_script(scene, MAKE_HISTORY SIGNING
               "cp home/openpgp-revocs.d/*.rev . ; "
               "sed -i 's/^:-----/-----/' *.rev; mkdir -m 700 other;"
               "for file in keys/*; do gpg --homedir other --batch -q --import $file; done;"
               "for file in *.rev; do gpg --homedir other --batch -q --import $file || true; done;"
               "gpg --homedir other --batch -q --armor --export $A > keys/$A");
    check(strcmp(head_of(scene, "main", NULL), "ada signed with revoked key;") == 0);
    check(strcmp(head_of(scene, "v1", NULL), "ada signed with revoked key;") == 0);
    run_script(scene, "rm keys/*");
    check(strcmp(head_of(scene, "v1", NULL), "ada signed with key not in keyring;") == 0);
}

static void a_revoked_key_and_one_that_went_are_told_apart(void **state)
{
    in_fiber(state, run_keys);
}

/* A key of two days in 2020, and what it signed on the first of them. */
static void run_expired(struct fiber_scene *scene)
{
    run_script(scene, MAKE_SIGNERS SIGNING GPG
               "--faked-system-time 20200101T000000! --quick-gen-key 'old <o@x>' ed25519 sign 2d;"
               "O=$(" GPG "--with-colons --list-keys o@x | sed -n "
               "'s/^pub:[^:]*:[^:]*:[^:]*:\\([^:]*\\):.*/\\1/p');" GPG
               "--armor --export o@x > keys/$O;"
               "printf '#!/bin/sh\\nexec gpg --faked-system-time 20200101T120000! \"$@\"' > then;"
               "chmod +x then; cd repo; git -c gpg.program=../then commit -q --allow-empty -S$O "
               "-m old; git -c gpg.program=../then tag -s -u $O -m x v1; cd ..;" STOP_AGENT);
    check(strcmp(head_of(scene, "main", NULL), "eve signed with expired key;") == 0);
    check(strcmp(head_of(scene, "v1", NULL), "eve signed with expired key;") == 0);
}

static void an_expired_key_is_not_good(void **state)
{
    in_fiber(state, run_expired);
}

static void run_moved(struct fiber_scene *scene)
{
    Argosy__Repo__Repository wanted = repository_of(scene->url);
    struct git_wanted revision = { "v1", "", true, 0 };
    struct git_repository *repository = NULL;
    const char *commit, *whole, *object = NULL;

    run_script(scene, MAKE_HISTORY);
    check(git_store_get(scene->store, &wanted, &repository, &scene->err) == 0);
    check(git_repository_resolve(repository, &revision, scene->arena, &commit, &scene->err) == 0);
    check(git_repository_fetch(repository, commit, scene->arena, &whole, &scene->err) == 0);
    check(git_repository_fetch_tag(repository, "refs/tags/v1", whole, scene->arena, &object,
                                   &scene->err) == 1);
    check(strcmp(object, whole) != 0);
    check(git_repository_fetch_tag(repository, "refs/tags/light", whole, scene->arena, &object,
                                   &scene->err) == 0);
    run_script(scene, "cd repo; git tag -f -a -m x v1 main 2>/dev/null");
    check(git_repository_fetch_tag(repository, "refs/tags/v1", whole, scene->arena, &object,
                                   &scene->err) == 0);
    git_repository_release(repository);
}

static void a_tag_that_moved_speaks_for_another_commit(void **state)
{
    in_fiber(state, run_moved);
}

static void run_history(struct fiber_scene *scene)
{
    run_script(scene, MAKE_HISTORY);
    /* First alone, so that its history is missing. */
    check(strcmp(head_of(scene, "main", NULL), "ada signed;") == 0);
    check(strcmp(history_of(scene, "main"),
                 "ada signed;eve signed with key not in keyring;nobody unsigned;") == 0);
    check(strcmp(history_of(scene, "v1"),
                 "ada signed;eve signed with key not in keyring;nobody unsigned;") == 0);
    run_script(scene,
               SIGNING "cd repo; git commit -q --allow-empty -S$A -m 'one more';" STOP_AGENT);
    check(strcmp(head_of(scene, "main", NULL), "ada signed;") == 0);
    check(strcmp(history_of(scene, "main"),
                 "ada signed;ada signed;eve signed with key not in keyring;nobody unsigned;") == 0);
}

static void the_history_is_verified_to_its_beginning(void **state)
{
    in_fiber(state, run_history);
}

static void run_seals(struct fiber_scene *scene)
{
    run_script(scene, MAKE_HISTORY SIGNING
               "cd repo; git commit -q --allow-empty -m 'x\n\nArgocd-gpg-seal: not signed';"
               "git commit -q --allow-empty -S$A -m after; git branch unsealed;"
               "git commit -q --allow-empty -S$A -m 'x\n\nargocd-gpg-SEAL: it is good';"
               "git branch seal; git commit -q --allow-empty -S$A -m after;"
               "git commit -q --allow-empty -m unsigned; cd ..;" STOP_AGENT);
    check(strcmp(history_of(scene, "unsealed"),
                 "ada signed;nobody unsigned;ada signed;eve signed with key not in keyring;"
                 "nobody unsigned;") == 0);
    check(strcmp(history_of(scene, "seal"), "ada signed;") == 0);
    check(strcmp(history_of(scene, "main"), "nobody unsigned;ada signed;ada signed;") == 0);
}

static void a_signed_seal_ends_the_history_and_no_other_does(void **state)
{
    in_fiber(state, run_seals);
}

/* A repository that is itself cut off cannot show where it began. */
static void run_cut_off(struct fiber_scene *scene)
{
    run_script(scene, MAKE_HISTORY "mv repo whole; git clone -q --depth 1 file://$PWD/whole repo");
    check(strcmp(head_of(scene, "main", NULL), "ada signed;") == 0);
    check(strcmp(history_of(scene, "main"),
                 arena_printf(scene->arena, "the repository does not give the whole history of %s",
                              sha_of(scene, "main"))) == 0);
}

static void a_history_that_is_not_whole_does_not_pass(void **state)
{
    in_fiber(state, run_cut_off);
}

static void run_ssh(struct fiber_scene *scene)
{
    run_script(scene, MAKE_SIGNERS
               "ssh-keygen -q -t ed25519 -N '' -f key; cd repo; git -c gpg.format=ssh -c "
               "user.signingKey=../key commit -q --allow-empty -S -m ssh; cd ..;" STOP_AGENT);
    check(strcmp(head_of(scene, "main", NULL), "nobody unsigned;") == 0);
}

static void a_signature_of_another_kind_is_none(void **state)
{
    in_fiber(state, run_ssh);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(the_commit_or_the_tag_that_led_to_it_is_verified),
        SCENE_TEST(what_was_changed_after_signing_is_bad),
        SCENE_TEST(a_revoked_key_and_one_that_went_are_told_apart),
        SCENE_TEST(an_expired_key_is_not_good),
        SCENE_TEST(a_tag_that_moved_speaks_for_another_commit),
        SCENE_TEST(the_history_is_verified_to_its_beginning),
        SCENE_TEST(a_signed_seal_ends_the_history_and_no_other_does),
        SCENE_TEST(a_history_that_is_not_whole_does_not_pass),
        SCENE_TEST(a_signature_of_another_kind_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
