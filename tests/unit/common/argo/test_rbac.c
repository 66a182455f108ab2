#include "argo/project.h"
#include "argo/rbac.h"
#include "base/strbuf.h"
#include "document.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- tests/fixtures/rbac/<case>/: policy.yaml, projects.yaml, expect ---- */

static char *content_of(const char *name, const char *file, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);
    FILE *in = fopen(arena_printf(arena, FIXTURES "/rbac/%s/%s", name, file), "r");
    char part[4096];
    size_t len;

    if (!in)
        return NULL;
    while ((len = fread(part, 1, sizeof(part), in)) > 0)
        strbuf_add(&text, part, len);
    fclose(in);
    return arena_strndup(arena, text.ptr, text.len);
}

static struct rbac *open_case(const char *name, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rbac *rbac = rbac_new();
    struct json *config_map = json_new_object(arena);
    const char *projects = content_of(name, "projects.yaml", arena);

    json_set(arena, config_map, "data", document(arena, content_of(name, "policy.yaml", arena)));
    if (rbac_set_policy(rbac, config_map, &err) < 0)
        fail_msg("%s: %s", name, error_text(&err));
    if (!projects)
        return rbac;
    for (struct json_cursor at = json_walk(document(arena, projects)); json_next(&at);) {
        CLEANUP(json_doc_unref) struct json_doc *project = json_doc_freeze(at.value);
        struct str project_name = json_text_at(at.value, "metadata.name");
        int failed = rbac_set_project(rbac, project_name, project, &err);

        assert_int_equal(failed < 0, str_equals(project_name, "broken"));
    }
    return rbac;
}

static struct str word_of(const char *word)
{
    return strcmp(word, "-") == 0 ? STR_EMPTY : str_of(word);
}

/* "alice+group+another_group": '_' stands for a blank in a group that has a comma. */
static void read_subject(char *text, struct rbac_request *request, struct arena *arena)
{
    struct str *groups = arena_alloc(arena, 8 * sizeof(*groups));
    char *rest = text, *group;

    request->subject = word_of(strsep(&rest, "+"));
    while ((group = strsep(&rest, "+"))) {
        for (char *at = group; strchr(group, ',') && *at; at++)
            *at = *at == '_' ? ' ' : *at;
        groups[request->groups.count++] = str_of(group);
    }
    request->groups.items = groups;
}

static void check_line(struct rbac *rbac, const char *name, char *line, struct arena *arena)
{
    struct rbac_request request = { 0 };
    char *words[5] = { 0 }, *copy = arena_printf(arena, "%s", line);
    size_t count = 0;

    for (char *word; count < 5 && (word = strsep(&line, " "));)
        words[count++] = word;
    assert_int_equal(count, 5);
    read_subject(words[1], &request, arena);
    request.resource = words[2];
    request.action = words[3];
    request.object = word_of(words[4]);
    /* Twice: the second time from what is kept. */
    for (int i = 0; i < 2; i++)
        if (rbac_permits(rbac, &request) != (strcmp(words[0], "yes") == 0))
            fail_msg("%s: not so: %s", name, copy);
}

static size_t check_case(const char *name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(rbac_free) struct rbac *rbac = open_case(name, arena);
    char *rest = content_of(name, "expect", arena), *line;
    size_t count = 0;

    while ((line = strsep(&rest, "\n")))
        if (*line && *line != '#') {
            check_line(rbac, name, line, arena);
            count++;
        }
    return count;
}

static void the_fixtures_come_out_as_expected(void **state)
{
    DIR *folder = opendir(FIXTURES "/rbac");
    size_t cases = 0, questions = 0;

    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.') {
            questions += check_case(entry->d_name);
            cases++;
        }
    closedir(folder);
    assert_true(cases >= 7);
    assert_true(questions > 80);
}

/* ---- changes ---- */

static bool permits(struct rbac *rbac, const char *subject, const char *action, const char *object)
{
    const struct rbac_request request = { .subject = str_of(subject),
                                          .resource = "applications",
                                          .action = action,
                                          .object = str_of(object) };

    return rbac_permits(rbac, &request);
}

static void a_bad_policy_leaves_the_last_good_one_in_force(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(rbac_free) struct rbac *rbac = rbac_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_int_equal(
        rbac_set_policy(rbac, document(arena, "{data: {policy.csv: 'p, alice, *, *, */*, allow'}}"),
                        &err),
        0);
    assert_true(permits(rbac, "alice", "sync", "default/app"));
    assert_int_equal(
        rbac_set_policy(
            rbac, document(arena, "{data: {policy.csv: \"p, bob, *, *, */*, allow\\np, broken\"}}"),
            &err),
        -1);
    assert_string_equal(error_text(&err), "invalid RBAC policy: p, broken");
    assert_true(permits(rbac, "alice", "sync", "default/app"));
    assert_false(permits(rbac, "bob", "sync", "default/app"));
    assert_true(permits(rbac, "admin", "sync", "default/app"));
    assert_int_equal(rbac_set_policy(rbac, NULL, &err), 0);
    assert_false(permits(rbac, "alice", "sync", "default/app"));
}

static void a_changed_project_counts_at_once(void **state)
{
    CLEANUP(rbac_free) struct rbac *rbac = rbac_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref)
    struct json_doc *before = json_doc_freeze(
        document(arena, "{metadata: {name: a}, spec: {roles: [{name: r, policies: ['p, proj:a:r, "
                        "applications, sync, a/*, allow']}]}}"));
    CLEANUP(json_doc_unref)
    struct json_doc *after =
        json_doc_freeze(document(arena, "{metadata: {name: a}, spec: {roles: [{name: r}]}}"));

    (void)state;
    assert_false(permits(rbac, "proj:a:r", "sync", "a/x"));
    assert_int_equal(rbac_set_project(rbac, STR("a"), before, &err), 0);
    assert_true(permits(rbac, "proj:a:r", "sync", "a/x"));
    assert_int_equal(rbac_set_project(rbac, STR("a"), after, &err), 0);
    assert_false(permits(rbac, "proj:a:r", "sync", "a/x"));
    assert_int_equal(rbac_set_project(rbac, STR("a"), before, &err), 0);
    assert_int_equal(rbac_set_project(rbac, STR("a"), NULL, &err), 0);
    assert_false(permits(rbac, "proj:a:r", "sync", "a/x"));
}

static void a_subject_with_a_hidden_end_is_nobody_else(void **state)
{
    CLEANUP(rbac_free) struct rbac *rbac = rbac_new();
    struct rbac_request request = { .subject = { "admin\0x", 7 },
                                    .resource = "applications",
                                    .action = "get",
                                    .object = STR("default/a") };

    (void)state;
    assert_true(permits(rbac, "admin", "get", "default/a"));
    assert_false(rbac_permits(rbac, &request));
    request.subject = STR("x\nadmin");
    assert_false(rbac_permits(rbac, &request));
}

static void scopes_are_groups_unless_something_else_is_said(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(rbac_free) struct rbac *rbac = rbac_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_text(texts_print(rbac_scopes(rbac), arena), "[groups]");
    assert_int_equal(
        rbac_set_policy(rbac, document(arena, "{data: {scopes: '[email, roles]'}}"), &err), 0);
    assert_text(texts_print(rbac_scopes(rbac), arena), "[email roles]");
    assert_int_equal(rbac_set_policy(rbac, document(arena, "{data: {scopes: '[a'}}"), &err), -1);
    assert_text(texts_print(rbac_scopes(rbac), arena), "[email roles]");
}

static void the_subject_of_a_project_role_has_three_parts(void **state)
{
    struct str project, role;

    (void)state;
    assert_true(rbac_project_role(STR("proj:a:b"), &project, &role));
    assert_true(str_equal(project, STR("a")));
    assert_true(str_equal(role, STR("b")));
    assert_false(rbac_project_role(STR("proj:a"), &project, &role));
    assert_false(rbac_project_role(STR("proj:a:b:c"), &project, &role));
    assert_false(rbac_project_role(STR("role:a:b"), &project, &role));
}

static void a_projects_roles_are_lines_of_policy(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct project project;

    (void)state;
    assert_int_equal(project_read(document(arena, "{metadata: {name: a}, spec: {roles: [{name: r, "
                                                  "policies: ['p, x'], groups: [g1]}]}}"),
                                  arena, &project, &err),
                     0);
    assert_text(rbac_project_policy(&project, arena),
                "p, proj:a:r, projects, get, a, allow\np, x\ng, g1, proj:a:r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fixtures_come_out_as_expected),
        cmocka_unit_test(a_bad_policy_leaves_the_last_good_one_in_force),
        cmocka_unit_test(a_changed_project_counts_at_once),
        cmocka_unit_test(a_subject_with_a_hidden_end_is_nobody_else),
        cmocka_unit_test(scopes_are_groups_unless_something_else_is_said),
        cmocka_unit_test(the_subject_of_a_project_role_has_three_parts),
        cmocka_unit_test(a_projects_roles_are_lines_of_policy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
