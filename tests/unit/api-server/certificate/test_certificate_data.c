#include "api-server/certificate/samples.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "certificate/certificate_data.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr, text.len);
}

static void certificates_are_found_between_their_marks(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct texts pems;

    (void)state;
    assert_int_equal(
        certificate_data_split(STR("noise\n" SAMPLE_PEM "between\r\n" SAMPLE_PEM "behind"), arena,
                               &pems, &err),
        0);
    assert_int_equal(pems.count, 2);
    assert_string_equal(text_of(pems.items[0], arena), SAMPLE_PEM);
    assert_int_equal(certificate_data_split(STR("none"), arena, &pems, &err), 0);
    assert_int_equal(pems.count, 0);
    /* One that is not ended is none. */
    assert_int_equal(
        certificate_data_split(STR("-----BEGIN CERTIFICATE-----\nMII"), arena, &pems, &err), 0);
    assert_int_equal(pems.count, 0);
}

static void one_without_end_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);
    struct texts pems;

    (void)state;
    strbuf_puts(&text, "-----BEGIN CERTIFICATE-----\n");
    for (int i = 0; i < CERTIFICATE_MAX_LINES; i++)
        strbuf_puts(&text, "AAAA\n");
    assert_int_equal(certificate_data_split((struct str){ text.ptr, text.len }, arena, &pems, &err),
                     -1);
    assert_string_equal(error_text(&err),
                        "maximum number of lines exceeded during certificate parsing");
}

static void a_certificate_says_whose_it_is(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct certificate_facts facts;

    (void)state;
    assert_int_equal(certificate_data_read(STR(SAMPLE_PEM), arena, &facts, &err), 0);
    assert_string_equal(text_of(facts.subject, arena), SAMPLE_SUBJECT);
    assert_string_equal(text_of(facts.key, arena), "ecdsa");
    assert_int_equal(
        certificate_data_read(STR("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
                              arena, &facts, &err),
        -1);
    assert_string_equal(error_text(&err), "could not parse X509 data from input");
}

static void known_hosts_are_read_and_written(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct known_host_list list =
        known_host_read(STR("# a comment\n\n  git.example.com ssh-ed25519 AAAA c o\nonly two\n"
                            "b ssh-rsa BBBB"),
                        arena);

    (void)state;
    assert_int_equal(list.count, 2);
    assert_string_equal(text_of(list.items[0].host, arena), "git.example.com");
    assert_string_equal(text_of(list.items[0].key, arena), "AAAA c o");
    assert_string_equal(text_of(known_host_print(list, arena), arena),
                        "git.example.com ssh-ed25519 AAAA c o\nb ssh-rsa BBBB\n");
}

static const char *fingerprint(const char *key, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct known_host host = { STR("h"), STR("t"), str_of(key) };
    struct str out;

    if (known_host_fingerprint(&host, arena, &out, &err) < 0)
        return arena_printf(arena, "error: %s", error_text(&err));
    return text_of(out, arena);
}

static void a_key_has_the_fingerprint_that_ssh_gives_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fingerprint(SAMPLE_KEY, arena), SAMPLE_FINGERPRINT);
    assert_string_equal(fingerprint(SAMPLE_KEY " a comment", arena), SAMPLE_FINGERPRINT);
    assert_string_equal(fingerprint("%%", arena), "error: illegal base64 data at input byte 0");
    assert_string_equal(fingerprint("AAAA", arena), "error: ssh: short read");
    assert_string_equal(fingerprint("AAAAB2Zvby1iYXJ4", arena),
                        "error: ssh: unknown key algorithm: foo-bar");
}

static void hosts_have_names_and_addresses(void **state)
{
    (void)state;
    assert_true(certificate_is_host(STR("git.example.com")));
    assert_true(certificate_is_host(STR("a_b-c.example.")));
    assert_true(certificate_is_host(STR("10.0.0.1")));
    assert_true(certificate_is_host(STR("fe80::1%eth0")));
    assert_true(certificate_is_host(STR("::1")));
    assert_false(certificate_is_host(STR("")));
    assert_false(certificate_is_host(STR("-a")));
    assert_false(certificate_is_host(STR("a b")));
    assert_false(certificate_is_host(STR("a/b")));
    assert_false(certificate_is_host(STR("x:::1::y")));
    assert_true(known_host_is_valid(STR("[git.example.com]:2222")));
    assert_true(known_host_is_valid(STR("git.example.com")));
    assert_false(known_host_is_valid(STR("[git.example.com]:x")));
    assert_false(known_host_is_valid(STR("[a b]:22")));
}

static void a_pattern_covers_names(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(certificate_covers(STR(""), STR("a"), arena));
    assert_true(certificate_covers(STR("*.example.com"), STR("git.example.com"), arena));
    assert_false(certificate_covers(STR("*.example.com"), STR("example.com"), arena));
    assert_true(certificate_covers(STR("[git]:2222"), STR("[git]:2222"), arena));
    assert_false(certificate_covers(STR("[git]:2222"), STR("g:2222"), arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificates_are_found_between_their_marks),
        cmocka_unit_test(one_without_end_is_refused),
        cmocka_unit_test(a_certificate_says_whose_it_is),
        cmocka_unit_test(known_hosts_are_read_and_written),
        cmocka_unit_test(a_key_has_the_fingerprint_that_ssh_gives_it),
        cmocka_unit_test(hosts_have_names_and_addresses),
        cmocka_unit_test(a_pattern_covers_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
