#include "base/strbuf.h"
#include "data/json.h"
#include "render/helm_source.h"
#include "render_case.h"

static const char show[] =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n"
    "data: {v: {{ toJson .Values | quote }}, k: {{ .Capabilities.KubeVersion | quote }}, "
    "ns: {{ .Release.Namespace | quote }}}\n";

static void add_chart(struct render_case *test)
{
    add(test, "app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 0.1.0\n");
    add(test, "app/values.yaml", "a: 1\n");
    add(test, "app/templates/cm.yaml", "{{/* none */}}");
    test->request.path = (char *)(uintptr_t) "app";
    test->request.app_name = (char *)(uintptr_t) "team_web";
    test->request.namespace_ = (char *)(uintptr_t) "dest";
}

static void add_shown_chart(struct render_case *test)
{
    add_chart(test);
    add(test, "app/templates/cm.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n"
        "data: {v: {{ toJson .Values | quote }}, ns: {{ .Release.Namespace | quote }}}\n");
}

/** The values that a template saw. */
static const char *values_seen(struct render_case *test)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object;

    if (run(test) < 0)
        return arena_printf(test->arena, "ERROR %s", error_text(&test->err));
    assert_int_equal(test->reply->n_manifests, 1);
    assert_int_equal(json_parse((struct str){ (const char *)test->reply->manifests[0].data,
                                              test->reply->manifests[0].len },
                                NULL, test->arena, &object, &err),
                     0);
    return json_cstr_at(object, "data.v");
}

static void a_release_is_named_after_its_application(void **state)
{
    struct render_case *test = *state;

    add_shown_chart(test);
    assert_renders(test,
                   "{\"apiVersion\":\"v1\",\"data\":{\"ns\":\"dest\",\"v\":\"{\\\"a\\\":1}\"},"
                   "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"web\"}}");
    assert_string_equal(test->reply->source_type, "Helm");
    assert_string_equal(test->reply->commands[0],
                        "helm template . --name-template web --namespace dest --include-crds");
}

static void the_block_names_release_namespace_and_version(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    add(test, "app/templates/cm.yaml", show);
    set_source(test, "{\"helm\":{\"releaseName\":\"r\",\"namespace\":\"n\",\"kubeVersion\":"
                     "\"v1.30.1-x\",\"skipTests\":true,\"skipCrds\":true}}");
    assert_renders(
        test, "{\"apiVersion\":\"v1\",\"data\":{\"k\":\"{v1.30.1 v1.30.1 1 30}\",\"ns\":\"n\","
              "\"v\":\"{\\\"a\\\":1}\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"r\"}}");
    assert_string_equal(test->reply->commands[0],
                        "helm template . --name-template r --namespace n --kube-version 1.30.1 "
                        "--skip-tests");
}

static void values_come_in_layers(void **state)
{
    struct render_case *test = *state;

    add_shown_chart(test);
    add(test, "app/first.yaml", "f: 1\ng: 1\nh: 1\n");
    add(test, "shared/second.yaml", "g: 2\n");
    set_source(test, "{\"helm\":{\"valueFiles\":[\"first.yaml\",\"/shared/second.yaml\"],"
                     "\"values\":\"ignored: 1\",\"valuesObject\":{\"h\":3},\"parameters\":["
                     "{\"name\":\"p\",\"value\":\"x,z\"},{\"name\":\"q\",\"value\":\"5\"},"
                     "{\"name\":\"s\",\"value\":\"5\",\"forceString\":true},"
                     "{\"name\":\"l\",\"value\":\"{b,c}\"},"
                     "{\"name\":\"e\",\"value\":\"$ARGOCD_APP_NAME\"}],"
                     "\"fileParameters\":[{\"name\":\"file\",\"path\":\"first.yaml\"}]}}");
    assert_string_equal(values_seen(test),
                        "{\"a\":1,\"e\":\"team_web\",\"f\":1,\"file\":\"f: 1\\ng: 1\\nh: 1\\n\","
                        "\"g\":2,\"h\":3,\"l\":[\"b\",\"c\"],\"p\":\"x,z\",\"q\":5,\"s\":\"5\"}");
}

static void patterns_stand_for_what_is_not_named(void **state)
{
    struct render_case *test = *state;

    add_shown_chart(test);
    add(test, "app/env/a.yaml", "x: a\n");
    add(test, "app/env/b.yaml", "x: b\n");
    add(test, "app/env/deep/c.yaml", "x: c\nd: 1\n");
    set_source(test, "{\"helm\":{\"valueFiles\":[\"env/**/*.yaml\",\"env/a.yaml\"]}}");
    assert_string_equal(values_seen(test), "{\"a\":1,\"d\":1,\"x\":\"a\"}");
}

static void a_pattern_leads_through_a_folder_that_is_linked(void **state)
{
    struct render_case *test = *state;

    add_shown_chart(test);
    add(test, "shared/a.yaml", "x: a\n");
    add(test, "shared/deep/c.yaml", "d: 1\n");
    assert_int_equal(symlink("../shared", render_case_path(test, "app/env")), 0);
    set_source(test, "{\"helm\":{\"valueFiles\":[\"env/*.yaml\",\"/app/env/d*/*.yaml\"]}}");
    assert_string_equal(values_seen(test), "{\"a\":1,\"d\":1,\"x\":\"a\"}");
}

static void a_missing_file_is_an_error_unless_it_may_be_missing(void **state)
{
    struct render_case *test = *state;

    add_shown_chart(test);
    set_source(test, "{\"helm\":{\"valueFiles\":[\"gone.yaml\",\"no*.yaml\"],"
                     "\"ignoreMissingValueFiles\":true}}");
    assert_string_equal(values_seen(test), "{\"a\":1}");
    set_source(test, "{\"helm\":{\"valueFiles\":[\"gone.yaml\"]}}");
    assert_fails(test, ERR_UNKNOWN,
                 "failed to execute helm template command: failed running helm: `helm template . "
                 "--name-template web --namespace dest --values <path to cached source>/app/gone."
                 "yaml --include-crds` failed exit status 1: Error: open <path to cached source>/"
                 "app/gone.yaml: no such file or directory");
}

static void a_pattern_without_a_match_is_an_error(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    set_source(test, "{\"helm\":{\"valueFiles\":[\"no*.yaml\"]}}");
    assert_fails(test, ERR_NOT_FOUND,
                 "error resolving helm value files: values file glob "
                 "\"no*.yaml\" matched no files");
}

static void files_outside_of_the_repository_are_refused(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    set_source(test, "{\"helm\":{\"valueFiles\":[\"../../etc/passwd\"]}}");
    assert_fails(test, ERR_UNKNOWN,
                 "error resolving helm value files: error resolving value file path: file "
                 "'../../etc/passwd' resolved to outside repository root");
}

static void urls_need_an_allowed_scheme(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    set_source(test, "{\"helm\":{\"valueFiles\":[\"ftp://x/values.yaml\"]}}");
    assert_fails(test, ERR_UNKNOWN,
                 "error resolving helm value files: error resolving value file "
                 "path: the URL scheme 'ftp' is not allowed");
}

static void a_failure_reads_as_that_of_the_command(void **state)
{
    static char *versions[] = { (char *)(uintptr_t) "a/v1", (char *)(uintptr_t) "b/v1" };
    struct render_case *test = *state;

    add_chart(test);
    add(test, "app/templates/cm.yaml", "{{ .Values.x.y.z }}");
    test->request.api_versions = versions;
    test->request.n_api_versions = 2;
    assert_fails(test, ERR_UNKNOWN,
                 "failed to execute helm template command: failed running helm: `helm template . "
                 "--name-template web --namespace dest <api versions removed> --include-crds` "
                 "failed exit status 1: Error: app/templates/cm.yaml:1:10\n  executing "
                 "\"app/templates/cm.yaml\" at <.Values.x.y.z>:\n    nil pointer evaluating "
                 "interface {}.y\n\nUse --debug flag to render out invalid YAML");
}

static void wrong_parameters_are_told_before_a_wrong_chart(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    add(test, "app/Chart.yaml",
        "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n"
        "- {name: a, version: 1.0.0}\n- {name: a, version: 2.0.0}\n");
    set_source(test, "{\"helm\":{\"parameters\":[{\"name\":\"a[-1]\",\"value\":\"x\"}]}}");
    assert_non_null(strstr(rendered(test), "Error: failed parsing --set data: negative -1 index"));
}

static void a_document_without_a_kind_is_an_error(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    add(test, "app/templates/cm.yaml", "a: 1");
    assert_fails(test, ERR_UNKNOWN,
                 "failed to unmarshal manifest: error unmarshaling JSON: while decoding JSON: "
                 "Object 'Kind' is missing in '{\"a\":1}'");
}

static void a_dependency_in_the_repository_is_loaded(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    add(test, "app/Chart.yaml",
        "apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n"
        "- {name: sub, version: 1.x, repository: 'file://../sub'}\n");
    add(test, "sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
    add(test, "sub/templates/x.yaml", "kind: X\nname: {{ .Chart.Name }}\n");
    assert_renders(test, "{\"kind\":\"X\",\"name\":\"sub\"}");
}

#define BUILDING                                                                                   \
    "error building helm chart dependencies: failed to build helm dependencies: failed to build "  \
    "dependencies: failed running helm: `helm dependency build` failed exit status 1: Error: "

static void a_dependency_that_is_no_folder_of_the_repository_is_not_there(void **state)
{
    static const char *const cases[][2] = {
        { "file:///sub", "directory /sub not found" }, /* which would lie beneath the chart */
        { "file:///etc", "directory /etc not found" },
        { "file://../../etc", "directory ../../etc not found" },
        { "file://../none", "directory ../none not found" },
        { "file://x/../../none", "directory ../none not found" },
        { "file://../plain", "Chart.yaml file is missing" },
        { "file://../empty", "Chart.yaml file is missing" },
    };
    struct render_case *test = *state;

    add_chart(test);
    add(test, "plain", "x");
    add(test, "empty/x", "x");
    add(test, "app/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CLEANUP(strbuf_release) struct strbuf chart = STRBUF_INIT(1024);
        CLEANUP(strbuf_release) struct strbuf message = STRBUF_INIT(1024);

        strbuf_printf(&chart,
                      "apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n"
                      "- {name: sub, version: 1.x, repository: '%s'}\n",
                      cases[i][0]);
        strbuf_printf(&message, BUILDING "%s", cases[i][1]);
        add(test, "app/Chart.yaml", chart.ptr);
        assert_fails(test, ERR_UNKNOWN, message.ptr);
    }
}

#define NEEDS(dependency)                                                                          \
    "apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n- " dependency "\n"
#define LOCK(digest)                                                                               \
    "dependencies:\n- {name: s, version: 1.0.0, repository: 'file://../sub'}\ndigest: "            \
    "sha256:" digest "\ngenerated: '2026-01-01T00:00:00Z'\n"

static void a_dependency_is_of_the_version_that_is_asked_for(void **state)
{
    static const char *const cases[][2] = {
        { "{name: s, version: 2.x, repository: 'file://../sub'}",
          "can't get a valid version for 1 subchart(s): \"s\" (repository \"file://../sub\", "
          "version \"2.x\"). Make sure a matching chart version exists in the repo, or change the "
          "version constraint in Chart.yaml" },
        { "{name: s, version: a.b, repository: 'file://../sub'}",
          "dependency \"s\" has an invalid version/constraint format: improper constraint: "
          "\"a.b\"" },
        { "{name: s, version: 1.x}", "directory charts/s not found" },
        { "{name: s, version: 1.x, repository: 'gopher://x'}",
          "could not find protocol handler for: gopher" },
    };
    struct render_case *test = *state;

    add_chart(test);
    add(test, "sub/Chart.yaml", "apiVersion: v2\nname: s\nversion: 1.0.0\n");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        add(test, "app/Chart.yaml", arena_printf(test->arena, NEEDS("%s"), cases[i][0]));
        assert_fails(test, ERR_UNKNOWN, arena_printf(test->arena, BUILDING "%s", cases[i][1]));
    }
}

static void a_lock_file_is_made_of_what_is_asked_for(void **state)
{
    struct render_case *test = *state;

    add_chart(test);
    add(test, "sub/Chart.yaml", "apiVersion: v2\nname: s\nversion: 1.0.0\n");
    add(test, "app/Chart.yaml", NEEDS("{name: s, version: 1.x, repository: 'file://../sub'}"));
    add(test, "app/Chart.lock",
        LOCK("21b3a08cc7647934c8bbd4f755d5599d89407f2b1432131375d86aa09287bc31"));
    assert_renders(test, "");
    add(test, "sub/Chart.yaml", "apiVersion: v2\nname: s\nversion: 1.1.0\n");
    assert_fails(test, ERR_UNKNOWN, BUILDING "can't get a valid version for dependency s");
    add(test, "app/Chart.lock", LOCK("0"));
    assert_fails(test, ERR_UNKNOWN,
                 BUILDING "the lock file (Chart.lock) is out of sync with the dependencies file "
                          "(Chart.yaml). Please update the dependencies with 'helm dependency "
                          "update'");
}

static bool has_words(const Argosy__Render__Plan *plan, const char *first, const char *second)
{
    for (size_t i = 0; i + 1 < plan->n_arguments; i++)
        if (strcmp(plan->arguments[i], first) == 0 && strcmp(plan->arguments[i + 1], second) == 0)
            return true;
    return false;
}

static const char *planned(const Argosy__Render__Plan *plan, const char *path)
{
    for (size_t i = 0; i < plan->n_files; i++)
        if (strcmp(plan->files[i]->path, path) == 0)
            return (const char *)plan->files[i]->content.data;
    return NULL;
}

static void helm_itself_is_told_how_to_render(void **state)
{
    struct render_case *test = *state;
    const Argosy__Render__Plan *plan;

    add_shown_chart(test);
    add(test, "app/Chart.yaml",
        "apiVersion: v2\nname: app\nversion: 0.1.0\n"
        "dependencies: [{name: lib, version: 1.x, repository: 'file://../lib'}]\n");
    add(test, "lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\n");
    add(test, "lib/templates/x.yaml", "{{/* lib */}}");
    add(test, "app/more.yaml", "b: 2\n");
    test->request.plan = true;
    set_source(test, "{\"helm\":{\"valueFiles\":[\"more.yaml\"],\"values\":\"c: 3\",\"parameters\":"
                     "[{\"name\":\"d\",\"value\":\"4\"}],\"fileParameters\":[{\"name\":\"e\","
                     "\"path\":\"more.yaml\"}]}}");
    assert_int_equal(run(test), 0);
    plan = test->reply->plan;
    assert_string_equal(plan->program, "helm");
    assert_string_equal(plan->folder, "app");
    assert_true(has_words(plan, "template", "."));
    assert_true(has_words(plan, "--set", "d=4"));
    assert_true(has_words(plan, "--set-file", "e=<path to cached source>/.argosy-values/0"));
    assert_true(has_words(plan, "--values", "<path to cached source>/.argosy-values/1"));
    assert_true(has_words(plan, "--values", "<path to cached source>/.argosy-values/2"));
    assert_string_equal(planned(plan, ".argosy-values/1"), "b: 2\n");
    assert_string_equal(planned(plan, ".argosy-values/2"), "c: 3");
    assert_string_equal(planned(plan, "app/charts/lib/templates/x.yaml"), "{{/* lib */}}");
    assert_int_equal(test->reply->n_manifests, 0);
    assert_non_null(strstr(test->reply->commands[0], "--values ./app/more.yaml "));
    assert_string_equal(plan->command,
                        "failed to execute helm template command: failed running helm: `helm "
                        "template . --name-template web --namespace dest --set d=4 --set-file "
                        "e=<path to cached source>/app/more.yaml --values <path to cached "
                        "source>/app/more.yaml --values <temp file with values from "
                        "source.helm.values/valuesObject> --include-crds`");
}

static void details_tell_files_and_flattened_values(void **state)
{
    struct render_case *test = *state;
    const Argosy__Render__HelmDetails *helm;

    add_chart(test);
    add(test, "app/values.yaml", "a: {b: [1, {c: x}]}\nbig: 1000000\n");
    add(test, "app/env/values-prod.YML", "z: 1\n");
    test->request.details = true;
    assert_int_equal(run(test), 0);
    helm = test->reply->helm;
    assert_int_equal(helm->n_value_files, 2);
    assert_string_equal(helm->value_files[0], "env/values-prod.YML");
    assert_string_equal(helm->value_files[1], "values.yaml");
    assert_int_equal(helm->n_parameters, 3);
    assert_string_equal(helm->parameters[0]->name, "a.b[0]");
    assert_string_equal(helm->parameters[1]->name, "a.b[1].c");
    assert_string_equal(helm->parameters[2]->value, "1e+06");
    assert_string_equal(helm->values, "a: {b: [1, {c: x}]}\nbig: 1000000\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_release_is_named_after_its_application),
        TEST(the_block_names_release_namespace_and_version),
        TEST(values_come_in_layers),
        TEST(patterns_stand_for_what_is_not_named),
        TEST(a_pattern_leads_through_a_folder_that_is_linked),
        TEST(a_missing_file_is_an_error_unless_it_may_be_missing),
        TEST(a_pattern_without_a_match_is_an_error),
        TEST(files_outside_of_the_repository_are_refused),
        TEST(urls_need_an_allowed_scheme),
        TEST(a_failure_reads_as_that_of_the_command),
        TEST(wrong_parameters_are_told_before_a_wrong_chart),
        TEST(a_document_without_a_kind_is_an_error),
        TEST(a_dependency_in_the_repository_is_loaded),
        TEST(a_dependency_that_is_no_folder_of_the_repository_is_not_there),
        TEST(a_dependency_is_of_the_version_that_is_asked_for),
        TEST(a_lock_file_is_made_of_what_is_asked_for),
        TEST(helm_itself_is_told_how_to_render),
        TEST(details_tell_files_and_flattened_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
