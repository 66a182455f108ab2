#include "api-server/edge/edge_bed.h"
#include "extension/extension_proxy.h"

/* What is refused; what goes through is tried with real processes (tests/integration). */

static struct edge_bed *open_bed(const char *flag)
{
    const char *const flags[] = { "--insecure", "--enable-proxy-extension", flag, NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    edge_bed_serve(bed);
    return bed;
}

static int set_up(void **state)
{
    *state = open_bed("--disable-auth");
    return 0;
}

static int set_up_with_sessions(void **state)
{
    *state = open_bed(NULL);
    return 0;
}

static int set_up_without_extensions(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    edge_bed_serve(bed);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static void assert_refused(struct edge_bed *bed, const char *head, int status, const char *body)
{
    const char *answer = edge_bed_ask(bed, head, "");

    assert_int_equal(edge_bed_status(answer), status);
    assert_string_equal(edge_bed_body(answer), body);
}

static void a_path_without_a_name_or_that_leads_upwards_is_none(void **state)
{
    static const char *const paths[] = { "/extensions/",       "/extensions//x",
                                         "/extensions/a/../b", "/extensions/a/%2e%2e/b",
                                         "/extensions/a/b/.",  "/extensions/a/x%2f..%2fb" };
    struct edge_bed *bed = *state;

    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
        assert_refused(bed, arena_printf(bed->arena, "GET %s HTTP/1.1", paths[i]), 400,
                       "Invalid URL: extension name must be provided\n");
}

static void without_a_cookie_nobody_gets_in(void **state)
{
    assert_refused(*state, "GET /extensions/a/x HTTP/1.1\nauthorization: Bearer a.b.c", 400,
                   "Auth cookie not found\n");
}

static void headers_that_are_missing_are_named(void **state)
{
    assert_refused(*state, "GET /extensions/a/x HTTP/1.1", 400,
                   "Invalid headers: header \"Argocd-Application-Name\" must be provided\n");
}

static void an_application_that_is_not_there_is_refused_like_one_that_may_not_be_seen(void **state)
{
    assert_refused(*state,
                   "GET /extensions/a/x HTTP/1.1\nargocd-application-name: argocd:absent\n"
                   "argocd-project-name: default",
                   401, "Unauthorized extension request\n");
}

static void without_the_flag_there_is_no_such_page(void **state)
{
    assert_refused(*state, "GET /extensions/a/x HTTP/1.1", 404, "404 page not found\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_path_without_a_name_or_that_leads_upwards_is_none, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_a_cookie_nobody_gets_in, set_up_with_sessions,
                                        tear_down),
        cmocka_unit_test_setup_teardown(headers_that_are_missing_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            an_application_that_is_not_there_is_refused_like_one_that_may_not_be_seen, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(without_the_flag_there_is_no_such_page,
                                        set_up_without_extensions, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
