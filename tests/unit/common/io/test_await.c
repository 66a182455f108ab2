#include "fiber_scene.h"
#include "io/await.h"
#include "io/sandbox.h"

#include <string.h>
#include <unistd.h>

static void run_child(struct fiber_scene *scene)
{
    const char *const argv[] = { "sh", "-c", "cat; echo bad >&2; exit 3", NULL };
    const char *const environment[] = { "PATH=/bin:/usr/bin", NULL };
    struct child_options options = { .argv = argv, .environment = environment, .input = STR("in") };
    CLEANUP(child_result_release) struct child_result result = { 0 };

    check(await_child(scene->loop, &options, &result, &scene->err) == 0);
    check(result.exit_code == 3);
    check(str_equals(result.output, "in"));
    check(str_equals(result.errors, "bad\n"));
}

static void a_child_is_waited_for_with_its_output(void **state)
{
    in_fiber(state, run_child);
}

static void run_no_child(struct fiber_scene *scene)
{
    const char *const argv[] = { "/nonexistent", NULL };
    struct child_options options = { .argv = argv };
    CLEANUP(child_result_release) struct child_result result = { 0 };

    check(await_child(scene->loop, &options, &result, &scene->err) < 0);
    check(scene->err.code == ERR_NOT_FOUND);
}

static void a_program_that_is_not_there_is_an_error(void **state)
{
    in_fiber(state, run_no_child);
}

static void run_http(struct fiber_scene *scene)
{
    struct http_client_request request = { .url = "http://127.0.0.1:1/" };
    CLEANUP(http_client_free) struct http_client *client = NULL;
    struct http_client_reply reply;

    check(http_client_new(scene->loop, NULL, &client, &scene->err) == 0);
    check(await_http(client, &request, scene->arena, &reply, &scene->err) < 0);
    check(scene->err.code == ERR_UNAVAILABLE);
}

static void a_server_that_is_not_there_is_an_error(void **state)
{
    in_fiber(state, run_http);
}

static void run_redis(struct fiber_scene *scene)
{
    struct redis_options options = { .address = "127.0.0.1:1" };
    CLEANUP(redis_close) struct redis *redis = NULL;
    struct str argv[] = { STR("get"), STR("k") }, text;

    check(redis_open(scene->loop, &options, &redis, &scene->err) == 0);
    check(await_redis(redis, argv, 2, scene->arena, &text, &scene->err) < 0);
}

static void redis_that_is_down_is_an_error_and_no_wait(void **state)
{
    in_fiber(state, run_redis);
}

/* ---- a sandboxed worker that replies with memory ---- */

static struct sandbox *sandbox;

static int job_memory(struct sandbox_worker *worker, struct str request, struct error *err)
{
    void *room;

    if (sandbox_reply_room(worker, request.len, &room, err) < 0)
        return -1;
    memcpy(room, request.ptr, request.len);
    return sandbox_reply_memory(worker, err);
}

static int job_text(struct sandbox_worker *worker, struct str request, struct error *err)
{
    return sandbox_reply(worker, request, err);
}

static void run_memory(struct fiber_scene *scene)
{
    struct sandbox_task task = { .job = 0, .request = STR("a chart"), .timeout_ms = 30000 };
    struct await_memory memory = { .fd = -1 };
    char again[8] = "";

    sandbox_attach(sandbox, scene->loop);
    check(await_sandbox_memory(sandbox, &task, scene->arena, &memory, &scene->err) == 0);
    check(str_equals(memory.bytes, "a chart"));
    check(pread(memory.fd, again, 7, 0) == 7 && strcmp(again, "a chart") == 0);
    check(write(memory.fd, "x", 1) < 0);
    close(memory.fd);
    task.job = 1;
    check(await_sandbox_memory(sandbox, &task, scene->arena, &memory, &scene->err) < 0);
    check(strcmp(error_text(&scene->err), "a sandboxed worker did not reply with memory") == 0);
}

/* On the heap, in a mapping, and in one of huge pages. */
static void run_sizes(struct fiber_scene *scene)
{
    static const size_t sizes[] = { 0, 1, 65535, 65536, 2097151, 2097152, 5000001 };

    sandbox_attach(sandbox, scene->loop);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        char *bytes = arena_alloc(scene->arena, sizes[i] + 1);
        struct sandbox_task task = { .job = 1,
                                     .request = { bytes, sizes[i] },
                                     .timeout_ms = 30000 };
        struct str reply;

        for (size_t at = 0; at < sizes[i]; at++)
            bytes[at] = (char)(at * 31 % 251);
        check(await_sandbox(sandbox, &task, scene->arena, &reply, &scene->err) == 0);
        check(str_equal(reply, task.request) && reply.ptr[reply.len] == '\0');
    }
}

static void replies_of_all_sizes_come_whole(void **state)
{
    in_fiber(state, run_sizes);
}

static void the_memory_of_a_worker_can_be_handed_on(void **state)
{
    in_fiber(state, run_memory);
}

static int open_with_sandbox(void **state)
{
    static const struct sandbox_job jobs[] = { { "memory", job_memory }, { "text", job_text } };
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(sandbox_start(jobs, 2, SANDBOX_SECCOMP, &sandbox, &err), 0);
    return scene_open(state);
}

static int close_with_sandbox(void **state)
{
    sandbox_stop(sandbox);
    return scene_close(state);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(a_child_is_waited_for_with_its_output),
        SCENE_TEST(a_program_that_is_not_there_is_an_error),
        SCENE_TEST(a_server_that_is_not_there_is_an_error),
        SCENE_TEST(redis_that_is_down_is_an_error_and_no_wait),
        cmocka_unit_test_setup_teardown(replies_of_all_sizes_come_whole, open_with_sandbox,
                                        close_with_sandbox),
        cmocka_unit_test_setup_teardown(the_memory_of_a_worker_can_be_handed_on, open_with_sandbox,
                                        close_with_sandbox),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
