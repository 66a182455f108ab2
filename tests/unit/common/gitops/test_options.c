#include "common/argo/document.h"
#include "gitops/options.h"

static const struct json *with(struct arena *arena, const char *options)
{
    return document(
        arena, arena_printf(arena, "{metadata: {annotations: {" SYNC_OPTIONS_ANNOTATION ": '%s'}}}",
                            options));
}

static void options_are_exact_words(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(
        resource_has_sync_option(with(arena, " Prune=false ,Validate=false"), "Prune=false"));
    assert_false(resource_has_sync_option(with(arena, "Prune=false2"), "Prune=false"));
    assert_false(resource_has_sync_option(NULL, "Prune=false"));
}

static void the_object_wins_over_the_application(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str items[] = { STR("Prune=confirm"), STR("ServerSideApply=true"),
                           STR("Validate=true") };
    struct texts app = { items, 3 };

    (void)state;
    assert_text(sync_option_value(with(arena, "Prune=false,Prune=confirm"), app, "Prune"), "false");
    assert_text(sync_option_value(with(arena, ""), app, "Prune"), "confirm");
    assert_text(sync_option_value(NULL, app, "Delete"), "");
    assert_true(sync_option_server_side_apply(with(arena, ""), app));
    assert_false(sync_option_server_side_apply(with(arena, "ServerSideApply=false"), app));
    assert_true(sync_option_is_on(with(arena, "Replace=true"), app, "Replace"));
    assert_false(sync_option_is_on(with(arena, ""), app, "Replace"));
}

static void background_is_looked_for_first(void **state)
{
    struct str items[] = { STR("PrunePropagationPolicy=orphan"),
                           STR("PrunePropagationPolicy=background") };

    (void)state;
    assert_int_equal(sync_option_propagation((struct texts){ items, 2 }), PROPAGATION_BACKGROUND);
    assert_int_equal(sync_option_propagation((struct texts){ items, 1 }), PROPAGATION_ORPHAN);
    assert_string_equal(propagation_name(sync_option_propagation((struct texts){ 0 })),
                        "Foreground");
}

static void known_options_are_told_from_unknown_ones(void **state)
{
    (void)state;
    assert_true(sync_option_is_known(STR("CreateNamespace=true")));
    assert_false(sync_option_is_known(STR("CreateNamespace")));
    assert_false(sync_option_is_known(STR("Odd=true")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_exact_words),
        cmocka_unit_test(the_object_wins_over_the_application),
        cmocka_unit_test(background_is_looked_for_first),
        cmocka_unit_test(known_options_are_told_from_unknown_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
