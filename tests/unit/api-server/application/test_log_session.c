#include "application/log_session.h"
#include "scene.h"

/* Logs by path: what an API server would stream. */
static void on_request(void *context, struct fake_request *request)
{
    (void)context;
    if (strcmp(request->target, "/one") == 0)
        fake_reply(request, 200,
                   "2026-01-01T00:00:01Z first\n2026-01-01T00:00:03Z third\rand more\n");
    else if (strcmp(request->target, "/two") == 0)
        fake_reply(request, 200, "2026-01-01T00:00:02Z Second\n2026-01-01T00:00:04Z no line end");
    else
        fake_reply(
            request, 400,
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"not "
            "started\",\"code\":400}");
}

struct logs {
    struct fake_api api;
    struct kube_client *client;
    struct log_source sources[2];
    struct log_wish wish;
};

static void open_logs(struct scene *scene, struct logs *logs, const char *one, const char *two)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;

    fake_api_start(&logs->api, scene->server.loop, on_request, logs);
    config = fake_config(&logs->api);
    assert_int_equal(kube_client_open(scene->server.loop, config, NULL, &logs->client, &err), 0);
    logs->sources[0] = (struct log_source){ "pod-1", one };
    logs->sources[1] = (struct log_source){ "pod-2", two };
    logs->wish = (struct log_wish){
        .loop = scene->server.loop,
        .client = logs->client,
        .sources = logs->sources,
        .source_count = two ? 2 : 1,
        .object = "default/a",
        .filter = log_filter_of(STR_EMPTY, false, scene->arena),
    };
}

static void close_logs(struct logs *logs)
{
    kube_client_close(logs->client);
    fake_api_stop(&logs->api);
}

static struct scene_stream *begin(struct scene *scene, const struct logs *logs)
{
    /* A stream that nothing is sent on, to be taken over. */
    struct scene_stream *stream = scene_open(scene, "Watch", "{resourceVersion: '99999999'}");
    struct api_stream *open = &stream->exchange.stream;

    open->events->on_close(open, open->context);
    log_session_open(open, &logs->wish);
    return stream;
}

/* "pod content" of each entry; "." is the last one. */
static const char *entries(struct scene *scene, struct scene_stream *stream, size_t count)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(65536);
    struct str line, rest = str_of(scene_stream_take(scene, stream, count));

    while (str_cut(rest, '\n', &line, &rest)) {
        const struct json *entry = value_of(scene->arena, str_dup(line, scene->arena).ptr);

        strbuf_printf(&text, "%s %s%s\n", json_cstr_at(entry, "podName"),
                      json_cstr_at(entry, "content"),
                      json_bool(json_get(entry, "last"), false) ? "." : "");
    }
    return arena_printf(scene->arena, "%s", text.ptr);
}

static void logs_come_in_the_order_of_their_times(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/one", "/two");
    stream = begin(scene, &logs);
    assert_string_equal(entries(scene, stream, 6),
                        "pod-1 first\npod-2 Second\npod-1 third\npod-1 and more\npod-2 no line "
                        "end\n .\n");
    assert_true(stream->has_ended);
    scene_stream_close(stream);
    close_logs(&logs);
}

static void a_filter_leaves_lines_out(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/one", "/two");
    logs.wish.filter = log_filter_of(STR("second"), false, scene->arena);
    stream = begin(scene, &logs);
    assert_string_equal(entries(scene, stream, 2), "pod-2 Second\n .\n");
    scene_stream_close(stream);
    close_logs(&logs);
}

static void the_first_line_after_a_time_is_the_last(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/one", NULL);
    logs.wish.until_ns = 1767225602000000000;
    stream = begin(scene, &logs);
    assert_string_equal(entries(scene, stream, 2), "pod-1 first\npod-1 third.\n");
    assert_true(stream->has_ended);
    scene_stream_close(stream);
    close_logs(&logs);
}

static void a_log_that_cannot_be_opened_says_so_in_its_place(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/absent", NULL);
    stream = begin(scene, &logs);
    assert_string_equal(entries(scene, stream, 2), "pod-1 not started\n .\n");
    scene_stream_close(stream);
    close_logs(&logs);
}

static void nothing_is_sent_while_the_client_does_not_take_it(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct api_stream *open;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/one", NULL);
    stream = begin(scene, &logs);
    open = &stream->exchange.stream;
    stream->pending = API_STREAM_PENDING_HIGH;
    fake_idle(&logs.api, 150);
    assert_string_equal(entries(scene, stream, 0), "");
    stream->pending = 0;
    open->events->on_drain(open, open->context);
    assert_string_equal(entries(scene, stream, 4),
                        "pod-1 first\npod-1 third\npod-1 and more\n .\n");
    scene_stream_close(stream);
    close_logs(&logs);
}

static void who_may_no_longer_read_is_told_so(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct logs logs;

    scene_start(scene);
    open_logs(scene, &logs, "/one", NULL);
    stream = begin(scene, &logs);
    scene_restrict(scene, "p, ann, applications, get, default/a, allow");
    for (int i = 0; i < 200 && !stream->has_ended; i++)
        fake_idle(&logs.api, 5);
    assert_string_equal(error_text(&stream->end), "permission denied");
    assert_string_equal(entries(scene, stream, 0), "");
    scene_stream_close(stream);
    close_logs(&logs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(logs_come_in_the_order_of_their_times),
        SCENE_TEST(a_filter_leaves_lines_out),
        SCENE_TEST(the_first_line_after_a_time_is_the_last),
        SCENE_TEST(a_log_that_cannot_be_opened_says_so_in_its_place),
        SCENE_TEST(who_may_no_longer_read_is_told_so),
        SCENE_TEST(nothing_is_sent_while_the_client_does_not_take_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
