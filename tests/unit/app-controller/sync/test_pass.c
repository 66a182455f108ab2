#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "gitops/tracking.h"
#include "sync/pass.h"
#include "test.h"

/*
 * A cluster that does as it is told: what is applied is live in the next pass; the log says what
 * was done, in order.
 */
struct cluster {
    struct arena *arena;
    struct strbuf log;
    const struct json *live[32];
    size_t live_count;
    const char *refuses;   /* the name of an object that cannot be applied */
    const char *breaks;    /* the name of one that cannot although its trial went well */
    const char *unhealthy; /* the name of an object that is Progressing */
};

static int find_kind(void *context, struct group_version_kind gvk, bool *is_namespaced,
                     struct error *err)
{
    (void)context;
    *is_namespaced = true;
    if (str_equals(gvk.kind, "Unknown"))
        return error_set(err, ERR_NOT_FOUND, "Unknown.example.com \"\" not found");
    return 0;
}

static struct str refusal(void *context, const struct sync_task *task, bool is_namespaced,
                          struct arena *arena)
{
    (void)context;
    (void)is_namespaced;
    (void)arena;
    return str_equals(task->name, "forbidden") ? STR("resource is not permitted") : STR_EMPTY;
}

static int get(void *context, const struct sync_task *task, struct arena *arena,
               const struct json **out, struct error *err)
{
    struct cluster *cluster = context;

    (void)arena;
    (void)err;
    for (size_t i = 0; i < cluster->live_count; i++)
        if (str_equal(json_text_at(cluster->live[i], "metadata.name"), task->name)) {
            *out = cluster->live[i];
            return 1;
        }
    return 0;
}

static int apply(void *context, const struct sync_task *task, bool dry_run, struct arena *arena,
                 struct str *message, struct error *err)
{
    struct cluster *cluster = context;

    (void)arena;
    if (cluster->refuses && str_equals(task->name, cluster->refuses))
        return error_set(err, ERR_INVALID, "%s is refused", cluster->refuses);
    *message = STR("applied");
    if (dry_run)
        return 0;
    if (cluster->breaks && str_equals(task->name, cluster->breaks))
        return error_set(err, ERR_INVALID, "%s breaks", cluster->breaks);
    strbuf_printf(&cluster->log, "apply %.*s\n", STR_ARG(task->name));
    cluster->live[cluster->live_count++] = json_copy(cluster->arena, task->target);
    return 0;
}

static int remove_object(void *context, const struct json *live, struct error *err)
{
    struct cluster *cluster = context;

    (void)err;
    strbuf_printf(&cluster->log, "delete %s\n", json_cstr_at(live, "metadata.name"));
    for (size_t i = 0; i < cluster->live_count; i++)
        if (str_equal(json_text_at(cluster->live[i], "metadata.name"),
                      json_text_at(live, "metadata.name")))
            cluster->live[i] = cluster->live[--cluster->live_count];
    return 0;
}

static int remove_hook_finalizer(void *context, const struct json *live, struct error *err)
{
    (void)context;
    (void)live;
    (void)err;
    return 0;
}

static struct health health(void *context, const struct json *live, struct arena *arena)
{
    const struct cluster *cluster = context;

    (void)arena;
    if (cluster->unhealthy && str_equals(json_text_at(live, "metadata.name"), cluster->unhealthy))
        return (struct health){ .is_known = true,
                                .status = HEALTH_PROGRESSING,
                                .message = STR("wait"),
                                .error = STR_EMPTY };
    return (struct health){ .message = STR_EMPTY, .error = STR_EMPTY };
}

static void pause_between_waves(void *context)
{
    struct cluster *cluster = context;

    strbuf_puts(&cluster->log, "pause\n");
}

static void run_all(void *context, size_t count, void (*run)(void *argument, size_t index),
                    void *argument)
{
    (void)context;
    for (size_t i = 0; i < count; i++)
        run(argument, i);
}

static const struct sync_actions actions = {
    find_kind,           refusal, get, apply, remove_object, remove_hook_finalizer, health,
    pause_between_waves, run_all,
};

struct bed {
    struct arena *arena;
    struct cluster cluster;
    struct operation operation;
    struct tracking tracking;
    struct sync_results results;
    struct sync_pass pass;
};

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (json_parse(str_of(text), NULL, arena, &value, &err) < 0)
        fail_msg("%s", error_text(&err));
    return value;
}

/* Objects of the manifests beside what is live; what is live and tracked but no target comes last.
 */
static void compare(struct bed *bed, const struct json *manifests)
{
    struct sync_pair *pairs = arena_alloc(bed->arena, 64 * sizeof(*pairs));
    const struct json **hooks = arena_alloc(bed->arena, 64 * sizeof(*hooks));
    size_t pair_count = 0, hook_count = 0;

    for (struct json_cursor at = json_walk(manifests); json_next(&at);) {
        const struct json *live = NULL;
        const struct json *annotations = json_at(at.value, "metadata.annotations");

        for (size_t i = 0; i < bed->cluster.live_count; i++)
            if (str_equal(json_text_at(bed->cluster.live[i], "metadata.name"),
                          json_text_at(at.value, "metadata.name")))
                live = bed->cluster.live[i];
        if (json_get(annotations, "argocd.argoproj.io/hook")) {
            hooks[hook_count++] = at.value;
            if (live)
                pairs[pair_count++] = (struct sync_pair){ NULL, live, false };
        } else {
            pairs[pair_count++] = (struct sync_pair){ at.value, live, !live };
        }
    }
    for (size_t i = 0; i < bed->cluster.live_count; i++)
        if (str_has_prefix(json_text_at(bed->cluster.live[i], "metadata.name"), STR("old")))
            pairs[pair_count++] = (struct sync_pair){ NULL, bed->cluster.live[i], false };
    bed->pass.plan.pairs = pairs;
    bed->pass.plan.pair_count = pair_count;
    bed->pass.plan.hooks = hooks;
    bed->pass.plan.hook_count = hook_count;
}

static void open_bed(struct bed *bed)
{
    *bed = (struct bed){ .arena = arena_new() };
    bed->cluster.arena = bed->arena;
    bed->cluster.log = (struct strbuf)STRBUF_INIT(64 * 1024);
    bed->operation.prune = true;
    bed->tracking = (struct tracking){ TRACKING_LABEL, TRACKING_DEFAULT_LABEL, "" };
    bed->results = sync_results_read(NULL, bed->arena);
    bed->pass = (struct sync_pass){
        .plan = { .operation = &bed->operation,
                  .tracking = &bed->tracking,
                  .destination_namespace = STR("ns"),
                  .revision = STR("0123456789"),
                  .started_at = 1700000000,
                  .results = &bed->results },
        .project = STR("default"),
        .actions = &actions,
        .context = &bed->cluster,
        .arena = bed->arena,
    };
}

static void close_bed(struct bed *bed)
{
    strbuf_release(&bed->cluster.log);
    arena_free(bed->arena);
}

/* Passes until the end, as the operation queue makes them. Returns how many it took. */
static int run(struct bed *bed, const char *manifests)
{
    const struct json *list = parse(bed->arena, manifests);

    for (int passes = 1; passes <= 20; passes++) {
        compare(bed, list);
        sync_pass_run(&bed->pass);
        if (!str_equals(bed->pass.phase, "Running"))
            return passes;
        if (bed->cluster.unhealthy)
            return -passes;
    }
    fail_msg("the sync does not end: %.*s", STR_ARG(bed->pass.message));
    return 0;
}

#define OBJECT(name, annotations)                                                                  \
    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" name                 \
    "\",\"namespace\":\"ns\",\"annotations\":{" annotations "}}}"
#define WAVE(n) "\"argocd.argoproj.io/sync-wave\":\"" n "\""
#define HOOK(type) "\"argocd.argoproj.io/hook\":\"" type "\""

static void one_wave_ends_right_after_it_was_applied(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    assert_int_equal(run(&bed, "[" OBJECT("b", "") "," OBJECT("a", "") "]"), 1);
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    assert_true(str_equals(bed.pass.message, "successfully synced (all tasks run)"));
    assert_string_equal(bed.cluster.log.ptr, "apply a\napply b\n");
    close_bed(&bed);
}

static void waves_run_one_after_another(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    run(&bed,
        "[" OBJECT("late", WAVE("2")) "," OBJECT("early", WAVE("-1")) "," OBJECT("mid", "") "]");
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    assert_string_equal(bed.cluster.log.ptr, "apply early\npause\napply mid\npause\napply late\n");
    close_bed(&bed);
}

static void hooks_run_around_the_sync(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    run(&bed, "[" OBJECT("after", HOOK("PostSync")) "," OBJECT(
                  "before", HOOK("PreSync")) "," OBJECT("main", "") "]");
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    assert_true(str_equals(bed.pass.message, "successfully synced (no more tasks)"));
    assert_string_equal(bed.cluster.log.ptr,
                        "apply before\npause\napply main\npause\napply after\n");
    close_bed(&bed);
}

static void hooks_of_a_failure_go_by_their_policy_too(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.breaks = "after";
    run(&bed, "[" OBJECT("one", "") "," OBJECT("after", HOOK("PostSync")) "," OBJECT(
                  "cleanup", HOOK("SyncFail") ",\"argocd.argoproj.io/hook-delete-policy\":"
                                              "\"HookFailed\"") "]");
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_string_equal(bed.cluster.log.ptr, "apply one\npause\napply cleanup\ndelete cleanup\n");
    close_bed(&bed);
}

static void a_wave_waits_until_the_one_before_is_healthy(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.unhealthy = "early";
    assert_true(run(&bed, "[" OBJECT("late", WAVE("2")) "," OBJECT("early", "") "]") < 0);
    assert_true(str_equals(bed.pass.message, "waiting for healthy state of /ConfigMap/early"));
    assert_string_equal(bed.cluster.log.ptr, "apply early\npause\n");
    close_bed(&bed);
}

static void a_failing_dry_run_changes_nothing(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.refuses = "b";
    run(&bed, "[" OBJECT("a", "") "," OBJECT("b", "") "]");
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_true(str_equals(bed.pass.message, "one or more objects failed to apply (dry run)"));
    assert_string_equal(bed.cluster.log.ptr, "");
    close_bed(&bed);
}

static void a_forbidden_object_makes_the_whole_sync_invalid(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    run(&bed, "[" OBJECT("a", "") "," OBJECT("forbidden", "") "]");
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_true(str_equals(bed.pass.message, "one or more synchronization tasks are not valid: "
                                             "resource is not permitted"));
    assert_string_equal(bed.cluster.log.ptr, "");
    close_bed(&bed);
}

static void what_is_no_target_is_pruned(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.live[bed.cluster.live_count++] = parse(bed.arena, OBJECT("old", ""));
    run(&bed, "[" OBJECT("a", "") "]");
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    assert_string_equal(bed.cluster.log.ptr, "delete old\napply a\n");
    close_bed(&bed);
}

static void without_prune_it_stays_and_the_result_says_so(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.operation.prune = false;
    bed.cluster.live[bed.cluster.live_count++] = parse(bed.arena, OBJECT("old", ""));
    run(&bed, "[" OBJECT("a", "") "]");
    assert_string_equal(bed.cluster.log.ptr, "apply a\n");
    assert_int_equal(bed.results.count, 2);
    assert_true(str_equals(bed.results.items[0]->message, "ignored (requires pruning)"));
    assert_true(str_equals(bed.results.items[0]->status, "PruneSkipped"));
    close_bed(&bed);
}

static void pruning_goes_through_the_waves_backwards(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.live[bed.cluster.live_count++] = parse(bed.arena, OBJECT("old-1", WAVE("1")));
    bed.cluster.live[bed.cluster.live_count++] = parse(bed.arena, OBJECT("old-2", WAVE("2")));
    run(&bed, "[]");
    assert_string_equal(bed.cluster.log.ptr, "delete old-2\npause\ndelete old-1\n");
    close_bed(&bed);
}

static void pruning_waits_for_a_persons_yes_where_it_is_asked_for(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.cluster.unhealthy = "nobody"; /* stop at the first pass that waits */
    bed.cluster.live[bed.cluster.live_count++] =
        parse(bed.arena, OBJECT("old", "\"argocd.argoproj.io/sync-options\":\"Prune=confirm\""));
    assert_true(run(&bed, "[" OBJECT("a", "") "]") < 0);
    assert_true(str_equals(bed.pass.message, "waiting for pruning confirmation of /ConfigMap/old"));
    assert_string_equal(bed.cluster.log.ptr, "");
    bed.pass.is_prune_confirmed = true;
    bed.cluster.unhealthy = NULL;
    run(&bed, "[" OBJECT("a", "") "]");
    assert_string_equal(bed.cluster.log.ptr, "delete old\napply a\n");
    close_bed(&bed);
}

static void a_dry_run_records_what_would_be_done(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.operation.dry_run = true;
    assert_int_equal(run(&bed, "[" OBJECT("a", "") "]"), 1);
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    assert_string_equal(bed.cluster.log.ptr, "");
    assert_true(str_equals(bed.results.items[0]->hook_phase, "Succeeded"));
    close_bed(&bed);
}

static void a_selection_leaves_the_rest_and_the_hooks_alone(void **state)
{
    const struct sync_resource wanted = { STR_EMPTY, STR("ConfigMap"), STR("b"), STR_EMPTY };
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.operation.resources = &wanted;
    bed.operation.resource_count = 1;
    run(&bed, "[" OBJECT("a", "") "," OBJECT("b", "") "," OBJECT("before", HOOK("PreSync")) "]");
    assert_string_equal(bed.cluster.log.ptr, "apply b\n");
    close_bed(&bed);
}

static void an_unknown_kind_is_fine_where_it_may_be_missing(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    run(&bed, "[{\"apiVersion\":\"example.com/v1\",\"kind\":\"Unknown\",\"metadata\":{\"name\":"
              "\"x\",\"namespace\":\"ns\"}}]");
    assert_true(str_equals(bed.pass.phase, "Failed"));
    close_bed(&bed);
    open_bed(&bed);
    run(&bed, "[{\"apiVersion\":\"example.com/v1\",\"kind\":\"Unknown\",\"metadata\":{\"name\":"
              "\"x\",\"namespace\":\"ns\",\"annotations\":{\"argocd.argoproj.io/sync-options\":"
              "\"SkipDryRunOnMissingResource=true\"}}}]");
    assert_true(str_equals(bed.pass.phase, "Succeeded"));
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_wave_ends_right_after_it_was_applied),
        cmocka_unit_test(waves_run_one_after_another),
        cmocka_unit_test(hooks_run_around_the_sync),
        cmocka_unit_test(hooks_of_a_failure_go_by_their_policy_too),
        cmocka_unit_test(a_wave_waits_until_the_one_before_is_healthy),
        cmocka_unit_test(a_failing_dry_run_changes_nothing),
        cmocka_unit_test(a_forbidden_object_makes_the_whole_sync_invalid),
        cmocka_unit_test(what_is_no_target_is_pruned),
        cmocka_unit_test(without_prune_it_stays_and_the_result_says_so),
        cmocka_unit_test(pruning_goes_through_the_waves_backwards),
        cmocka_unit_test(pruning_waits_for_a_persons_yes_where_it_is_asked_for),
        cmocka_unit_test(a_dry_run_records_what_would_be_done),
        cmocka_unit_test(a_selection_leaves_the_rest_and_the_hooks_alone),
        cmocka_unit_test(an_unknown_kind_is_fine_where_it_may_be_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
