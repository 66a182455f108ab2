#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/editing.h"
#include "test.h"

struct fixture {
    struct arena *arena;
    struct kustomization_edits edits;
    struct kustomization_commands commands;
    struct editing editing;
};

static void open_fixture(struct fixture *f)
{
    *f = (struct fixture){ .arena = arena_new() };
    f->editing = (struct editing){ .arena = f->arena,
                                   .kustomization = json_new_object(f->arena),
                                   .edits = &f->edits,
                                   .commands = &f->commands };
}

static void a_command_is_quoted_where_it_may_be_copied(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture f;
    struct editing_command command;

    (void)state;
    open_fixture(&f);
    command = editing_command(&f.editing, "add", "label");
    editing_add(&f.editing, &command, "a:b c");
    editing_add(&f.editing, &command, "");
    editing_done(&f.editing, &command);
    assert_string_equal(f.commands.texts.items[0], "kustomize edit add label \"a:b c\" \"\"");
    error_set(&err, ERR_INVALID, "no");
    assert_int_equal(editing_fail(&f.editing, &command, &err), -1);
    assert_string_equal(error_text(&err),
                        "`kustomize edit add label a:b c ` failed exit status 1: Error: no");
    arena_free(f.arena);
}

static void texts_of_the_block_may_be_flags(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture f;
    struct editing_command command;

    (void)state;
    open_fixture(&f);
    command = editing_command(&f.editing, "add", "component");
    editing_add(&f.editing, &command, "a");
    assert_int_equal(editing_check_words(&f.editing, &command, &err), 1);
    editing_add(&f.editing, &command, "--help");
    assert_int_equal(editing_check_words(&f.editing, &command, &err), 0);
    editing_add(&f.editing, &command, "-x");
    assert_int_equal(editing_check_words(&f.editing, &command, &err), -1);
    assert_string_equal(error_text(&err), "`kustomize edit add component a --help -x` failed exit "
                                          "status 1: Error: unknown shorthand flag: 'x' in -x");
    arena_free(f.arena);
}

static void the_first_command_says_what_is_wrong_with_the_file(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture f;
    struct editing_command command;

    (void)state;
    open_fixture(&f);
    command = editing_command(&f.editing, "set", "image");
    assert_int_equal(editing_read(&f.editing, &command, &err), 0);
    assert_non_null(json_get(f.editing.kustomization, "kind"));
    f.editing.fault = "is wrong";
    assert_int_equal(editing_read(&f.editing, &command, &err), -1);
    assert_string_equal(error_text(&err),
                        "`kustomize edit set image` failed exit status 1: Error: is wrong");
    arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_is_quoted_where_it_may_be_copied),
        cmocka_unit_test(texts_of_the_block_may_be_flags),
        cmocka_unit_test(the_first_command_says_what_is_wrong_with_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
