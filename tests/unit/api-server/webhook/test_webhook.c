#include "api-server/webhook/webhook_bed.h"
#include "common/http/http_client.h"
#include "http/listener.h"
#include "webhook/webhook.h"

struct posting {
    struct webhook_bed *bed;
    struct webhook *webhook;
    struct http_listener *listener;
};

static void open_posting(struct posting *posting, const char *config)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct webhook_bed *bed = bed_new();
    struct http_listener_options options = { .loop = bed->loop,
                                             .host = "127.0.0.1",
                                             .handler = webhook_handle };

    posting->bed = bed;
    bed_put_app(bed, "a", ".");
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, "
                          "namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}}, "
                          "data: {%s}}",
                          config));
    bed_start(bed);
    options.context = posting->webhook = webhook_new(&bed->options);
    assert_int_equal(http_listener_open(&options, &posting->listener, &err), 0);
}

static void close_posting(struct posting *posting)
{
    http_listener_close(posting->listener);
    webhook_free(posting->webhook);
    bed_close(posting->bed);
}

/* The answer to one request, as it stands on the wire. */
static const char *post(struct posting *posting, const char *method, const char *headers,
                        const char *body)
{
    struct client client =
        client_connect(posting->bed->loop, http_listener_port(posting->listener));
    const char *answer;

    client_send(&client, arena_printf(posting->bed->arena,
                                      "%s /api/webhook HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
                                      "content-length: %zu\r\n%s\r\n%s",
                                      method, strlen(body), headers, body));
    assert_true(client_sees_end(&client));
    answer = arena_printf(posting->bed->arena, "%s", client.got);
    client_close(&client);
    return answer;
}

static void assert_answer(const char *answer, const char *status, const char *body)
{
    const char *end = strstr(answer, "\r\n\r\n");

    assert_memory_equal(answer + 9, status, 3);
    assert_non_null(end);
    assert_string_equal(end + 4, body);
}

#define PUSH                                                                                       \
    "{\"ref\":\"refs/heads/main\",\"repository\":{\"html_url\":\"https://git.example.com/org/"     \
    "app\",\"default_branch\":\"main\"}}"

static void a_push_is_answered_and_worked_off_after(void **state)
{
    struct posting posting;

    (void)state;
    open_posting(&posting, "");
    assert_answer(post(&posting, "POST", "x-github-event: push\r\n", PUSH), "200", "");
    bed_wait(posting.bed, webhook_pending(posting.webhook) == 0);
    assert_string_equal(bed_asked(posting.bed), "argocd/a forced\n");
    close_posting(&posting);
}

static void every_refusal_has_its_status_and_words(void **state)
{
    static const struct {
        const char *method, *headers, *body, *status, *answer;
    } cases[] = {
        { "POST", "", PUSH, "400", "Unknown webhook event\n" },
        { "POST", "x-github-event: ping\r\n", "{\"zen\":\"x\"}", "200", "" },
        { "POST", "x-github-event: push\r\n", "not json", "400", "Webhook processing failed\n" },
        { "POST", "x-github-event: explode\r\n", "{}", "400", "Webhook processing failed\n" },
        { "GET", "x-github-event: push\r\n", "", "405", "Webhook processing failed\n" },
        { "POST", "x-github-event: push\r\n", "", "400",
          "Webhook processing failed: payload must be valid JSON under 50 MB\n" },
        { "POST", "x-vss-activityid: 1\r\n", "{", "400",
          "Webhook processing failed: payload must be valid JSON under 50 MB\n" },
    };
    struct posting posting;

    (void)state;
    open_posting(&posting, "");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_answer(post(&posting, cases[i].method, cases[i].headers, cases[i].body),
                      cases[i].status, cases[i].answer);
    assert_int_equal(webhook_pending(posting.webhook), 0);
    assert_string_equal(bed_asked(posting.bed), "");
    close_posting(&posting);
}

static void a_payload_has_a_limit(void **state)
{
    struct posting posting;
    char *body;

    (void)state;
    open_posting(&posting, "webhook.maxPayloadSizeMB: '1'");
    body = arena_alloc(posting.bed->arena, 1000002);
    memset(body, ' ', 1000001);
    assert_answer(post(&posting, "POST", "x-github-event: push\r\n", body), "400",
                  "Webhook processing failed: payload must be valid JSON under 1 MB\n");
    close_posting(&posting);
}

static void a_registry_that_does_not_sign_is_not_authorized(void **state)
{
    struct posting posting;

    (void)state;
    open_posting(&posting, "");
    fake_put(&posting.bed->cluster,
             "{apiVersion: v1, kind: Secret, metadata: {name: argocd-secret, namespace: argocd, "
             "labels: {app.kubernetes.io/part-of: argocd}}, data: {webhook.github.secret: "
             "c2VjcmV0}}");
    fake_idle(&posting.bed->cluster.api, 100);
    assert_answer(post(&posting, "POST", "x-github-event: package\r\n", "{}"), "401",
                  "Unauthorized\n");
    assert_answer(post(&posting, "POST", "x-github-event: push\r\n", PUSH), "400",
                  "Webhook processing failed\n");
    close_posting(&posting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_is_answered_and_worked_off_after),
        cmocka_unit_test(every_refusal_has_its_status_and_words),
        cmocka_unit_test(a_payload_has_a_limit),
        cmocka_unit_test(a_registry_that_does_not_sign_is_not_authorized),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
