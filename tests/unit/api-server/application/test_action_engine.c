#include "application/action_engine.h"
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "fake/values.h"
#include "test.h"

#include <stdio.h>

#define WIDGET "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w, labels: {}}}"

struct scene {
    struct arena *arena;
    struct resource_overrides overrides;
    struct error err;
    const struct action_step *steps;
    size_t count;
};

static int set_up(void **state)
{
    struct scene *scene = xcalloc(1, sizeof(*scene));

    scene->arena = arena_new();
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;

    error_release(&scene->err);
    arena_free(scene->arena);
    free(scene);
    return 0;
}

/* What the settings say of a kind's actions. */
static void configure(struct scene *scene, const char *key, const char *actions)
{
    struct resource_override *override = ARENA_NEW(scene->arena, struct resource_override);

    override->key = str_of(key);
    override->actions = str_of(actions);
    scene->overrides = (struct resource_overrides){ override, 1 };
}

static const char *list(struct scene *scene, const char *object)
{
    const struct json *actions;

    error_release(&scene->err);
    if (action_engine_list(&scene->overrides, value_of(scene->arena, object), scene->arena,
                           &actions, &scene->err) < 0)
        return error_text(&scene->err);
    return json_print(actions, JSON_SORTED, scene->arena).ptr;
}

/* "" when it went well. */
static const char *run(struct scene *scene, const char *script)
{
    const struct action_question question = {
        .overrides = &scene->overrides,
        .object = value_of(scene->arena, WIDGET),
        .name = STR("go"),
    };

    error_release(&scene->err);
    configure(
        scene, "example.com/Widget",
        arena_printf(scene->arena, "definitions:\n- name: go\n  action.lua: |\n    %s\n", script));
    if (action_engine_run(&question, scene->arena, &scene->steps, &scene->count, &scene->err) < 0)
        return error_text(&scene->err);
    return "";
}

static void the_settings_replace_what_is_built_in(void **state)
{
    struct scene *scene = *state;

    configure(scene, "apps/DaemonSet",
              "discovery.lua: |\n  return {mine = {DisplayName = 'Mine', disabled = true}}\n");
    assert_string_equal(list(scene, "{apiVersion: apps/v1, kind: DaemonSet, spec: {}}"),
                        "[{\"disabled\":true,\"displayName\":\"Mine\",\"name\":\"mine\"}]");
}

static void or_add_to_it(void **state)
{
    struct scene *scene = *state;

    configure(scene, "apps/DaemonSet",
              "mergeBuiltinActions: true\ndiscovery.lua: |\n  return {restart = {iconClass = "
              "'mine'}, other = {}}\n");
    assert_string_equal(list(scene, "{apiVersion: apps/v1, kind: DaemonSet, spec: {}}"),
                        "[{\"name\":\"other\"},{\"iconClass\":\"mine\",\"name\":\"restart\"}]");
}

static void a_bad_discovery_is_told(void **state)
{
    struct scene *scene = *state;

    configure(scene, "example.com/Widget", "discovery.lua: return 'x'\n");
    assert_string_equal(list(scene, WIDGET), "error executing Lua discovery script: expect table "
                                             "output from Lua script, not string");
    configure(scene, "example.com/Widget", "discovery.lua: 'return {go = true}'\n");
    assert_string_equal(list(scene, WIDGET),
                        "error unmarshaling resource action: json: cannot unmarshal bool into Go "
                        "value of type v1alpha1.ResourceAction");
}

static void a_changed_object_is_a_patch(void **state)
{
    struct scene *scene = *state;

    assert_string_equal(run(scene, "obj.spec = {size = 2}; return obj"), "");
    assert_int_equal(scene->count, 1);
    assert_int_equal(scene->steps[0].operation, ACTION_PATCH);
    assert_string_equal(json_print(scene->steps[0].resource, JSON_SORTED, scene->arena).ptr,
                        "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{"
                        "\"labels\":{},\"name\":\"w\"},\"spec\":{\"size\":2}}");
}

static void a_list_tells_what_to_do_with_each(void **state)
{
    struct scene *scene = *state;

    assert_string_equal(run(scene,
                            "return {{operation = 'create', resource = {kind = 'Job'}}, "
                            "{operation = 'patch', resource = obj}, {resource = {kind = 'X'}}}"),
                        "");
    assert_int_equal(scene->count, 3);
    assert_int_equal(scene->steps[0].operation, ACTION_CREATE);
    assert_int_equal(scene->steps[1].operation, ACTION_PATCH);
    assert_int_equal(scene->steps[2].operation, ACTION_NOTHING);
}

static void what_is_made_keeps_the_empty_maps_of_what_it_is_made_of(void **state)
{
    struct scene *scene = *state;

    assert_string_equal(run(scene, "return {{operation = 'create', resource = {kind = 'Job', "
                                   "spec = {a = obj.metadata.labels, b = {}}}}}"),
                        "");
    assert_string_equal(json_print(scene->steps[0].resource, JSON_SORTED, scene->arena).ptr,
                        "{\"kind\":\"Job\",\"spec\":{\"a\":{},\"b\":[]}}");
}

static void what_makes_no_sense_is_told(void **state)
{
    struct scene *scene = *state;

    assert_string_equal(run(scene, "return {{operation = 'explode', resource = obj}}"),
                        "error executing Lua resource action: unsupported operation: \"explode\"");
    assert_string_equal(run(scene, "return {{operation = 'patch', resource = {a = 1}}}"),
                        "error executing Lua resource action: Object 'Kind' is missing in "
                        "'{\"a\":1}'");
    assert_string_equal(run(scene, "return 1"), "error executing Lua resource action: expect table "
                                                "output from Lua script, not number");
    assert_string_equal(run(scene, "return nil"), "error executing Lua resource action: expect "
                                                  "table output from Lua script, not nil");
    assert_string_equal(run(scene, "return {}"),
                        "error executing Lua resource action: the action returned nothing");
}

static void settings_that_cannot_be_read_are_told(void **state)
{
    struct scene *scene = *state;
    const struct action_question question = { .overrides = &scene->overrides,
                                              .object = value_of(scene->arena, WIDGET),
                                              .name = STR("go") };

    configure(scene, "example.com/Widget", "{odd");
    assert_true(str_has_prefix(str_of(list(scene, WIDGET)),
                               STR("error getting Lua discovery script: error converting YAML")));
    assert_int_equal(scene->err.code, ERR_UNKNOWN);
    error_release(&scene->err);
    assert_int_equal(
        action_engine_run(&question, scene->arena, &scene->steps, &scene->count, &scene->err), -1);
    assert_true(str_has_prefix(str_of(error_text(&scene->err)),
                               STR("error getting Lua resource action: error converting YAML")));
    configure(scene, "example.com/Widget", "discovery.lua: return nil\n");
    assert_string_equal(list(scene, WIDGET), "error executing Lua discovery script: expect table "
                                             "output from Lua script, not nil");
}

static void an_action_that_is_not_there_is_told(void **state)
{
    struct scene *scene = *state;
    const struct action_question question = { .object = value_of(scene->arena, WIDGET),
                                              .name = STR("go") };

    assert_int_equal(
        action_engine_run(&question, scene->arena, &scene->steps, &scene->count, &scene->err), -1);
    assert_string_equal(error_text(&scene->err), "error getting Lua resource action: built-in "
                                                 "script does not exist");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_settings_replace_what_is_built_in),
        TEST(or_add_to_it),
        TEST(a_bad_discovery_is_told),
        TEST(a_changed_object_is_a_patch),
        TEST(a_list_tells_what_to_do_with_each),
        TEST(what_is_made_keeps_the_empty_maps_of_what_it_is_made_of),
        TEST(what_makes_no_sense_is_told),
        TEST(settings_that_cannot_be_read_are_told),
        TEST(an_action_that_is_not_there_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
