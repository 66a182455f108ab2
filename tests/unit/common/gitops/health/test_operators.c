#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/operators.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
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

static void no_rule_keeps_something_as_the_place_in_the_loop(void **state)
{
    size_t count;
    const struct health_group *const *groups = health_groups(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < groups[i]->count; j++) {
            const struct health_kind *kind = &groups[i]->kinds[j];

            for (size_t k = 0; k < kind->count; k++)
                assert_false(kind->rules[k].op == RULE_KEEP && kind->rules[k].slot == 'i');
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

/* ---- objects with what the original says of them: operators/<group>.jsonl ---- */

enum { KINDS_MAX = 400 };

struct played {
    const struct health_kind *kinds[KINDS_MAX]; /* that some object is of */
    size_t count, objects;
    int failures;
};

static bool was_played(const struct played *played, const struct health_kind *kind)
{
    for (size_t i = 0; i < played->count; i++) {
        if (played->kinds[i] == kind)
            return true;
    }
    return false;
}

static void play_line(struct str line, const char *file, struct played *played)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *both, *object, *expected;
    const struct health_kind *kind;
    struct health health;

    if (json_parse(line, NULL, arena, &both, &err) < 0)
        fail_msg("%s: %s", file, error_text(&err));
    object = json_get(both, "object");
    expected = json_get(both, "health");
    health = health_assess(object, NULL, arena);
    kind = health_kind_find(resource_gvk(object));
    assert_non_null(kind);
    assert_true(played->count < KINDS_MAX);
    if (!was_played(played, kind))
        played->kinds[played->count++] = kind;
    played->objects++;
    if (!health.is_known || !json_equal(health_to_json(&health, arena), expected)) {
        print_error("%s: %.*s\n  is %s: %.*s\n", file, STR_ARG(line),
                    health_status_name(health.status), STR_ARG(health.message));
        played->failures++;
    }
}

static void play_file(const char *path, struct played *played)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    if (!file)
        fail_msg("cannot open %s", path);
    while ((length = getline(&line, &room, file)) > 0)
        play_line((struct str){ line, (size_t)length }, path, played);
    free(line);
    fclose(file);
}

static void objects_of_every_kind_have_the_health_that_the_original_gives_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct played played = { 0 };
    DIR *folder = opendir(FIXTURES "/health/operators");
    size_t count;
    const struct health_group *const *groups = health_groups(&count);

    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strstr(entry->d_name, ".jsonl"))
            play_file(arena_printf(arena, FIXTURES "/health/operators/%s", entry->d_name), &played);
    }
    closedir(folder);
    assert_int_equal(played.failures, 0);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < groups[i]->count; j++) {
            if (!was_played(&played, &groups[i]->kinds[j]))
                fail_msg("no object of %s/%s", groups[i]->group, groups[i]->kinds[j].kind);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_groups_are_in_the_order_in_which_they_are_looked_up),
        cmocka_unit_test(every_kind_has_a_check_and_is_listed_once),
        cmocka_unit_test(no_rule_keeps_something_as_the_place_in_the_loop),
        cmocka_unit_test(a_kind_without_a_row_has_no_check),
        cmocka_unit_test(objects_of_every_kind_have_the_health_that_the_original_gives_them),
        cmocka_unit_test(a_group_of_its_own_comes_before_those_that_stand_for_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
