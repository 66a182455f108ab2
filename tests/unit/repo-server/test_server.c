/* The whole server in one process with its client: a call goes over ZeroMQ, to git, to a sandboxed
 * worker and back. */
#include "base/arena.h"
#include "cache/chart_cache.h"
#include "chart_loader.h"
#include "external_render.h"
#include "io/loop.h"
#include "io/sandbox.h"
#include "io/worker.h"
#include "plugin_source.h"
#include "render/render_jobs.h"
#include "render_client.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "scratch.h"
#include "server.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct scene {
    char folder[64];
    struct arena *arena;
    struct config config;
    struct sandbox *sandbox;
    struct repo_server *server;
    struct rpc_context *rpc;
    struct rpc_client *client;
    Argosy__Repo__Repository repository;
    struct error err;
    /* of the last call */
    bool is_done;
    const char *error; /* NULL: it went well */
    enum error_code code;
    const char *reply; /* as text, see show() */
};

static void run_script(struct scene *scene, const char *script)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
        setenv("GIT_AUTHOR_NAME", "A U Thor", 1);
        setenv("GIT_AUTHOR_EMAIL", "author@example.com", 1);
        setenv("GIT_AUTHOR_DATE", "2025-01-02T03:04:05Z", 1);
        setenv("GIT_COMMITTER_NAME", "C O Mitter", 1);
        setenv("GIT_COMMITTER_EMAIL", "committer@example.com", 1);
        setenv("GIT_COMMITTER_DATE", "2025-01-02T03:04:05Z", 1);
        if (chdir(scene->folder) == 0)
            execl("/bin/sh", "sh", "-ec", script, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void open_client(struct scene *scene)
{
    struct rpc_context_options context = { .loop = scene->server->loop };
    struct rpc_client_options client = {
        .address =
            arena_printf(scene->arena, "127.0.0.1:%d", rpc_server_port(scene->server->listener)),
    };

    assert_int_equal(rpc_context_open(&context, &scene->rpc, &scene->err), 0);
    client.rpc = scene->rpc;
    assert_int_equal(rpc_client_open(&client, &scene->client, &scene->err), 0);
}

static int scene_open(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));
    char *argv[] = { (char *)(uintptr_t) "x",
                     (char *)(uintptr_t) "--port=0",
                     (char *)(uintptr_t) "--metrics-port=0",
                     (char *)(uintptr_t) "--metrics-address=127.0.0.1",
                     (char *)(uintptr_t) "--redis=127.0.0.1:1",
                     NULL };

    snprintf(scene->folder, sizeof(scene->folder), "%s", "/tmp/repo-test-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    setenv("TMPDIR", scene->folder, 1);
    scene->arena = arena_new();
    assert_int_equal(config_read(argv, scene->arena, &scene->config, &scene->err), 1);
    assert_int_equal(
        sandbox_start(render_jobs, RENDER_JOB_COUNT, SANDBOX_SECCOMP, &scene->sandbox, &scene->err),
        0);
    run_script(scene, "git init -q -b main repo; cd repo; mkdir app chart .hidden; "
                      "printf 'kind: A\\n' > app/a.yaml; touch chart/Chart.yaml .hidden/x; "
                      "git add .; git commit -q -m 'first\n\nbody'; git tag v1.0.0");
    assert_int_equal(
        repo_server_open(&scene->config, TAKE(scene->sandbox), &scene->server, &scene->err), 0);
    open_client(scene);
    argosy__repo__repository__init(&scene->repository);
    scene->repository.url = arena_printf(scene->arena, "%s/repo", scene->folder);
    *state = scene;
    return 0;
}

static int scene_close(void **state)
{
    struct scene *scene = *state;

    rpc_client_close(scene->client);
    rpc_context_close(scene->rpc);
    repo_server_close(scene->server);
    run_script(scene, "rm -rf \"$PWD\"");
    arena_free(scene->arena);
    error_release(&scene->err);
    free(scene);
    return 0;
}

/* The texts and flags of a reply, "name=value" each, nested ones too. */
static const char *show(const ProtobufCMessage *message, struct arena *arena);

static const char *show_field(const ProtobufCFieldDescriptor *field, const char *place,
                              struct arena *arena)
{
    const ProtobufCBinaryData *bytes = (const ProtobufCBinaryData *)(const void *)place;

    switch (field->type) {
    case PROTOBUF_C_TYPE_MESSAGE:
        return show(*(ProtobufCMessage *const *)(const void *)place, arena);
    case PROTOBUF_C_TYPE_STRING:
        return arena_printf(arena, "%s=%s ", field->name, *(char *const *)(const void *)place);
    case PROTOBUF_C_TYPE_BOOL:
        return arena_printf(arena, "%s=%d ", field->name,
                            *(const protobuf_c_boolean *)(const void *)place);
    case PROTOBUF_C_TYPE_INT64:
        return arena_printf(arena, "%s=%lld ", field->name,
                            (long long)*(const int64_t *)(const void *)place);
    default:
        if (strstr(field->name, "hash"))
            return "";
        return arena_printf(arena, "%s=%.*s ", field->name, (int)bytes->len,
                            (const char *)bytes->data);
    }
}

static const char *show(const ProtobufCMessage *message, struct arena *arena)
{
    const char *text = "";

    for (unsigned i = 0; message && i < message->descriptor->n_fields; i++) {
        const ProtobufCFieldDescriptor *field = &message->descriptor->fields[i];
        const char *place = (const char *)message + field->offset;
        size_t size =
            field->type == PROTOBUF_C_TYPE_BYTES ? sizeof(ProtobufCBinaryData) : sizeof(void *);
        size_t count = 1;

        if (field->label == PROTOBUF_C_LABEL_REPEATED) {
            count =
                *(const size_t *)(const void *)((const char *)message + field->quantifier_offset);
            place = *(char *const *)(const void *)place;
        }
        for (size_t j = 0; j < count; j++)
            text = arena_printf(arena, "%s%s", text, show_field(field, place + j * size, arena));
    }
    return text;
}

static void on_done(void *context, const struct rpc_result *result)
{
    struct scene *scene = context;

    scene->is_done = true;
    scene->error = result->reply ? NULL : arena_printf(scene->arena, "%s", error_text(result->err));
    scene->code = result->reply ? ERR_OK : result->err->code;
    scene->reply = result->reply ? show(result->reply, scene->arena) : "";
}

static void call(struct scene *scene, const char *method, const ProtobufCMessage *request,
                 const ProtobufCMessageDescriptor *reply)
{
    struct rpc_call_options options = {
        .method = method,
        .request = request,
        .reply = reply,
        .timeout_ms = 30000,
        .on_done = on_done,
        .context = scene,
    };

    scene->is_done = false;
    (void)rpc_client_call(scene->client, &options);
    assert_int_equal(loop_run_until(scene->server->loop, &scene->is_done, 40000, &scene->err), 0);
}

static ProtobufCBinaryData source_of(const char *json)
{
    return (ProtobufCBinaryData){ strlen(json), (uint8_t *)(uintptr_t)json };
}

static void generate(struct scene *scene, const char *source, const char *app, bool no_cache)
{
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;

    request.repository = &scene->repository;
    request.revision = (char *)(uintptr_t) "main";
    request.application_source = source_of(source);
    request.app_name = (char *)(uintptr_t)app;
    request.no_cache = no_cache;
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
}

static void manifests_are_generated_and_kept(void **state)
{
    struct scene *scene = *state;

    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "json={\"kind\":\"A\"} "));
    assert_non_null(strstr(scene->reply, "source_type=Directory "));
    run_script(scene, "rm -rf repo");
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "json={\"kind\":\"A\"} "));
    generate(scene, "{\"path\":\"app\"}", "app", true);
    assert_string_equal(scene->error, "failed to list refs: repository not found");
}

static void failures_are_told_from_the_cache_after_three(void **state)
{
    struct scene *scene = *state;

    for (int i = 0; i < 3; i++) {
        generate(scene, "{\"path\":\"nope\"}", "app", false);
        assert_string_equal(scene->error, "nope: app path does not exist");
    }
    generate(scene, "{\"path\":\"nope\"}", "app", false);
    assert_string_equal(scene->error,
                        "Manifest generation error (cached): nope: app path does not exist");
}

static void a_chart_that_fails_is_told_as_helm_tells_it(void **state)
{
    struct scene *scene = *state;

    generate(scene, "{\"path\":\"chart\"}", "app", false);
    assert_string_equal(scene->error,
                        "failed to execute helm template command: failed running helm: "
                        "`helm template . --name-template app --include-crds` failed "
                        "exit status 1: Error: validation: chart.metadata.name is "
                        "required");
}

static void a_plugin_that_nobody_serves_is_missed(void **state)
{
    struct scene *scene = *state;

    generate(scene, "{\"path\":\"app\",\"plugin\":{\"name\":\"x\"}}", "app", false);
    assert_string_equal(scene->error, "CMP processing failed for application \"app\": could not "
                                      "find cmp-server plugin with name \"x\" "
                                      "supporting the given repository");
    generate(scene, "{\"path\":\"app\",\"plugin\":{}}", "app", false);
    assert_string_equal(
        scene->error,
        "CMP processing failed for application \"app\": could not find plugin supporting the "
        "given repository");
}

static void value_files_of_another_source_count(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;
    Argosy__Repo__RefSource ref = ARGOSY__REPO__REF_SOURCE__INIT, *refs[] = { &ref };
    Argosy__Repo__Repository other = scene->repository;

    run_script(scene,
               "git init -q -b main other; cd other; echo 'name: from-other' > v.yaml; "
               "git add .; git commit -q -m x; cd ../repo; mkdir chart/templates; "
               "printf 'apiVersion: v2\nname: c\nversion: 1.0.0\n' > chart/Chart.yaml; "
               "printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}"
               "\n' > chart/templates/a.yaml; git add .; git commit -q -m y");
    other.url = arena_printf(scene->arena, "%s/other", scene->folder);
    ref.key = (char *)(uintptr_t) "$values";
    ref.repository = &other;
    ref.target_revision = (char *)(uintptr_t) "main";
    request.repository = &scene->repository;
    request.revision = (char *)(uintptr_t) "main";
    request.app_name = (char *)(uintptr_t) "app";
    request.has_multiple_sources = true;
    request.ref_sources = refs;
    request.n_ref_sources = 1;
    request.application_source =
        source_of("{\"path\":\"chart\",\"helm\":{\"valueFiles\":[\"$values/v.yaml\"]}}");
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "{\"name\":\"from-other\"}"));
    assert_non_null(strstr(scene->reply, "source_type=Helm "));
}

/* ---- charts that are loaded once ---- */

#define MAKE_CHART(name, template)                                                                 \
    "cd repo; mkdir -p " name "/templates; "                                                       \
    "printf 'apiVersion: v2\nname: c\nversion: 1.0.0\n' > " name "/Chart.yaml; "                   \
    "printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " template "\n' > " name          \
                                                                            "/templates/a.yaml; "

/* How often loaded charts were used, and how often one was loaded or refused. */
static void assert_charts(struct scene *scene, int hits, int loads, int refused)
{
    struct metric_family *charts = scene->server->metrics.charts;

    assert_int_equal(metric_value(metric_series(charts, LABELS("hit"))), hits);
    assert_int_equal(metric_value(metric_series(charts, LABELS("load"))), loads);
    assert_int_equal(metric_value(metric_series(charts, LABELS("refused"))), refused);
}

static void assert_generates(struct scene *scene, const char *source, const char *name)
{
    generate(scene, source, "app", true);
    assert_null(scene->error);
    assert_non_null(
        strstr(scene->reply, arena_printf(scene->arena, "\"metadata\":{\"name\":\"%s\"}", name)));
}

static void a_chart_that_is_asked_for_again_is_loaded_once(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "{{ .Values.a }}-one") "git add .; git commit -q -m c");
    assert_generates(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: x\"}}", "x-one");
    assert_charts(scene, 0, 0, 0);
    for (int i = 1; i < 4; i++) {
        assert_generates(scene, "{\"path\":\"./chart\",\"helm\":{\"values\":\"a: w\"}}", "w-one");
        assert_generates(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: w\"}}", "w-one");
    }
    /* The two names of the folder are two places, and what they hold is kept once. */
    assert_charts(scene, 5, 2, 0);
    assert_int_equal(metric_value(scene->server->metrics.chart_bytes),
                     chart_cache_bytes(scene->server->charts));
    assert_true(chart_cache_bytes(scene->server->charts) < 1000);
}

static void charts_are_read_and_rendered_by_the_rules_of_the_setting(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "a{{ len .Values }}") "printf 'a: 1\n---\nb: 2\n' > "
                                                                "chart/values.yaml; git add .; "
                                                                "git commit -q -m c");
    scene->config.helm_rules = 3;
    for (int i = 0; i < 3; i++) /* from the files, then loaded, then kept */
        assert_generates(scene, "{\"path\":\"chart\"}", "a1");
    assert_charts(scene, 2, 1, 0);
}

static void the_setting_of_a_server_without_one_is_the_originals_helm(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "a{{ len .Values }}") "printf 'a: 1\n---\nb: 2\n' > "
                                                                "chart/values.yaml; git add .; "
                                                                "git commit -q -m c");
    for (int i = 0; i < 3; i++)
        assert_generates(scene, "{\"path\":\"chart\"}", "a2");
    assert_charts(scene, 2, 1, 0);
}

static void a_chart_that_changed_is_another(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "one") "git add .; git commit -q -m one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_charts(scene, 1, 1, 0);
    run_script(scene, MAKE_CHART("chart", "two") "git add .; git commit -q -m two");
    assert_generates(scene, "{\"path\":\"chart\"}", "two");
    assert_generates(scene, "{\"path\":\"chart\"}", "two");
    assert_charts(scene, 2, 2, 0);
}

static void a_commit_elsewhere_keeps_a_loaded_chart(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "one") "git add .; git commit -q -m one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_charts(scene, 1, 1, 0);
    run_script(scene, "cd repo; echo 'kind: B' > app/b.yaml; git add .; git commit -q -m other");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_charts(scene, 2, 1, 0);
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_charts(scene, 3, 1, 0);
    run_script(scene, MAKE_CHART("chart", "two") "git add .; git commit -q -m two");
    assert_generates(scene, "{\"path\":\"chart\"}", "two"); /* seen for the first time */
    assert_charts(scene, 3, 1, 0);
    run_script(scene, "cd repo; echo 'kind: C' > app/b.yaml; git add .; git commit -q -m other");
    assert_generates(scene, "{\"path\":\"chart\"}", "two");
    assert_charts(scene, 4, 2, 0);
    run_script(scene, MAKE_CHART("chart", "one") "git add .; git commit -q -m back");
    assert_generates(scene, "{\"path\":\"chart\"}", "one"); /* as it once was */
    assert_charts(scene, 5, 2, 0);
}

static void a_chart_whose_symlink_leads_elsewhere_is_another_at_each_commit(void **state)
{
    struct scene *scene = *state;

    run_script(scene,
               MAKE_CHART("chart", "{{ .Values.a }}") "echo 'a: one' > app/values.yaml; ln -s "
                                                      "../app/values.yaml chart/values.yaml; "
                                                      "git add .; git commit -q -m one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_generates(scene, "{\"path\":\"chart\"}", "one");
    assert_charts(scene, 1, 1, 0);
    run_script(scene, "cd repo; echo 'a: two' > app/values.yaml; git add .; git commit -q -m two");
    assert_generates(scene, "{\"path\":\"chart\"}", "two");
    assert_charts(scene, 1, 1, 0);
}

static void what_a_loaded_chart_renders_to_depends_on_its_values(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "{{ .Values.a }}") "git add .; git commit -q -m c");
    generate(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: [\"}}", "app", true);
    assert_non_null(scene->error);
    assert_generates(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: x\"}}", "x");
    generate(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: [\"}}", "app", true);
    assert_non_null(scene->error);
    assert_generates(scene, "{\"path\":\"chart\",\"helm\":{\"values\":\"a: z\"}}", "z");
    assert_charts(scene, 2, 1, 0);
}

static void a_chart_that_is_too_large_is_rendered_from_its_files(void **state)
{
    struct scene *scene = *state;

    run_script(scene, MAKE_CHART("chart", "large") "for i in 1 2 3; do head -c 4000000 /dev/zero > "
                                                   "chart/blob$i; done; git add .; "
                                                   "git commit -q -m c");
    for (int i = 0; i < 3; i++)
        assert_generates(scene, "{\"path\":\"chart\"}", "large");
    assert_charts(scene, 0, 0, 1);
}

static void the_same_manifests_need_not_be_sent_again(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;
    unsigned char known[32] = { 0 };

    request.repository = &scene->repository;
    request.revision = (char *)(uintptr_t) "main";
    request.application_source = source_of("{\"path\":\"app\"}");
    request.known_root_hash = (ProtobufCBinaryData){ 32, known };
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
    assert_non_null(strstr(scene->reply, "unchanged=0"));
    /* SHA-256 of the SHA-256 of {"kind":"A"} */
    for (int i = 0; i < 32; i++) {
        static const char hex[] =
            "d1b214f51d8f35ccadbe01fe3bd9526faa0b9d0f01d4c0707fd4184eefee42d8";
        const char digits[] = { hex[i * 2], hex[i * 2 + 1], '\0' };

        known[i] = (unsigned char)strtoul(digits, NULL, 16);
    }
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
    assert_non_null(strstr(scene->reply, "unchanged=1"));
    assert_null(strstr(scene->reply, "kind"));
}

static void symlinks_out_of_the_repository_are_refused(void **state)
{
    struct scene *scene = *state;

    run_script(scene, "cd repo; ln -s /etc/passwd app/p; git add .; git commit -q -m link");
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_string_equal(scene->error, "repository contains out-of-bounds symlinks. file: app/p");
}

static void refs_are_listed_and_resolved(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__ListRefsRequest list = ARGOSY__REPO__LIST_REFS_REQUEST__INIT;
    Argosy__Repo__ResolveRevisionRequest resolve = ARGOSY__REPO__RESOLVE_REVISION_REQUEST__INIT;

    list.repository = resolve.repository = &scene->repository;
    call(scene, "ListRefs", &list.base, &argosy__repo__list_refs_reply__descriptor);
    assert_string_equal(scene->reply, "branches=main tags=v1.0.0 ");
    resolve.application_source = source_of("{}");
    resolve.ambiguous_revision = (char *)(uintptr_t) "1.x";
    call(scene, "ResolveRevision", &resolve.base,
         &argosy__repo__resolve_revision_reply__descriptor);
    assert_non_null(strstr(scene->reply, "ambiguous_revision=1.x ("));
    resolve.ambiguous_revision = (char *)(uintptr_t) "nope";
    call(scene, "ResolveRevision", &resolve.base,
         &argosy__repo__resolve_revision_reply__descriptor);
    assert_string_equal(scene->error, "unable to resolve 'nope' to a commit SHA");
}

static void applications_and_their_types_are_found(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__ListAppsRequest list = ARGOSY__REPO__LIST_APPS_REQUEST__INIT;
    Argosy__Repo__GetAppDetailsRequest details = ARGOSY__REPO__GET_APP_DETAILS_REQUEST__INIT;

    list.repository = details.repository = &scene->repository;
    list.revision = (char *)(uintptr_t) "main";
    call(scene, "ListApps", &list.base, &argosy__repo__list_apps_reply__descriptor);
    assert_string_equal(scene->reply, "path=chart type=Helm ");
    details.application_source = source_of("{\"path\":\"app\"}");
    call(scene, "GetAppDetails", &details.base, &argosy__repo__get_app_details_reply__descriptor);
    assert_string_equal(scene->reply, "type=Directory ");
    details.application_source = source_of("{\"path\":\"nope\"}");
    call(scene, "GetAppDetails", &details.base, &argosy__repo__get_app_details_reply__descriptor);
    assert_string_equal(scene->error, "nope: app path does not exist");
}

static void a_commit_is_described(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GetRevisionMetadataRequest request =
        ARGOSY__REPO__GET_REVISION_METADATA_REQUEST__INIT;
    char sha[41] = { 0 };
    FILE *file;

    run_script(scene, "git -C repo rev-parse HEAD > sha");
    file = fopen(arena_printf(scene->arena, "%s/sha", scene->folder), "r");
    assert_int_equal(fread(sha, 1, 40, file), 40);
    fclose(file);
    request.repository = &scene->repository;
    request.revision = sha;
    call(scene, "GetRevisionMetadata", &request.base,
         &argosy__repo__get_revision_metadata_reply__descriptor);
    assert_string_equal(scene->reply, "author=A U Thor <author@example.com> date=1735787045 "
                                      "tags=v1.0.0 message=first\n\nbody signature_info= ");
    request.revision = (char *)(uintptr_t) "main";
    call(scene, "GetRevisionMetadata", &request.base,
         &argosy__repo__get_revision_metadata_reply__descriptor);
    assert_string_equal(scene->error, "revision main must be resolved");
}

static void files_and_folders_are_listed(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GetGitFilesRequest files = ARGOSY__REPO__GET_GIT_FILES_REQUEST__INIT;
    Argosy__Repo__GetGitDirectoriesRequest folders =
        ARGOSY__REPO__GET_GIT_DIRECTORIES_REQUEST__INIT;

    files.repository = folders.repository = &scene->repository;
    files.revision = folders.revision = (char *)(uintptr_t) "main";
    files.path = (char *)(uintptr_t) "app/*";
    call(scene, "GetGitFiles", &files.base, &argosy__repo__get_git_files_reply__descriptor);
    assert_string_equal(scene->reply, "path=app/a.yaml content=kind: A\n ");
    files.new_git_file_globbing_enabled = true;
    files.path = (char *)(uintptr_t) "**/*.yaml";
    call(scene, "GetGitFiles", &files.base, &argosy__repo__get_git_files_reply__descriptor);
    assert_string_equal(scene->reply,
                        "path=app/a.yaml content=kind: A\n path=chart/Chart.yaml content= ");
    files.path = (char *)(uintptr_t) "a*";
    call(scene, "GetGitFiles", &files.base, &argosy__repo__get_git_files_reply__descriptor);
    assert_non_null(strstr(scene->error, "read <path to cached source>/app: is a directory"));
    call(scene, "GetGitDirectories", &folders.base,
         &argosy__repo__get_git_directories_reply__descriptor);
    assert_string_equal(scene->reply, "paths=app paths=chart ");
}

static void update(struct scene *scene, const char *path)
{
    Argosy__Repo__UpdateRevisionForPathsRequest request =
        ARGOSY__REPO__UPDATE_REVISION_FOR_PATHS_REQUEST__INIT;
    char *paths[] = { (char *)(uintptr_t)path };

    request.repository = &scene->repository;
    request.application_source = source_of("{\"path\":\"app\"}");
    request.app_name = (char *)(uintptr_t) "app";
    request.revision = (char *)(uintptr_t) "main";
    request.synced_revision = (char *)(uintptr_t) "v1.0.0";
    request.no_revision_cache = true;
    request.n_paths = path ? 1 : 0;
    request.paths = paths;
    call(scene, "UpdateRevisionForPaths", &request.base,
         &argosy__repo__update_revision_for_paths_reply__descriptor);
}

static void manifests_follow_a_commit_that_does_not_touch_them(void **state)
{
    struct scene *scene = *state;

    generate(scene, "{\"path\":\"app\"}", "app", false);
    run_script(scene, "cd repo; echo x > chart/x; git add .; git commit -q -m other");
    update(scene, NULL);
    assert_string_equal(scene->reply, "changes=1 revision= ");
    update(scene, "chart");
    assert_non_null(strstr(scene->reply, "changes=1 revision="));
    update(scene, "app");
    assert_non_null(strstr(scene->reply, "changes=0 revision="));
    run_script(scene, "rm -rf repo"); /* the new commit's manifests are in the cache */
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "json={\"kind\":\"A\"} "));
}

/* ---- other programs ---- */

/* A kustomization with a plugin that is not built in, and a program in place of kustomize. */
static void put_program(struct scene *scene, const char *script)
{
    run_script(scene, "cd repo; printf 'transformers: [s.yaml]\n' > "
                      "app/kustomization.yaml; echo '{apiVersion: team.example/v1, kind: Own, "
                      "metadata: {name: x}}' > app/s.yaml; git add .; "
                      "git commit -q -m kustomization");
    run_script(scene,
               arena_printf(scene->arena, "printf '%%s\n' '#!/bin/sh' '%s' > tool; chmod +x tool",
                            script));
    scene->config.kustomize_program = arena_printf(scene->arena, "%s/tool", scene->folder);
    scene->config.allow_internal_addresses = true; /* the helper does not lie beside a test */
}

static void what_is_beyond_us_is_done_by_another_program(void **state)
{
    struct scene *scene = *state;

    put_program(scene, "echo \"{kind: Made, words: \\\"$*\\\", edited: "
                       "$(grep -c newTag $2/kustomization.yaml)}\"");
    generate(scene, "{\"path\":\"app\",\"kustomize\":{\"images\":[\"a=b:c\"]}}", "app", false);
    assert_null(scene->error);
    assert_non_null(
        strstr(scene->reply, "json={\"edited\":1,\"kind\":\"Made\",\"words\":\"build app\"} "));
    assert_non_null(strstr(scene->reply, "source_type=Kustomize "));
    assert_non_null(strstr(scene->reply, "commands=kustomize edit set image a=b:c "));
    assert_non_null(strstr(scene->reply, "commands=kustomize build ./app "));
}

static void another_program_fails_as_the_original_tells_it(void **state)
{
    struct scene *scene = *state;

    put_program(scene, "echo \"Error: no $PWD/app/x\" >&2; exit 1");
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_string_equal(scene->error,
                        "`kustomize build <path to cached source>/app` failed exit status 1: "
                        "Error: no <path to cached source>/app/x");
}

static void another_program_that_misses_the_network_is_told_with_the_way_to_give_it(void **state)
{
    struct scene *scene = *state;

    put_program(scene, "echo \"Error: dial tcp: socket: permission denied\" >&2; exit 1");
    run_script(scene, "printf '#!/bin/sh\nshift\nexec \"$@\"\n' > helper; chmod +x helper");
    scene->server->helper = arena_printf(scene->arena, "%s/helper", scene->folder);
    scene->config.allow_internal_addresses = false;
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_string_equal(scene->error,
                        "`kustomize build <path to cached source>/app` failed exit status 1: "
                        "Error: dial tcp: socket: permission denied (other programs have no "
                        "network here; --allow-internal-addresses gives it to them, whole)");
}

static void without_another_program_it_is_said_what_is_missing(void **state)
{
    struct scene *scene = *state;

    put_program(scene, "");
    scene->config.kustomize_program = "/nonexistent/kustomize";
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_int_equal(scene->code, ERR_UNIMPLEMENTED);
    assert_string_equal(scene->error,
                        "the plugin Own.v1.team.example is not built in, and there is no "
                        "program to ask instead: /nonexistent/kustomize");
    scene->config.kustomize_program = "";
    generate(scene, "{\"path\":\"app\"}", "app", false);
    assert_string_equal(scene->error,
                        "the plugin Own.v1.team.example is not built in, and no other "
                        "program is configured for it");
}

static void images_are_found_in_what_another_program_makes(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GetAppDetailsRequest details = ARGOSY__REPO__GET_APP_DETAILS_REQUEST__INIT;

    put_program(scene, "echo \"{kind: Pod, spec: {containers: [{image: a:1}]}}\"");
    details.repository = &scene->repository;
    details.application_source = source_of("{\"path\":\"app\",\"targetRevision\":\"main\"}");
    call(scene, "GetAppDetails", &details.base, &argosy__repo__get_app_details_reply__descriptor);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "type=Kustomize kustomize_images=a:1 "));
}

static void a_version_of_kustomize_is_a_program_of_its_own(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;
    Argosy__Repo__KustomizeOptions options = ARGOSY__REPO__KUSTOMIZE_OPTIONS__INIT;
    Argosy__Repo__KustomizeVersion version = ARGOSY__REPO__KUSTOMIZE_VERSION__INIT;
    Argosy__Repo__KustomizeVersion *versions[] = { &version };

    put_program(scene, "echo \"{kind: Made, words: \\\"$*\\\"}\"");
    version.name = (char *)(uintptr_t) "v4";
    version.path = (char *)(uintptr_t)scene->config.kustomize_program;
    version.build_options = (char *)(uintptr_t) "--enable-alpha-plugins";
    options.n_versions = 1;
    options.versions = versions;
    scene->config.kustomize_program = "";
    request.repository = &scene->repository;
    request.revision = (char *)(uintptr_t) "main";
    request.kustomize = &options;
    request.application_source = source_of("{\"path\":\"app\",\"kustomize\":{\"version\":\"v4\"}}");
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
    assert_null(scene->error);
    assert_non_null(strstr(scene->reply, "\"words\":\"build app --enable-alpha-plugins\""));
    request.application_source = source_of("{\"path\":\"app\",\"kustomize\":{\"version\":\"v5\"}}");
    call(scene, "GenerateManifest", &request.base,
         &argosy__repo__generate_manifest_reply__descriptor);
    assert_string_equal(scene->error, "error getting kustomize binary path: kustomize version v5 "
                                      "is not registered");
}

static void repositories_are_tested(void **state)
{
    struct scene *scene = *state;
    Argosy__Repo__TestRepositoryRequest request = ARGOSY__REPO__TEST_REPOSITORY_REQUEST__INIT;

    request.repository = &scene->repository;
    call(scene, "TestRepository", &request.base, &argosy__repo__test_repository_reply__descriptor);
    assert_string_equal(scene->reply, "verified_repository=0 ");
    scene->repository.type = (char *)(uintptr_t) "svn";
    call(scene, "TestRepository", &request.base, &argosy__repo__test_repository_reply__descriptor);
    assert_string_equal(scene->error, "error testing repository connectivity: unsupported "
                                      "repository type \"svn\"");
    scene->repository.type = (char *)(uintptr_t) "";
    scene->repository.url = (char *)(uintptr_t) "/nonexistent";
    call(scene, "TestRepository", &request.base, &argosy__repo__test_repository_reply__descriptor);
    assert_string_equal(scene->error,
                        "error testing repository connectivity: unable to ls-remote HEAD on "
                        "repository: failed to list refs: repository not found");
}

static void no_renderer_is_started_when_the_time_is_over(void **state)
{
    struct scene *scene = *state;
    struct rpc_call late = { .arena = scene->arena,
                             .deadline_ms = loop_now_ms(scene->server->loop) };
    Argosy__Render__Request request = ARGOSY__RENDER__REQUEST__INIT;
    struct render_task task = { .request = &request };
    Argosy__Render__Reply *reply;

    assert_int_equal(render_in_worker(scene->server, &late, &task, &reply, &scene->err), -1);
    assert_int_equal(scene->err.code, ERR_TIMEOUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(manifests_are_generated_and_kept),
        TEST(failures_are_told_from_the_cache_after_three),
        TEST(a_chart_that_fails_is_told_as_helm_tells_it),
        TEST(a_plugin_that_nobody_serves_is_missed),
        TEST(value_files_of_another_source_count),
        TEST(a_chart_that_is_asked_for_again_is_loaded_once),
        TEST(charts_are_read_and_rendered_by_the_rules_of_the_setting),
        TEST(the_setting_of_a_server_without_one_is_the_originals_helm),
        TEST(a_chart_that_changed_is_another),
        TEST(a_commit_elsewhere_keeps_a_loaded_chart),
        TEST(a_chart_whose_symlink_leads_elsewhere_is_another_at_each_commit),
        TEST(what_a_loaded_chart_renders_to_depends_on_its_values),
        TEST(a_chart_that_is_too_large_is_rendered_from_its_files),
        TEST(the_same_manifests_need_not_be_sent_again),
        TEST(symlinks_out_of_the_repository_are_refused),
        TEST(refs_are_listed_and_resolved),
        TEST(applications_and_their_types_are_found),
        TEST(a_commit_is_described),
        TEST(files_and_folders_are_listed),
        TEST(manifests_follow_a_commit_that_does_not_touch_them),
        TEST(what_is_beyond_us_is_done_by_another_program),
        TEST(another_program_fails_as_the_original_tells_it),
        TEST(another_program_that_misses_the_network_is_told_with_the_way_to_give_it),
        TEST(without_another_program_it_is_said_what_is_missing),
        TEST(images_are_found_in_what_another_program_makes),
        TEST(a_version_of_kustomize_is_a_program_of_its_own),
        TEST(repositories_are_tested),
        TEST(no_renderer_is_started_when_the_time_is_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
