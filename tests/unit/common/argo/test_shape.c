#include "argo/shape.h"
#include "argo/shape_tables.h"
#include "document.h"

static void the_typed_form_drops_what_is_empty_and_keeps_structs(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *status = document(arena, "sync: {status: Synced}\nresources: []\n"
                                                "controllerNamespace: ''\nodd: 1\n");

    (void)state;
    assert_json(shape_typed(shape_application_status, status, arena),
                "{\"health\":{},\"sourceHydrator\":{},\"summary\":{},\"sync\":{\"comparedTo\":{"
                "\"destination\":{},\"source\":{\"repoURL\":\"\"}},\"status\":\"Synced\"}}");
}

static void pointers_tell_absent_from_zero(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *policy =
        document(arena, "automated: {prune: false}\nretry: {limit: 0, backoff: {factor: 0}}");

    (void)state;
    assert_json(shape_typed(shape_sync_policy, policy, arena),
                "{\"automated\":{\"prune\":false},\"retry\":{\"backoff\":{\"factor\":0}}}");
}

static void an_empty_plugin_map_is_not_an_absent_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *plugin = document(arena, "parameters: [{name: a, map: {}}, {name: b}]");

    (void)state;
    assert_json(shape_typed(shape_plugin, plugin, arena),
                "{\"parameters\":[{\"map\":{},\"name\":\"a\"},{\"name\":\"b\"}]}");
}

static void unknown_keys_come_with_the_nearest_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *app =
        document(arena, "spec:\n  syncpolicy: {}\n  syncPolicy: {automatd: {}}\n"
                        "  sources: [{repoURL: x, helm: {valuefile: [a]}}, {zzzzzzzzz: 1}]\n"
                        "metadata: {anything: goes}\n");
    const struct unknown_key *keys;
    size_t count = shape_unknown_keys(shape_application, app, arena, &keys);

    (void)state;
    assert_text(shape_unknown_keys_message(keys, count, arena),
                "unknown field 'spec.syncpolicy', did you mean 'syncPolicy'?; "
                "unknown field 'spec.syncPolicy.automatd', did you mean 'automated'?; "
                "unknown field 'spec.sources[0].helm.valuefile', did you mean 'valueFiles'?; "
                "unknown field 'spec.sources[1].zzzzzzzzz'");
}

static void every_field_of_a_project_is_known(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *project = document(
        arena, "spec:\n  sourceIntegrity: {git: {policies: [{repos: [{url: x}], gpg: {mode: head, "
               "keys: []}}]}}\n  syncWindows: [{syncOverrun: true, andOperator: true}]\n"
               "status: {jwtTokensByRole: {any-role: {items: [{iat: 1}]}}}\n");
    const struct unknown_key *keys;

    (void)state;
    assert_int_equal(shape_unknown_keys(shape_project, project, arena, &keys), 0);
}

static void what_a_typed_value_always_has_is_added_and_nothing_taken(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *app =
        document(arena, "{metadata: {name: a}, spec: {project: p, surprise: 1, destination: {}}, "
                        "status: {health: {status: Healthy}}}");

    (void)state;
    assert_json(shape_complete(shape_application, app, arena),
                "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"destination\":{},\"project\":\"p\","
                "\"surprise\":1},\"status\":{\"health\":{\"status\":\"Healthy\"},"
                "\"sourceHydrator\":{},\"summary\":{},\"sync\":{\"comparedTo\":{"
                "\"destination\":{},\"source\":{\"repoURL\":\"\"}},\"status\":\"\"}}}");
}

static void empty_fields_go_and_unknown_ones_stay(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *spec =
        document(arena, "{project: '', surprise: '', revisionHistoryLimit: 0, info: null, "
                        "destination: {name: '', server: x}, ignoreDifferences: [{group: '', kind: "
                        "'', name: nn, new: ''}], syncPolicy: {automated: {prune: false}, "
                        "syncOptions: []}}");

    (void)state;
    assert_json(shape_prune(shape_application_spec, spec, arena),
                "{\"destination\":{\"server\":\"x\"},\"ignoreDifferences\":[{\"kind\":\"\","
                "\"name\":\"nn\",\"new\":\"\"}],\"project\":\"\",\"revisionHistoryLimit\":0,"
                "\"surprise\":\"\",\"syncPolicy\":{\"automated\":{\"prune\":false}}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_fields_go_and_unknown_ones_stay),
        cmocka_unit_test(what_a_typed_value_always_has_is_added_and_nothing_taken),
        cmocka_unit_test(the_typed_form_drops_what_is_empty_and_keeps_structs),
        cmocka_unit_test(pointers_tell_absent_from_zero),
        cmocka_unit_test(an_empty_plugin_map_is_not_an_absent_one),
        cmocka_unit_test(unknown_keys_come_with_the_nearest_name),
        cmocka_unit_test(every_field_of_a_project_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
