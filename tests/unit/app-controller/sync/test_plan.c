#include "base/strbuf.h"
#include "fake/values.h"
#include "gitops/hooks.h"
#include "gitops/tracking.h"
#include "sync/plan.h"
#include "test.h"

struct bed {
    struct arena *arena;
    struct operation operation;
    struct tracking tracking;
    struct sync_results results;
    struct sync_pair pairs[16];
    const struct json *hooks[4];
    struct sync_plan_input input;
    struct sync_tasks tasks;
};

static void open_bed(struct bed *bed)
{
    *bed = (struct bed){ .arena = arena_new() };
    bed->tracking = (struct tracking){ TRACKING_LABEL, TRACKING_DEFAULT_LABEL, "" };
    bed->results = sync_results_read(NULL, bed->arena);
    bed->input = (struct sync_plan_input){
        .pairs = bed->pairs,
        .hooks = bed->hooks,
        .operation = &bed->operation,
        .tracking = &bed->tracking,
        .destination_namespace = STR("ns"),
        .revision = STR("0123456789abcdef"),
        .started_at = 1700000000,
        .results = &bed->results,
    };
}

static void add_pair(struct bed *bed, const char *target, const char *live)
{
    bed->pairs[bed->input.pair_count++] = (struct sync_pair){
        .target = target ? value_of(bed->arena, target) : NULL,
        .live = live ? value_of(bed->arena, live) : NULL,
    };
}

static void add_hook(struct bed *bed, const char *hook)
{
    bed->hooks[bed->input.hook_count++] = value_of(bed->arena, hook);
}

/* "phase wave kind namespace/name" a line, in order; "-" before prunes, "*" behind live ones. */
static const char *plan(struct bed *bed, struct texts options)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);

    bed->tasks = sync_plan_build(&bed->input, bed->arena);
    sync_plan_sort(&bed->tasks, options, bed->arena);
    for (size_t i = 0; i < bed->tasks.count; i++) {
        const struct sync_task *task = bed->tasks.items[i];

        strbuf_printf(&text, "%s%s %d %.*s %.*s/%.*s%s\n", sync_task_is_prune(task) ? "-" : "",
                      sync_phase_name(task->phase), (int)task->wave, STR_ARG(task->gvk.kind),
                      STR_ARG(task->namespace), STR_ARG(task->name), task->live ? "*" : "");
    }
    return arena_strndup(bed->arena, text.ptr, text.len);
}

#define CONFIG_MAP(name) "{apiVersion: v1, kind: ConfigMap, metadata: {name: " name "}}"
#define WITH(name, annotations)                                                                    \
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: " name                                     \
    ", namespace: ns, annotations: {" annotations "}}}"
#define WAVE(n) "argocd.argoproj.io/sync-wave: '" n "'"
#define HOOK(types) "argocd.argoproj.io/hook: '" types "'"

static const struct texts no_options;

static void targets_without_a_namespace_get_the_destinations(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, CONFIG_MAP("a"), NULL);
    add_pair(&bed, "{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: other}}",
             NULL);
    assert_string_equal(plan(&bed, no_options),
                        "Sync 0 ConfigMap ns/a\nSync 0 ConfigMap other/b\n");
    assert_true(str_equals(json_text_at(bed.tasks.items[0]->target, "metadata.namespace"), "ns"));
    arena_free(bed.arena);
}

static void kinds_waves_and_phases_make_the_order(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, WITH("late", WAVE("3")), NULL);
    add_pair(&bed, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}", NULL);
    add_pair(&bed, CONFIG_MAP("a"), NULL);
    add_hook(&bed, WITH("hook", HOOK("PostSync, PreSync")));
    assert_string_equal(plan(&bed, no_options), "PreSync 0 ConfigMap ns/hook\n"
                                                "Sync 0 ConfigMap ns/a\n"
                                                "Sync 0 Deployment ns/web\n"
                                                "Sync 3 ConfigMap ns/late\n"
                                                "PostSync 0 ConfigMap ns/hook\n");
    assert_int_equal(bed.tasks.items[0]->hook, HOOK_PRE_SYNC);
    assert_int_equal(bed.tasks.items[4]->hook, HOOK_POST_SYNC);
    assert_false(sync_tasks_are_together(bed.tasks.items[0], bed.tasks.items[1]));
    assert_true(sync_tasks_are_together(bed.tasks.items[1], bed.tasks.items[2]));
    arena_free(bed.arena);
}

static void a_hook_finds_what_is_live_of_it(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, NULL, WITH("other", HOOK("PreSync")));
    add_pair(&bed, NULL, WITH("hook", HOOK("PreSync") ", x: first"));
    add_pair(&bed, NULL, WITH("hook", HOOK("PreSync") ", x: second"));
    add_hook(&bed, WITH("hook", HOOK("PreSync")));
    assert_string_equal(plan(&bed, no_options), "PreSync 0 ConfigMap ns/hook*\n");
    assert_ptr_equal(bed.tasks.items[0]->live, bed.pairs[1].live);
    arena_free(bed.arena);
}

static void a_live_object_of_the_cluster_belongs_to_a_hook_with_a_namespace(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, NULL,
             "{apiVersion: v1, kind: Namespace, metadata: {name: hook, annotations: {" HOOK(
                 "PreSync") "}}}");
    add_hook(&bed, "{apiVersion: v1, kind: Namespace, metadata: {name: hook, annotations: {" HOOK(
                       "PreSync") "}}}");
    assert_string_equal(plan(&bed, no_options), "PreSync 0 Namespace ns/hook*\n");
    arena_free(bed.arena);
}

static void results_go_to_the_task_of_their_phase(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, CONFIG_MAP("a"), NULL);
    add_pair(&bed, CONFIG_MAP("b"), NULL);
    add_hook(&bed, WITH("hook", HOOK("PreSync, PostSync")));
    bed.results = sync_results_read(
        value_of(bed.arena,
                 "[{group: '', version: v1, kind: ConfigMap, namespace: ns, name: hook, syncPhase: "
                 "PostSync, hookPhase: Running}, {group: '', version: v1beta1, kind: ConfigMap, "
                 "namespace: ns, name: b, syncPhase: Sync, status: Synced}, {group: apps, version: "
                 "v1, kind: ConfigMap, namespace: ns, name: a, syncPhase: Sync, status: Synced}]"),
        bed.arena);
    plan(&bed, no_options);
    assert_null(bed.tasks.items[0]->result);
    assert_null(bed.tasks.items[1]->result);
    assert_ptr_equal(bed.tasks.items[2]->result, bed.results.items[1]);
    assert_ptr_equal(bed.tasks.items[3]->result, bed.results.items[0]);
    arena_free(bed.arena);
}

static void a_selection_takes_what_it_names_and_no_hooks(void **state)
{
    static const struct sync_resource selected = {
        .group = { "", 0 }, .kind = { "ConfigMap", 9 }, .name = { "b", 1 }, .namespace = { "", 0 }
    };
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.operation.resources = &selected;
    bed.operation.resource_count = 1;
    add_pair(&bed, CONFIG_MAP("a"), NULL);
    add_pair(&bed, CONFIG_MAP("b"), NULL);
    add_hook(&bed, WITH("hook", HOOK("PreSync")));
    assert_string_equal(plan(&bed, no_options), "Sync 0 ConfigMap ns/b\n");
    arena_free(bed.arena);
}

static void a_hook_with_a_generated_name_is_named_for_the_operation(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_hook(&bed, "{apiVersion: v1, kind: Pod, metadata: {generateName: job-, annotations: {" HOOK(
                       "PreSync") "}}}");
    assert_string_equal(plan(&bed, no_options),
                        "PreSync 0 Pod ns/job-0123456-presync-1700000000\n");
    arena_free(bed.arena);
}

static void a_hook_is_held_by_a_finalizer_beside_its_own(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_hook(&bed, "{apiVersion: v1, kind: Pod, metadata: {name: job, finalizers: [a/b], "
                   "annotations: {" HOOK("PreSync, PostSync") "}}}");
    assert_string_equal(plan(&bed, no_options), "PreSync 0 Pod ns/job\nPostSync 0 Pod ns/job\n");
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(json_print(json_at(bed.tasks.items[i]->target, "metadata.finalizers"),
                                       JSON_COMPACT, bed.arena)
                                .ptr,
                            "[\"a/b\",\"argocd.argoproj.io/hook-finalizer\"]");
    arena_free(bed.arena);
}

static void prunes_swap_their_waves(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, NULL, WITH("one", WAVE("1")));
    add_pair(&bed, NULL, WITH("two", WAVE("2")));
    add_pair(&bed, NULL, WITH("five", WAVE("5")));
    add_pair(&bed, WITH("new", WAVE("1")), NULL);
    assert_string_equal(plan(&bed, no_options), "-Sync 1 ConfigMap ns/five*\n"
                                                "Sync 1 ConfigMap ns/new\n"
                                                "-Sync 2 ConfigMap ns/two*\n"
                                                "-Sync 5 ConfigMap ns/one*\n");
    arena_free(bed.arena);
}

static void prune_last_puts_them_behind_all_else(void **state)
{
    struct str option = STR("PruneLast=true");
    struct bed bed;

    (void)state;
    open_bed(&bed);
    add_pair(&bed, NULL, WITH("old", WAVE("-2")));
    add_pair(&bed, WITH("new", WAVE("4")), NULL);
    assert_string_equal(plan(&bed, (struct texts){ &option, 1 }),
                        "Sync 4 ConfigMap ns/new\n-Sync 5 ConfigMap ns/old*\n");
    arena_free(bed.arena);
}

static void the_namespace_comes_first(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.input.namespace_target =
        value_of(bed.arena, "{apiVersion: v1, kind: Namespace, metadata: {name: ns}}");
    add_pair(&bed, CONFIG_MAP("a"), NULL);
    assert_string_equal(plan(&bed, no_options), "PreSync 0 Namespace /ns\nSync 0 ConfigMap ns/a\n");
    assert_true(bed.tasks.items[0]->creates_namespace);
    arena_free(bed.arena);
}

static void a_prune_may_ask_for_a_persons_yes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str option = STR("Prune=confirm");
    struct sync_task task = { .live = value_of(arena, CONFIG_MAP("a")) };

    (void)state;
    assert_false(sync_prune_needs_confirmation(&task, no_options));
    assert_true(sync_prune_needs_confirmation(&task, (struct texts){ &option, 1 }));
    task.live = value_of(arena, WITH("a", "argocd.argoproj.io/sync-options: Prune=confirm"));
    assert_true(sync_prune_needs_confirmation(&task, no_options));
    task.target = task.live;
    assert_false(sync_prune_needs_confirmation(&task, no_options));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_without_a_namespace_get_the_destinations),
        cmocka_unit_test(kinds_waves_and_phases_make_the_order),
        cmocka_unit_test(a_hook_finds_what_is_live_of_it),
        cmocka_unit_test(a_live_object_of_the_cluster_belongs_to_a_hook_with_a_namespace),
        cmocka_unit_test(results_go_to_the_task_of_their_phase),
        cmocka_unit_test(a_selection_takes_what_it_names_and_no_hooks),
        cmocka_unit_test(a_hook_with_a_generated_name_is_named_for_the_operation),
        cmocka_unit_test(a_hook_is_held_by_a_finalizer_beside_its_own),
        cmocka_unit_test(prunes_swap_their_waves),
        cmocka_unit_test(prune_last_puts_them_behind_all_else),
        cmocka_unit_test(the_namespace_comes_first),
        cmocka_unit_test(a_prune_may_ask_for_a_persons_yes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
