#include "application/action_engine.h"
#include "application/builtin_actions.h"
#include "base/arena.h"
#include "data/json.h"
#include "fake/values.h"
#include "io/tree.h"
#include "test.h"

static const char *run(struct arena *arena, const char *object, const char *name,
                       const char *params)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct action_question question = {
        .object = value_of(arena, object),
        .name = str_of(name),
        .params = value_of(arena, params),
    };
    const struct action_step *steps;
    size_t count;

    if (action_engine_run(&question, arena, &steps, &count, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    assert_int_equal(count, 1);
    return json_print(steps[0].resource, JSON_SORTED, arena).ptr;
}

static const char *list(struct arena *arena, const char *object)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *actions;

    if (action_engine_list(NULL, value_of(arena, object), arena, &actions, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return json_print(actions, JSON_SORTED, arena).ptr;
}

#define DEPLOYMENT                                                                                 \
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, "          \
    "template: {spec: {}}%s}}"

static const char *deployment(struct arena *arena, const char *more)
{
    return arena_printf(arena, DEPLOYMENT, more);
}

static void a_deployment_offers_what_it_can_do(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        list(arena, deployment(arena, "")),
        "[{\"iconClass\":\"fa fa-fw fa-pause-circle\",\"name\":\"pause\"},{\"iconClass\":"
        "\"fa fa-fw fa-redo\",\"name\":\"restart\"},{\"disabled\":true,\"iconClass\":"
        "\"fa fa-fw fa-play-circle\",\"name\":\"resume\"},{\"iconClass\":"
        "\"fa fa-fw fa-plus-circle\",\"name\":\"scale\",\"params\":[{\"name\":\"replicas\"}]}]");
    assert_non_null(strstr(list(arena, deployment(arena, ", paused: true")),
                           "{\"disabled\":true,\"iconClass\":\"fa fa-fw fa-pause-circle\","
                           "\"name\":\"pause\"}"));
}

static void pausing_and_going_on(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(run(arena, deployment(arena, ""), "pause", "{}"), "\"paused\":true"));
    assert_null(strstr(run(arena, deployment(arena, ", paused: true"), "resume", "{}"), "paused"));
}

static void a_restart_marks_the_template(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(run(arena, deployment(arena, ""), "restart", "{}"),
                           "\"template\":{\"metadata\":{\"annotations\":{"
                           "\"kubectl.kubernetes.io/restartedAt\":\"20"));
}

static void scaling_needs_a_number(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(
        strstr(run(arena, deployment(arena, ""), "scale", "{replicas: '3'}"), "\"replicas\":3"));
    assert_non_null(strstr(run(arena, deployment(arena, ""), "scale", "{replicas: many}"),
                           "invalid number: many"));
    assert_non_null(
        strstr(run(arena, deployment(arena, ""), "scale", "{replicas: '-1'}"), "\"replicas\":-1"));
}

static void a_cron_job_makes_a_job_of_its_own(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *job =
        run(arena,
            "{apiVersion: batch/v1, kind: CronJob, metadata: {name: c, namespace: ns, "
            "uid: u}, spec: {jobTemplate: {spec: {template: {}}}}}",
            "create-job", "{}");

    (void)state;
    assert_non_null(strstr(job, "\"kind\":\"Job\""));
    assert_non_null(strstr(job, "\"cronjob.kubernetes.io/instantiate\":\"manual\""));
    assert_non_null(strstr(job, "\"uid\":\"u\""));
}

static void an_application_turns_its_automatic_sync_on_and_off(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *object = "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {}, "
                         "spec: {syncPolicy: {automated: {prune: true}}}}";

    (void)state;
    assert_non_null(strstr(run(arena, object, "toggle-auto-sync", "{}"), "\"enabled\":false"));
}

/* "abort! pause": the names, "!" behind those that are not open. */
static const char *offered(struct arena *arena, const char *object)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *actions;
    const char *names = "";

    if (action_engine_list(NULL, value_of(arena, object), arena, &actions, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    for (struct json_cursor at = json_walk(actions); json_next(&at);)
        names = arena_printf(arena, "%s%s%s%s", names, *names ? " " : "",
                             json_cstr_at(at.value, "name"),
                             json_bool(json_get(at.value, "disabled"), false) ? "!" : "");
    return names;
}

#define ROLLOUT(more, status)                                                                      \
    "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r}, spec: {strategy: "     \
    "{canary: {steps: [{setWeight: 20}, {pause: {}}]}}" more "}, status: {" status "}}"
#define WAITING                                                                                    \
    ROLLOUT("", "currentPodHash: a, stableRS: b, currentStepIndex: 1, abort: true, "               \
                "pauseConditions: [{reason: CanaryPauseStep}]")

/* As Argo CD's own program lists them. */
static void what_is_offered_depends_on_how_it_stands(void **state)
{
    static const struct {
        const char *object, *offered;
    } rows[] = {
        { ROLLOUT("", "currentPodHash: a, stableRS: b, currentStepIndex: 0"),
          "abort pause promote-full restart resume! retry! skip-current-step" },
        { ROLLOUT(", paused: true", "currentPodHash: a, stableRS: a, currentStepIndex: 2"),
          "abort! pause! promote-full! restart resume retry! skip-current-step!" },
        { WAITING, "abort! pause! promote-full restart resume retry skip-current-step" },
        { "{apiVersion: argoproj.io/v1alpha1, kind: AnalysisRun, metadata: {}, spec: {}, status: "
          "{phase: Successful}}",
          "terminate!" },
        { "{apiVersion: notification.toolkit.fluxcd.io/v1, kind: Receiver, metadata: {}, spec: "
          "{suspend: true}}",
          "reconcile! resume suspend!" },
        { "{apiVersion: batch/v1, kind: CronJob, metadata: {}, spec: {suspend: true}}",
          "create-job resume" },
        { "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: {}}",
          "suspend terminate" },
        { "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}}", "suspend" },
        { "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {suspend: true}, status: {}}",
          "resume terminate" },
        { "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: {conditions: "
          "[{type: FailureTarget, status: 'True'}]}}",
          "" },
        { "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {annotations: "
          "{autoscaling.keda.sh/paused: 'true'}}, spec: {}}",
          "pause! paused-replicas! resume" },
        { "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {annotations: "
          "{autoscaling.keda.sh/paused-replicas: '4'}}, spec: {}}",
          "pause! paused-replicas resume" },
        { "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {}, spec: {}}",
          "promote! reload restart suspend" },
        { "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {annotations: "
          "{cnpg.io/reconciliationLoop: disabled}}, spec: {}, status: {instancesStatus: {healthy: "
          "[a, b]}}}",
          "promote reload restart resume" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_string_equal(offered(arena, rows[i].object), rows[i].offered);
}

static const char *status_after(struct arena *arena, const char *object, const char *action)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *after;

    if (json_parse(str_of(run(arena, object, action, "{}")), NULL, arena, &after, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return json_print(json_get(after, "status"), JSON_SORTED, arena).ptr;
}

static void a_rollout_goes_on_back_and_forth(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(status_after(arena, WAITING, "promote-full"),
                        "{\"currentPodHash\":\"a\",\"currentStepIndex\":2,\"pauseConditions\":[{"
                        "\"reason\":\"CanaryPauseStep\"}],\"stableRS\":\"b\"}");
    assert_string_equal(status_after(arena, WAITING, "skip-current-step"),
                        "{\"abort\":true,\"currentPodHash\":\"a\",\"currentStepIndex\":2,"
                        "\"stableRS\":\"b\"}");
    assert_string_equal(status_after(arena, WAITING, "resume"),
                        "{\"abort\":true,\"currentPodHash\":\"a\",\"currentStepIndex\":1,"
                        "\"stableRS\":\"b\"}");
    assert_null(strstr(status_after(arena, WAITING, "retry"), "abort"));
    assert_non_null(
        strstr(run(arena, ROLLOUT(", paused: true", ""), "resume", "{}"), "\"paused\":false"));
    assert_non_null(strstr(run(arena, WAITING, "restart", "{}"), "\"restartAt\":\"20"));
}

static void workflows_are_made_of_their_templates(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *made;

    (void)state;
    made = run(arena,
               "{apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: {name: t, "
               "namespace: ns, uid: u}, spec: {}}",
               "create-workflow", "{}");
    assert_non_null(strstr(made, "\"spec\":{\"workflowTemplateRef\":{\"name\":\"t\"}}"));
    assert_non_null(strstr(made, "\"workflows.argoproj.io/workflow-template\":\"t\""));
    made = run(arena,
               "{apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: {name: c, "
               "namespace: ns, uid: u}, spec: {workflowMetadata: {labels: {l: v}}, workflowSpec: "
               "{entrypoint: e}}}",
               "create-workflow", "{}");
    assert_non_null(strstr(made, "\"labels\":{\"l\":\"v\",\"workflows.argoproj.io/cron-workflow\":"
                                 "\"c\"}"));
    assert_non_null(strstr(made, "\"spec\":{\"entrypoint\":\"e\"}"));
}

static void a_job_is_told_to_fail(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *status = status_after(
        arena, "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: {active: 1}}",
        "terminate");
    const char *ended =
        status_after(arena,
                     "{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: "
                     "{conditions: [{type: Complete, status: 'True'}]}}",
                     "terminate");

    (void)state;
    assert_non_null(strstr(status, "\"reason\":\"ManuallyTerminated\",\"status\":\"True\","
                                   "\"type\":\"FailureTarget\""));
    assert_string_equal(ended, "{\"conditions\":[{\"status\":\"True\",\"type\":\"Complete\"}]}");
}

#define POSTGRES                                                                                   \
    "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {}, status: "  \
    "{currentPrimary: c, instancesStatus: {healthy: [pg-1, pg-2, c]}}}"

static void the_next_instance_that_is_well_is_promoted(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(run(arena, POSTGRES, "promote", "{instance: any}"),
                           "\"phase\":\"Switchover in progress\",\"phaseReason\":\"Switching over "
                           "to pg-1\",\"targetPrimary\":\"pg-1\",\"targetPrimaryTimestamp\":\"20"));
    assert_non_null(
        strstr(run(arena, POSTGRES, "promote", "{instance: pg-2}"), "\"targetPrimary\":\"pg-2\""));
    assert_non_null(
        strstr(run(arena, POSTGRES, "promote", "{instance: '2'}"), "\"targetPrimary\":\"pg-2\""));
    assert_non_null(strstr(run(arena, POSTGRES, "promote", "{instance: z}"),
                           "Could not find a healthy instance matching the criteria: z"));
}

static void a_scaled_object_is_held_at_a_number(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *object =
        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {}, spec: {}}";

    (void)state;
    assert_non_null(strstr(run(arena, object, "paused-replicas", "{replicas: '3'}"),
                           "\"autoscaling.keda.sh/paused-replicas\":\"3\""));
    assert_non_null(strstr(run(arena, object, "paused-replicas", "{replicas: '-3'}"),
                           "invalid number: -3 (must be >= 0)"));
}

/* ---- what Argo CD's own program does, as tests/fixtures/actions/record has asked it ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2026-11-22T00:35:32" and "2611220035" are when it was done: zeros. */
static const char *without_times(const char *text, struct arena *arena)
{
    static const char pattern[] = "####-##-##T##:##:##";
    char *copy = arena_strndup(arena, text, strlen(text));

    for (char *at = copy; *at; at++) {
        size_t same = 0, digits = 0;

        while (pattern[same] &&
               (pattern[same] == '#' ? is_digit(at[same]) : pattern[same] == at[same]))
            same++;
        while (is_digit(at[digits]))
            digits++;
        for (size_t i = 0; !pattern[same] && i < same; i++)
            at[i] = is_digit(at[i]) ? '0' : at[i];
        for (size_t i = 0; digits >= 10 && i < digits; i++)
            at[i] = '0';
    }
    return copy;
}

static const struct json *read_recorded(struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(tree_close) struct tree *tree = NULL;
    const struct json *recorded = NULL;
    struct str text;

    if (tree_open(FIXTURES "/actions", &tree, &err) < 0 ||
        tree_read(tree, "recorded.json", 1 << 24, arena, &text, &err) < 0 ||
        json_parse(text, NULL, arena, &recorded, &err) < 0)
        fail_msg("%s", error_text(&err));
    return recorded;
}

static void assert_done(struct arena *arena, const char *object, struct str action,
                        const struct json *expected)
{
    const char *name = str_dup(action, arena).ptr;
    const char *wanted = json_print(expected, JSON_SORTED, arena).ptr;

    assert_string_equal(without_times(run(arena, object, name, "{}"), arena),
                        without_times(wanted, arena));
}

static void recorded_objects_are_offered_and_done_the_same(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    size_t count = 0;

    (void)state;
    for (struct json_cursor at = json_walk(read_recorded(arena)); json_next(&at); count++) {
        const char *object = json_print(json_get(at.value, "object"), JSON_COMPACT, arena).ptr;

        assert_string_equal(list(arena, object),
                            json_print(json_get(at.value, "actions"), JSON_SORTED, arena).ptr);
        for (struct json_cursor done = json_walk(json_get(at.value, "after")); json_next(&done);)
            assert_done(arena, object, done.key, done.value);
    }
    assert_true(count > 30);
}

static void a_kind_without_actions_has_none(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_null(builtin_actions_find(STR("ConfigMap")));
    assert_null(builtin_actions_script(STR("apps/Deployment"), STR("explode")));
    assert_string_equal(list(arena, "{apiVersion: v1, kind: ConfigMap}"), "[]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deployment_offers_what_it_can_do),
        cmocka_unit_test(pausing_and_going_on),
        cmocka_unit_test(a_restart_marks_the_template),
        cmocka_unit_test(scaling_needs_a_number),
        cmocka_unit_test(a_cron_job_makes_a_job_of_its_own),
        cmocka_unit_test(an_application_turns_its_automatic_sync_on_and_off),
        cmocka_unit_test(what_is_offered_depends_on_how_it_stands),
        cmocka_unit_test(a_rollout_goes_on_back_and_forth),
        cmocka_unit_test(workflows_are_made_of_their_templates),
        cmocka_unit_test(a_job_is_told_to_fail),
        cmocka_unit_test(the_next_instance_that_is_well_is_promoted),
        cmocka_unit_test(a_scaled_object_is_held_at_a_number),
        cmocka_unit_test(recorded_objects_are_offered_and_done_the_same),
        cmocka_unit_test(a_kind_without_actions_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
