#include "common/template/template_cases.h"

static void actions_answer_as_the_original(void **state)
{
    (void)state;
    template_cases_replay(FIXTURES "/template/actions.json");
}

/* A template that must end within its budget: the code and a part of the text tell how. */
static void check_ends(const char *text, enum error_code code, const char *part)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(100 * 1000);
    struct template_limits limits = { .steps = 200 * 1000,
                                      .memory = 8 * 1000 * 1000,
                                      .output = 100 * 1000,
                                      .stack = 2 * 1000 * 1000 };
    struct template_functions *functions = template_functions_new(arena);
    struct template_set *set = template_set_new(functions, NULL, arena);
    struct template_run *run = template_run_new(&limits, NULL, arena);

    template_functions_add_sprig(functions);
    assert_int_equal(template_parse(set, STR("t"), str_of(text), &err), 0);
    assert_int_equal(template_execute(run, set, STR("t"), VALUE_NIL, &out, &err), -1);
    assert_int_equal(err.code, code);
    if (!strstr(error_text(&err), part))
        fail_msg("%s: %s", text, error_text(&err));
}

static void hostile_templates_end(void **state)
{
    static const struct {
        const char *text;
        enum error_code code;
        const char *part;
    } cases[] = {
        { "{{ range until 100000000 }}{{ end }}", ERR_EXHAUSTED, "t:1:" },
        { "{{ range until 9000000000000000000 }}{{ end }}", ERR_TOO_LARGE, "error calling until" },
        { "{{ $x := repeat 50000 \"x\" }}{{ range until 1000 }}{{ $y := sha256sum $x }}{{ end }}",
          ERR_EXHAUSTED, "error calling sha256sum: the template takes more than 200000 steps" },
        { "{{ repeat 1000000000 \"x\" }}", ERR_TOO_LARGE, "error calling repeat" },
        { "{{ printf \"%1000000d\" 1 }}", ERR_TOO_LARGE, "error calling printf" },
        { "{{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}", ERR_EXHAUSTED,
          "the template calls too deeply" },
        { "{{ range 1000000 }}{{ repeat 1000 \"x\" }}{{ end }}", ERR_TOO_LARGE, "the output" },
        { "{{ $s := \"x\" }}{{ range 100 }}{{ $s = print $s $s }}{{ end }}", ERR_TOO_LARGE,
          "error calling print" },
        { "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d }}", ERR_TOO_LARGE, "the output" },
        { "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ mustToJson $d }}", ERR_TOO_LARGE,
          "cycle" },
        { "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepCopy $d }}", ERR_TOO_LARGE, "nested" },
        { "{{ $l := list 1 }}{{ range 1000 }}{{ $l = concat $l $l }}{{ end }}", ERR_TOO_LARGE,
          "error calling concat" },
        { "{{ indent 1000000000 \"x\" }}", ERR_TOO_LARGE, "error calling indent" },
        { "{{ replace \"\" (repeat 90000 \"x\") (repeat 90000 \"y\") }}", ERR_TOO_LARGE,
          "error calling replace" },
        { "{{ seq 1 1000000000 }}", ERR_TOO_LARGE, "error calling seq" },
        { "{{ genPrivateKey \"rsa\" }}", ERR_EXHAUSTED, "error calling genPrivateKey" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_ends(cases[i].text, cases[i].code, cases[i].part);
}

static int stop(void *context, struct error *err)
{
    (void)context;
    return error_set(err, ERR_TIMEOUT, "time is up");
}

static void the_host_can_end_a_run(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(100);
    struct template_set *set = template_set_new(template_functions_new(arena), NULL, arena);
    struct template_run *run =
        template_run_new(NULL, &(struct template_host){ .check = stop }, arena);

    (void)state;
    assert_int_equal(template_parse(set, STR("t"), STR("{{ range 100000 }}{{ end }}"), &err), 0);
    assert_int_equal(template_execute(run, set, STR("t"), VALUE_NIL, &out, &err), -1);
    assert_int_equal(err.code, ERR_TIMEOUT);
}

static void what_is_parsed_into_a_clone_stays_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(100);
    struct template_set *set = template_set_new(template_functions_new(arena), NULL, arena);
    struct template_set *clone = template_set_clone(set, arena);

    (void)state;
    assert_int_equal(template_parse(set, STR("a"), STR("A"), &err), 0);
    assert_int_equal(template_parse(clone, STR("b"),
                                    STR("{{ define \"x\" }}X{{ end }}{{ template \"a\" }}"), &err),
                     0);
    assert_true(template_has(clone, STR("a")) && template_has(clone, STR("x")));
    assert_false(template_has(set, STR("x")) || template_has(set, STR("b")));
    assert_int_equal(template_execute(template_run_new(NULL, NULL, arena), clone, STR("b"),
                                      VALUE_NIL, &out, &err),
                     0);
    assert_string_equal(out.ptr, "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(actions_answer_as_the_original),
        cmocka_unit_test(hostile_templates_end),
        cmocka_unit_test(the_host_can_end_a_run),
        cmocka_unit_test(what_is_parsed_into_a_clone_stays_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
