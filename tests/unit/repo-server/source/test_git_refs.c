#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "source/git_refs.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define ZERO "0000000000000000000000000000000000000000"

/* One pkt-line; a NULL is a flush. */
static void add_line(struct strbuf *out, const char *text, size_t length)
{
    if (!text) {
        strbuf_puts(out, "0000");
        return;
    }
    strbuf_printf(out, "%04zx", length + 4);
    strbuf_add(out, text, length);
}

static struct str advertisement(struct strbuf *out)
{
    static const char first[] = A " HEAD\0multi_ack symref=HEAD:refs/heads/main agent=x\n";

    add_line(out, "# service=git-upload-pack\n", 26);
    add_line(out, NULL, 0);
    add_line(out, first, sizeof(first) - 1);
    add_line(out, A " refs/heads/main\n", 57);
    add_line(out, B " refs/tags/v1\n", 54);
    add_line(out, A " refs/tags/v1^{}\n", 57);
    add_line(out, NULL, 0);
    return (struct str){ out->ptr, out->len };
}

static const struct git_ref *find(const struct git_refs *refs, const char *name)
{
    for (size_t i = 0; i < refs->count; i++) {
        if (strcmp(refs->items[i].name, name) == 0)
            return &refs->items[i];
    }
    return NULL;
}

static void an_advertisement_gives_names_and_peeled_tags(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    struct git_refs refs;

    assert_int_equal(git_refs_parse_advertisement(advertisement(&text), arena, &refs, &err), 0);
    assert_int_equal(refs.count, 3);
    assert_string_equal(find(&refs, "HEAD")->target, "refs/heads/main");
    assert_string_equal(find(&refs, "refs/heads/main")->hash, A);
    assert_string_equal(find(&refs, "refs/tags/v1")->hash, A);
    assert_null(find(&refs, "refs/tags/v1")->target);
}

static void a_symbolic_name_needs_a_target(void **state)
{
    (void)state;
    static const char first[] = A " HEAD\0symref=HEAD: symref=x: symref=y:refs/heads/main\n";
    static const char *const listings[] = { "ref: \tHEAD\n" A "\tHEAD\n", A "\t\n", A "\t^{}\n" };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    struct git_refs refs;

    add_line(&text, first, sizeof(first) - 1);
    assert_int_equal(
        git_refs_parse_advertisement((struct str){ text.ptr, text.len }, arena, &refs, &err), 0);
    assert_int_equal(refs.count, 2);
    assert_string_equal(refs.items[0].name, "y");
    assert_string_equal(refs.items[1].name, "HEAD");
    assert_null(refs.items[1].target);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(git_refs_parse_listing(str_of(listings[i]), arena, &refs, &err), -1);
        error_release(&err);
    }
}

static void a_cut_advertisement_is_refused(void **state)
{
    (void)state;
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    struct str whole = advertisement(&text);
    size_t lines_end[16], count = 0;

    for (size_t at = 0; at < whole.len;) { /* a cut between two lines is no error */
        const char digits[] = { whole.ptr[at], whole.ptr[at + 1], whole.ptr[at + 2],
                                whole.ptr[at + 3], '\0' };
        size_t length = strtoul(digits, NULL, 16);

        at += length ? length : 4;
        lines_end[count++] = at;
    }
    for (size_t cut = 1; cut < whole.len; cut++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        struct git_refs refs;
        bool is_between = false;

        for (size_t i = 0; i < count; i++)
            is_between = is_between || lines_end[i] == cut;
        if (!is_between)
            assert_int_equal(
                git_refs_parse_advertisement(str_slice(whole, 0, cut), arena, &refs, &err), -1);
    }
}

static void a_repository_without_commits_is_told_so(void **state)
{
    (void)state;
    static const char line[] = ZERO " capabilities^{}\0agent=x\n";
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    struct git_refs refs;

    add_line(&text, line, sizeof(line) - 1);
    add_line(&text, NULL, 0);
    assert_int_equal(
        git_refs_parse_advertisement((struct str){ text.ptr, text.len }, arena, &refs, &err), -1);
    assert_string_equal(error_text(&err), "remote repository is empty");
}

static void a_web_page_is_no_advertisement(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_refs refs;

    assert_int_equal(git_refs_parse_advertisement(STR("<html>"), arena, &refs, &err), -1);
    assert_string_equal(error_text(&err), "invalid pkt-len found");
}

static void a_server_may_say_why_not(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_refs refs;

    assert_int_equal(
        git_refs_parse_advertisement(STR("0016ERR access denied\n"), arena, &refs, &err), -1);
    assert_string_equal(error_text(&err), "access denied");
}

static void a_listing_of_git_reads_the_same(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_refs refs;

    assert_int_equal(git_refs_parse_listing(STR("ref: refs/heads/main\tHEAD\n" A "\tHEAD\n" A
                                                "\trefs/heads/main\n" B "\trefs/tags/v1\n" A
                                                "\trefs/tags/v1^{}\n"),
                                            arena, &refs, &err),
                     0);
    assert_int_equal(refs.count, 3);
    assert_string_equal(find(&refs, "HEAD")->target, "refs/heads/main");
    assert_string_equal(find(&refs, "refs/tags/v1")->hash, A);
    assert_int_equal(git_refs_parse_listing(STR("garbage\n"), arena, &refs, &err), -1);
    assert_string_equal(error_text(&err), "malformed ref data in the list of refs");
}

static void the_cached_form_is_the_originals_and_reads_back(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_refs refs, again;
    struct json *value;

    assert_int_equal(
        git_refs_parse_listing(STR("ref: refs/heads/main\tHEAD\n" A "\trefs/heads/main\n"), arena,
                               &refs, &err),
        0);
    value = git_refs_to_json(&refs, arena);
    assert_string_equal(json_print(value, JSON_COMPACT, arena).ptr,
                        "[[\"HEAD\",\"ref: refs/heads/main\"],[\"refs/heads/main\",\"" A "\"]]");
    assert_true(git_refs_from_json(value, arena, &again));
    assert_int_equal(again.count, 2);
    assert_false(git_refs_from_json(json_new_array(arena), arena, &again));
    json_append(arena, value, json_new_cstr(arena, "x"));
    assert_true(git_refs_from_json(value, arena, &again)); /* empty pairs are passed over */
}

static void short_names_are_sorted(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_refs refs;
    const char **names;
    size_t count;

    assert_int_equal(
        git_refs_parse_listing(STR(A "\trefs/heads/z\n" A "\trefs/heads/a/b\n" A "\trefs/tags/a\n"),
                               arena, &refs, &err),
        0);
    names = git_refs_short_names(&refs, "refs/heads/", arena, &count);
    assert_int_equal(count, 2);
    assert_string_equal(names[0], "a/b");
    assert_string_equal(names[1], "z");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_advertisement_gives_names_and_peeled_tags),
        cmocka_unit_test(a_symbolic_name_needs_a_target),
        cmocka_unit_test(a_cut_advertisement_is_refused),
        cmocka_unit_test(a_repository_without_commits_is_told_so),
        cmocka_unit_test(a_web_page_is_no_advertisement),
        cmocka_unit_test(a_server_may_say_why_not),
        cmocka_unit_test(a_listing_of_git_reads_the_same),
        cmocka_unit_test(the_cached_form_is_the_originals_and_reads_back),
        cmocka_unit_test(short_names_are_sorted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
