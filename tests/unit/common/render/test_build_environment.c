#include "argo/source.h"
#include "base/arena.h"
#include "render/build_environment.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const struct build_variable variables[] = {
    { "NAME", { "guestbook", 9 } },
    { "EMPTY", { "", 0 } },
    { "A_1", { "one", 3 } },
};

static void expands_to(const char *text, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str got = build_environment_expand(variables, 3, str_of(text), arena);

    assert_string_equal(got.ptr, expected);
}

static void names_become_values(void **state)
{
    (void)state;
    expands_to("x-$NAME.yaml", "x-guestbook.yaml");
    expands_to("${NAME}y$A_1/", "guestbookyone/");
    expands_to("[$EMPTY][$UNKNOWN][${UNKNOWN}]", "[][][]");
    expands_to("no names", "no names");
    expands_to("", "");
}

static void a_doubled_dollar_is_one(void **state)
{
    (void)state;
    expands_to("$$NAME", "$NAME");
    expands_to("${$}x", "$x");
}

static void what_is_no_name_is_as_go_leaves_it(void **state)
{
    (void)state;
    expands_to("a$", "a$");
    expands_to("a$ b", "a$ b");
    expands_to("a${}b", "ab");
    expands_to("a${NAME", "aNAME");
    expands_to("$1x$*", "x");
    expands_to("$NAMEx", "");
}

static size_t environment_of(bool details, struct build_variable out[BUILD_VARIABLES_MAX],
                             struct arena *arena)
{
    static char app[] = "team_shop", space[] = "prod", project[] = "default";
    static char url[] = "https://git.example.com/shop";
    static char revision[] = "0123456789abcdef0123456789abcdef01234567";
    Argosy__Render__Request request;
    struct application_source source = { .path = STR("deploy"), .target_revision = STR("main") };

    argosy__render__request__init(&request);
    request.app_name = app;
    request.namespace_ = space;
    request.project_name = project;
    request.repo_url = url;
    request.revision = revision;
    request.details = details;
    return build_environment(&request, &source, arena, out);
}

static void a_rendering_knows_its_application_and_source(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct build_variable found[BUILD_VARIABLES_MAX];
    const char *all = "";

    (void)state;
    assert_int_equal(environment_of(false, found, arena), 9);
    for (size_t i = 0; i < 9; i++)
        all = arena_printf(arena, "%s%s=%s\n", all, found[i].name, found[i].value.ptr);
    assert_string_equal(all, "ARGOCD_APP_NAME=team_shop\n"
                             "ARGOCD_APP_NAMESPACE=prod\n"
                             "ARGOCD_APP_PROJECT_NAME=default\n"
                             "ARGOCD_APP_REVISION=0123456789abcdef0123456789abcdef01234567\n"
                             "ARGOCD_APP_REVISION_SHORT=0123456\n"
                             "ARGOCD_APP_REVISION_SHORT_8=01234567\n"
                             "ARGOCD_APP_SOURCE_REPO_URL=https://git.example.com/shop\n"
                             "ARGOCD_APP_SOURCE_PATH=deploy\n"
                             "ARGOCD_APP_SOURCE_TARGET_REVISION=main\n");
}

static void details_know_fewer_facts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct build_variable found[BUILD_VARIABLES_MAX];

    (void)state;
    assert_int_equal(environment_of(true, found, arena), 5);
    assert_string_equal(found[1].name, "ARGOCD_APP_REVISION");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_values),
        cmocka_unit_test(a_doubled_dollar_is_one),
        cmocka_unit_test(what_is_no_name_is_as_go_leaves_it),
        cmocka_unit_test(a_rendering_knows_its_application_and_source),
        cmocka_unit_test(details_know_fewer_facts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
