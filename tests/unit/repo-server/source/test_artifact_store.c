#include "repo-server/chart_scene.h"
#include "source/http_failure.h"

struct filling {
    struct chart_scene *scene;
    int filled;
    bool fails;
};

static int fill(void *context, const char *folder, struct error *err)
{
    struct filling *filling = context;
    struct chart_scene *scene = filling->scene;
    FILE *file;

    filling->filled++;
    fiber_sleep_ms(5); /* others come meanwhile */
    if (filling->fails)
        return error_set(err, ERR_UNAVAILABLE, "not now");
    file = fopen(arena_printf(scene->base->arena, "%s/x", folder), "w");
    check(file != NULL);
    fprintf(file, "%d", filling->filled);
    fclose(file);
    return 0;
}

static struct artifact *get(struct filling *filling, const char *name, int64_t max_age_ms)
{
    struct chart_scene *scene = filling->scene;
    struct artifact_wanted wanted = { name, max_age_ms, fill, filling };
    struct artifact *artifact = NULL;

    if (artifact_get(scene->artifacts, &wanted, &artifact, &scene->err) < 0)
        return NULL;
    return artifact;
}

static void get_in_fiber(void *context, size_t index)
{
    CLEANUP(artifact_release) struct artifact *artifact = get(context, "one", 0);
    struct chart_scene *scene = ((struct filling *)context)->scene;

    (void)index;
    check(artifact != NULL);
}

static void share(struct chart_scene *scene)
{
    struct filling filling = { .scene = scene };

    fiber_each(10, 0, get_in_fiber, &filling);
    check(filling.filled == 1);
}

static void ten_who_ask_at_once_share_one(void **state)
{
    with_charts(state, share);
}

static void replace(struct chart_scene *scene)
{
    struct filling filling = { .scene = scene };
    CLEANUP(artifact_release) struct artifact *first = get(&filling, "one", 0);
    CLEANUP(artifact_release) struct artifact *second = NULL;

    fiber_sleep_ms(20);
    second = get(&filling, "one", 10);
    check(first && second && first != second);
    check_text(content(scene, first, "x"), "1"); /* still there for who has it */
    check_text(content(scene, second, "x"), "2");
}

static void one_that_is_too_old_is_replaced(void **state)
{
    with_charts(state, replace);
}

static void fail_then_succeed(struct chart_scene *scene)
{
    struct filling filling = { .scene = scene, .fails = true };
    CLEANUP(artifact_release) struct artifact *artifact = get(&filling, "one", 0);

    check(!artifact);
    check_text(failure(scene), "not now");
    filling.fails = false;
    artifact = get(&filling, "one", 0);
    check(artifact != NULL);
    check(filling.filled == 2);
}

static void a_failure_is_not_kept(void **state)
{
    with_charts(state, fail_then_succeed);
}

static void explain(struct chart_scene *scene)
{
    error_set(&scene->err, ERR_UNAVAILABLE, "Failed to connect to h port 1");
    http_failure_explain("http://h:1/x", scene->base->arena, &scene->err);
    check_text(failure(scene), "Get \"http://h:1/x\": dial tcp h:1: connect: connection refused");
}

static void explain_redirects(struct chart_scene *scene)
{
    error_set(&scene->err, ERR_PRECONDITION, "GET http://h/x: Maximum (10) redirects followed");
    http_failure_explain("http://h/x", scene->base->arena, &scene->err);
    check_text(failure(scene), "Get \"http://h/x\": stopped after 10 redirects");
    error_set(&scene->err, ERR_UNAVAILABLE,
              "GET http://h/x: Protocol \"file\" not supported or disabled in libcurl");
    http_failure_explain("http://h/x", scene->base->arena, &scene->err);
    check_text(failure(scene), "Get \"http://h/x\": unsupported protocol scheme \"file\"");
}

static void redirects_to_nothing_read_as_go_puts_it(void **state)
{
    with_charts(state, explain_redirects);
}

static void a_failure_to_connect_reads_as_go_puts_it(void **state)
{
    with_charts(state, explain);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CHART_TEST(ten_who_ask_at_once_share_one),
        CHART_TEST(one_that_is_too_old_is_replaced),
        CHART_TEST(a_failure_is_not_kept),
        CHART_TEST(a_failure_to_connect_reads_as_go_puts_it),
        CHART_TEST(redirects_to_nothing_read_as_go_puts_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
