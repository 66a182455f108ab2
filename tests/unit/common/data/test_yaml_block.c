#include "base/arena.h"
#include "base/strbuf.h"
#include "data/yaml_block.h"
#include "test.h"

#include <stdio.h>

static const struct yaml_options options = { .depth = 100 };

/* A tree as text: "{a[1]: 'b'[1]}", the lines behind, quotes around what is text for sure. */
static void print_tree(const struct yaml_node *node, struct strbuf *out)
{
    const char *quote = node->implicit ? "" : "'";
    bool is_map = node->kind == NODE_MAPPING;
    size_t place = 0;

    if (node->kind == NODE_SCALAR) {
        strbuf_printf(out, "%s%.*s%s[%u]", quote, STR_ARG(node->text), quote, node->line);
        return;
    }
    strbuf_puts(out, is_map ? "{" : "(");
    for (const struct yaml_node *at = node->first; at; at = at->next, place++) {
        if (place > 0)
            strbuf_puts(out, is_map && place % 2 ? ": " : ", ");
        print_tree(at, out);
    }
    strbuf_printf(out, "%s%s[%u]", is_map ? "}" : ")", node->is_flow ? "F" : "", node->line);
}

/* Both readers make `expected` of the text. */
static void assert_tree(const char *text, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf quick = STRBUF_INIT(4096);
    CLEANUP(strbuf_release) struct strbuf general = STRBUF_INIT(4096);
    struct yaml_node *root = NULL;

    if (!yaml_block_parse(str_of(text), &options, arena, &root))
        fail_msg("left to the general reader: %s", text);
    print_tree(root, &quick);
    assert_string_equal(quick.ptr, expected);
    assert_int_equal(yaml_node_parse_any(str_of(text), &options, arena, &root, &err), 0);
    print_tree(root, &general);
    assert_string_equal(general.ptr, expected);
}

static void assert_left(const char *text)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct yaml_node *root = NULL;

    if (yaml_block_parse(str_of(text), &options, arena, &root))
        fail_msg("taken: %s", text);
    assert_null(root);
}

static void maps_and_lists_stand_in_lines(void **state)
{
    (void)state;
    assert_tree("a: 1\nb:\n  c: x\n  d:\n  - 1\n  - e: 2\n    f: 3\n  -\n  - - y\n    - z\ng:\n",
                "{a[1]: 1[1], b[2]: {c[3]: x[3], d[4]: (1[5], {e[6]: 2[6], f[7]: 3[7]}[6], [8], "
                "(y[9], z[10])[9])[5]}[3], g[11]: [11]}[1]");
    assert_tree("# first\n---\n\n- a # one\n# between\n- b: c:d\n  e-f: 'g'",
                "(a[4], {b[6]: c:d[6], e-f[7]: 'g'[7]}[6])[4]");
    assert_tree("a:\n    - b\n    -\n      c: d\n", "{a[1]: (b[2], {c[4]: d[4]}[4])[2]}[1]");
    assert_tree("a: # none\n  # here\n  b: 1\n", "{a[1]: {b[3]: 1[3]}[3]}[1]");
    assert_tree("\"a b\": 1\n'c': 2\n<<: 3\n", "{'a b'[1]: 1[1], 'c'[2]: 2[2], <<[3]: 3[3]}[1]");
}

static void plain_texts_go_over_lines(void **state)
{
    (void)state;
    assert_tree("a: one\n  two  \n\n  three\n\n\nb: -x #y\n",
                "{a[1]: one two\nthree[1], b[7]: -x[7]}[1]");
    assert_tree("- a\n - b\n", "(a - b[1])[1]");
    assert_tree("a: b#c\n", "{a[1]: b#c[1]}[1]");
}

static void quotes_keep_what_is_between_them(void **state)
{
    (void)state;
    assert_tree("a: 'it''s # \"x\": '\nb: \"\\\"\\\\n\\n\\t\"\n",
                "{a[1]: 'it's # \"x\": '[1], b[2]: '\"\\n\n\t'[2]}[1]");
    assert_tree("a: \"one \n\n  two \\\n   three\\ \n  four\"\n",
                "{a[1]: 'one\ntwo three  four'[1]}[1]");
    assert_tree("a: 'x\n  y\n  '\nb: ''\n", "{a[1]: 'x y '[1], b[4]: ''[4]}[1]");
}

static void blocks_keep_their_lines_or_fold_them(void **state)
{
    (void)state;
    assert_tree("a: |\n  x\n   y # z\n\n  \tw\nb: 1\n",
                "{a[1]: 'x\n y # z\n\n\tw\n'[1], b[6]: 1[6]}[1]");
    assert_tree("a: |-\n\n  x\n\nb: |+ # c\n  y\n\n", "{a[1]: '\nx'[1], b[5]: 'y\n\n'[5]}[1]");
    assert_tree("a: >\n  x\n  y\n\n  z\n    w\n  v\n", "{a[1]: 'x y\nz\n  w\nv\n'[1]}[1]");
    assert_tree("- |2\n   x\n- >-\n  no end", "(' x\n'[1], 'no end'[3])[1]");
    assert_tree("a: |\n  no end", "{a[1]: 'no end'[1]}[1]");
}

static void brackets_stay_on_their_line(void **state)
{
    (void)state;
    assert_tree("a: []\nb: {} # none\nc: [x, 'y', [1]]\nd: {e: \"f\", g: [-1]}\n",
                "{a[1]: ()F[1], b[2]: {}F[2], c[3]: (x[3], 'y'[3], (1[3])F[3])F[3], "
                "d[4]: {e[4]: 'f'[4], g[4]: (-1[4])F[4]}F[4]}[1]");
}

static void what_is_not_common_is_left_to_the_general_reader(void **state)
{
    static const char *const texts[] = {
        "",
        "# nothing",
        "x",
        "'x'",
        "{a: b}",
        "&a b: c",
        "a: &b c",
        "a: *b",
        "a: !!str b",
        "? a\n: b",
        "a: b: c",
        "a: b:",
        "a: - b",
        "a:\tb",
        "a: b\t",
        "\ta: b",
        "a: b\r\n",
        "a: `b",
        "a: @b",
        "a: %b",
        "%YAML 1.1\n",
        "a: b\n---\nc",
        "a: b\n...\n",
        "a: b\n c: d",
        "a:\n b\n",
        "a:\n  b: 1\n c: 2",
        " a: 1\nb: 2",
        "- a\nb: c",
        "a: 1\n- b",
        "a: |\n",
        "a: |\n   \n  b\n",
        "a: [b\n  c]",
        "a: [b: c]",
        "a: [b, ]",
        "a: {b}",
        "a: [b c]",
        "a: \"\\x41\"",
        "a: \"\\/\"",
        "a: \"b\nc\"",
        "a: 'b",
        "a: 'b' c",
        "a : b",
        "a: \xff",
        "a: \xc2\x85",
        "a: \xe2\x80\xa8",
        "\xef\xbb\xbf"
        "a: b",
        "a: b\x01",
        "{{ a }}: b",
        "a: b #c\n  d",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_left(texts[i]);
}

static void nesting_has_a_limit(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);

    (void)state;
    for (size_t i = 0; i < 51; i++)
        strbuf_puts(&text, "- ");
    assert_left(text.ptr);
}

static void texts_beyond_ascii_are_taken(void **state)
{
    (void)state;
    assert_tree("gr\xc3\xbc\xc3\x9f: \xf0\x9f\x98\x80\n",
                "{gr\xc3\xbc\xc3\x9f[1]: \xf0\x9f\x98\x80[1]}[1]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_and_lists_stand_in_lines),
        cmocka_unit_test(plain_texts_go_over_lines),
        cmocka_unit_test(quotes_keep_what_is_between_them),
        cmocka_unit_test(blocks_keep_their_lines_or_fold_them),
        cmocka_unit_test(brackets_stay_on_their_line),
        cmocka_unit_test(what_is_not_common_is_left_to_the_general_reader),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(texts_beyond_ascii_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
