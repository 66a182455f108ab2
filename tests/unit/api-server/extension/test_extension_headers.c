#include "api-server/edge/edge_bed.h"
#include "argo/application.h"
#include "extension/extension_headers.h"
#include "http/listener.h"
#include "io/http_client.h"
#include "people/principal.h"

/* A port that answers what it would send on, a header a line, or why it would not. */
struct fixture {
    struct loop *loop;
    struct http_listener *listener;
    struct arena *arena;
};

static const char *list_headers(struct http_request *request)
{
    static const struct str groups[] = { { "devs", 4 }, { "ops", 3 } };
    static const struct extension_header own[] = { { { "X-Token", 7 }, { "secret", 6 } },
                                                   { { "X-Kind", 6 }, { "ours", 4 } } };
    const struct extension_service service = { .headers = own, .header_count = 2 };
    const struct principal who = { .kind = PRINCIPAL_USER,
                                   .subject = STR("s-1"),
                                   .username = STR("alice"),
                                   .groups = { groups, 2 } };
    const struct application app = { .destination = { .server = STR("https://there") } };
    const struct extension_caller caller = { &who, &app, "argocd" };
    const struct http_client_header *headers;
    const char *text = "";

    for (size_t i = 0, count = extension_headers(request, &caller, &service, &headers); i < count;
         i++)
        text = arena_printf(http_arena(request), "%s%s: %s\n", text, headers[i].name,
                            headers[i].value);
    return text;
}

static void handle(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct extension_subject subject;
    const char *text;

    (void)context;
    if (str_equals(http_path(request), "/headers"))
        text = list_headers(request);
    else if (extension_subject_read(request, &subject, &err) < 0)
        text = arena_printf(http_arena(request), "%s", error_text(&err));
    else
        text = arena_printf(http_arena(request), "%.*s %.*s %.*s", STR_ARG(subject.namespace),
                            STR_ARG(subject.name), STR_ARG(subject.project));
    http_reply(request, 200, "text/plain", str_of(text));
}

static int set_up(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    struct http_listener_options options = { .host = "127.0.0.1", .handler = handle };

    fixture->loop = options.loop = loop_new();
    fixture->arena = arena_new();
    if (http_listener_open(&options, &fixture->listener, &err) < 0)
        return -1;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    http_listener_close(fixture->listener);
    loop_free(fixture->loop);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static const char *answer_to(struct fixture *fixture, const char *path, const char *headers)
{
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    const char *body;

    client_send(&client, arena_printf(fixture->arena,
                                      "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n",
                                      path, headers));
    assert_true(client_sees_end(&client));
    body =
        arena_strndup(fixture->arena, edge_bed_body(client.got), strlen(edge_bed_body(client.got)));
    client_close(&client);
    return body;
}

static void the_subject_is_read(void **state)
{
    assert_string_equal(answer_to(*state, "/",
                                  "Argocd-Application-Name: argocd:guest.book\r\n"
                                  "Argocd-Project-Name: default\r\n"),
                        "argocd guest.book default");
}

#define PROJECT "Argocd-Project-Name: default\r\n"
#define NAME "Argocd-Application-Name: "

static void a_subject_that_is_none_is_told_in_argo_cds_words(void **state)
{
    static const struct {
        const char *headers, *message;
    } cases[] = {
        { PROJECT, "header \"Argocd-Application-Name\" must be provided" },
        { NAME "a\r\n" PROJECT,
          "error getting app details: invalid value for \"Argocd-Application-Name\" header: "
          "expected format: <namespace>:<app-name>" },
        { NAME "a:b:c\r\n" PROJECT,
          "error getting app details: invalid value for \"Argocd-Application-Name\" header: "
          "expected format: <namespace>:<app-name>" },
        { NAME "a/b:c\r\n" PROJECT, "invalid value for namespace" },
        { NAME "a:../c\r\n" PROJECT, "invalid value for application name" },
        { NAME "a:b\r\n", "header \"Argocd-Project-Name\" must be provided" },
        { NAME "a:b\r\nArgocd-Project-Name: *\r\n", "invalid value for project name" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(answer_to(*state, "/", cases[i].headers), cases[i].message);
}

/* Neither a login nor a claim of the caller's goes on; what the installation says counts. */
static void what_goes_on_is_the_callers_without_its_login(void **state)
{
    assert_string_equal(
        answer_to(*state, "/headers",
                  "Accept: text/html\r\nAuthorization: Bearer x\r\nCookie: argocd.token=y\r\n"
                  "Argocd-Username: root\r\nArgocd-Target-Cluster-Name: prod\r\n"
                  "X-Kind: theirs\r\nX-Hop: a\r\nConnection: x-hop, close\r\n"
                  "X-Forwarded-For: 1.2.3.4\r\n"),
        "accept: text/html\nX-Kind: ours\nargocd-namespace: argocd\n"
        "argocd-target-cluster-url: https://there\nargocd-user-id: s-1\nargocd-username: alice\n"
        "argocd-user-groups: devs,ops\nx-forwarded-for: 1.2.3.4, 127.0.0.1\nX-Token: secret\n");
}

static void headers_between_neighbours_are_known(void **state)
{
    (void)state;
    assert_true(extension_header_is_local("Transfer-Encoding", STR("")));
    assert_true(extension_header_is_local("upgrade", STR("")));
    assert_true(extension_header_is_local("X-Own", STR("close, x-own")));
    assert_false(extension_header_is_local("X-Own", STR("x-owner")));
    assert_false(extension_header_is_local("content-type", STR("")));
}

static void names_are_written_small(void **state)
{
    struct fixture *fixture = *state;

    assert_string_equal(extension_header_lower("Content-TYPE-1", fixture->arena), "content-type-1");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_subject_is_read),
        TEST(a_subject_that_is_none_is_told_in_argo_cds_words),
        TEST(what_goes_on_is_the_callers_without_its_login),
        TEST(headers_between_neighbours_are_known),
        TEST(names_are_written_small),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
