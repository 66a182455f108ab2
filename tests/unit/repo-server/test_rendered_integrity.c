#include "argo/integrity_result.h"
#include "rendered_integrity.h"
#include "server.h"
#include "signing_scene.h"
#include "source/material.h"

/* A chart that Ada has signed, and value files in another repository that nobody has. */
#define MAKE_REPOSITORIES                                                                          \
    MAKE_SIGNERS SIGNING "cd repo; git commit -q --allow-empty -S$A -m x; cd ..;"                  \
                         "git init -q -b main other; cd other; git commit -q --allow-empty -m x;"  \
                         "cd ..;" STOP_AGENT

struct policies {
    Argosy__Repo__SourceIntegrity integrity;
    Argosy__Repo__GitIntegrityPolicy policy, *list[1];
    char *repositories[2], *keys[1];
};

static void set_policy(struct policies *policies, const char *mode, const char *repository,
                       const char *key)
{
    argosy__repo__source_integrity__init(&policies->integrity);
    argosy__repo__git_integrity_policy__init(&policies->policy);
    policies->repositories[0] = (char *)(uintptr_t)repository;
    policies->keys[0] = (char *)(uintptr_t)key;
    policies->policy.repositories = policies->repositories;
    policies->policy.n_repositories = 1;
    policies->policy.gpg_mode = (char *)(uintptr_t)mode;
    policies->policy.gpg_keys = policies->keys;
    policies->policy.n_gpg_keys = 1;
    policies->list[0] = &policies->policy;
    policies->integrity.git_policies = policies->list;
    policies->integrity.n_git_policies = 1;
}

/* The head of main, as its whole name. */
static const char *head_of(struct fiber_scene *scene, const Argosy__Repo__Repository *wanted)
{
    struct git_repository *repository = NULL;
    const char *commit = NULL;

    check(git_store_get(scene->store, wanted, &repository, &scene->err) == 0);
    check(git_repository_resolve(repository, &(struct git_wanted){ "main", "", true, 0 },
                                 scene->arena, &commit, &scene->err) == 0);
    git_repository_release(repository);
    return commit;
}

/* "not asked"; "none"; what is wrong; or why that could not be found out. */
static const char *ask(struct fiber_scene *scene, struct repo_server *server,
                       const struct rendered_sources *sources)
{
    struct integrity_answer answer;
    const char *keyring = "";
    struct str problems;
    int applies = rendered_integrity_applies(server, sources, scene->arena, &keyring, &scene->err);

    check(applies >= 0);
    if (rendered_integrity_verify(server, sources, scene->arena, &answer, &scene->err) < 0) {
        const char *why = arena_printf(scene->arena, "%s", error_text(&scene->err));

        error_release(&scene->err);
        return why;
    }
    check((answer.result != NULL) == (applies > 0));
    check(strcmp(answer.keyring, keyring) == 0);
    if (!answer.result)
        return "not asked";
    problems = integrity_result_print(answer.result, "", scene->arena);
    return problems.len ? problems.ptr : "none";
}

static const char *judge(struct fiber_scene *scene, struct policies *policies)
{
    struct config config = { .gpg_enabled = "true" };
    struct repo_server server = { .config = &config,
                                  .git = scene->store,
                                  .keyring = open_keyring(scene) };
    struct material_access access = { .git = scene->store };
    struct application_source source = { .path = STR("app") };
    const char *values = arena_printf(scene->arena, "%s/other", scene->folder), *found;
    Argosy__Repo__Repository own = repository_of(scene->url), other = repository_of(values);
    Argosy__Repo__RefSource ref = ARGOSY__REPO__REF_SOURCE__INIT;
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;
    const struct material_wanted wanted = { .repository = &own,
                                            .source = &source,
                                            .revision = "main" };
    struct outside_ref used = { "$values", &ref, head_of(scene, &other) };
    struct references references = { &used, 1, NULL };
    struct rendered_sources sources = { &request, &source, NULL, &references };
    struct material *material = NULL;

    ref.repository = &other;
    ref.target_revision = (char *)(uintptr_t) "main";
    request.repository = &own;
    request.revision = (char *)(uintptr_t) "main";
    request.source_integrity = &policies->integrity;
    check(material_open(&access, &wanted, &material, &scene->err) == 0);
    check(material_fetch(material, &scene->err) == 0);
    sources.material = material;
    found = ask(scene, &server, &sources);
    material_close(material);
    gpg_keyring_free(server.keyring);
    return found;
}

static const char *tail_of(const char *text)
{
    const char *by = strstr(text, " by ");

    return by ? by : text;
}

static void run_sources(struct fiber_scene *scene)
{
    struct policies policies;
    const char *found;

    run_script(scene, MAKE_REPOSITORIES);
    set_policy(&policies, "head", "*/repo", id_of(scene, "ada"));
    check(strcmp(judge(scene, &policies), "none") == 0);
    set_policy(&policies, "head", "*", id_of(scene, "ada"));
    found = judge(scene, &policies);
    check(strstr(found, "GIT/GPG: Failed verifying revision ") == found && !strchr(found, '\n'));
    check(strcmp(tail_of(found), " by 'A U Thor <author@example.com>': unsigned (key_id=)") == 0);
    set_policy(&policies, "head", "*", id_of(scene, "eve"));
    found = judge(scene, &policies);
    check(strstr(found, "': signed with unallowed key (key_id=") && strchr(found, '\n'));
    check(strcmp(tail_of(strchr(found, '\n')),
                 " by 'A U Thor <author@example.com>': unsigned (key_id=)") == 0);
}

static void a_source_and_those_it_names_are_all_verified(void **state)
{
    in_fiber(state, run_sources);
}

static void run_modes(struct fiber_scene *scene)
{
    struct policies policies;

    run_script(scene, MAKE_REPOSITORIES);
    set_policy(&policies, "none", "*", "x");
    check(strcmp(judge(scene, &policies), "not asked") == 0);
    set_policy(&policies, "head", "https://elsewhere/*", "x");
    check(strcmp(judge(scene, &policies), "not asked") == 0);
    set_policy(&policies, "odd", "*", "x");
    check(strcmp(judge(scene, &policies),
                 "unknown GPG mode \"odd\" configured for GIT source integrity") == 0);
    set_policy(&policies, "strict", "*/repo", id_of(scene, "ada"));
    check(strcmp(tail_of(judge(scene, &policies)),
                 " by 'A U Thor <author@example.com>': unsigned (key_id=)") == 0);
}

static void the_mode_says_how_much_is_verified(void **state)
{
    in_fiber(state, run_modes);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(a_source_and_those_it_names_are_all_verified),
        SCENE_TEST(the_mode_says_how_much_is_verified),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
