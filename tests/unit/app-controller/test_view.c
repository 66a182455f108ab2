#include "app-controller/bed.h"
#include "test.h"
#include "view.h"

struct looking {
    struct bed *bed;
    bool with_managed;
    struct application_view view;
    struct error err;
    int result;
};

static void look(void *context)
{
    struct looking *looking = context;

    looking->result = application_view(&looking->bed->controller, "argocd/a", looking->with_managed,
                                       looking->bed->arena, &looking->view, &looking->err);
}

static void an_application_that_was_never_compared_is_compared_for_its_tree(void **state)
{
    struct bed *bed = bed_new();
    struct looking looking = { .bed = bed };

    (void)state;
    bed_put_app(bed, "a", "");
    bed->manifests[0] = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":"
                        "\"wanted\",\"namespace\":\"ns\"}}";
    bed_start(bed, false);
    assert_true(fake_in_fiber(&bed->cluster, look, &looking));
    assert_int_equal(looking.result, 0);
    assert_int_equal(bed->asked, 1);
    assert_null(looking.view.managed);
    assert_string_equal(json_cstr_at(looking.view.tree, "nodes.0.name"), "wanted");
    bed_close(bed);
}

static void why_it_cannot_be_compared_is_the_error(void **state)
{
    struct bed *bed = bed_new();
    struct looking looking = { .bed = bed, .with_managed = true };

    (void)state;
    bed_put_app(bed, "a", "");
    bed->failure = "no such path";
    bed_start(bed, false);
    assert_true(fake_in_fiber(&bed->cluster, look, &looking));
    assert_int_equal(looking.result, -1);
    assert_non_null(strstr(error_text(&looking.err), "no such path"));
    error_release(&looking.err);
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_application_that_was_never_compared_is_compared_for_its_tree),
        cmocka_unit_test(why_it_cannot_be_compared_is_the_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
