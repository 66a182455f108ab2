#include "base/arena.h"
#include "source/gpg_report.h"
#include "test.h"

#define MADE "gpg: Signature made Sun Nov 22 06:54:53 2026 UTC\n"
#define USING "gpg:                using EDDSA key D01BC544683638095521BE1FEA43CF0B9D1593FB\n"
#define COULD_NOT                                                                                  \
    "Could not verify commit signature on revision 'r', check logs for more information."

static char ada[] = "EA43CF0B9D1593FB", eve[] = "D9CCAC87E9583EA5";

/* What is said when Ada may sign, and when only Eve may. */
static const char *complaint(const char *text, bool of_ada, struct arena *arena)
{
    char *keys[] = { of_ada ? ada : eve };
    const char *found = gpg_report_complaint(str_of(text), "r", keys, 1, arena);

    return found ? found : "none";
}

static void a_good_signature_of_an_allowed_key_is_no_complaint(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *good = MADE USING "gpg: Good signature from \"Ada <ada@example.test>\" [ultimate]";

    (void)state;
    assert_string_equal(complaint(good, true, arena), "none");
    assert_string_equal(complaint(good, false, arena),
                        "Found good signature made with EDDSA key EA43CF0B9D1593FB, but this key "
                        "is not allowed in AppProject");
    assert_string_equal(complaint("warning: something\n" MADE USING
                                  "gpg:                issuer \"ada@example.test\"\n"
                                  "gpg: Good signature from \"Ada\" [expired]\ngpg: Note: x",
                                  true, arena),
                        "none");
}

static void what_is_wrong_with_a_signature_is_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(complaint("", true, arena),
                        "Target revision r in Git is not signed, but a signature is required");
    assert_string_equal(
        complaint(MADE USING "gpg: Can't check signature: No public key", true, arena),
        "Found signature made with EDDSA key EA43CF0B9D1593FB, but verification result was "
        "invalid: 'gpg: Can't check signature: No public key'");
    assert_string_equal(
        complaint(MADE USING "gpg: Expired signature from \"Ada\" [ultimate]", true, arena),
        "Found signature made with EDDSA key EA43CF0B9D1593FB, but verification result was "
        "invalid: 'Success verifying the commit signature.'");
    assert_string_equal(
        complaint(MADE USING "gpg: BAD signature from \"Ada\" [ultimate]", true, arena), COULD_NOT);
}

static void what_cannot_be_read_is_not_good(void **state)
{
    static const char *const texts[] = {
        "something else",
        MADE,
        MADE USING,
        MADE "gpg:                using EDDSA key 1234\ngpg: Good signature from \"A\" [full]",
        MADE USING "gpg:                issuer \"x\"",
        MADE USING "gpg: Good signature from \"\" [full]",
        MADE USING "gpg: Good signature from \"A\"",
        MADE USING "gpg: Good signature from A [full]",
        "gpg: Signature made <now>\n" USING "gpg: Good signature from \"A\" [full]",
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n" MADE
            USING "gpg: Good signature from \"A\" [full]",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_string_equal(complaint(texts[i], true, arena), COULD_NOT);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_signature_of_an_allowed_key_is_no_complaint),
        cmocka_unit_test(what_is_wrong_with_a_signature_is_told),
        cmocka_unit_test(what_cannot_be_read_is_not_good),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
