#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "refuse.h"
#include "test.h"

static const struct refused_object web = { "apps", "deployments", { "web", 3 } };

static void a_refusal_names_what_it_is_about(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *status;

    (void)state;
    assert_int_equal(refuse_not_found(&why, web), -1);
    status = refusal_status(&why);
    assert_string_equal(json_cstr_at(status, "message"), "deployments.apps \"web\" not found");
    assert_string_equal(json_cstr_at(status, "details.group"), "apps");
    assert_int_equal(json_int(json_get(status, "code"), 0), 404);
    assert_int_equal(refuse_forbidden(&why, web, "no"), -1);
    assert_string_equal(why.message, "deployments.apps \"web\" is forbidden: no");
}

static void faults_are_refused_together_and_said_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    struct faults faults = { .arena = arena };
    const struct json *causes;

    (void)state;
    assert_int_equal(refuse_faults(&why, web, &faults), 0);
    fault_required(&faults, "spec.a", "");
    assert_int_equal(refuse_faults(&why, web, &faults), -1);
    assert_string_equal(why.message, "deployments.apps \"web\" is invalid: spec.a: Required value");
    fault_required(&faults, "spec.a", "");
    fault_forbidden(&faults, "spec.b", "never");
    assert_int_equal(refuse_faults(&why, web, &faults), -1);
    assert_string_equal(why.message, "deployments.apps \"web\" is invalid: [spec.a: Required "
                                     "value, spec.b: Forbidden: never]");
    causes = json_at(refusal_status(&why), "details.causes");
    assert_int_equal(json_count(causes), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_names_what_it_is_about),
        cmocka_unit_test(faults_are_refused_together_and_said_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
