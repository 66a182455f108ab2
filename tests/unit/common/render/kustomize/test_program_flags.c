#include "base/arena.h"
#include "render/kustomize/kustomize.h"
#include "render/kustomize/program_flags.h"
#include "test.h"

static const struct program_flag flags[] = {
    { "all", 'a', false, NULL },
    { "name", 'n', true, NULL },
    { "old", '\0', false, "use nothing." },
    { NULL, '\0', false, NULL },
};

/* "flag=value ..., others; notes", or the error */
static const char *taken_apart(struct arena *arena, const char *line)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct program_words words;
    const char *text = "";

    if (program_flags_read(flags, kustomize_flags_split(str_of(line), arena), arena, &words, &err) <
        0)
        text = arena_printf(arena, "%s", error_text(&err));
    else
        for (size_t i = 0; i < words.uses.count; i++)
            text = arena_printf(arena, "%s%s=%s ", text, words.uses.items[i].flag->name,
                                words.uses.items[i].value);
    for (size_t i = 0; i < words.others.count; i++)
        text = arena_printf(arena, "%s[%s]", text, words.others.items[i]);
    for (size_t i = 0; i < words.notes.count; i++)
        text = arena_printf(arena, "%s; %s", text, words.notes.items[i]);
    return text;
}

static void flags_have_long_and_short_forms(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(taken_apart(arena, "--all --name x y"), "all=true name=x [y]");
    assert_string_equal(taken_apart(arena, "--all=F --name=x=y"), "all=false name=x=y ");
    assert_string_equal(taken_apart(arena, "-anx -n y -n=z"), "all=true name=x name=y name=z ");
    assert_string_equal(taken_apart(arena, "- -a -- --name"), "all=true [-][--name]");
}

static void what_nobody_knows_is_refused_in_the_words_of_the_original(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(taken_apart(arena, "--none=1"), "unknown flag: --none");
    assert_string_equal(taken_apart(arena, "-ax"), "unknown shorthand flag: 'x' in -x");
    assert_string_equal(taken_apart(arena, "--name"), "flag needs an argument: --name");
    assert_string_equal(taken_apart(arena, "-an"), "flag needs an argument: 'n' in -n");
    assert_string_equal(taken_apart(arena, "---x"), "bad flag syntax: ---x");
    assert_string_equal(taken_apart(arena, "--all=x"),
                        "invalid argument \"x\" for \"-a, --all\" flag: strconv.ParseBool: parsing "
                        "\"x\": invalid syntax");
}

static void deprecated_flags_are_noted_also_before_a_failure(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(taken_apart(arena, "--old --none"),
                        "unknown flag: --none; Flag --old has been deprecated, use nothing.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_have_long_and_short_forms),
        cmocka_unit_test(what_nobody_knows_is_refused_in_the_words_of_the_original),
        cmocka_unit_test(deprecated_flags_are_noted_also_before_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
