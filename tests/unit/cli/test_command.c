#include "base/error.h"
#include "base/macros.h"
#include "command.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a command printed, and how it ended. */
struct outcome {
    char output[4096];
    int status;
    struct error err;
};

static void release_outcome(struct outcome *outcome)
{
    error_release(&outcome->err);
}
DEFINE_CLEANUP_VALUE(struct outcome, release_outcome)

static void run(struct outcome *outcome, const char *const *words)
{
    char path[] = "/tmp/cli-test-XXXXXX";
    int file = mkstemp(path), terminal = dup(STDOUT_FILENO);
    char *argv[8] = { NULL };
    ssize_t length;

    for (size_t i = 0; words[i]; i++)
        argv[i] = (char *)(uintptr_t)words[i];
    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    outcome->status = command_run(argv, &outcome->err);
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    length = pread(file, outcome->output, sizeof(outcome->output) - 1, 0);
    outcome->output[length > 0 ? length : 0] = '\0';
    close(terminal);
    close(file);
    unlink(path);
}

#define RUN(outcome, ...) run(outcome, (const char *const[]){ __VA_ARGS__, NULL })

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void remove_file(const char *folder, const char *name)
{
    char path[256];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    unlink(path);
}

static void an_unknown_command_is_named(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };

    (void)state;
    RUN(&outcome, "nonsense");
    assert_int_equal(outcome.status, -1);
    assert_string_equal(error_text(&outcome.err), "unknown command \"nonsense\" for \"argosy\"");
}

static void help_names_what_people_call_and_nothing_else(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };

    (void)state;
    RUN(&outcome, "--help");
    assert_int_equal(outcome.status, 0);
    assert_non_null(strstr(outcome.output, "render"));
    assert_null(strstr(outcome.output, "git-ask-pass"));
}

static void a_folder_is_rendered_as_yaml_or_json(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };
    char folder[] = "/tmp/cli-test-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(folder, "a.yaml", "kind: B\na: '1'\n---\nkind: C\n");
    RUN(&outcome, "render", folder);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.output, "a: \"1\"\nkind: B\n---\nkind: C\n");
    RUN(&outcome, "render", "-o", "json", folder);
    assert_string_equal(outcome.output, "[{\"a\":\"1\",\"kind\":\"B\"},\n{\"kind\":\"C\"}]\n");
    remove_file(folder, "a.yaml");
    rmdir(folder);
}

static void a_source_and_a_name_are_obeyed(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };
    char folder[] = "/tmp/cli-test-XXXXXX", source[64];

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(folder, "a.yaml", "kind: A\n");
    write_file(folder, "b.yaml", "kind: B\n");
    write_file(folder, "source.txt", "directory: {exclude: a.*}\n");
    snprintf(source, sizeof(source), "%s/source.txt", folder);
    RUN(&outcome, "render", folder, "--source", source, "-o", "json");
    assert_string_equal(outcome.output, "[{\"kind\":\"B\"}]\n");
    write_file(folder, ".argocd-source-x.yaml", "directory: {include: a.*, exclude: ''}\n");
    RUN(&outcome, "render", folder, "--name", "x", "-o", "json");
    assert_string_equal(outcome.output, "[{\"kind\":\"A\"}]\n");
    remove_file(folder, ".argocd-source-x.yaml");
    remove_file(folder, "source.txt");
    remove_file(folder, "a.yaml");
    remove_file(folder, "b.yaml");
    rmdir(folder);
}

static void what_is_not_native_has_a_status_of_its_own(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };
    char folder[] = "/tmp/cli-test-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(folder, "kustomization.yaml", "generators: [foreign.yaml]\n");
    write_file(folder, "foreign.yaml",
               "{apiVersion: example.test/v1, kind: Foreign, metadata: {name: x}}\n");
    RUN(&outcome, "render", folder);
    assert_int_equal(outcome.status, EXIT_NOT_NATIVE);
    remove_file(folder, "foreign.yaml");
    remove_file(folder, "kustomization.yaml");
    write_file(folder, "a.json", "{");
    RUN(&outcome, "render", folder);
    assert_int_equal(outcome.status, -1);
    assert_string_equal(error_text(&outcome.err), "Failed to unmarshal \"a.json\": unexpected EOF");
    remove_file(folder, "a.json");
    rmdir(folder);
}

static void git_is_answered_from_the_file(void **state)
{
    CLEANUP(release_outcome) struct outcome outcome = { 0 };
    char folder[] = "/tmp/cli-test-XXXXXX", path[64];

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(folder, "credentials", "user\npass word\n");
    snprintf(path, sizeof(path), "%s/credentials", folder);
    setenv("ARGOSY_ASK_PASS_FILE", path, 1);
    RUN(&outcome, "git-ask-pass", "Username for 'https://h': ");
    assert_string_equal(outcome.output, "user\n");
    RUN(&outcome, "git-ask-pass", "Password for 'https://user@h': ");
    assert_string_equal(outcome.output, "pass word\n");
    RUN(&outcome, "git-ask-pass", "Passphrase?");
    assert_int_equal(outcome.status, -1);
    assert_string_equal(error_text(&outcome.err), "unknown credential type 'Passphrase?'");
    remove_file(folder, "credentials");
    rmdir(folder);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_command_is_named),
        cmocka_unit_test(help_names_what_people_call_and_nothing_else),
        cmocka_unit_test(a_folder_is_rendered_as_yaml_or_json),
        cmocka_unit_test(a_source_and_a_name_are_obeyed),
        cmocka_unit_test(what_is_not_native_has_a_status_of_its_own),
        cmocka_unit_test(git_is_answered_from_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
