#include "base/arena.h"
#include "source/git_signature.h"
#include "test.h"

#include <string.h>

#define H1 "3a736968cfb22900d2ba83a5cf70d87a50e224cf"
#define H2 "5e23639c73e80ee92e801aded9bb7e711e464a08"
#define KEY "EA43CF0B9D1593FB"

static int parse(struct arena *arena, const char *text, struct git_signatures *out)
{
    CLEANUP(error_release) struct error err = { 0 };
    int status = git_signatures_parse(str_of(text), arena, out, &err);

    if (status < 0)
        out->items = (const struct git_signature[]){ { .revision = "" } };
    return status;
}

static void commits_are_read_with_their_signers(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_signatures found;

    (void)state;
    assert_int_equal(parse(arena,
                           H1 " R " KEY " Ada \"A, B\" <ada@example.test>\n" H2
                              " N  Eve <eve@example.test>\n",
                           &found),
                     0);
    assert_int_equal(found.count, 2);
    assert_string_equal(found.items[0].revision, H1);
    assert_string_equal(found.items[0].key, KEY);
    assert_string_equal(found.items[0].author, "Ada \"A, B\" <ada@example.test>");
    assert_string_equal(git_signature_state_text(found.items[0].state), "signed with revoked key");
    assert_string_equal(found.items[1].key, "");
    assert_int_equal(found.items[1].state, GIT_SIGNATURE_NONE);
    assert_int_equal(parse(arena, "", &found), 0);
    assert_int_equal(found.count, 0);
}

static void every_letter_of_git_has_its_words(void **state)
{
    static const struct {
        char letter;
        const char *text;
    } words[] = {
        { 'G', "signed" },
        { 'B', "bad signature" },
        { 'U', "signed with untrusted key" },
        { 'X', "expired signature" },
        { 'Y', "signed with expired key" },
        { 'R', "signed with revoked key" },
        { 'E', "signed with key not in keyring" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_signatures found;

    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        assert_int_equal(
            parse(arena, arena_printf(arena, H1 " %c " KEY " A <a>", words[i].letter), &found), 0);
        assert_string_equal(git_signature_state_text(found.items[0].state), words[i].text);
    }
}

static void what_git_does_not_print_is_refused(void **state)
{
    static const char *const wrong[] = {
        "x",
        H1,
        H1 " G " KEY,           /* no author */
        "abc G " KEY " A <a>",  /* no commit */
        H1 " Q " KEY " A <a>",  /* no letter of git's */
        H1 " G  A <a>",         /* good, and nobody's */
        H1 " G 9D1593FB A <a>", /* a short id can be made */
        H1 " N " KEY " A <a>",  /* unsigned by somebody */
        H1 " GG " KEY " A <a>",
        H1 " G " KEY " A <a>\n\nx",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_signatures found;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_int_equal(parse(arena, wrong[i], &found), -1);
}

static void an_author_is_shown_without_what_harms(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *lengthy = arena_printf(arena, "%0*d", 2000, 0);

    (void)state;
    assert_string_equal(git_signature_author(STR("A\x1b[2J\rB"), arena), "A?[2J?B");
    assert_int_equal(strlen(git_signature_author(str_of(lengthy), arena)), GIT_AUTHOR_MAX);
    assert_string_equal(git_signature_author(STR("\xff"
                                                 "A"),
                                             arena),
                        "\xEF\xBF\xBD"
                        "A");
}

static const char *status_of(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct git_signature found = { 0 };

    if (git_signature_parse_status(str_of(text), arena, &found, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return arena_printf(arena, "%s %s", git_signature_state_text(found.state), found.key);
}

static void a_tag_is_told_in_gpgs_status(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(status_of(arena, "[GNUPG:] NEWSIG\n[GNUPG:] KEY_CONSIDERED X 0\n"
                                         "[GNUPG:] GOODSIG " KEY " Ada <ada@example.test>\n"
                                         "[GNUPG:] TRUST_ULTIMATE 0 pgp"),
                        "signed " KEY);
    assert_string_equal(status_of(arena, "[GNUPG:] ERRSIG " KEY " 22 8 00 1795330494 9 X"),
                        "signed with key not in keyring " KEY);
    assert_string_equal(status_of(arena, "[GNUPG:] EXPKEYSIG " KEY " x"),
                        "signed with expired key " KEY);
    assert_string_equal(status_of(arena, "[GNUPG:] EXPSIG " KEY " x"), "expired signature " KEY);
    assert_string_equal(status_of(arena, "[GNUPG:] REVKEYSIG " KEY " x"),
                        "signed with revoked key " KEY);
    assert_string_equal(status_of(arena, "[GNUPG:] BADSIG " KEY " x"), "bad signature " KEY);
    assert_string_equal(status_of(arena, "error: no signature found"), "unsigned ");
}

static void nothing_but_one_status_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(status_of(arena, "[GNUPG:] GOODSIG " KEY " a\n[GNUPG:] BADSIG " KEY " b"),
                        "there is more than one signature");
    assert_string_equal(status_of(arena, "say [GNUPG:] GOODSIG " KEY " a"),
                        "unexpected `git verify-tag --raw` output: say [GNUPG:] GOODSIG " KEY " a");
    assert_string_equal(status_of(arena, ""), "unexpected `git verify-tag --raw` output: ");
    assert_string_equal(status_of(arena, "[GNUPG:] GOODSIG 1234 a"),
                        "invalid gpg signing key \"1234\"");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(commits_are_read_with_their_signers),
        cmocka_unit_test(every_letter_of_git_has_its_words),
        cmocka_unit_test(what_git_does_not_print_is_refused),
        cmocka_unit_test(an_author_is_shown_without_what_harms),
        cmocka_unit_test(a_tag_is_told_in_gpgs_status),
        cmocka_unit_test(nothing_but_one_status_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
