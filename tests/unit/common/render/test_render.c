#include "render/render.h"
#include "render_case.h"

#define CM(name) "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " name "\n"
#define CM_JSON(name)                                                                              \
    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" name "\"}}"

static void files_render_in_lexical_order(void **state)
{
    struct render_case *test = *state;

    add(test, "b.yml", CM("b"));
    add(test, "a.yaml", CM("a1") "---\n" CM("a2"));
    add(test, "c.json", CM_JSON("c"));
    add(test, "README.md", "# no");
    assert_renders(test, CM_JSON("a1") "\n" CM_JSON("a2") "\n" CM_JSON("b") "\n" CM_JSON("c"));
    assert_string_equal(test->reply->source_type, "Directory");
}

static void a_path_that_is_a_symlink_is_not_looked_into(void **state)
{
    struct render_case *test = *state;

    add(test, "d/kustomization.yaml", "resources: [a.yaml]");
    add(test, "d/a.yaml", CM("a"));
    assert_int_equal(symlink("d", arena_printf(test->arena, "%s/l", test->folder)), 0);
    test->request.path = (char *)(uintptr_t) "l";
    assert_renders(test, "");
    assert_string_equal(test->reply->source_type, "Directory");
    set_source(test, "{\"kustomize\":{\"namePrefix\":\"p-\"}}");
    assert_renders(test, CM_JSON("p-a"));
}

static void folders_count_only_with_recurse(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a"));
    add(test, "sub/deep/b.yaml", CM("b"));
    assert_renders(test, CM_JSON("a"));
    set_source(test, "{\"directory\":{\"recurse\":true}}");
    assert_renders(test, CM_JSON("a") "\n" CM_JSON("b"));
}

static void globs_cross_folders(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a"));
    add(test, "sub/a.yaml", CM("sub-a"));
    add(test, "sub/b.yaml", CM("sub-b"));
    set_source(test, "{\"directory\":{\"recurse\":true,\"include\":\"*a.yaml\"}}");
    assert_renders(test, CM_JSON("a") "\n" CM_JSON("sub-a"));
    set_source(
        test,
        "{\"directory\":{\"recurse\":true,\"include\":\"{a,sub/*}.yaml\",\"exclude\":\"*/a*\"}}");
    assert_renders(test, CM_JSON("a") "\n" CM_JSON("sub-b"));
}

static void a_pattern_that_is_none_matches_nothing(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a"));
    set_source(test, "{\"directory\":{\"include\":\"[\"}}");
    assert_renders(test, "");
    assert_int_equal(test->reply->n_warnings, 1);
    set_source(test, "{\"directory\":{\"exclude\":\"[\"}}");
    assert_renders(test, CM_JSON("a"));
}

static void marked_files_are_skipped(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", "# +argocd:skip-file-rendering\n{{ not yaml");
    add(test, "b.yaml", CM("b"));
    assert_renders(test, CM_JSON("b"));
}

static void sizes_are_summed(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a"));
    add(test, "b.yaml", CM("b"));
    test->request.max_combined_manifest_bytes = (int64_t)strlen(CM("a")) * 2;
    assert_renders(test, CM_JSON("a") "\n" CM_JSON("b"));
    test->request.max_combined_manifest_bytes--;
    assert_fails(test, ERR_UNKNOWN,
                 "failed to get potentially valid manifests: exceeded max combined manifest file "
                 "size");
}

static void lists_are_unpacked(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml",
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: "
        "x}}\n"
        "- {apiVersion: v1, kind: ConfigMap, metadata: {name: z}}\n---\n"
        "apiVersion: v1\nkind: ConfigMapList\nitems: null\n---\n"
        "apiVersion: v1\nkind: ConfigMapList\nitems: []\n");
    assert_renders(test, CM_JSON("x") "\n" CM_JSON("z"));
}

static void an_item_that_is_no_object_is_refused(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", "apiVersion: v1\nkind: List\nitems: [1]\n");
    assert_fails(test, ERR_UNKNOWN, "items member is not an object: map[string]interface {}");
}

static void json_files_hold_one_object(void **state)
{
    struct render_case *test = *state;

    add(test, "a.json", CM_JSON("a") "\n" CM_JSON("b"));
    assert_fails(test, ERR_PRECONDITION,
                 "Found multiple objects in \"a.json\". Only single objects are allowed in JSON "
                 "files.");
    add(test, "a.json", "{\"a\":1,}");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal \"a.json\": invalid character '}' looking for beginning of "
                 "object key string");
    add(test, "a.json", "[1]");
    assert_fails(
        test, ERR_PRECONDITION,
        "Failed to unmarshal \"a.json\": json: cannot unmarshal array into Go value of type "
        "map[string]interface {}");
    add(test, "a.json", "");
    assert_fails(test, ERR_PRECONDITION, "Failed to unmarshal \"a.json\": EOF");
    add(test, "a.json", "{\"layers\":1}");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal \"a.json\": Object 'Kind' is missing in '{\"layers\":1}'");
}

static void what_could_be_an_image_manifest_is_kept(void **state)
{
    struct render_case *test = *state;

    add(test, "a.json", "{\"schemaVersion\":2,\"layers\":[{}]}");
    assert_renders(test, "{\"layers\":[{}],\"schemaVersion\":2}");
    add(test, "a.json", "null");
    assert_renders(test, "{}");
}

static void other_yaml_is_ignored_until_it_looks_like_a_manifest(void **state)
{
    struct render_case *test = *state;

    add(test, "values.yaml", "a: 1\n");
    add(test, "text.yaml", "just text");
    assert_renders(test, "");
    add(test, "values.yaml", "x: {apiVersion: 1}\n# kind: metadata:\n# apiVersion:\n");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal \"values.yaml\": failed to unmarshal manifest: error "
                 "unmarshaling JSON: while decoding JSON: Object 'Kind' is missing in "
                 "'{\"x\":{\"apiVersion\":1}}'");
}

static void a_bad_document_after_a_good_one_is_an_error(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a") "---\na: 1\n");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal \"a.yaml\": failed to unmarshal manifest: error unmarshaling "
                 "JSON: while decoding JSON: Object 'Kind' is missing in '{\"a\":1}'");
}

static void a_version_that_is_none_hides_the_kind(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", "apiVersion: a/b/c\nkind: X\nmetadata: {name: x}\n");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal \"a.yaml\": failed to unmarshal manifest: error unmarshaling "
                 "JSON: while decoding JSON: Object 'Kind' is missing in "
                 "'{\"apiVersion\":\"a/b/c\",\"kind\":\"X\",\"metadata\":{\"name\":\"x\"}}'");
}

static void a_tab_is_named_with_its_line(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", "apiVersion: v1\nkind: X\nmetadata:\n\tname: x\n");
    assert_fails(
        test, ERR_PRECONDITION,
        "Failed to unmarshal \"a.yaml\": failed to unmarshal manifest: error converting YAML "
        "to JSON: yaml: line 4: found character that cannot start any token");
}

static void every_unicode_encoding_is_read(void **state)
{
    struct render_case *test = *state;
    static const char le[] = "\xFF\xFEk\0i\0n\0d\0:\0 \0\xE4\0\n\0";

    add_bytes(test, "a.yaml", le, sizeof(le) - 1);
    add(test, "b.yaml", "\xEF\xBB\xBFkind: b\n");
    add_bytes(test, "c.yaml", "\xFE\xFF\0k\0i\0n\0d\0:\0 \xD8\x3D\xDE\x00\0\n", 20);
    add(test, "d.yaml", "kind: \"a\xFF\"\n");
    assert_renders(test,
                   "{\"kind\":\"\xC3\xA4\"}\n{\"kind\":\"b\"}\n{\"kind\":\"\xF0\x9F\x98\x80\"}\n"
                   "{\"kind\":\"a\xEF\xBF\xBD\"}");
}

static void symlinks_are_followed_inside_and_refused_outside(void **state)
{
    struct render_case *test = *state;

    add(test, "app/keep.txt", "x");
    add(test, "real/a.yaml", CM("a"));
    assert_int_equal(symlink("../real/a.yaml", render_case_path(test, "app/a.yaml")), 0);
    assert_int_equal(symlink("nowhere", render_case_path(test, "app/b.yaml")), 0);
    assert_int_equal(symlink("../real", render_case_path(test, "app/c.yaml")), 0);
    test->request.path = (char *)(uintptr_t) "app";
    assert_renders(test, CM_JSON("a"));
    assert_int_equal(test->reply->n_warnings, 2);
    assert_int_equal(symlink("/etc/passwd", render_case_path(test, "app/d.yaml")), 0);
    assert_fails(
        test, ERR_UNKNOWN,
        "failed to get potentially valid manifests: invalid manifest file \"<path to cached "
        "source>/app/d.yaml\": illegal filepath in symlink at \"d.yaml\"");
}

static void an_escaping_symlink_is_found_anywhere(void **state)
{
    struct render_case *test = *state;
    const char *found = NULL;

    add(test, "a/b/keep", "x");
    assert_int_equal(symlink("../../x/..", render_case_path(test, "a/b/good")), 0);
    assert_int_equal(tree_open(test->folder, &test->root, &test->err), 0);
    assert_int_equal(render_find_escaping_symlink(test->root, test->arena, &found, &test->err), 0);
    assert_int_equal(symlink("../../../x/a", render_case_path(test, "a/b/way-out")), 0);
    assert_int_equal(render_find_escaping_symlink(test->root, test->arena, &found, &test->err), 1);
    assert_string_equal(found, "a/b/way-out");
}

static void paths_that_are_no_folder_are_named(void **state)
{
    static const struct {
        const char *path, *text;
    } cases[] = {
        { "/x", "/x: app path is absolute" },
        { "../x", "../x: app path outside root" },
        { "x", "x: app path does not exist" },
        { "file", "file: app path is not a directory" },
    };
    struct render_case *test = *state;

    add(test, "file", "x");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        test->request.path = (char *)(uintptr_t)cases[i].path;
        assert_fails(test, ERR_UNKNOWN, cases[i].text);
    }
}

static void tracking_marks_all_but_definitions(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", CM("a"));
    add(test, "b.yaml",
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: "
        "x}\n");
    test->request.app_name = (char *)(uintptr_t) "app";
    test->request.namespace_ = (char *)(uintptr_t) "ns";
    test->request.app_label_key = (char *)(uintptr_t) "app.kubernetes.io/instance";
    assert_renders(
        test, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":"
              "{\"argocd.argoproj.io/tracking-id\":\"app:/ConfigMap:ns/a\"},\"name\":\"a\"}}\n"
              "{\"apiVersion\":\"apiextensions.k8s.io/v1\",\"kind\":\"CustomResourceDefinition\","
              "\"metadata\":{\"name\":\"x\"}}");
    test->request.tracking_method = (char *)(uintptr_t) "label";
    add(test, "b.yaml", "");
    assert_renders(test, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"labels\":"
                         "{\"app.kubernetes.io/instance\":\"app\"},\"name\":\"a\"}}");
}

static void an_annotation_that_is_no_text_ends_it(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: ns, annotations: {a: "
        "1}}\n");
    test->request.app_name = (char *)(uintptr_t) "app";
    test->request.app_label_key = (char *)(uintptr_t) "k";
    assert_fails(test, ERR_UNKNOWN,
                 "failed to set app instance tracking info on manifest: failed to get annotations "
                 "for /v1, Kind=ConfigMap ns/a: .metadata.annotations accessor error: contains "
                 "non-string value in the map under key \"a\": 1 is of the type int64, expected "
                 "string");
}

static void folders_are_known_by_their_files(void **state)
{
    struct render_case *test = *state;

    add(test, "helm/Chart.yaml", "x: 1");
    add(test, "both/Chart.yaml", "x: 1");
    add(test, "both/kustomization.yaml", "x: 1");
    test->request.path = (char *)(uintptr_t) "both";
    assert_fails(test, ERR_UNKNOWN,
                 "`kustomize build <path to cached source>/both` failed exit status 1: Error: "
                 "invalid Kustomization: json: unknown field \"x\"");
    test->request.type_only = true;
    assert_int_equal(run(test), 0);
    assert_string_equal(test->reply->source_type, "Kustomize");
    test->request.path = (char *)(uintptr_t) "helm";
    assert_int_equal(run(test), 0);
    assert_string_equal(test->reply->source_type, "Helm");
}

static void a_disabled_type_is_a_directory(void **state)
{
    struct render_case *test = *state;
    char *disabled[] = { (char *)(uintptr_t) "Helm" };

    add(test, "Chart.yaml", "name: x\n");
    add(test, "a.yaml", CM("a"));
    test->request.n_disabled_source_types = 1;
    test->request.disabled_source_types = disabled;
    assert_renders(test, CM_JSON("a"));
    set_source(test, "{\"helm\":{\"releaseName\":\"x\"}}");
    assert_renders(test, CM_JSON("a"));
}

static void two_types_at_once_are_refused(void **state)
{
    struct render_case *test = *state;

    set_source(test, "{\"helm\":{\"releaseName\":\"x\"},\"directory\":{\"recurse\":true}}");
    assert_fails(test, ERR_UNKNOWN,
                 "error getting app source type: multiple application sources defined: "
                 "Helm,Directory");
}

static void the_repository_may_override_its_source(void **state)
{
    struct render_case *test = *state;

    add(test, "sub/a.yaml", CM("a"));
    add(test, ".argocd-source.yaml", "directory: {recurse: true}\npath: elsewhere\n");
    assert_renders(test, CM_JSON("a"));
    add(test, ".argocd-source-app.yaml", "directory: {recurse: false}\n");
    test->request.app_name = (char *)(uintptr_t) "app";
    assert_renders(test, "");
    add(test, ".argocd-source-app.yaml", "directory: null\n");
    assert_renders(test, CM_JSON("a"));
    add(test, ".argocd-source-app.yaml", "directory: {recurse: 1}\n");
    assert_fails(test, ERR_UNKNOWN,
                 "error getting app source type: error while parsing source parameters: <path to "
                 "cached source>/.argocd-source-app.yaml: json: cannot unmarshal number into Go "
                 "struct field ApplicationSourceDirectory.directory.recurse of type bool");
}

static void an_override_that_is_no_object_is_refused(void **state)
{
    struct render_case *test = *state;

    add(test, ".argocd-source.yaml", "");
    assert_fails(test, ERR_UNKNOWN,
                 "error getting app source type: error while parsing source parameters: <path to "
                 "cached source>/.argocd-source.yaml: Invalid JSON Patch");
    add(test, ".argocd-source.yaml", "directory: [x\n");
    assert_fails(test, ERR_UNKNOWN,
                 "error getting app source type: error while parsing source parameters: <path to "
                 "cached source>/.argocd-source.yaml: yaml: line 1: did not find expected ',' or "
                 "']'");
}

static void a_null_for_metadata_stays(void **state)
{
    struct render_case *test = *state;

    add(test, "a.yaml", "kind: A\nmetadata: null\n");
    test->request.app_name = (char *)(uintptr_t) "app";
    test->request.app_label_key = (char *)(uintptr_t) "k";
    assert_renders(test, "{\"kind\":\"A\",\"metadata\":null}");
}

static void all_applications_of_a_tree_are_found(void **state)
{
    struct render_case *test = *state;
    struct render_app *apps;
    size_t count;

    add(test, "kustomization.yml", "x");
    add(test, "b/Chart.yaml", "x");
    add(test, "b/charts/c/my-Chart.yaml", "x");
    add(test, "d/e.yaml", "x");
    assert_int_equal(tree_open(test->folder, &test->root, &test->err), 0);
    assert_int_equal(render_discover(test->root, (struct render_disabled){ 0 }, test->arena, &apps,
                                     &count, &test->err),
                     0);
    assert_int_equal(count, 3);
    assert_string_equal(apps[0].path, ".");
    assert_string_equal(apps[0].type, "Kustomize");
    assert_string_equal(apps[1].path, "b");
    assert_string_equal(apps[2].path, "b/charts/c");
    assert_string_equal(apps[2].type, "Helm");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(files_render_in_lexical_order),
        TEST(a_path_that_is_a_symlink_is_not_looked_into),
        TEST(folders_count_only_with_recurse),
        TEST(globs_cross_folders),
        TEST(a_pattern_that_is_none_matches_nothing),
        TEST(marked_files_are_skipped),
        TEST(sizes_are_summed),
        TEST(lists_are_unpacked),
        TEST(an_item_that_is_no_object_is_refused),
        TEST(json_files_hold_one_object),
        TEST(what_could_be_an_image_manifest_is_kept),
        TEST(other_yaml_is_ignored_until_it_looks_like_a_manifest),
        TEST(a_bad_document_after_a_good_one_is_an_error),
        TEST(a_version_that_is_none_hides_the_kind),
        TEST(a_tab_is_named_with_its_line),
        TEST(every_unicode_encoding_is_read),
        TEST(symlinks_are_followed_inside_and_refused_outside),
        TEST(an_escaping_symlink_is_found_anywhere),
        TEST(paths_that_are_no_folder_are_named),
        TEST(tracking_marks_all_but_definitions),
        TEST(an_annotation_that_is_no_text_ends_it),
        TEST(folders_are_known_by_their_files),
        TEST(a_disabled_type_is_a_directory),
        TEST(two_types_at_once_are_refused),
        TEST(the_repository_may_override_its_source),
        TEST(an_override_that_is_no_object_is_refused),
        TEST(a_null_for_metadata_stays),
        TEST(all_applications_of_a_tree_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
