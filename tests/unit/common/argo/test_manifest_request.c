#include "argo/manifest_request.h"
#include "argo/project.h"
#include "argo/repository.h"
#include "argo/settings.h"
#include "base/mem.h"
#include "document.h"

#include <stdlib.h>

struct scene {
    struct arena *arena;
    struct settings *settings;
    struct application app;
    struct project project;
    struct repository repository;
    const struct repository *repositories[1];
    struct str revisions[2];
    struct manifest_request request;
    Argosy__Repo__GenerateManifestRequest message;
};

static int set_up(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *config = NULL;
    struct scene *scene = xcalloc(1, sizeof(*scene));
    struct arena *arena = scene->arena = arena_new();

    config = json_doc_freeze(document(arena, "{data: {kustomize.enable: 'false', "
                                             "kustomize.buildOptions: --enable-helm}}"));
    if (settings_read(config, NULL, &scene->settings, &err) < 0 ||
        application_read(document(arena,
                                  "{metadata: {name: a, namespace: argocd, annotations: "
                                  "{argocd.argoproj.io/manifest-generate-paths: /app}}, spec: "
                                  "{destination: {namespace: ns}, sources: [{repoURL: "
                                  "'https://git.example.com/a', path: x, targetRevision: main}, "
                                  "{repoURL: 'https://git.example.com/a', ref: values}]}}"),
                         arena, &scene->app, &err) < 0)
        return -1;
    scene->project = (struct project){ .name = STR("team") };
    scene->repository =
        (struct repository){ .url = STR("https://git.example.com/a"),
                             .credentials = { .username = STR("ann"), .password = STR("pw") } };
    scene->repositories[0] = &scene->repository;
    scene->revisions[0] = scene->revisions[1] = STR_EMPTY;
    scene->request = (struct manifest_request){
        .settings = scene->settings,
        .app = &scene->app,
        .project = &scene->project,
        .instance = STR("a"),
        .sources = scene->app.sources,
        .revisions = scene->revisions,
        .source_count = 2,
        .has_multiple_sources = true,
        .repositories = scene->repositories,
        .repository_count = 1,
        .kube_version = STR("v1.35.4"),
        .no_cache = true,
    };
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;

    settings_unref(scene->settings);
    arena_free(scene->arena);
    free(scene);
    return 0;
}

static void a_request_brings_all_that_the_repo_server_needs(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GenerateManifestRequest *message = &scene->message;

    manifest_request_fill(&scene->request, 0, scene->arena, message);
    assert_string_equal(message->repository->password, "pw");
    assert_string_equal(message->app_name, "a");
    assert_string_equal(message->namespace_, "ns");
    assert_string_equal(message->project_name, "team");
    assert_string_equal(message->manifest_generate_paths, "/app");
    assert_string_equal(message->kube_version, "v1.35.4");
    assert_string_equal(message->kustomize->build_options, "--enable-helm");
    assert_int_equal(message->n_disabled_source_types, 1);
    assert_string_equal(message->disabled_source_types[0], "Kustomize");
    assert_true(message->no_cache);
    assert_false(message->no_revision_cache);
}

static void a_revision_wins_over_the_sources_own(void **state)
{
    struct scene *scene = *state;

    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_string_equal(scene->message.revision, "main");
    scene->revisions[0] = STR("v2");
    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_string_equal(scene->message.revision, "v2");
}

static void sources_that_others_name_travel_along(void **state)
{
    struct scene *scene = *state;

    scene->revisions[1] = STR("0123");
    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_int_equal(scene->message.n_ref_sources, 1);
    assert_string_equal(scene->message.ref_sources[0]->key, "$values");
    assert_string_equal(scene->message.ref_sources[0]->target_revision, "0123");
    assert_string_equal(scene->message.ref_sources[0]->repository->username, "ann");
}

static void paths_are_asked_about_since_the_revisions_compared_last(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__UpdateRevisionForPathsRequest message;
    const struct str paths[] = { STR("app"), STR("lib/*.yaml") };

    scene->app.status = document(scene->arena, "{sync: {revisions: ['01', '02']}}");
    scene->revisions[1] = STR("0123");
    manifest_request_fill_paths(&scene->request, 0, (struct texts){ paths, 2 }, scene->arena,
                                &message);
    assert_string_equal(message.revision, "main");
    assert_string_equal(message.synced_revision, "01");
    assert_int_equal(message.n_paths, 2);
    assert_string_equal(message.paths[1], "lib/*.yaml");
    assert_string_equal(message.repository->password, "pw");
    assert_string_equal(message.app_name, "a");
    assert_string_equal(message.ref_sources[0]->target_revision, "0123");
    assert_string_equal(message.synced_ref_sources[0]->key, "$values");
    assert_string_equal(message.synced_ref_sources[0]->target_revision, "02");
}

static void a_source_is_described_as_it_would_be_rendered(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GetAppDetailsRequest message;
    const struct application_source source =
        application_source_read(document(scene->arena, "{repoURL: 'https://git.example.com/a', "
                                                       "path: other, targetRevision: dev}"));

    scene->revisions[1] = STR("0123");
    manifest_request_fill_details(&scene->request, &source, scene->arena, &message);
    assert_string_equal(message.repository->password, "pw");
    assert_string_equal((const char *)message.application_source.data,
                        "{\"repoURL\":\"https://git.example.com/a\",\"path\":\"other\","
                        "\"targetRevision\":\"dev\"}");
    assert_string_equal(message.app_name, "a");
    assert_true(message.no_cache);
    assert_false(message.no_revision_cache);
    assert_int_equal(message.n_disabled_source_types, 1);
    assert_string_equal(message.ref_sources[0]->key, "$values");
    assert_string_equal(message.ref_sources[0]->target_revision, "0123");
    assert_string_equal(message.kustomize->build_options, "--enable-helm");
    assert_int_equal(message.n_helm_repositories, 0);
}

static void repositories_of_charts_travel_along_where_the_project_permits_them(void **state)
{
    struct scene *scene = *state;
    struct repository charts = { .url = STR("https://charts.example.com"),
                                 .type = STR("helm"),
                                 .name = STR("mine"),
                                 .credentials = { .username = STR("ann") } };
    struct repository others = { .url = STR("https://other.example.com"), .type = STR("helm") };
    struct repository foreign = { .url = STR("https://charts.example.com/x"),
                                  .type = STR("helm"),
                                  .project = STR("another") };
    struct repository prefix = { .url = STR("https://charts.example.com"),
                                 .type = STR("helm"),
                                 .is_template = true,
                                 .credentials = { .password = STR("pw") } };
    const struct repository *all[] = { &scene->repository, &charts, &others, &foreign, &prefix };
    const struct str permitted[] = { STR("https://charts.example.com*") };

    scene->project.source_repos = (struct texts){ permitted, 1 };
    scene->request.repositories = all;
    scene->request.repository_count = 5;
    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_int_equal(scene->message.n_helm_repositories, 1);
    assert_string_equal(scene->message.helm_repositories[0]->username, "ann");
    assert_int_equal(scene->message.n_helm_credentials, 1);
    assert_string_equal(scene->message.helm_credentials[0]->password, "pw");
}

static void the_signatures_that_a_project_wants_travel_along(void **state)
{
    struct scene *scene = *state;
    const struct str keys[] = { STR("4AEE18F83AFDEB23") };

    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_null(scene->message.source_integrity);
    scene->project.signature_keys = (struct texts){ keys, 1 };
    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_int_equal(scene->message.source_integrity->n_git_policies, 1);
    assert_string_equal(scene->message.source_integrity->git_policies[0]->repositories[0], "*");
    assert_string_equal(scene->message.source_integrity->git_policies[0]->gpg_mode, "head");
    scene->project.source_integrity =
        document(scene->arena, "{git: {policies: [{repos: [{url: 'https://a/*'}], gpg: {mode: "
                               "strict, keys: [A, B]}}]}}");
    manifest_request_fill(&scene->request, 0, scene->arena, &scene->message);
    assert_int_equal(scene->message.source_integrity->n_git_policies, 1);
    assert_string_equal(scene->message.source_integrity->git_policies[0]->gpg_mode, "strict");
    assert_string_equal(scene->message.source_integrity->git_policies[0]->repositories[0],
                        "https://a/*");
    assert_string_equal(scene->message.source_integrity->git_policies[0]->gpg_keys[1], "B");
}

static void a_source_travels_as_it_stands(void **state)
{
    struct scene *scene = *state;
    ProtobufCBinaryData bytes = manifest_request_source(&scene->app.sources[1], scene->arena);

    assert_memory_equal(
        bytes.data, "{\"repoURL\":\"https://git.example.com/a\",\"ref\":\"values\"}", bytes.len);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_request_brings_all_that_the_repo_server_needs),
        TEST(a_revision_wins_over_the_sources_own),
        TEST(sources_that_others_name_travel_along),
        TEST(paths_are_asked_about_since_the_revisions_compared_last),
        TEST(a_source_is_described_as_it_would_be_rendered),
        TEST(repositories_of_charts_travel_along_where_the_project_permits_them),
        TEST(the_signatures_that_a_project_wants_travel_along),
        TEST(a_source_travels_as_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
