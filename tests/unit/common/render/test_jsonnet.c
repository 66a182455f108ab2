#include "render/jsonnet.h"
#include "render/jsonnet_std.h"
#include "render_case.h"

#define CM(name) "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: " name " } }"
#define CM_JSON(name)                                                                              \
    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" name "\"}}"

static void an_object_an_array_and_nothing(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet", CM("'one'"));
    add(test, "b.jsonnet", "[" CM("'two'") ", null, " CM("'three'") "]");
    add(test, "c.jsonnet", "null");
    add(test, "d.jsonnet", "[]");
    assert_renders(test, CM_JSON("one") "\n" CM_JSON("two") "\n" CM_JSON("three"));
    assert_string_equal(test->reply->source_type, "Directory");
}

static void variables_arguments_and_the_build_environment(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet", "function(name, count) " CM("name + std.extVar('x') + (count + 1)"));
    set_source(test, "{\"directory\":{\"jsonnet\":{"
                     "\"tlas\":[{\"name\":\"name\",\"value\":\"$ARGOCD_APP_NAME-\"},"
                     "{\"name\":\"count\",\"value\":\"4\",\"code\":true}],"
                     "\"extVars\":[{\"name\":\"x\",\"value\":\"e$$x-\"}]}}}");
    test->request.app_name = (char *)(uintptr_t) "shop";
    assert_renders(test, CM_JSON("shop-e$x-5"));
}

static void imports_are_found_beside_then_in_the_last_library(void **state)
{
    struct render_case *test = *state;

    add(test, "app/a.jsonnet",
        "local x = import 'x.libsonnet'; local y = import 'y.libsonnet'; "
        "local z = importstr 'z.libsonnet'; " CM("x + y + z"));
    add(test, "app/x.libsonnet", "'beside-'");
    add(test, "one/x.libsonnet", "'one-'");
    add(test, "one/y.libsonnet", "'one-'");
    add(test, "two/y.libsonnet", "'two-' + (import 'deep/w.libsonnet')");
    add(test, "two/deep/w.libsonnet", "'w-'");
    add(test, "one/z.libsonnet", "text");
    test->request.path = (char *)(uintptr_t) "app";
    set_source(test, "{\"directory\":{\"jsonnet\":{\"libs\":[\"one\",\"/two\"]}}}");
    assert_renders(test, CM_JSON("beside-two-w-text"));
}

static void nothing_outside_of_the_tree_is_imported(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet", "import '../../../../etc/passwd'");
    assert_int_equal(run(test), -1);
    assert_non_null(strstr(error_text(&test->err), "couldn't open import"));
    error_release(&test->err);
    add(test, "a.jsonnet", "importstr '/etc/passwd'");
    assert_int_equal(run(test), -1);
    assert_non_null(strstr(error_text(&test->err), "no match locally or in the Jsonnet library"));
    error_release(&test->err);
    assert_int_equal(symlink("/etc", render_case_path(test, "link")), 0);
    add(test, "a.jsonnet", "importstr 'link/passwd'");
    assert_int_equal(run(test), -1);
    error_release(&test->err);
    set_source(test, "{\"directory\":{\"jsonnet\":{\"libs\":[\"../x\"]}}}");
    assert_fails(test, ERR_UNKNOWN, "file '../x' resolved to outside repository root");
}

static void functions_of_the_later_library_are_there(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet",
        "local t = [std.sum([1, 2, 3]) == 6, std.avg([1, 3]) == 2, std.all([true, true]),"
        " !std.all([true, false]), std.any([false, true]), std.contains([1, 2], 2),"
        " std.remove([1, 2, 1], 1) == [2, 1], std.removeAt([1, 2], 0) == [2],"
        " std.minArray([3, 1, 2]) == 1, std.maxArray([3, 1, 2]) == 3,"
        " std.flattenDeepArray([[1, [2]], 3]) == [1, 2, 3], std.trim('  a b ') == 'a b',"
        " std.objectKeysValues({ a: 1 }) == [{ key: 'a', value: 1 }],"
        " std.objectRemoveKey({ a: 1, b: 2 }, 'a') == { b: 2 }, std.round(2.5) == 3,"
        " std.isEven(4), std.isOdd(3), std.isInteger(3), std.isDecimal(3.5), std.isNull(null),"
        " std.isEmpty(''), std.xor(true, false), std.xnor(true, true),"
        " std.equalsIgnoreCase('aB', 'Ab'), std.id(1) == 1, std.native('x') == null,"
        " std.escapeStringXML('<a>') == '&lt;a&gt;',"
        " std.splitLimitR('a/b/c', '/', 1) == ['a/b', 'c'],"
        " std.sha1('') == 'da39a3ee5e6b4b0d3255bfef95601890afd80709',"
        " std.sha256('a') == std.sha256('a'), std.length(std.sha512('x')) == 128,"
        " std.length(std.sha3('x')) == 128, std.deg2rad(180) == std.pi, std.hypot(3, 4) == 5,"
        " std.log2(8) == 3];"
        " assert std.length(std.find(false, t)) == 0 : std.toString(std.find(false, t)); " CM(
            "'good'"));
    assert_renders(test, CM_JSON("good"));
}

static void a_run_time_error_has_its_trace_and_places(void **state)
{
    struct render_case *test = *state;

    add(test, "d/f.jsonnet", "error 'boom'");
    test->request.path = (char *)(uintptr_t) "d";
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to evaluate jsonnet \"f.jsonnet\": RUNTIME ERROR: boom\n"
                 "\t<path to cached source>/d/f.jsonnet:1:1-13\t$\n\tDuring evaluation\t\n");
}

static void common_failures_read_as_go_jsonnet_puts_them(void **state)
{
    struct render_case *test = *state;

    add(test, "f.jsonnet", "std.extVar('v')");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to evaluate jsonnet \"f.jsonnet\": RUNTIME ERROR: Undefined external "
                 "variable: v\n\t<path to cached source>/f.jsonnet:1:1-16\t$\n\tDuring "
                 "evaluation\t\n");
    error_release(&test->err);
    add(test, "f.jsonnet", "import 'x'");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to evaluate jsonnet \"f.jsonnet\": RUNTIME ERROR: couldn't open import "
                 "\"x\": no match locally or in the Jsonnet library paths\n"
                 "\t<path to cached source>/f.jsonnet:1:1-11\t$\n\tDuring evaluation\t\n");
}

static void what_is_no_object_of_a_kind_is_refused(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet", "[{ a: 1 }]");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal generated json \"a.jsonnet\": json: cannot unmarshal array "
                 "into Go value of type map[string]interface {}");
    error_release(&test->err);
    add(test, "a.jsonnet", "'text'");
    assert_fails(test, ERR_PRECONDITION,
                 "Failed to unmarshal generated json \"a.jsonnet\": json: cannot unmarshal string "
                 "into Go value of type map[string]interface {}");
}

static void endless_recursion_ends(void **state)
{
    struct render_case *test = *state;

    add(test, "a.jsonnet", "local f(x) = f(x + 1) + 1; f(0)");
    assert_int_equal(run(test), -1);
    assert_non_null(strstr(error_text(&test->err), "max stack frames exceeded"));
    error_release(&test->err);
    add(test, "a.jsonnet", "import 'a.jsonnet'");
    assert_int_equal(run(test), -1);
    assert_int_equal(test->err.code, ERR_PRECONDITION);
}

static void jsonnet_is_passed_over_where_directories_are_disabled(void **state)
{
    static char *types[] = { (char *)(uintptr_t) "Directory" };
    struct render_case *test = *state;

    add(test, "a.jsonnet", "error 'never looked at'");
    test->request.disabled_source_types = types;
    test->request.n_disabled_source_types = 1;
    assert_renders(test, "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(an_object_an_array_and_nothing),
        TEST(variables_arguments_and_the_build_environment),
        TEST(imports_are_found_beside_then_in_the_last_library),
        TEST(nothing_outside_of_the_tree_is_imported),
        TEST(functions_of_the_later_library_are_there),
        TEST(a_run_time_error_has_its_trace_and_places),
        TEST(common_failures_read_as_go_jsonnet_puts_them),
        TEST(what_is_no_object_of_a_kind_is_refused),
        TEST(endless_recursion_ends),
        TEST(jsonnet_is_passed_over_where_directories_are_disabled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
