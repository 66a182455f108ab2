#include "fake_api.h"
#include "kube/watch.h"
#include "test.h"

struct fixture {
    struct loop *loop;
    struct fake_api api;
    const struct kube_config *config;
    struct kube_client *client;
    struct kube_watch *watch;
    struct kube_watch_options options;
    struct arena *arena;

    void (*answer)(struct fixture *fixture, struct fake_request *request);
    struct fake_request *stream; /* the last watch that was opened */
    size_t lists, watches;

    struct strbuf story; /* what was told, in order: "+a ~b -c synced" */
    bool done;
    const char *wait_for; /* done when the story ends with it */
    enum kube_watch_decision decision;
    bool free_in_event;
};

/* ---- the story ---- */

static void tell(struct fixture *fixture, const char *fmt, const char *text)
{
    if (fixture->story.len)
        strbuf_puts(&fixture->story, " ");
    strbuf_printf(&fixture->story, "%s%s", fmt, text);
    if (fixture->wait_for && str_has_suffix((struct str){ fixture->story.ptr, fixture->story.len },
                                            str_of(fixture->wait_for)))
        fixture->done = true;
}

static void on_event(void *context, const struct kube_event *event)
{
    static const char *const signs[] = {
        [KUBE_EVENT_LISTED] = "=",
        [KUBE_EVENT_ADDED] = "+",
        [KUBE_EVENT_MODIFIED] = "~",
        [KUBE_EVENT_DELETED] = "-",
    };
    struct fixture *fixture = context;

    tell(fixture, event->is_identity ? "gone:" : signs[event->type],
         json_cstr_at(json_doc_root(event->object), "metadata.name"));
    if (event->is_identity)
        assert_string_equal(json_cstr_at(json_doc_root(event->object), "metadata.uid"), "u-old");
    if (fixture->free_in_event) {
        kube_watch_free(TAKE(fixture->watch));
        fixture->done = true;
    }
}

static void on_relist(void *context, bool is_first)
{
    tell(context, is_first ? "first" : "relist", "");
}

static void on_synced(void *context, const char *version)
{
    tell(context, "synced@", version);
}

static enum kube_watch_decision on_failure(void *context, const struct error *err, bool during_list)
{
    struct fixture *fixture = context;

    tell(fixture, during_list ? "list!" : "watch!", err->reason ? err->reason : "?");
    return fixture->decision;
}

/* ---- the server ---- */

static void on_request(void *context, struct fake_request *request)
{
    struct fixture *fixture = context;
    bool is_watch = strstr(request->target, "watch=true") != NULL;

    *(is_watch ? &fixture->watches : &fixture->lists) += 1;
    if (is_watch)
        fixture->stream = request;
    fixture->answer(fixture, request);
}

static const char two_objects[] =
    "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"10\"},"
    "\"items\":[{\"metadata\":{\"name\":\"a\",\"namespace\":\"n\",\"uid\":\"u-old\","
    "\"resourceVersion\":\"8\"}},{\"metadata\":{\"name\":\"b\",\"namespace\":\"n\",\"uid\":\"u2\","
    "\"resourceVersion\":\"9\"}}]}";
static const char one_object[] =
    "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"20\"},"
    "\"items\":[{\"metadata\":{\"name\":\"b\",\"namespace\":\"n\",\"uid\":\"u2\","
    "\"resourceVersion\":\"9\"}}]}";

static const char gone[] =
    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"too old "
    "resource version\",\"reason\":\"Expired\",\"code\":410}";

static void send_event(struct fake_request *stream, const char *type, const char *name, int version)
{
    char line[512];

    snprintf(line, sizeof(line),
             "{\"type\":\"%s\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\","
             "\"metadata\":{\"name\":\"%s\",\"namespace\":\"n\",\"uid\":\"u-%s\","
             "\"resourceVersion\":\"%d\"}}}\n",
             type, name, name, version);
    fake_send(stream, line);
}

/* Two objects at first, one later; watches stay open. */
static void answer_well(struct fixture *fixture, struct fake_request *request)
{
    if (strstr(request->target, "watch=true"))
        fake_begin(request);
    else
        fake_reply(request, 200, fixture->lists == 1 ? two_objects : one_object);
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };

    fixture->arena = arena_new();
    fixture->loop = loop_new();
    fixture->story = (struct strbuf)STRBUF_INIT(65536);
    fixture->answer = answer_well;
    fixture->options = (struct kube_watch_options){
        .resource = &KUBE_CONFIG_MAPS, .namespace = "n", .retry_ms = 10, .min_restart_ms = 10
    };
    fake_api_start(&fixture->api, fixture->loop, on_request, fixture);
    fixture->config = fake_config(&fixture->api);
    assert_int_equal(kube_client_open(fixture->loop, fixture->config, NULL, &fixture->client, &err),
                     0);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    kube_watch_free(fixture->watch);
    kube_client_close(fixture->client);
    kube_config_unref(fixture->config);
    fake_api_stop(&fixture->api);
    loop_free(fixture->loop);
    strbuf_release(&fixture->story);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static void start(struct fixture *fixture)
{
    const struct kube_watch_handlers handlers = { on_event, on_relist, on_synced, on_failure,
                                                  fixture };

    fixture->watch = kube_watch_new(fixture->client, &fixture->options, &handlers);
}

static void expect_story(struct fixture *fixture, const char *last)
{
    fixture->wait_for = last;
    fixture->done =
        str_has_suffix((struct str){ fixture->story.ptr, fixture->story.len }, str_of(last));
    if (!fixture->done && !fake_run(&fixture->api, &fixture->done))
        fail_msg("waited for '%s', the story is '%s'", last, fixture->story.ptr);
}

/* Wait until `*counter` is at least `count`. */
static void wait_count(struct fixture *fixture, const size_t *counter, size_t count)
{
    for (int i = 0; i < 300 && *counter < count; i++)
        fake_idle(&fixture->api, 10);
    assert_true(*counter >= count);
}

/* ---- tests ---- */

static void a_watch_lists_and_then_follows(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    expect_story(fixture, "synced@10");
    wait_count(fixture, &fixture->watches, 1);
    assert_non_null(strstr(fixture->stream->target, "resourceVersion=10"));
    assert_non_null(strstr(fixture->stream->target, "allowWatchBookmarks=true"));
    assert_non_null(strstr(fixture->stream->target, "timeoutSeconds="));
    send_event(fixture->stream, "ADDED", "c", 11);
    send_event(fixture->stream, "MODIFIED", "a", 12);
    send_event(fixture->stream, "DELETED", "b", 13);
    expect_story(fixture, "-b");
    assert_string_equal(fixture->story.ptr, "first =a =b synced@10 +c ~a -b");
    assert_string_equal(kube_watch_resource_version(fixture->watch), "13");
    assert_true(kube_watch_is_synced(fixture->watch));
}

static void an_event_may_come_in_pieces(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    fake_send(fixture->stream, "{\"type\":\"ADDED\",\"obj");
    fake_idle(&fixture->api, 20);
    fake_send(fixture->stream, "ect\":{\"metadata\":{\"name\":\"c\"}}}");
    fake_idle(&fixture->api, 20);
    fake_send(fixture->stream,
              "\n{\"object\":{\"metadata\":{\"name\":\"d\"}},\"type\":\"ADDED\"}\n");
    expect_story(fixture, "+c +d");
}

static void a_closed_watch_goes_on_where_it_was(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    send_event(fixture->stream, "ADDED", "c", 31);
    send_event(fixture->stream, "BOOKMARK", "", 35);
    expect_story(fixture, "+c");
    fake_idle(&fixture->api, 20);
    fake_close(fixture->stream);
    wait_count(fixture, &fixture->watches, 2);
    assert_non_null(strstr(fixture->stream->target, "resourceVersion=35"));
    send_event(fixture->stream, "ADDED", "d", 36);
    expect_story(fixture, "+d");
    assert_int_equal(fixture->lists, 1);
    assert_int_equal(kube_watch_counts(fixture->watch).bookmarks, 1);
}

static void a_version_that_is_too_old_is_listed_anew(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.is_tracking = true;
    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    fake_send(fixture->stream, "{\"type\":\"ERROR\",\"object\":");
    fake_send(fixture->stream, gone);
    fake_send(fixture->stream, "}\n");
    expect_story(fixture, "synced@20");
    assert_string_equal(fixture->story.ptr, "first =a =b synced@10 relist =b gone:a synced@20");
}

static void answer_gone_to_watches(struct fixture *fixture, struct fake_request *request)
{
    if (strstr(request->target, "watch=true") && fixture->watches == 1)
        fake_reply(request, 410, gone);
    else
        answer_well(fixture, request);
}

static void a_watch_refused_with_410_is_listed_anew(void **state)
{
    struct fixture *fixture = *state;

    fixture->answer = answer_gone_to_watches;
    start(fixture);
    expect_story(fixture, "synced@20");
    assert_string_equal(fixture->story.ptr, "first =a =b synced@10 relist =b synced@20");
}

static void an_object_deleted_in_between_is_not_told_twice(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.is_tracking = true;
    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    send_event(fixture->stream, "DELETED", "a", 15);
    expect_story(fixture, "-a");
    kube_watch_relist(fixture->watch);
    expect_story(fixture, "synced@20");
    assert_string_equal(fixture->story.ptr, "first =a =b synced@10 -a relist =b synced@20");
}

static void answer_busy(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_reply(request, 500, "oops");
}

static void a_list_that_fails_is_told_and_tried_again(void **state)
{
    struct fixture *fixture = *state;

    fixture->answer = answer_busy;
    start(fixture);
    expect_story(fixture, "list!InternalError first list!InternalError");
    fixture->answer = answer_well;
    fixture->lists = 0;
    expect_story(fixture, "synced@10");
}

static void a_list_that_was_asked_for_is_not_forgotten(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    fixture->answer = answer_busy;
    kube_watch_relist(fixture->watch);
    expect_story(fixture, "list!InternalError");
    fixture->answer = answer_well;
    expect_story(fixture, "relist =b synced@20");
}

static void the_owner_may_give_up(void **state)
{
    struct fixture *fixture = *state;

    fixture->answer = answer_busy;
    fixture->decision = KUBE_WATCH_STOP;
    start(fixture);
    expect_story(fixture, "list!InternalError");
    fake_idle(&fixture->api, 100);
    assert_int_equal(fixture->lists, 1);
}

static void answer_forbidden(struct fixture *fixture, struct fake_request *request)
{
    if (strstr(request->target, "watch=true"))
        fake_reply(request, 403,
                   "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                   "\"reason\":\"Forbidden\",\"code\":403,\"message\":\"no\"}");
    else
        answer_well(fixture, request);
}

static void a_forbidden_watch_is_told_at_once(void **state)
{
    struct fixture *fixture = *state;

    fixture->answer = answer_forbidden;
    fixture->decision = KUBE_WATCH_STOP;
    start(fixture);
    expect_story(fixture, "watch!Forbidden");
    assert_int_equal(fixture->watches, 1);
}

static void answer_garbage_to_watches(struct fixture *fixture, struct fake_request *request)
{
    if (strstr(request->target, "watch=true")) {
        fake_begin(request);
        fake_send(request, "this is no event\n");
    } else {
        answer_well(fixture, request);
    }
}

static void garbage_in_a_watch_is_told_the_second_time(void **state)
{
    struct fixture *fixture = *state;

    fixture->answer = answer_garbage_to_watches;
    fixture->decision = KUBE_WATCH_STOP;
    start(fixture);
    expect_story(fixture, "watch!?");
    assert_int_equal(fixture->watches, 2);
}

static void a_silent_watch_is_given_up(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.idle_ms = 100;
    start(fixture);
    wait_count(fixture, &fixture->watches, 2);
    assert_int_equal(fixture->lists, 1);
    assert_int_equal(fixture->watches, 2);
}

static void events_keep_a_watch_alive(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.idle_ms = 200;
    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    for (int i = 0; i < 8; i++) {
        send_event(fixture->stream, "BOOKMARK", "", 40 + i);
        fake_idle(&fixture->api, 60);
    }
    assert_int_equal(fixture->watches, 1);
}

static void a_watch_is_listed_anew_after_its_period(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.resync_ms = 80;
    start(fixture);
    expect_story(fixture, "relist =b synced@20");
}

static void a_watch_may_begin_at_a_version(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.resource_version = "77";
    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    assert_int_equal(fixture->lists, 0);
    assert_non_null(strstr(fixture->stream->target, "resourceVersion=77"));
}

static void a_watch_may_be_freed_in_an_event(void **state)
{
    struct fixture *fixture = *state;

    fixture->free_in_event = true;
    start(fixture);
    assert_true(fake_run(&fixture->api, &fixture->done));
    fake_idle(&fixture->api, 30);
    assert_string_equal(fixture->story.ptr, "first =a");
}

static void a_watch_may_be_freed_in_a_watched_event(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    fixture->free_in_event = true;
    send_event(fixture->stream, "ADDED", "c", 31);
    send_event(fixture->stream, "ADDED", "d", 32);
    assert_true(fake_run(&fixture->api, &fixture->done));
    fake_idle(&fixture->api, 30);
    assert_string_equal(fixture->story.ptr, "first =a =b synced@10 +c");
}

static void a_watch_in_metadata_form_says_so(void **state)
{
    struct fixture *fixture = *state;

    fixture->options.form = KUBE_METADATA;
    fixture->options.label_selector = "app in (a,b)";
    start(fixture);
    wait_count(fixture, &fixture->watches, 1);
    assert_non_null(strstr(fixture->stream->target, "labelSelector=app+in+%28a%2Cb%29"));
    assert_string_equal(fake_header(fixture->stream, "Accept", fixture->arena),
                        "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,"
                        "application/json");
}

static void a_dead_server_is_told_and_waited_for(void **state)
{
    struct fixture *fixture = *state;

    fake_api_hang_up(&fixture->api);
    start(fixture);
    expect_story(fixture, "list!? first list!?");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_watch_lists_and_then_follows),
        TEST(an_event_may_come_in_pieces),
        TEST(a_closed_watch_goes_on_where_it_was),
        TEST(a_version_that_is_too_old_is_listed_anew),
        TEST(a_watch_refused_with_410_is_listed_anew),
        TEST(an_object_deleted_in_between_is_not_told_twice),
        TEST(a_list_that_fails_is_told_and_tried_again),
        TEST(a_list_that_was_asked_for_is_not_forgotten),
        TEST(the_owner_may_give_up),
        TEST(a_forbidden_watch_is_told_at_once),
        TEST(garbage_in_a_watch_is_told_the_second_time),
        TEST(a_silent_watch_is_given_up),
        TEST(events_keep_a_watch_alive),
        TEST(a_watch_is_listed_anew_after_its_period),
        TEST(a_watch_may_begin_at_a_version),
        TEST(a_watch_may_be_freed_in_an_event),
        TEST(a_watch_may_be_freed_in_a_watched_event),
        TEST(a_watch_in_metadata_form_says_so),
        TEST(a_dead_server_is_told_and_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
