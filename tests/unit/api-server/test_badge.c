#include "api-server/api_bed.h"
#include "badge.h"
#include "common/http/http_client.h"
#include "http/listener.h"

static struct api_bed *bed;

static void enable(const char *enabled)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, "
                          "namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}}, data: "
                          "{statusbadge.enabled: '%s'}}",
                          enabled));
}

static void put_app(const char *name, const char *project, const char *status)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
                          "%s, namespace: argocd}, spec: {project: %s, destination: {}}, status: "
                          "%s}",
                          name, project, status));
}

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    put_app("good", "p",
            "{health: {status: Healthy}, sync: {status: Synced}, operationState: {syncResult: "
            "{revision: 0123456789abcdef}}}");
    put_app("bad", "q", "{health: {status: Degraded}, sync: {status: OutOfSync}}");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const char *get(const char *query)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(http_listener_close) struct http_listener *listener = NULL;
    const struct http_listener_options options = { .loop = bed->cluster.loop,
                                                   .host = "127.0.0.1",
                                                   .handler = badge_handle,
                                                   .context = &bed->server };
    struct client client;
    const char *answer;

    assert_int_equal(http_listener_open(&options, &listener, &err), 0);
    client = client_connect(bed->cluster.loop, http_listener_port(listener));
    client_send(&client, arena_printf(bed->arena,
                                      "GET /api/badge%s HTTP/1.1\r\nhost: x\r\nconnection: "
                                      "close\r\n\r\n",
                                      query));
    assert_true(client_sees_end(&client));
    answer = arena_printf(bed->arena, "%s", client.got);
    client_close(&client);
    return answer;
}

#define assert_says(answer, text) assert_non_null(strstr(answer, text))

static void an_application_has_the_words_and_colours_of_its_status(void **state)
{
    const char *answer;

    (void)state;
    enable("true");
    bed_start(bed);
    answer = get("?name=good");
    assert_memory_equal(answer, "HTTP/1.1 200", 12);
    assert_says(answer, "content-type: image/svg+xml\r\n");
    assert_says(answer, "cache-control: private, no-store\r\n");
    assert_says(answer, "access-control-allow-origin: *\r\n");
    assert_says(answer, "<svg width=\"131\" height=\"20\"");
    assert_says(answer, "id=\"leftRect\" fill=\"rgb(11, 97, 42)\"");
    assert_says(answer, ">Healthy<");
    assert_says(answer, ">Synced<");
    assert_null(strstr(answer, "revisionText"));
    answer = get("?name=bad");
    assert_says(answer, "id=\"leftRect\" fill=\"rgb(167, 46, 38)\"");
    assert_says(answer, "id=\"rightRect\" fill=\"rgb(189, 115, 0)\"");
}

static void the_revision_is_short_unless_it_is_to_be_kept(void **state)
{
    (void)state;
    enable("true");
    bed_start(bed);
    assert_says(get("?name=good&revision=TRUE"), "(0123456)");
    assert_says(get("?name=good&revision=true"), "<svg width=\"192\"");
    assert_says(get("?name=good&revision=true&keepFullRevision=true"), "(0123456789abcdef)");
    assert_says(get("?name=good&revision=true&keepFullRevision=true"), "<svg width=\"400\"");
    assert_null(strstr(get("?name=bad&revision=true"), "revisionText"));
}

static void name_and_width_are_as_asked(void **state)
{
    (void)state;
    enable("true");
    bed_start(bed);
    assert_says(get("?name=good&showAppName=true"), ">good<");
    assert_says(get("?name=good&showAppName=true"), "<svg width=\"131\" height=\"40\"");
    assert_says(get("?name=good&width=500"), "<svg width=\"500\"");
    assert_says(get("?name=good&width=-5"), "<svg width=\"131\"");
    assert_says(get("?name=good&width=99999999999"), "<svg width=\"131\"");
}

static void what_is_not_there_is_a_picture_too(void **state)
{
    (void)state;
    enable("true");
    bed_start(bed);
    assert_says(get("?name=absent"), ">Not Found<");
    assert_says(get("?name=good&namespace=elsewhere"), ">Not Found<");
    assert_says(get(""), ">Unknown<");
}

static void several_projects_are_as_good_as_their_worst_application(void **state)
{
    (void)state;
    enable("true");
    bed_start(bed);
    assert_says(get("?project=p"), ">Healthy<");
    assert_says(get("?project=p&project=q"), ">Degraded<");
    assert_says(get("?project=p&project=q"), ">OutOfSync<");
    assert_says(get("?project=none"), ">Unknown<");
}

static void names_that_cannot_be_are_refused(void **state)
{
    static const char *const queries[] = { "?name=Bad_Name", "?name=..%2f..%2fetc",
                                           "?name=good&namespace=a.b", "?project=p&project=%3Cx",
                                           "?name=" };

    (void)state;
    enable("true");
    bed_start(bed);
    for (size_t i = 0; i < sizeof(queries) / sizeof(*queries); i++) {
        const char *answer = get(queries[i]);

        assert_memory_equal(answer, "HTTP/1.1 400", 12);
        assert_string_equal(strstr(answer, "\r\n\r\n"), "\r\n\r\n");
    }
}

static void where_badges_are_off_nothing_is_told(void **state)
{
    (void)state;
    enable("yes");
    bed_start(bed);
    assert_says(get("?name=good&showAppName=true&revision=true"), ">Unknown<");
    assert_null(strstr(get("?name=good&showAppName=true"), "good"));
    assert_memory_equal(get("?name=Bad_Name"), "HTTP/1.1 200", 12);
}

static void a_picture_escapes_its_words(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct badge badge = { .health = STR("<script>&\""), .sync = STR("x") };

    (void)state;
    assert_says(badge_draw(&badge, arena).ptr, ">&lt;script&gt;&amp;&quot;<");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_application_has_the_words_and_colours_of_its_status),
        TEST(the_revision_is_short_unless_it_is_to_be_kept),
        TEST(name_and_width_are_as_asked),
        TEST(what_is_not_there_is_a_picture_too),
        TEST(several_projects_are_as_good_as_their_worst_application),
        TEST(names_that_cannot_be_are_refused),
        TEST(where_badges_are_off_nothing_is_told),
        cmocka_unit_test(a_picture_escapes_its_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
