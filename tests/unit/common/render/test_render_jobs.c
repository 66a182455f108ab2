/* The jobs of a renderer's program, each in a worker. */
#include "base/arena.h"
#include "data/json.h"
#include "io/loop.h"
#include "io/tree.h"
#include "render.pb-c.h"
#include "render/render_jobs.h"
#include "render_case.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct jobs {
    struct render_case *files;
    struct sandbox *sandbox;
    struct loop *loop;
    struct arena *arena;
    /* of the last run */
    bool is_done;
    const char *reply; /* the manifests, or the error */
    int memory;        /* -1: the reply was none */
};

static const char *manifests_of(struct str packed, struct arena *arena)
{
    Argosy__Render__Reply *reply =
        argosy__render__reply__unpack(NULL, packed.len, (const uint8_t *)packed.ptr);
    const char *text = "";

    assert_non_null(reply);
    for (size_t i = 0; i < reply->n_manifests; i++)
        text = arena_printf(arena, "%s%.*s", text, (int)reply->manifests[i].len,
                            (const char *)reply->manifests[i].data);
    argosy__render__reply__free_unpacked(reply, NULL);
    return text;
}

static void on_done(void *context, struct sandbox_result *result, struct error *err)
{
    struct jobs *jobs = context;

    jobs->is_done = true;
    jobs->memory = -1;
    if (err) {
        jobs->reply = arena_printf(jobs->arena, "%s", error_text(err));
    } else if (result->memory >= 0) {
        jobs->memory = result->memory;
        result->memory = -1;
    } else {
        jobs->reply = manifests_of(result->reply, jobs->arena);
    }
}

static void run_job(struct jobs *jobs, const struct sandbox_task *task)
{
    CLEANUP(error_release) struct error err = { 0 };

    jobs->is_done = false;
    sandbox_run(jobs->sandbox, task, on_done, jobs);
    assert_int_equal(loop_run_until(jobs->loop, &jobs->is_done, 60000, &err), 0);
}

static void load(struct jobs *jobs, const char *rules_and_path)
{
    struct sandbox_task task = { .job = RENDER_LOAD_JOB,
                                 .request = str_of(rules_and_path),
                                 .tree = jobs->files->root,
                                 .timeout_ms = 60000 };

    run_job(jobs, &task);
}

/* Render the chart at `path` with what was loaded, or with what is no loaded chart. */
static void render_chart(struct jobs *jobs, const char *path, int chart)
{
    static const char source[] = "{\"repoURL\":\"https://example.com/r\",\"path\":\".\"}";
    Argosy__Render__Request request = ARGOSY__RENDER__REQUEST__INIT;
    uint8_t packed[1000];
    struct sandbox_task task = { .job = RENDER_JOB,
                                 .tree = jobs->files->root,
                                 .fds = { chart },
                                 .fd_count = chart >= 0,
                                 .timeout_ms = 60000 };

    request.path = (char *)(uintptr_t)path;
    request.app_name = (char *)(uintptr_t) "app";
    request.source = (ProtobufCBinaryData){ sizeof(source) - 1, (uint8_t *)(uintptr_t)source };
    task.request =
        (struct str){ (const char *)packed, argosy__render__request__pack(&request, packed) };
    run_job(jobs, &task);
}

#define RENDERED "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"app\"}}"

static void a_loaded_chart_renders_without_its_files(void **state)
{
    struct jobs *jobs = *state;
    int chart;

    load(jobs, "4 chart");
    chart = jobs->memory;
    assert_true(chart >= 0);
    render_chart(jobs, "chart", -1);
    assert_string_equal(jobs->reply, RENDERED);
    add(jobs->files, "chart/templates/a.yaml", "changed: {{");
    render_chart(jobs, "chart", chart);
    assert_string_equal(jobs->reply, RENDERED);
    close(chart);
}

static void what_was_not_sealed_is_not_rendered(void **state)
{
    struct jobs *jobs = *state;
    int memory = memfd_create("x", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    assert_int_equal(write(memory, "ARGJSON1................", 24), 24);
    render_chart(jobs, "chart", memory);
    assert_string_equal(jobs->reply, "cannot take a loaded chart over: a document from another "
                                     "process is not sealed");
    close(memory);
}

static void a_folder_without_a_chart_cannot_be_loaded(void **state)
{
    struct jobs *jobs = *state;

    load(jobs, "4 plain");
    assert_int_equal(jobs->memory, -1);
    assert_string_equal(jobs->reply, "Chart.yaml file is missing");
    load(jobs, "3 plain/x.tgz");
    assert_string_equal(jobs->reply, "gzip: invalid header");
    load(jobs, "4 ../x");
    assert_int_equal(jobs->memory, -1);
}

static void a_chart_is_loaded_by_the_rules_that_are_asked_for(void **state)
{
    static const char *const wanted[] = { "{\"a\":1,\"b\":2}", "{\"a\":1}" };
    static const char *const requests[] = { "4 chart", "3 chart" };
    struct jobs *jobs = *state;

    add(jobs->files, "chart/values.yaml", "a: 1\n---\nb: 2\n");
    for (size_t i = 0; i < 2; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        CLEANUP(json_doc_unref) struct json_doc *chart = NULL;

        load(jobs, requests[i]);
        assert_int_equal(json_doc_map(jobs->memory, &chart, &err), 0);
        assert_string_equal(
            json_print(json_get(json_doc_root(chart), "values"), JSON_COMPACT, jobs->arena).ptr,
            wanted[i]);
        close(jobs->memory);
    }
    load(jobs, "chart");
    assert_string_equal(jobs->reply, "the request to load a chart names no rules");
}

static int open_jobs(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct jobs *jobs = calloc(1, sizeof(*jobs));

    assert_int_equal(
        sandbox_start(render_jobs, RENDER_JOB_COUNT, SANDBOX_SECCOMP, &jobs->sandbox, &err), 0);
    render_case_open((void **)&jobs->files);
    jobs->loop = loop_new();
    jobs->arena = arena_new();
    sandbox_attach(jobs->sandbox, jobs->loop);
    add(jobs->files, "chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
    add(jobs->files, "chart/templates/a.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n");
    add(jobs->files, "plain/x.tgz", "no archive");
    assert_int_equal(tree_open(jobs->files->folder, &jobs->files->root, &err), 0);
    *state = jobs;
    return 0;
}

static int close_jobs(void **state)
{
    struct jobs *jobs = *state;

    sandbox_stop(jobs->sandbox);
    loop_free(jobs->loop);
    arena_free(jobs->arena);
    render_case_close((void **)&jobs->files);
    free(jobs);
    return 0;
}

#define JOBS_TEST(name) cmocka_unit_test_setup_teardown(name, open_jobs, close_jobs)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        JOBS_TEST(a_loaded_chart_renders_without_its_files),
        JOBS_TEST(what_was_not_sealed_is_not_rendered),
        JOBS_TEST(a_folder_without_a_chart_cannot_be_loaded),
        JOBS_TEST(a_chart_is_loaded_by_the_rules_that_are_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
