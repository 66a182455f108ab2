#include "fake_api.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/status.h"
#include "test.h"

#include <sys/stat.h>

/* A test: an answer for each request in turn, and what came of the last call. */
struct fixture {
    struct loop *loop;
    struct fake_api api;
    struct kube_client *client;
    const struct kube_config *config;
    struct arena *arena;

    void (*answer)(struct fixture *fixture, struct fake_request *request);

    bool done;
    int replies, http_status;
    struct error err;
    struct json_doc *object;
    char *text;
    size_t warning_count, cause_count;
    char warning[128];
};

static void on_request(void *context, struct fake_request *request)
{
    struct fixture *fixture = context;

    fixture->answer(fixture, request);
}

static void on_reply(void *context, const struct kube_reply *reply)
{
    struct fixture *fixture = context;

    fixture->replies++;
    fixture->done = true;
    fixture->http_status = reply->http_status;
    fixture->warning_count = reply->warning_count;
    if (reply->warning_count)
        snprintf(fixture->warning, sizeof(fixture->warning), "%s", reply->warnings[0]);
    fixture->cause_count = kube_status_cause_count(reply->status);
    if (reply->error)
        error_move(&fixture->err, reply->error);
    if (reply->object) {
        json_doc_unref(fixture->object);
        fixture->object = json_doc_ref(reply->object);
    }
    free(fixture->text);
    fixture->text = xmemdup(reply->text.ptr, reply->text.len + 1);
}

static void open_client(struct fixture *fixture, const struct kube_client_options *options)
{
    kube_client_close(fixture->client);
    assert_int_equal(
        kube_client_open(fixture->loop, fixture->config, options, &fixture->client, &fixture->err),
        0);
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));

    fixture->arena = arena_new();
    fixture->loop = loop_new();
    fake_api_start(&fixture->api, fixture->loop, on_request, fixture);
    fixture->config = fake_config(&fixture->api);
    open_client(fixture, &(struct kube_client_options){ .user_agent = "tester/1" });
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    kube_client_close(fixture->client);
    kube_config_unref(fixture->config);
    fake_api_stop(&fixture->api);
    loop_free(fixture->loop);
    json_doc_unref(fixture->object);
    error_release(&fixture->err);
    free(fixture->text);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static struct kube_request get_secret(const char *name)
{
    return (struct kube_request){
        .verb = KUBE_GET, .resource = &KUBE_SECRETS, .namespace = "argocd", .name = name
    };
}

static void reset(struct fixture *fixture)
{
    fixture->done = false;
    error_release(&fixture->err);
    json_doc_unref(fixture->object);
    fixture->object = NULL;
}

static void call(struct fixture *fixture, const struct kube_request *request)
{
    reset(fixture);
    kube_client_call(fixture->client, request, on_reply, fixture);
    assert_false(fixture->done);
    assert_true(fake_run(&fixture->api, &fixture->done));
}

static struct fake_request *sent(struct fixture *fixture, size_t number)
{
    assert_true(number < fixture->api.requests.count);
    return fixture->api.requests.items[number];
}

/* ---- answers ---- */

static void answer_object(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_reply_with(request, 200, "Warning: 299 - \"it is \\\"old\\\"\"\r\n",
                    "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"x\"}}");
}

static void answer_not_found(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_reply(request, 404,
               "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":"
               "\"applications.argoproj.io \\\"x\\\" not found\",\"reason\":\"NotFound\","
               "\"details\":{\"name\":\"x\",\"causes\":[{\"reason\":\"R\",\"message\":\"M\","
               "\"field\":\"F\"}]},\"code\":404}");
}

static void answer_html(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_send(request, "HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\nConnection: "
                       "close\r\nContent-Length: 9\r\n\r\n<b>no</b>");
    fake_close(request);
}

static void answer_garbage(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_reply(request, 200, "{\"kind\":\"Secr");
}

static void answer_truncated(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_send(request, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                       "100\r\nConnection: close\r\n\r\n{\"kind\":");
    fake_close(request);
}

static void answer_never(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    (void)request;
}

/* 429 with a Retry-After at first, then the object. */
static void answer_busy_once(struct fixture *fixture, struct fake_request *request)
{
    if (request->number == 0)
        fake_reply_with(request, 429, "Retry-After: 1\r\n", "{}");
    else
        answer_object(fixture, request);
}

static void answer_500(struct fixture *fixture, struct fake_request *request)
{
    if (request->number < 2)
        fake_reply(request, 500, "");
    else
        answer_object(fixture, request);
}

/* ---- tests ---- */

static void an_object_comes_with_its_warnings(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_object;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_int_equal(fixture->http_status, 200);
    assert_string_equal(json_cstr_at(json_doc_root(fixture->object), "metadata.name"), "x");
    assert_int_equal(fixture->warning_count, 1);
    assert_string_equal(fixture->warning, "it is \"old\"");
    assert_string_equal(sent(fixture, 0)->target, "/api/v1/namespaces/argocd/secrets/x");
    assert_string_equal(fake_header(sent(fixture, 0), "User-Agent", fixture->arena), "tester/1");
    assert_string_equal(fake_header(sent(fixture, 0), "Accept", fixture->arena),
                        "application/json");
}

static void a_refusal_reads_as_the_server_wrote_it(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_not_found;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_string_equal(fixture->err.reason, "NotFound");
    assert_string_equal(error_text(&fixture->err), "applications.argoproj.io \"x\" not found");
    assert_int_equal(fixture->http_status, 404);
    assert_int_equal(fixture->cause_count, 1);
}

static void a_refusal_that_is_no_status_gets_words(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_html;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_INTERNAL);
    assert_string_equal(error_text(&fixture->err),
                        "an error on the server (\"<b>no</b>\") has prevented the request from "
                        "succeeding");
    request.names_request = true;
    call(fixture, &request);
    assert_string_equal(error_text(&fixture->err),
                        "an error on the server (\"<b>no</b>\") has prevented the request from "
                        "succeeding (get secrets x)");
}

static void garbage_is_an_error_that_names_the_request(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_garbage;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_DATA_LOSS);
    assert_non_null(strstr(error_text(&fixture->err), "cannot read the answer to GET \"http://"));
    assert_null(fixture->object);
}

static void a_truncated_answer_is_an_unexpected_end(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_truncated;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_UNAVAILABLE);
    assert_string_equal(
        error_text(&fixture->err),
        arena_printf(fixture->arena,
                     "Get \"http://127.0.0.1:%u/api/v1/namespaces/argocd/secrets/x\": unexpected "
                     "EOF",
                     fixture->api.port));
}

static void a_server_that_is_not_there_reads_as_in_go(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = { .verb = KUBE_GET, .path = "/version?timeout=32s" };

    fake_api_hang_up(&fixture->api);
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_UNAVAILABLE);
    assert_string_equal(error_text(&fixture->err),
                        arena_printf(fixture->arena,
                                     "Get \"http://127.0.0.1:%u/version?timeout=32s\": dial tcp "
                                     "127.0.0.1:%u: connect: connection refused",
                                     fixture->api.port, fixture->api.port));
}

static void a_call_ends_at_its_deadline(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_never;
    request.timeout_ms = 100;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_TIMEOUT);
    assert_non_null(strstr(error_text(&fixture->err), "context deadline exceeded"));
}

static void a_server_that_asks_for_patience_gets_it(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    int64_t before = loop_now_ms(fixture->loop);

    fixture->answer = answer_busy_once;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_true(loop_now_ms(fixture->loop) - before >= 1000);
    assert_int_equal(kube_client_counts(fixture->client).retries, 1);
}

static void failures_are_repeated_only_when_asked_for(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_500;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_INTERNAL);
    assert_int_equal(fixture->api.requests.count, 1);

    open_client(fixture, &(struct kube_client_options){ .retry_max = 2, .retry_base_ms = 1 });
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_int_equal(fixture->api.requests.count, 3);
}

static void an_answer_beyond_the_limit_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    open_client(fixture, &(struct kube_client_options){ .max_reply_bytes = 20 });
    fixture->answer = answer_object;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_TOO_LARGE);
    assert_string_equal(error_text(&fixture->err), "the answer is longer than 20 bytes");
}

static void a_cancelled_call_is_never_told(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_object;
    kube_call_cancel(kube_client_call(fixture->client, &request, on_reply, fixture));
    struct kube_call *later = kube_client_call(fixture->client, &request, on_reply, fixture);

    fixture->answer = answer_never;
    fake_idle(&fixture->api, 50);
    kube_call_cancel(later);
    fake_idle(&fixture->api, 50);
    assert_int_equal(fixture->replies, 0);
    assert_int_equal(kube_client_counts(fixture->client).open_calls, 0);
}

static void closing_the_client_ends_its_calls(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_never;
    kube_client_call(fixture->client, &request, on_reply, fixture);
    fake_idle(&fixture->api, 50);
    kube_client_close(TAKE(fixture->client));
    fake_idle(&fixture->api, 50);
    assert_int_equal(fixture->replies, 0);
}

static void close_in_reply(void *context, const struct kube_reply *reply)
{
    struct fixture *fixture = context;

    on_reply(context, reply);
    kube_client_close(TAKE(fixture->client));
}

static void the_client_may_be_closed_in_a_callback(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    fixture->answer = answer_object;
    kube_client_call(fixture->client, &request, close_in_reply, fixture);
    kube_client_call(fixture->client, &request, close_in_reply, fixture);
    assert_true(fake_run(&fixture->api, &fixture->done));
    fake_idle(&fixture->api, 20);
    assert_int_equal(fixture->replies, 1);
}

static void a_bad_name_is_refused_before_it_is_sent(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("../../x");

    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_INVALID);
    assert_string_equal(error_text(&fixture->err),
                        "invalid resource name \"../../x\": [may not contain '/']");
    assert_int_equal(fixture->api.requests.count, 0);
}

static void writes_carry_their_options(void **state)
{
    struct fixture *fixture = *state;
    struct json *body = json_new_object(fixture->arena);
    struct kube_request request = { .verb = KUBE_PATCH,
                                    .resource = &KUBE_APPLICATIONS,
                                    .namespace = "argocd",
                                    .name = "a",
                                    .subresource = "status",
                                    .body = body,
                                    .patch_type = KUBE_PATCH_APPLY,
                                    .field_manager = "argocd-controller",
                                    .field_validation = "Strict",
                                    .force = true,
                                    .is_dry_run = true };

    json_set_text(fixture->arena, body, "a", "b");
    fixture->answer = answer_object;
    call(fixture, &request);
    assert_string_equal(sent(fixture, 0)->method, "PATCH");
    assert_string_equal(sent(fixture, 0)->target,
                        "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a/status?"
                        "dryRun=All&fieldManager=argocd-controller&fieldValidation=Strict&"
                        "force=true");
    assert_string_equal(fake_header(sent(fixture, 0), "Content-Type", fixture->arena),
                        "application/apply-patch+yaml");
    assert_string_equal(sent(fixture, 0)->body, "{\"a\":\"b\"}");
}

static void a_creation_goes_to_the_collection(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    request.verb = KUBE_CREATE;
    request.body_text = STR("{}");
    fixture->answer = answer_object;
    call(fixture, &request);
    assert_string_equal(sent(fixture, 0)->method, "POST");
    assert_string_equal(sent(fixture, 0)->target, "/api/v1/namespaces/argocd/secrets");
    assert_string_equal(fake_header(sent(fixture, 0), "Content-Type", fixture->arena),
                        "application/json");
}

static void a_deletion_carries_its_conditions(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    int grace = 0;

    request.verb = KUBE_DELETE;
    request.propagation = "Foreground";
    request.precondition_uid = "u";
    request.precondition_resource_version = "7";
    request.grace_period_seconds = &grace;
    request.is_dry_run = true;
    fixture->answer = answer_object;
    call(fixture, &request);
    assert_string_equal(sent(fixture, 0)->method, "DELETE");
    assert_string_equal(sent(fixture, 0)->target, "/api/v1/namespaces/argocd/secrets/x");
    assert_string_equal(sent(fixture, 0)->body,
                        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":"
                        "0,\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"7\"},"
                        "\"propagationPolicy\":\"Foreground\",\"dryRun\":[\"All\"]}");
}

static void impersonation_is_a_matter_of_headers(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    const char *groups[] = { "g1", "g2" };
    struct kube_extra extra[] = { { "example.com/scope", "read" } };
    struct kube_impersonation who = { .user = "system:serviceaccount:a:b",
                                      .uid = "u",
                                      .groups = groups,
                                      .group_count = 2,
                                      .extra = extra,
                                      .extra_count = 1 };

    request.act_as = &who;
    fixture->answer = answer_object;
    call(fixture, &request);
    assert_string_equal(fake_header(sent(fixture, 0), "Impersonate-User", fixture->arena),
                        "system:serviceaccount:a:b");
    assert_string_equal(fake_header(sent(fixture, 0), "Impersonate-Uid", fixture->arena), "u");
    assert_non_null(strstr(sent(fixture, 0)->head, "Impersonate-Group: g1\r\n"));
    assert_non_null(strstr(sent(fixture, 0)->head, "Impersonate-Group: g2\r\n"));
    assert_string_equal(
        fake_header(sent(fixture, 0), "Impersonate-Extra-example.com%2Fscope", fixture->arena),
        "read");
}

static void a_header_cannot_be_smuggled(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    struct kube_impersonation who = { .user = "a\r\nX-Evil: 1" };

    request.act_as = &who;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_INVALID);
    assert_int_equal(fixture->api.requests.count, 0);
}

static void requests_wait_for_their_turn(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    int64_t before = loop_now_ms(fixture->loop);

    open_client(fixture, &(struct kube_client_options){ .qps = 20, .burst = 2 });
    fixture->answer = answer_object;
    for (int i = 0; i < 6; i++)
        kube_client_call(fixture->client, &request, on_reply, fixture);
    while (fixture->replies < 6) {
        fixture->done = false;
        assert_true(fake_run(&fixture->api, &fixture->done));
        json_doc_unref(fixture->object);
        fixture->object = NULL;
    }
    /* Two at once, then one each 50 ms. */
    assert_true(loop_now_ms(fixture->loop) - before >= 195);
    assert_true(kube_client_counts(fixture->client).throttled_ms >= 450);
}

static void a_turn_that_comes_too_late_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    open_client(fixture, &(struct kube_client_options){ .qps = 0.1, .burst = 1 });
    fixture->answer = answer_object;
    call(fixture, &request);
    request.timeout_ms = 1000;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_TIMEOUT);
    assert_string_equal(error_text(&fixture->err),
                        "client rate limiter Wait returned an error: rate: Wait(n=1) would exceed "
                        "context deadline");
}

static void answer_text(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_send(request, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                       "2\r\nConnection: close\r\n\r\nok");
    fake_close(request);
}

static void text_is_handed_over_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = { .verb = KUBE_GET, .path = "/readyz" };

    fixture->answer = answer_text;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_null(fixture->object);
    assert_string_equal(fixture->text, "ok");
}

/* ---- credentials ---- */

static void use_config(struct fixture *fixture, const char *user)
{
    const char *text =
        arena_printf(fixture->arena,
                     "clusters: [{name: c, cluster: {server: 'http://127.0.0.1:%u'}}]\n"
                     "users: [{name: u, user: %s}]\n"
                     "contexts: [{name: c, context: {cluster: c, user: u}}]\ncurrent-context: c\n",
                     fixture->api.port, user);

    kube_config_unref(fixture->config);
    fixture->config = NULL;
    if (kube_config_parse(str_of(text), NULL, NULL, &fixture->config, &fixture->err) < 0)
        fail_msg("%s", error_text(&fixture->err));
    open_client(fixture, NULL);
}

/* Who says "Bearer t2" is let in. */
static void answer_guard(struct fixture *fixture, struct fake_request *request)
{
    if (strcmp(fake_header(request, "Authorization", fixture->arena), "Bearer t2") == 0)
        answer_object(fixture, request);
    else
        fake_reply(request, 401,
                   "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                   "\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}");
}

static void a_fixed_token_is_tried_once(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    use_config(fixture, "{token: t1}");
    fixture->answer = answer_guard;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_UNAUTHENTICATED);
    assert_string_equal(error_text(&fixture->err), "Unauthorized");
    assert_int_equal(fixture->api.requests.count, 1);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void a_token_file_is_read_again_when_it_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    char path[] = "/tmp/token.XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    close(fd);
    write_file(path, "t1\n");
    use_config(fixture, arena_printf(fixture->arena, "{tokenFile: %s}", path));
    fixture->answer = answer_guard;
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_UNAUTHENTICATED);
    write_file(path, "t2\n");
    call(fixture, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_int_equal(fixture->api.requests.count, 3);
    unlink(path);
}

/* A plugin that counts its runs in a file and gives t1 at first, then t2. */
static const char *make_plugin(struct fixture *fixture, const char *folder)
{
    const char *path = arena_printf(fixture->arena, "%s/plugin", folder);

    write_file(path, "#!/bin/sh\n"
                     "echo x >> \"$COUNT_FILE\"\n"
                     "n=$(wc -l < \"$COUNT_FILE\")\n"
                     "printf '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                     "\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t%s\"}}' $n\n");
    chmod(path, 0700);
    return path;
}

static void a_plugin_runs_once_and_again_when_it_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");
    char folder[] = "/tmp/plugin.XXXXXX";
    const char *plugin;

    assert_non_null(mkdtemp(folder));
    plugin = make_plugin(fixture, folder);
    use_config(fixture,
               arena_printf(fixture->arena,
                            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: %s, "
                            "interactiveMode: Never, env: [{name: COUNT_FILE, value: %s/count}]}}",
                            plugin, folder));
    fixture->answer = answer_guard;
    for (int i = 0; i < 3; i++)
        kube_client_call(fixture->client, &request, on_reply, fixture);
    while (fixture->replies < 3) {
        fixture->done = false;
        assert_true(fake_run(&fixture->api, &fixture->done));
        assert_int_equal(fixture->err.code, ERR_OK);
        json_doc_unref(fixture->object);
        fixture->object = NULL;
    }
    /* Each was refused with t1; the plugin ran twice altogether, not for each. */
    assert_int_equal(fixture->api.requests.count, 6);
    FILE *count = fopen(arena_printf(fixture->arena, "%s/count", folder), "r");
    int lines = 0;

    for (int c; (c = fgetc(count)) != EOF;)
        lines += c == '\n';
    fclose(count);
    assert_int_equal(lines, 2);
    unlink(plugin);
    unlink(arena_printf(fixture->arena, "%s/count", folder));
    rmdir(folder);
}

static void a_missing_plugin_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request request = get_secret("x");

    use_config(fixture, "{exec: {apiVersion: client.authentication.k8s.io/v1, command: "
                        "no-such-plugin-xyz, interactiveMode: Never, installHint: get it}}");
    call(fixture, &request);
    assert_non_null(strstr(error_text(&fixture->err),
                           "getting credentials: exec: executable no-such-plugin-xyz not found\n\n"
                           "It looks like"));
    assert_non_null(strstr(error_text(&fixture->err), "\n\nget it"));
}

/* ---- lists ---- */

struct listing {
    struct fixture *fixture;
    char names[256], kinds[256];
    size_t count;
    struct kube_call *call;
    size_t stop_at;
};

static void on_object(void *context, struct json_doc *object)
{
    struct listing *listing = context;
    const struct json *root = json_doc_root(object);

    snprintf(listing->names + strlen(listing->names),
             sizeof(listing->names) - strlen(listing->names), "%s,",
             json_cstr_at(root, "metadata.name"));
    snprintf(listing->kinds + strlen(listing->kinds),
             sizeof(listing->kinds) - strlen(listing->kinds), "%s/%s,",
             json_cstr(json_get(root, "apiVersion")), json_cstr(json_get(root, "kind")));
    if (++listing->count == listing->stop_at) {
        kube_call_cancel(listing->call);
        listing->fixture->done = true;
    }
}

static void on_list_end(void *context, const struct kube_list_end *end)
{
    struct listing *listing = context;
    struct fixture *fixture = listing->fixture;

    fixture->done = true;
    fixture->replies++;
    free(fixture->text);
    fixture->text = xstrdup(end->resource_version);
    if (end->error)
        error_move(&fixture->err, end->error);
}

static void list(struct listing *listing, const struct kube_request *request)
{
    reset(listing->fixture);
    listing->call =
        kube_client_list(listing->fixture->client, request, on_object, on_list_end, listing);
    assert_true(fake_run(&listing->fixture->api, &listing->fixture->done));
}

static void answer_pages(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    if (strstr(request->target, "continue="))
        fake_reply(request, 200,
                   "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{"
                   "\"resourceVersion\":\"12\"},\"items\":[{\"metadata\":{\"name\":\"c\"}}]}\n");
    else {
        fake_reply(request, 200,
                   "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{"
                   "\"resourceVersion\":\"11\",\"continue\":\"t/o=k\"},\"items\":[{\"metadata\":{"
                   "\"name\":\"a\"}},{\"kind\":\"Own\",\"apiVersion\":\"own/v1\",\"metadata\":{"
                   "\"name\":\"b\"}}]}\n");
    }
}

static void a_list_comes_object_by_object_over_all_pages(void **state)
{
    struct fixture *fixture = *state;
    struct listing listing = { .fixture = fixture };
    struct kube_request request = {
        .verb = KUBE_LIST, .resource = &KUBE_SECRETS, .label_selector = "a=b", .limit = 2
    };

    fixture->answer = answer_pages;
    list(&listing, &request);
    assert_int_equal(fixture->err.code, ERR_OK);
    assert_string_equal(listing.names, "a,b,c,");
    assert_string_equal(listing.kinds, "v1/Secret,own/v1/Own,v1/Secret,");
    assert_string_equal(fixture->text, "12");
    assert_string_equal(sent(fixture, 0)->target, "/api/v1/secrets?labelSelector=a%3Db&limit=2");
    assert_string_equal(sent(fixture, 1)->target,
                        "/api/v1/secrets?labelSelector=a%3Db&limit=2&continue=t%2Fo%3Dk");
}

static void a_list_may_be_cancelled_in_the_middle(void **state)
{
    struct fixture *fixture = *state;
    struct listing listing = { .fixture = fixture, .stop_at = 1 };
    struct kube_request request = { .verb = KUBE_LIST, .resource = &KUBE_SECRETS };

    fixture->answer = answer_pages;
    list(&listing, &request);
    fake_idle(&fixture->api, 30);
    assert_string_equal(listing.names, "a,");
    assert_int_equal(fixture->replies, 0);
}

static void answer_expired(struct fixture *fixture, struct fake_request *request)
{
    if (!strstr(request->target, "continue="))
        answer_pages(fixture, request);
    else
        fake_reply(request, 410,
                   "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                   "\"message\":\"The provided continue parameter is too old\",\"reason\":"
                   "\"Expired\",\"code\":410}");
}

static void an_expired_page_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    struct listing listing = { .fixture = fixture };
    struct kube_request request = { .verb = KUBE_LIST, .resource = &KUBE_SECRETS };

    fixture->answer = answer_expired;
    list(&listing, &request);
    assert_int_equal(fixture->err.code, ERR_GONE);
    assert_string_equal(fixture->err.reason, "Expired");
    assert_string_equal(listing.names, "a,b,");
}

static void answer_bad_item(struct fixture *fixture, struct fake_request *request)
{
    (void)fixture;
    fake_reply(request, 200, "{\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"x\":tru}]}");
}

static void an_object_that_cannot_be_read_ends_the_list(void **state)
{
    struct fixture *fixture = *state;
    struct listing listing = { .fixture = fixture };
    struct kube_request request = { .verb = KUBE_LIST, .resource = &KUBE_SECRETS };

    fixture->answer = answer_bad_item;
    list(&listing, &request);
    assert_int_equal(fixture->err.code, ERR_DATA_LOSS);
    assert_non_null(strstr(error_text(&fixture->err), "cannot read an object of the list"));
    fixture->answer = answer_garbage;
    list(&listing, &request);
    assert_int_equal(fixture->err.code, ERR_DATA_LOSS);
}

/* ---- fibers ---- */

struct fiber_test {
    struct fixture *fixture;
    bool done;
    int result;
    struct kube_answer answer;
    struct error err;
};

static void wait_in_fiber(void *context)
{
    struct fiber_test *test = context;
    struct kube_request request = get_secret("x");

    test->result = kube_client_wait(test->fixture->client, &request, test->fixture->arena,
                                    &test->answer, &test->err);
    test->done = true;
}

static void a_fiber_waits_for_its_answer(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(fiber_pool_free) struct fiber_pool *fibers = fiber_pool_new(fixture->loop, 1);
    struct fiber_test test = { .fixture = fixture };

    fixture->answer = answer_object;
    fiber_start(fibers, wait_in_fiber, &test);
    assert_true(fake_run(&fixture->api, &test.done));
    assert_int_equal(test.result, 0);
    assert_string_equal(json_cstr_at(test.answer.object, "metadata.name"), "x");

    test.done = false;
    fixture->answer = answer_not_found;
    fiber_start(fibers, wait_in_fiber, &test);
    assert_true(fake_run(&fixture->api, &test.done));
    assert_int_equal(test.result, -1);
    assert_true(kube_is_not_found(&test.err));
    assert_int_equal(kube_status_cause_count(test.answer.status), 1);
    error_release(&test.err);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(an_object_comes_with_its_warnings),
        TEST(a_refusal_reads_as_the_server_wrote_it),
        TEST(a_refusal_that_is_no_status_gets_words),
        TEST(garbage_is_an_error_that_names_the_request),
        TEST(a_truncated_answer_is_an_unexpected_end),
        TEST(a_server_that_is_not_there_reads_as_in_go),
        TEST(a_call_ends_at_its_deadline),
        TEST(a_server_that_asks_for_patience_gets_it),
        TEST(failures_are_repeated_only_when_asked_for),
        TEST(an_answer_beyond_the_limit_is_refused),
        TEST(a_cancelled_call_is_never_told),
        TEST(closing_the_client_ends_its_calls),
        TEST(the_client_may_be_closed_in_a_callback),
        TEST(a_bad_name_is_refused_before_it_is_sent),
        TEST(writes_carry_their_options),
        TEST(a_creation_goes_to_the_collection),
        TEST(a_deletion_carries_its_conditions),
        TEST(impersonation_is_a_matter_of_headers),
        TEST(a_header_cannot_be_smuggled),
        TEST(requests_wait_for_their_turn),
        TEST(a_turn_that_comes_too_late_is_an_error),
        TEST(text_is_handed_over_as_it_is),
        TEST(a_fixed_token_is_tried_once),
        TEST(a_token_file_is_read_again_when_it_is_refused),
        TEST(a_plugin_runs_once_and_again_when_it_is_refused),
        TEST(a_missing_plugin_is_named),
        TEST(a_list_comes_object_by_object_over_all_pages),
        TEST(a_list_may_be_cancelled_in_the_middle),
        TEST(an_expired_page_is_an_error),
        TEST(an_object_that_cannot_be_read_ends_the_list),
        TEST(a_fiber_waits_for_its_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
