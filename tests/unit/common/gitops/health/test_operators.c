#include "gitops/health/operators.h"
#include "test.h"

#include <string.h>

static const struct health_kind *find(const char *group, const char *kind)
{
    return health_kind_find((struct group_version_kind){ str_of(group), STR("v1"), str_of(kind) });
}

static void the_groups_are_in_the_order_in_which_they_are_looked_up(void **state)
{
    size_t count;
    const struct health_group *const *groups = health_groups(&count);

    (void)state;
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(groups[i - 1]->group, groups[i]->group) < 0);
}

static void every_kind_has_a_check_and_is_listed_once(void **state)
{
    size_t count;
    const struct health_group *const *groups = health_groups(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < groups[i]->count; j++) {
            const struct health_kind *kind = &groups[i]->kinds[j];

            assert_true((kind->assess != NULL) != (kind->count > 0));
            if (groups[i]->group[0] != '*')
                assert_ptr_equal(find(groups[i]->group, kind->kind), kind);
        }
    }
}

static void a_kind_without_a_row_has_no_check(void **state)
{
    (void)state;
    assert_non_null(find("cert-manager.io", "Certificate"));
    assert_null(find("cert-manager.io", "CertificateRequest"));
    assert_null(find("acme.cert-manager.io", "Certificate"));
    assert_null(find("", "Certificate"));
}

static void a_group_of_its_own_comes_before_those_that_stand_for_many(void **state)
{
    const struct health_kind *any = find("anything.aws.crossplane.io", "Bucket");

    (void)state;
    assert_non_null(any);
    assert_string_equal(any->kind, "*");
    assert_string_equal(find("iam.aws.crossplane.io", "Role")->kind, "Role");
    assert_ptr_equal(find("iam.aws.crossplane.io", "User"), any);
    assert_string_equal(find("sql.cnrm.cloud.google.com", "SQLInstance")->kind, "*");
    assert_string_equal(find("grafana-org-operator.kubitus-project.gitlab.io", "Any")->kind, "*");
    /* The star stands for a part of the name in front of a dot. */
    assert_null(find("crossplane.io", "Thing"));
    assert_null(find("mycrossplane.io", "Thing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_groups_are_in_the_order_in_which_they_are_looked_up),
        cmocka_unit_test(every_kind_has_a_check_and_is_listed_once),
        cmocka_unit_test(a_kind_without_a_row_has_no_check),
        cmocka_unit_test(a_group_of_its_own_comes_before_those_that_stand_for_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
