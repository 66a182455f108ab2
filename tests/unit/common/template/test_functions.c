#include "common/template/template_cases.h"

/* One fixture a family; each is replayed by a test of its own. */
#define FAMILY(name)                                                                               \
    static void name##_answer_as_the_original(void **state)                                        \
    {                                                                                              \
        (void)state;                                                                               \
        template_cases_replay(FIXTURES "/template/" #name ".json");                                \
    }

FAMILY(composite)
FAMILY(crypto)
FAMILY(dates)
FAMILY(functions)

/* What a template prints; an error's text when it fails. */
static struct str printed(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024 * 1024);

    if (template_cases_run(str_of(text), STR_EMPTY, NULL, arena, &out, &err) < 0)
        return str_dup(str_of(error_text(&err)), arena);
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

static void signed_certificates_verify(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text =
        printed("{{ $k := genPrivateKey \"ecdsa\" }}{{ $ca := genCAWithKey \"ca\" 10 $k }}"
                "{{ $c := genSignedCertWithKey \"host\" (list \"10.0.0.1\") "
                "(list \"a.example\") 5 $ca $k }}{{ eq $c.Key $k }} {{ $c.Cert }}",
                arena);

    (void)state;
    assert_true(str_has_prefix(text, STR("true -----BEGIN CERTIFICATE-----")));
}

static void passwords_are_hashed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(str_has_prefix(printed("{{ htpasswd \"u\" \"p\" }}", arena), STR("u:$2a$10$")));
    assert_int_equal(printed("{{ bcrypt \"p\" }}", arena).len, 60);
}

static void names_are_not_resolved_by_default(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ getHostByName \"localhost\" }}", arena).ptr,
                        "template: t:1:3: executing \"t\" at <getHostByName \"localhost\">: error "
                        "calling getHostByName: host names are not resolved here");
    assert_string_equal(printed("[{{ env \"PATH\" }}]", arena).ptr, "[]");
}

/* The last words of what a template fails with. */
static const char *reason(const char *text, struct arena *arena)
{
    struct str shown = printed(text, arena);
    const char *colon = strrchr(shown.ptr, ':');

    return colon ? colon + 2 : shown.ptr;
}

static void what_would_be_too_large_is_not_begun(void **state)
{
    static const char *const calls[] = {
        "{{ repeat 9223372036854775807 \"x\" }}",  "{{ indent 9223372036854775807 \"x\" }}",
        "{{ nindent 9223372036854775807 \"x\" }}", "{{ randAlpha 9223372036854775807 }}",
        "{{ randAlphaNum 9223372036854775807 }}",  "{{ randAscii 9223372036854775807 }}",
        "{{ randNumeric 9223372036854775807 }}",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        assert_string_equal(reason(calls[i], arena),
                            "a text of the template is larger than 268435456 bytes");
    assert_string_equal(reason("{{ repeat 9223372036854775807 \"xx\" }}", arena),
                        "Repeat output length overflow");
}

static void a_limit_of_ours_does_not_read_as_an_answer(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(reason("{{ regexMatch (repeat 50000 \"a|\") \"x\" }}", arena),
                        "expression too large");
    assert_string_equal(printed("{{ regexMatch \"(\" \"x\" }}", arena).ptr, "false");
}

static void every_function_of_sprig_is_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct template_functions *functions = template_functions_new(arena);
    size_t count = 0;

    (void)state;
    template_functions_add_sprig(functions);
    for (size_t i = 0; template_sprig_tables[i]; i++) {
        for (const struct template_function *row = template_sprig_tables[i]; row->name; row++) {
            assert_non_null(template_functions_find(functions, str_of(row->name)));
            count++;
        }
    }
    assert_int_equal(count, 211);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(composite_answer_as_the_original),
        cmocka_unit_test(crypto_answer_as_the_original),
        cmocka_unit_test(dates_answer_as_the_original),
        cmocka_unit_test(functions_answer_as_the_original),
        cmocka_unit_test(signed_certificates_verify),
        cmocka_unit_test(passwords_are_hashed),
        cmocka_unit_test(names_are_not_resolved_by_default),
        cmocka_unit_test(what_would_be_too_large_is_not_begun),
        cmocka_unit_test(a_limit_of_ours_does_not_read_as_an_answer),
        cmocka_unit_test(every_function_of_sprig_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
