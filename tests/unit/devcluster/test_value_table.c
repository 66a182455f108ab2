#include "test.h"
#include "value_table.h"

#include <string.h>

static const char *values_of(const char *model, const char *field)
{
    for (const struct value_row *row = value_rows; row->model; row++)
        if (strcmp(row->model, model) == 0 && strcmp(row->field, field) == 0)
            return row->values;
    return NULL;
}

static void a_field_names_its_values(void **state)
{
    (void)state;
    assert_string_equal(values_of("io.k8s.api.apps.v1.DeploymentStrategy", "type"),
                        "Recreate|RollingUpdate");
    assert_string_equal(values_of("io.k8s.api.core.v1.ServiceSpec", "type"),
                        "ClusterIP|ExternalName|LoadBalancer|NodePort");
    assert_null(values_of("io.k8s.api.core.v1.ServiceSpec", "clusterIP"));
}

static void the_rows_of_a_model_stand_together(void **state)
{
    (void)state;
    for (const struct value_row *row = value_rows; row->model; row++)
        for (const struct value_row *later = row + 1; later->model; later++)
            if (strcmp(later->model, row->model) == 0)
                assert_string_equal(later[-1].model, row->model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_names_its_values),
        cmocka_unit_test(the_rows_of_a_model_stand_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
