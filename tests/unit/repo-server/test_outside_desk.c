/* What a worker asks for in its middle, from its question to the bytes it reads. */
#include "argo/source.h"
#include "cache/chart_cache.h"
#include "chart_scene.h"
#include "data/json.h"
#include "flight.h"
#include "io/await.h"
#include "io/sandbox.h"
#include "outside_desk.h"
#include "reach.h"
#include "references.h"
#include "render/outside.h"
#include "render/render_jobs.h"
#include "server.h"
#include "source/credentials.h"
#include "source/material.h"
#include "source/remote.h"

static struct sandbox *sandbox;

/* ---- the worker: "ref NAME FILE", "git URL FILE", "url URL", "chart REPOSITORY NAME", "loaded
 * REPOSITORY NAME" ---- */

struct order {
    const char *kind, *first, *second;
};

static int open_folder(struct outside *outside, const struct order *order, struct tree **out,
                       struct error *err)
{
    struct outside_git git = { order->first, "", false };

    if (strcmp(order->kind, "ref") == 0)
        return outside_open_ref(outside, order->first, out, err);
    return outside_open_git(outside, &git, out, err);
}

static int load_chart(struct outside *outside, const struct order *order, struct arena *arena,
                      struct str *out, struct error *err)
{
    struct outside_chart wanted = { order->first, order->second, "1.0.0", HELM_RULES_4 };
    const struct json *chart, *again;

    if (outside_load_chart(outside, &wanted, &chart, err) < 0 ||
        outside_load_chart(outside, &wanted, &again, err) < 0)
        return -1;
    *out = str_of(arena_printf(arena, "%s %s %d", json_cstr_at(chart, "metadata.name"),
                               json_cstr_at(chart, "metadata.version"), chart == again));
    return 0;
}

static int do_job(struct outside *outside, const struct order *order, struct arena *arena,
                  struct str *out, struct error *err)
{
    struct outside_chart chart = { order->first, order->second, "1.0.0", HELM_RULES_4 };
    struct tree *tree;

    if (strcmp(order->kind, "loaded") == 0)
        return load_chart(outside, order, arena, out, err);
    if (strcmp(order->kind, "url") == 0)
        return outside_read_url(outside, order->first, out, err);
    if (strcmp(order->kind, "chart") != 0)
        return open_folder(outside, order, &tree, err) < 0
                   ? -1
                   : tree_read(tree, order->second, 1000, arena, out, err);
    if (outside_read_chart(outside, &chart, out, err) < 0)
        return -1;
    *out = str_of(
        arena_printf(arena, "%02x%02x", (unsigned char)out->ptr[0], (unsigned char)out->ptr[1]));
    return 0;
}

static int job(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(outside_free) struct outside *outside = outside_of_worker(worker);
    struct str parts[3], rest = request, answer;
    struct order order;

    for (int i = 0; i < 3; i++)
        str_cut(rest, ' ', &parts[i], &rest);
    order = (struct order){ str_dup(parts[0], arena).ptr, str_dup(parts[1], arena).ptr,
                            str_dup(parts[2], arena).ptr };
    if (do_job(outside, &order, arena, &answer, err) < 0)
        return -1;
    return sandbox_reply(worker, answer, err);
}

/* ---- the parent ---- */

struct parent {
    struct chart_scene *scene;
    struct config config;
    struct repo_server server;
    struct outside_desk_options options;
    Argosy__Repo__RefSource source;
    Argosy__Repo__Repository own;
    struct outside_ref ref;
};

static void set_up(struct chart_scene *scene, struct parent *parent)
{
    struct fiber_scene *base = scene->base;

    memset(parent, 0, sizeof(*parent));
    parent->scene = scene;
    parent->server.config = &parent->config;
    parent->server.fibers = base->fibers;
    parent->server.remote = scene->remote_options;
    parent->server.helm = scene->helm;
    parent->server.oci = scene->oci;
    parent->server.material = (struct material_access){ .git = base->store,
                                                        .helm = &parent->server.helm,
                                                        .oci = &parent->server.oci,
                                                        .remote = &parent->server.remote };
    parent->own = repository_of(base->url);
    argosy__repo__ref_source__init(&parent->source);
    parent->source.key = text(scene, "$values");
    parent->source.repository = &parent->own;
    parent->source.target_revision = text(scene, "main");
    parent->ref = (struct outside_ref){ "$values", &parent->source, "main" };
    parent->options = (struct outside_desk_options){
        .server = &parent->server,
        .reach = { .loop = base->loop, .own = &parent->own, .project = "default" },
        .refs = &parent->ref,
        .ref_count = 1,
    };
}

/* What the worker reads, or the error. */
static const char *ask(struct parent *parent, const char *request)
{
    struct chart_scene *scene = parent->scene;
    struct sandbox_task task = { .request = str_of(request), .timeout_ms = 30000 };
    CLEANUP(outside_desk_end) struct outside_desk *desk = outside_desk_new(&parent->options);
    struct sandbox_answerer answerer = { outside_desk_ask, desk };
    struct str reply;

    if (await_sandbox_asking(sandbox, &task, &answerer, scene->base->arena, &reply, &scene->err) <
        0)
        return failure(scene);
    return reply.ptr;
}

static void ask_for_refs(struct chart_scene *scene)
{
    struct parent parent;

    set_up(scene, &parent);
    check_text(ask(&parent, "ref $values app/a.yaml"), "kind: A\n");
    check_text(ask(&parent, "ref $other app/a.yaml"),
               "source referenced \"$other\", but no source has a 'ref' field defined");
    check(strstr(ask(&parent, "ref $values ../../../../etc/passwd"), "etc/passwd") != NULL);
}

static void the_files_of_another_source_can_be_read(void **state)
{
    with_charts(state, ask_for_refs);
}

static void ask_for_urls(struct chart_scene *scene)
{
    static char https[] = "https";
    static char *const schemes[] = { https };
    struct parent parent;
    const char *request = arena_printf(scene->base->arena, "url %s", address(scene, "values.yaml"));

    set_up(scene, &parent);
    check(strstr(ask(&parent, request), "Get \"http://127.0.0.1") != NULL); /* not connected */
    parent.options.reach.allow_internal = true;
    check_text(ask(&parent, request), "fromUrl: yes\n");
    check(strstr(ask(&parent, arena_printf(scene->base->arena, "url %s", address(scene, "nope"))),
                 ": 404") != NULL);
    parent.options.value_schemes = schemes;
    parent.options.value_scheme_count = 1;
    check(strstr(ask(&parent, request), "URL scheme of") != NULL);
}

static void a_file_behind_a_url_is_judged_and_fetched(void **state)
{
    with_charts(state, ask_for_urls);
}

static void ask_for_charts(struct chart_scene *scene)
{
    struct parent parent;
    Argosy__Repo__Repository known = repository_of(address(scene, "private"));
    Argosy__Repo__Repository *list[] = { &known };
    static char other[] = "https://example.com/*";
    static char *const permitted[] = { other };
    const char *open = arena_printf(scene->base->arena, "chart %s app", address(scene, "charts"));

    set_up(scene, &parent);
    known.name = text(scene, "mine");
    known.username = text(scene, "user");
    known.password = text(scene, "pass");
    parent.options.reach.helm_repositories = list;
    parent.options.reach.helm_repository_count = 1;
    check_text(ask(&parent, "chart @mine app"), "1f8b");
    check_text(ask(&parent, "chart alias:mine app"), "1f8b");
    check_text(ask(&parent, "chart @other app"), "no repository definition for @other");
    check(strstr(ask(&parent, open), "error loading repo index") != NULL);
    parent.options.reach.allow_internal = true;
    check_text(ask(&parent, open), "1f8b");
    parent.options.reach.project_repositories = permitted;
    parent.options.reach.project_repository_count = 1;
    check_text(
        ask(&parent, arena_printf(scene->base->arena, "chart %s app", address(scene, "nothing"))),
        arena_printf(scene->base->arena, "helm repos %s are not permitted in project 'default'",
                     address(scene, "nothing")));
}

static void charts_come_with_the_login_of_their_repository(void **state)
{
    with_charts(state, ask_for_charts);
}

static void count_charts(struct parent *parent, int hits, int loads)
{
    struct metric_family *charts = parent->server.metrics.charts;
    struct chart_scene *scene = parent->scene;

    check((int)metric_value(metric_series(charts, LABELS("hit"))) == hits);
    check((int)metric_value(metric_series(charts, LABELS("load"))) == loads);
}

static void ask_for_loaded_charts(struct chart_scene *scene)
{
    static const struct chart_cache_limits limits = { 100000, 10, 10 };
    CLEANUP(chart_cache_free) struct chart_cache *charts = chart_cache_new(&limits);
    CLEANUP(flights_free) struct flights *flights = flights_new();
    const char *request =
        arena_printf(scene->base->arena, "loaded %s app", address(scene, "charts"));
    struct parent parent;

    set_up(scene, &parent);
    parent.options.reach.allow_internal = true;
    parent.server.charts = charts;
    parent.server.flights = flights;
    parent.server.sandbox = sandbox;
    parent.server.workers = scene->base->workers;
    repo_metrics_init(&parent.server.metrics);
    check_text(ask(&parent, request), "app 1.0.0 1"); /* from the archive */
    count_charts(&parent, 0, 0);
    check_text(ask(&parent, request), "app 1.0.0 1"); /* loaded, and handed over */
    count_charts(&parent, 1, 1);
    check_text(ask(&parent, request), "app 1.0.0 1");
    count_charts(&parent, 2, 1);
    repo_metrics_release(&parent.server.metrics);
}

static void a_chart_that_others_depend_on_is_loaded_once(void **state)
{
    with_charts(state, ask_for_loaded_charts);
}

static void ask_for_bases(struct chart_scene *scene)
{
    struct parent parent;

    set_up(scene, &parent);
    check(strstr(ask(&parent, "git /etc/x y"), "no address that files of a repository may name") !=
          NULL);
    check(strstr(ask(&parent, "git file:///etc/x y"), "no address that files") != NULL);
    check(strstr(ask(&parent, "git http://127.0.0.1:1/x y"), "is an internal address") != NULL);
    check(strstr(ask(&parent, "git http://169.254.169.254/x y"), "is an internal address") != NULL);
    check(strstr(ask(&parent, "git ssh://git@[::1]/x y"), "is an internal address") != NULL);
}

static void a_base_on_an_internal_address_is_refused(void **state)
{
    with_charts(state, ask_for_bases);
}

/* ---- which commits other sources count at ---- */

static const char *resolve_references(struct parent *parent, const char *helm, const char *own)
{
    struct chart_scene *scene = parent->scene;
    Argosy__Repo__RefSource *refs[] = { &parent->source };
    struct application_source source = { .helm = NULL };
    struct references_wanted wanted = { .source = &source,
                                        .has_multiple_sources = true,
                                        .refs = refs,
                                        .ref_count = 1,
                                        .own = &parent->own,
                                        .own_wanted = "v1",
                                        .own_revision = own };
    struct references found;
    const struct json *block;

    check(json_parse(str_of(helm), NULL, scene->base->arena, &block, &scene->err) == 0);
    source.helm = block;
    if (references_resolve(&parent->server.material, &wanted, scene->base->arena, &found,
                           &scene->err) < 0)
        return failure(scene);
    return arena_printf(scene->base->arena, "%zu %zu", found.count, strlen(found.revisions[0]));
}

static void resolve_all(struct chart_scene *scene)
{
    struct parent parent;

    set_up(scene, &parent);
    check_text(
        resolve_references(&parent, "{\"valueFiles\":[\"a\",\"$values/x\",\"$values/y\"]}", NULL),
        "1 40");
    check_text(resolve_references(&parent, "{\"fileParameters\":[{\"path\":\"$values/x\"}]}", NULL),
               "1 40");
    check_text(resolve_references(&parent, "{\"valueFiles\":[\"a\"]}", NULL), "0 0");
    check_text(resolve_references(&parent, "{\"valueFiles\":[\"$b/x\"]}", NULL),
               "source referenced \"$b\", which is not one of the available sources ($values)");
    check(strstr(resolve_references(&parent, "{\"valueFiles\":[\"$values/x\"]}", "abc"),
                 "cannot reference a different revision of the same repository ($values references "
                 "\"main\" which resolves to \"") != NULL);
    parent.source.chart = text(scene, "c");
    check_text(resolve_references(&parent, "{\"valueFiles\":[\"$values/x\"]}", NULL),
               "source has a 'chart' field defined, but Helm charts are not yet not supported for "
               "'ref' sources");
}

static void references_are_those_that_value_files_name(void **state)
{
    with_charts(state, resolve_all);
}

/* ---- credentials ---- */

static void complete(struct chart_scene *scene)
{
    Argosy__Repo__Repository repository = repository_of("https://h/a/b");
    Argosy__Repo__CredentialTemplate shorter, longer, *templates[] = { &shorter, &longer };

    argosy__repo__credential_template__init(&shorter);
    argosy__repo__credential_template__init(&longer);
    shorter.url = text(scene, "https://h");
    shorter.password = text(scene, "one");
    longer.url = text(scene, "https://h/a");
    longer.password = text(scene, "two");
    repository.credential_templates = templates;
    repository.n_credential_templates = 2;
    check(credentials_complete(&repository, scene->base->arena, &scene->err) == 0);
    check_text(repository.password, "two");
}

static void the_longest_template_gives_its_credentials(void **state)
{
    with_charts(state, complete);
}

static void log_in_nowhere(struct chart_scene *scene)
{
    Argosy__Repo__Repository repository = repository_of("https://h/a");
    struct remote *remote;

    repository.use_azure_workload_identity = true;
    check(remote_open(&scene->remote_options, &repository, &remote, &scene->err) < 0);
    check_text(failure(scene),
               "logging in to 'https://h/a' as Azure workload identity is not built in");
    check(remote_is_same_place("https://h/a", "HTTPS://h?x"));
    check(!remote_is_same_place("https://h/a", "https://h.evil/a"));
    check(!remote_is_same_place("https://h/a", "http://h/a"));
}

static void a_login_that_is_not_built_in_is_named(void **state)
{
    with_charts(state, log_in_nowhere);
}

static int open_all(void **state)
{
    static struct sandbox_job jobs[RENDER_JOB_COUNT];
    CLEANUP(error_release) struct error err = { 0 };

    memcpy(jobs, render_jobs, sizeof(jobs));
    jobs[0] = (struct sandbox_job){ "ask", job }; /* in place of the one that renders */
    assert_int_equal(sandbox_start(jobs, RENDER_JOB_COUNT, SANDBOX_SECCOMP, &sandbox, &err), 0);
    chart_scene_open(state);
    sandbox_attach(sandbox, ((struct chart_scene *)*state)->base->loop);
    return 0;
}

static int close_all(void **state)
{
    sandbox_stop(sandbox);
    return chart_scene_close(state);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        DESK_TEST(the_files_of_another_source_can_be_read),
        DESK_TEST(a_file_behind_a_url_is_judged_and_fetched),
        DESK_TEST(charts_come_with_the_login_of_their_repository),
        DESK_TEST(a_chart_that_others_depend_on_is_loaded_once),
        DESK_TEST(a_base_on_an_internal_address_is_refused),
        DESK_TEST(references_are_those_that_value_files_name),
        DESK_TEST(the_longest_template_gives_its_credentials),
        DESK_TEST(a_login_that_is_not_built_in_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
