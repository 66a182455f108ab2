#include "base/arena.h"
#include "base/strbuf.h"
#include "base/whereabouts.h"
#include "template/template.h"
#include "test.h"

static void a_budget_is_used_up(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct template_limits limits = { .steps = 10, .memory = 100 };
    struct template_run *run = template_run_new(&limits, NULL, arena);

    assert_int_equal(template_run_step(run, 10, &err), 0);
    assert_int_equal(template_run_steps(run), 10);
    assert_int_equal(template_run_step(run, 1, &err), -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
    error_release(&err);
    assert_int_equal(template_run_charge(run, 100, &err), 0);
    assert_int_equal(template_run_charge(run, 1, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

/** Asks where the run is, at the call of `here`. */
static int tell_place(struct template_call *call, struct error *err)
{
    const struct template_host *host = template_run_host(call->run);

    (void)err;
    call->result = value_of_str(str_of(whereabouts_text(host->where, call->arena)));
    return 0;
}

/** As Helm's `tpl`: a text made while running, which has no file. */
static int run_text(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1000);
    struct template_set *set = template_set_clone(call->set, call->arena);
    const struct template_tree *own;

    if (template_parse_own(set, STR("made"), value_str(&call->arguments[0]), &own, err) < 0 ||
        template_execute_own(call->run, set, own, VALUE_NIL, &out, err) < 0)
        return -1;
    return template_text(call, &out, err);
}

static int run_named(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1000);

    if (template_execute(call->run, call->set, value_str(&call->arguments[0]), VALUE_NIL, &out,
                         err) < 0)
        return -1;
    return template_text(call, &out, err);
}

static void a_run_tells_where_it_is(void **state)
{
    static const struct template_function table[] = {
        { "here", "func() string", tell_place },
        { "made", "func(string) (string, error)", run_text },
        { "named", "func(string) (string, error)", run_named },
        { NULL, NULL, NULL },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1000);
    struct whereabouts where = { 0 };
    struct template_host host = { .where = &where };
    struct template_functions *functions = template_functions_new(arena);
    struct template_set *set;

    (void)state;
    template_functions_add(functions, table, NULL);
    set = template_set_new(functions, NULL, arena);
    assert_int_equal(template_parse(set, STR("b.tpl"),
                                    STR("x\n{{ define \"inner\" }}\n\n{{ here }};{{ end }}"), &err),
                     0);
    assert_int_equal(template_parse(set, STR("a.yaml"),
                                    STR("{{ here }};\n{{ template \"inner\" }}{{ here }};\n"
                                        "{{ made `\n\n{{ here }};{{ template \"inner\" }}` }}\n"
                                        "{{ named \"inner\" }}{{ here }}"),
                                    &err),
                     0);
    assert_int_equal(template_execute(template_run_new(NULL, &host, arena), set, STR("a.yaml"),
                                      VALUE_NIL, &out, &err),
                     0);
    assert_string_equal(out.ptr, "a.yaml:1;\n\n\nb.tpl:4;a.yaml:2;\n"
                                 "\n\na.yaml:3;\n\nb.tpl:4;\n\n\nb.tpl:4;a.yaml:6");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_budget_is_used_up),
        cmocka_unit_test(a_run_tells_where_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
