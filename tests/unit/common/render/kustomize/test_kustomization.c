#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/kustomization.h"
#include "render/kustomize/strict_decode.h"
#include "test.h"

#include <string.h>

static const struct json *parsed(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;

    if (kustomization_parse(str_of(text), arena, &document, &err) < 0)
        fail_msg("%s", error_text(&err));
    return document;
}

static void assert_refused(const char *text, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;

    assert_int_equal(kustomization_parse(str_of(text), arena, &document, &err), -1);
    assert_string_equal(error_text(&err), expected);
}

static void fields_are_checked_as_go_does(void **state)
{
    (void)state;
    assert_refused("foo: 1", "invalid Kustomization: json: unknown field \"foo\"");
    assert_refused("images: [{newTag: 1}]",
                   "invalid Kustomization: json: cannot unmarshal number into Go struct field "
                   "Image.images.newTag of type string");
    assert_refused("", "kustomization.yaml is empty");
}

static void old_forms_become_new_ones(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *document =
        parsed(arena, "bases: [b]\nResources: [a]\nimageTags: [{name: x}]\n"
                      "configMapGenerator: [{name: c, env: e}]\n");

    (void)state;
    assert_string_equal(json_print(json_get(document, "resources"), 0, arena).ptr, "[\"a\",\"b\"]");
    assert_int_equal(json_count(json_get(document, "images")), 1);
    assert_string_equal(json_cstr(json_item(json_at(document, "configMapGenerator.0.envs"), 0)),
                        "e");
    assert_string_equal(kustomization_fault(document, arena), "");
}

static void nulls_are_left_out(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document, *decoded;

    (void)state;
    assert_int_equal(
        yaml_parse(STR("{namePrefix: null, resources: [null, a]}"), arena, &document, &err), 0);
    assert_int_equal(strict_decode(&kustomization_shape, document, arena, &decoded, &err), 0);
    assert_string_equal(json_print(decoded, JSON_SORTED, arena).ptr,
                        "{\"resources\":[\"\",\"a\"]}");
}

static struct str expand_tag(void *context, struct str text)
{
    (void)context;
    return str_equals(text, "web:$TAG") ? STR("web:7") : text;
}

static const char *edited(struct arena *arena, const char *text, const char *block,
                          const char **commands)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct kustomization_edits edits = { .expand = expand_tag };
    struct kustomization_commands ran = { 0 };
    const struct json *options, *out;

    assert_int_equal(yaml_parse(str_of(block), arena, &options, &err), 0);
    edits.block = options;
    *commands = "";
    if (kustomization_edit(parsed(arena, text), &edits, &ran, arena, &out, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    for (size_t i = 0; i < ran.texts.count; i++)
        *commands = arena_printf(arena, "%s%s\n", *commands, ran.texts.items[i]);
    return json_print(out, JSON_SORTED, arena).ptr;
}

#define HEAD "{\"apiVersion\":\"kustomize.config.k8s.io/v1beta1\","

static void an_applications_block_edits_the_kustomization(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commands;

    (void)state;
    assert_string_equal(
        edited(arena, "images: [{name: web, newName: q, newTag: '1'}, {name: a}]",
               "{images: ['web:$TAG', 'b=c@sha256:d'], namePrefix: p-}", &commands),
        HEAD
        "\"images\":[{\"name\":\"a\"},{\"digest\":\"sha256:d\",\"name\":\"b\",\"newName\":\"c\"},"
        "{\"name\":\"web\",\"newTag\":\"7\"}],\"kind\":\"Kustomization\",\"namePrefix\":\"p-\"}");
    assert_string_equal(commands, "kustomize edit set nameprefix -- p-\n"
                                  "kustomize edit set image web:7 b=c@sha256:d\n");
    assert_string_equal(
        edited(arena, "replicas: [{name: z, count: 1}]",
               "{replicas: [{name: a, count: '3'}, {name: z, count: 2}]}", &commands),
        HEAD "\"kind\":\"Kustomization\",\"replicas\":[{\"count\":3,\"name\":\"a\"},"
             "{\"count\":2,\"name\":\"z\"}]}");
}

static void what_is_no_count_or_image_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commands;

    (void)state;
    assert_string_equal(
        edited(arena, "namePrefix: x", "{replicas: [{name: a, count: ' 4'}]}", &commands),
        "expected integer value for count. Received:  4");
    assert_non_null(strstr(edited(arena, "namePrefix: x", "{images: [a]}", &commands),
                           "invalid format of image"));
    assert_string_equal(edited(arena, "namePrefix: x", "{images: ['a=']}", &commands),
                        HEAD "\"images\":[{\"name\":\"a\"}],\"kind\":\"Kustomization\","
                             "\"namePrefix\":\"x\"}");
}

static void pairs_are_cut_at_their_first_colon_and_lose_their_quotes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commands;

    (void)state;
    assert_string_equal(
        edited(arena, "namePrefix: x", "{commonAnnotations: {'a:b': c, d: '\"e\"'}}", &commands),
        HEAD "\"commonAnnotations\":{\"a\":\"b:c\",\"d\":\"e\"},\"kind\":\"Kustomization\","
             "\"namePrefix\":\"x\"}");
    assert_string_equal(
        edited(arena, "namePrefix: x", "{commonAnnotations: {'': c}}", &commands),
        "`kustomize edit add annotation :c` failed exit status 1: Error: invalid annotation: ':c' "
        "(need k:v pair where v may be quoted)");
}

static void patches_go_into_the_file_as_it_lies_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commands;

    (void)state;
    assert_string_equal(edited(arena, "namePrefix: x", "{patches: [{path: p}]}", &commands),
                        "kustomization file not found in the path");
    assert_string_equal(
        edited(arena, "namePrefix: x", "{namespace: z, patches: [{path: p}]}", &commands),
        HEAD "\"kind\":\"Kustomization\",\"namePrefix\":\"x\",\"namespace\":\"z\","
             "\"patches\":[{\"path\":\"p\"}]}");
}

static void labels_are_added_once_unless_forced(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commands;

    (void)state;
    assert_string_equal(edited(arena, "commonLabels: {a: b}", "{commonLabels: {a: c}}", &commands),
                        "`kustomize edit add label a:c` failed exit status 1: Error: label a "
                        "already in kustomization file. Use --force to override.");
    assert_string_equal(edited(arena, "commonLabels: {a: b}",
                               "{commonLabels: {a: c}, forceCommonLabels: true}", &commands),
                        HEAD "\"commonLabels\":{\"a\":\"c\"},\"kind\":\"Kustomization\"}");
    assert_string_equal(
        edited(arena, "namePrefix: x", "{commonLabels: {a: c}, labelWithoutSelector: true}",
               &commands),
        HEAD
        "\"kind\":\"Kustomization\",\"labels\":[{\"pairs\":{\"a\":\"c\"}}],\"namePrefix\":\"x\"}");
    assert_non_null(strstr(edited(arena, "namePrefix: x",
                                  "{commonLabels: {a: c}, labelIncludeTemplates: true}", &commands),
                           "--without-selector flag must be specified"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_checked_as_go_does),
        cmocka_unit_test(old_forms_become_new_ones),
        cmocka_unit_test(nulls_are_left_out),
        cmocka_unit_test(an_applications_block_edits_the_kustomization),
        cmocka_unit_test(what_is_no_count_or_image_is_refused),
        cmocka_unit_test(pairs_are_cut_at_their_first_colon_and_lose_their_quotes),
        cmocka_unit_test(patches_go_into_the_file_as_it_lies_there),
        cmocka_unit_test(labels_are_added_once_unless_forced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
