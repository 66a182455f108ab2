#include "api-server/webhook/commits.h"
#include "api-server/webhook/webhook_bed.h"
#include "base/metrics.h"
#include "webhook/carry_over.h"
#include "webhook/match.h"

#include <stdio.h>
#include <string.h>

static const struct str url = STR("https://git.example.com/org/app");

struct carrying {
    struct webhook_bed *bed;
    struct metrics *metrics;
    struct item_store *items;
    struct carry_over work;
    struct webhook_push push;
};

static void run(void *context)
{
    struct carrying *carrying = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();

    bed_tell_cluster(carrying->items, arena);
    carrying->work.matcher = push_matcher_new(&carrying->push, arena);
    carry_over_run(&carrying->work);
}

static void begin(struct carrying *carrying)
{
    static const struct metric_spec spec = { METRIC_COUNTER, "attempts", "Attempts.",
                                             "repo,successful", NULL };

    carrying->bed = bed_new();
    bed_put_project(carrying->bed);
    carrying->metrics = metrics_new();
    carrying->push = (struct webhook_push){ .kind = WEBHOOK_PUSH,
                                            .urls = { &url, 1 },
                                            .revision = STR("main"),
                                            .touches_head = true,
                                            .before = STR(BEFORE),
                                            .after = STR(AFTER) };
    carrying->work.attempts = metrics_register(carrying->metrics, &spec);
    carrying->work.push = &carrying->push;
    carrying->items = bed_new_items(carrying->bed);
}

static void carry(struct carrying *carrying, const char *const *keys, size_t count)
{
    bed_start(carrying->bed);
    carrying->bed->options.items = carrying->items;
    carrying->work.options = &carrying->bed->options;
    carrying->work.keys = keys;
    carrying->work.count = count;
    assert_true(fake_in_fiber(&carrying->bed->cluster, run, carrying));
}

static bool is_counted(const struct carrying *carrying, const char *successful, int count)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);
    const char *line =
        arena_printf(carrying->bed->arena,
                     "attempts{repo=\"https://git.example.com/org/app\",successful=\"%s\"} %d\n",
                     successful, count);

    metrics_write(carrying->metrics, &text);
    return strstr(text.ptr, line);
}

static void finish(struct carrying *carrying)
{
    item_store_free(carrying->items);
    metrics_free(carrying->metrics);
    bed_close(carrying->bed);
}

#define APP_SOURCE "{repoURL: 'https://git.example.com/org/app.git', path: apps/a}"

static const char asked_about_a[] =
    "a https://git.example.com/org/app.git 1111111 2222222 v1.35.4 v1 apps/a shared\n";

static void the_repo_server_is_asked_about_the_two_commits(void **state)
{
    static const char *const keys[] = { "argocd/a", "argocd/gone" };
    struct carrying carrying = { 0 };

    (void)state;
    begin(&carrying);
    bed_put_app_of_paths(carrying.bed, "a", "source: " APP_SOURCE);
    carry(&carrying, keys, 2);
    assert_string_equal(carrying.bed->carried.ptr, asked_about_a);
    assert_true(is_counted(&carrying, "true", 1));
    finish(&carrying);
}

static void only_the_sources_that_were_pushed_to_are_asked_about(void **state)
{
    static const char *const keys[] = { "argocd/a" };
    struct carrying carrying = { 0 };

    (void)state;
    begin(&carrying);
    bed_put_app_of_paths(
        carrying.bed, "a",
        "sources: [{repoURL: 'https://git.example.com/org/other', path: x}, " APP_SOURCE
        ", {repoURL: 'https://git.example.com/org/app', path: b, targetRevision: dev}]");
    carry(&carrying, keys, 1);
    assert_string_equal(carrying.bed->carried.ptr, asked_about_a);
    finish(&carrying);
}

static void what_refers_to_other_sources_is_left_alone(void **state)
{
    static const char *const keys[] = { "argocd/a" };
    struct carrying carrying = { 0 };

    (void)state;
    begin(&carrying);
    bed_put_app_of_paths(
        carrying.bed, "a",
        "sources: [{repoURL: 'https://git.example.com/org/values', ref: v}, " APP_SOURCE "]");
    carry(&carrying, keys, 1);
    assert_int_equal(carrying.bed->carried.len, 0);
    finish(&carrying);
}

static void a_repository_may_be_left_out(void **state)
{
    static const char *const keys[] = { "argocd/a" };
    struct carrying carrying = { 0 };

    (void)state;
    begin(&carrying);
    bed_put_app_of_paths(carrying.bed, "a", "source: " APP_SOURCE);
    fake_put(&carrying.bed->cluster,
             "{apiVersion: v1, kind: Secret, metadata: {name: r, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
             "aHR0cHM6Ly9naXQuZXhhbXBsZS5jb20vb3JnL2FwcC5naXQ=, "
             "webhookManifestCacheWarmDisabled: dHJ1ZQ==}}");
    carry(&carrying, keys, 1);
    assert_int_equal(carrying.bed->carried.len, 0);
    assert_false(is_counted(&carrying, "false", 1));
    finish(&carrying);
}

static void what_cannot_be_kept_is_counted(void **state)
{
    static const char *const keys[] = { "argocd/a", "argocd/b" };
    struct carrying carrying = { 0 };

    (void)state;
    begin(&carrying);
    carrying.bed->has_changes = true;
    bed_put_app_of_paths(carrying.bed, "a", "source: " APP_SOURCE);
    fake_put(&carrying.bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: b, namespace: "
             "argocd}, spec: {project: default, source: " APP_SOURCE
             ", destination: {name: unknown}}}");
    carry(&carrying, keys, 2);
    assert_true(is_counted(&carrying, "false", 2));
    finish(&carrying);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_repo_server_is_asked_about_the_two_commits),
        cmocka_unit_test(only_the_sources_that_were_pushed_to_are_asked_about),
        cmocka_unit_test(what_refers_to_other_sources_is_left_alone),
        cmocka_unit_test(a_repository_may_be_left_out),
        cmocka_unit_test(what_cannot_be_kept_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
