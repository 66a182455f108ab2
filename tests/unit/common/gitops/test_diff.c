#include "base/mem.h"
#include "common/argo/document.h"
#include "gitops/diff.h"
#include "gitops/ignore.h"

#include <stdio.h>
#include <stdlib.h>

/* diff/<algorithm>.jsonl: what the original's own functions said of targets and live objects. */

static int check_case(const struct json *one, struct texts options, size_t number)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct diff_config config = { .tracking = { TRACKING_LABEL, "app", "" },
                                        .sync_options = options };
    bool modified = json_bool(json_get(one, "modified"), false);
    struct diff_result result;

    const struct diff_pair pair = { json_get(one, "target"), json_get(one, "live"), NULL };

    if (diff_compare(&config, &pair, arena, &result, &err) < 0) {
        print_error("line %zu: %s\n", number, error_text(&err));
        return 1;
    }
    if (result.modified == modified &&
        (!modified || (json_equal(result.predicted_live, json_get(one, "predicted")) &&
                       json_equal(result.normalized_live, json_get(one, "normalized")))))
        return 0;
    print_error("line %zu: modified %d\n%s\n%s\n", number, result.modified,
                text_of(arena, result.normalized_live), text_of(arena, result.predicted_live));
    return 1;
}

static void replay(const char *path, struct texts options)
{
    FILE *file = fopen(path, "r");
    CLEANUP(free) char *line = NULL;
    size_t capacity = 0, number = 0;
    ssize_t length;
    int failures = 0;

    assert_non_null(file);
    while ((length = getline(&line, &capacity, file)) > 0) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *one;

        number++;
        if (json_parse((struct str){ line, (size_t)length }, NULL, arena, &one, &err) < 0)
            fail_msg("line %zu: %s", number, error_text(&err));
        failures += check_case(one, options, number);
    }
    fclose(file);
    assert_true(number > 100);
    assert_int_equal(failures, 0);
}

static void three_way_diffs_are_the_originals(void **state)
{
    (void)state;
    replay(FIXTURES "/diff/three_way.jsonl", (struct texts){ 0 });
}

static void structured_diffs_are_the_originals(void **state)
{
    static const struct str options[] = { { "ServerSideApply=true", 20 } };

    (void)state;
    replay(FIXTURES "/diff/structured_merge.jsonl", (struct texts){ options, 1 });
}

static const struct json *document_or_null(struct arena *arena, const char *text)
{
    return text ? document(arena, text) : NULL;
}

static struct diff_result compare(struct arena *arena, const struct diff_config *config,
                                  const char *target, const char *live, const char *dry_run)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct diff_pair pair = { document_or_null(arena, target), document_or_null(arena, live),
                                    document_or_null(arena, dry_run) };
    struct diff_result result = { 0 };

    if (diff_compare(config, &pair, arena, &result, &err) < 0)
        fail_msg("%s", error_text(&err));
    return result;
}

static void a_missing_side_is_null(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct diff_config config = { .tracking = { TRACKING_LABEL, "app", "" } };
    const char *object = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}";
    struct diff_result result;

    (void)state;
    result = compare(arena, &config, object, NULL, NULL);
    assert_true(result.modified);
    assert_json(result.normalized_live, "null");
    result = compare(arena, &config, NULL, object, NULL);
    assert_false(result.modified);
    assert_json(result.predicted_live, "null");
}

static void options_choose_the_algorithm(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct diff_config config = { 0 };
    const struct json *app =
        document(arena, "{metadata: {annotations: {argocd.argoproj.io/compare-options: "
                        "'ServerSideDiff=true,IncludeMutationWebhook=true'}}}");
    const struct json *target = document(
        arena, "{metadata: {annotations: {argocd.argoproj.io/sync-options: 'ServerSideApply=true'}"
               "}}");

    (void)state;
    assert_int_equal(diff_algorithm_of(&config, NULL), DIFF_THREE_WAY);
    assert_int_equal(diff_algorithm_of(&config, target), DIFF_STRUCTURED_MERGE);
    assert_true(diff_is_server_side(app, false));
    assert_true(diff_includes_webhook_mutations(app));
    app = document(arena, "{metadata: {annotations: {argocd.argoproj.io/compare-options: "
                          "ServerSideDiff=false}}}");
    assert_false(diff_is_server_side(app, true));
    config.is_server_side = true;
    assert_int_equal(diff_algorithm_of(&config, target), DIFF_SERVER_SIDE);
}

#define OWNED                                                                                      \
    "managedFields: [{manager: argocd-controller, operation: Apply, apiVersion: v1, fieldsType: "  \
    "FieldsV1, fieldsV1: {'f:data': {'f:a': {}}}}]"

static void webhooks_do_not_count_in_server_side_diff(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct diff_config config = { .tracking = { TRACKING_LABEL, "app", "" },
                                  .is_server_side = true };
    const char *target = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: '1'}}";
    const char *live = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1'"
                       ", " OWNED "}, data: {a: '1'}}";
    const char *mutated = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: "
                          "'2', " OWNED "}, data: {a: '1', hook: x}}";
    const char *changed = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, " OWNED
                          "}, data: {a: '2', hook: x}}";
    struct diff_result result;

    (void)state;
    assert_false(compare(arena, &config, target, live, mutated).modified);
    result = compare(arena, &config, target, live, changed);
    assert_true(result.modified);
    assert_json(json_get(result.predicted_live, "data"), "{\"a\":\"2\"}");
    config.includes_webhook_mutations = true;
    assert_true(compare(arena, &config, target, live, mutated).modified);
}

static void the_server_is_asked_with_what_is_compared(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct diff_config config = { .is_server_side = true };
    const struct json *target =
        document(arena, "{apiVersion: v1, kind: Secret, metadata: {name: s, creationTimestamp: "
                        "null}, stringData: {a: '1'}}");

    (void)state;
    target = diff_dry_run_target(&config, target, NULL, arena);
    assert_true(str_equals(json_print(target, JSON_SORTED, arena),
                           "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"MQ==\"},\"kind\":\"Secret\","
                           "\"metadata\":{\"name\":\"s\"}}"));
}

static void a_dry_run_without_owners_is_an_error(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct diff_config config = { .tracking = { TRACKING_LABEL, "app", "" },
                                        .is_server_side = true };
    const struct json *object =
        document(arena, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    const struct diff_pair pair = { object, object, object };
    struct diff_result result;

    (void)state;
    assert_int_equal(diff_compare(&config, &pair, arena, &result, &err), -1);
    assert_string_equal(error_text(&err),
                        "error calculating server side diff: serverSideDiff error: error removing "
                        "non config mutations for resource ConfigMap/a: predictedLive for resource "
                        "ConfigMap/a must have the managedFields");
}

static const char *respected(struct arena *arena, const char *pointers, const char *target,
                             const char *live)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = arena_printf(arena, "{kind: '*', group: '*', jsonPointers: %s}", pointers);
    struct ignore_difference rule = ignore_difference_read(document(arena, text), arena);
    const struct application app = { .ignore_differences = &rule, .ignore_difference_count = 1 };
    struct ignore_rules *rules;
    struct diff_config config = { .tracking = { TRACKING_LABEL, "app", "" } };
    const struct json *out;

    if (ignore_rules_new(&app, NULL, NULL, arena, &rules, &err) < 0)
        fail_msg("%s", error_text(&err));
    config.normalizer.rules = rules;
    if (diff_respect_ignored(&config, document(arena, target), document(arena, live), arena, &out,
                             &err) < 0)
        fail_msg("%s", error_text(&err));
    return text_of(arena, out);
}

static void ignored_fields_are_taken_over_from_live(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        respected(arena, "[/spec/replicas]",
                  "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 1,"
                  " paused: true}}",
                  "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 7,"
                  " paused: false}}"),
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"a\"},"
        "\"spec\":{\"paused\":true,\"replicas\":7}}");
    /* Live has a field that the target lacks, and that is not ignored: it does not come along. */
    assert_string_equal(
        respected(arena, "[/spec/a/x]",
                  "{apiVersion: x.io/v1, kind: X, metadata: {name: a}, spec: {a: {x: 1, b: 2}}}",
                  "{apiVersion: x.io/v1, kind: X, metadata: {name: a}, spec: {a: {x: 9, b: 3, c: 4}"
                  "}}"),
        "{\"apiVersion\":\"x.io/v1\",\"kind\":\"X\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"a\":{"
        "\"b\":2,\"x\":9}}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_way_diffs_are_the_originals),
        cmocka_unit_test(structured_diffs_are_the_originals),
        cmocka_unit_test(a_missing_side_is_null),
        cmocka_unit_test(options_choose_the_algorithm),
        cmocka_unit_test(webhooks_do_not_count_in_server_side_diff),
        cmocka_unit_test(the_server_is_asked_with_what_is_compared),
        cmocka_unit_test(a_dry_run_without_owners_is_an_error),
        cmocka_unit_test(ignored_fields_are_taken_over_from_live),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
