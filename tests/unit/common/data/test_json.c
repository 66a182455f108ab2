#include "base/arena.h"
#include "data/json.h"
#include "test.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (json_parse(str_of(text), NULL, arena, &value, &err) < 0)
        fail_msg("%s: %s", text, error_text(&err));
    return value;
}

static const char *print(struct arena *arena, const struct json *value)
{
    return json_print(value, JSON_COMPACT, arena).ptr;
}

static void assert_written(const char *text, unsigned style, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    assert_string_equal(json_print(parse(arena, text), style, arena).ptr, expected);
}

static void assert_rejected(const char *text, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(error_text(&err), expected);
}

/* ---- reading ---- */

static void types_are_told_apart(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v =
        parse(arena, "[null,true,7,7.0,\"x\",[],{},-9223372036854775808,9223372036854775808]");
    static const enum json_type types[] = { JSON_NULL,   JSON_BOOL,   JSON_INT,
                                            JSON_FLOAT,  JSON_STRING, JSON_ARRAY,
                                            JSON_OBJECT, JSON_INT,    JSON_FLOAT };

    (void)state;
    assert_int_equal(json_count(v), 9);
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(json_type(json_item(v, i)), types[i]);
    assert_int_equal(json_type(NULL), JSON_ABSENT);
    assert_int_equal(json_type(json_item(v, 9)), JSON_ABSENT);
    assert_string_equal(json_type_name(JSON_FLOAT), "float");
}

static void members_are_found_by_key_and_path(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v = parse(
        arena, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"my-own\":\"label\",\"app\":\"web\"}},"
               "\"spec\":{\"containers\":[{\"image\":\"nginx:1\"},{\"image\":\"redis:7\"}]}}");
    struct str text;

    (void)state;
    assert_string_equal(json_cstr_at(v, "metadata.name"), "a");
    assert_string_equal(json_cstr_at(v, "metadata.labels.my-own"), "label");
    assert_string_equal(json_cstr_at(v, "metadata.labels.app"), "web");
    assert_string_equal(json_cstr_at(v, "spec.containers.1.image"), "redis:7");
    assert_string_equal(json_cstr_at(v, "spec.containers.2.image"), "");
    assert_string_equal(json_cstr_at(v, "spec.containers.x.image"), "");
    assert_null(json_get(v, "kind"));
    assert_null(json_get(v, "not-a-name"));
    assert_null(json_get(json_at(v, "metadata.name"), "x"));
    assert_ptr_equal(json_at(v, ""), v);
    assert_true(json_text(json_get(v, "metadata"), "name", &text));
    assert_true(str_equals(text, "a"));
    assert_false(json_text(v, "metadata", &text));
}

static void numbers_keep_all_their_bits(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v = parse(arena, "[9223372036854775807,-36028797018963969,36028797018963968,"
                                        "-36028797018963968,2.5,1e3,1e300,1.5e-5]");

    (void)state;
    assert_true(json_int(json_item(v, 0), 0) == INT64_MAX);
    assert_true(json_int(json_item(v, 1), 0) == -36028797018963969);
    assert_true(json_int(json_item(v, 2), 0) == 36028797018963968);
    assert_true(json_int(json_item(v, 3), 0) == -36028797018963968);
    assert_true(json_int(json_item(v, 4), -1) == -1);
    assert_true(json_int(json_item(v, 5), 0) == 1000);
    assert_true(json_int(json_item(v, 6), -1) == -1);
    assert_true(json_double(json_item(v, 7), 0) == 1.5e-5);
    assert_true(json_double(json_item(v, 0), 0) == 0x1p63);
    assert_true(json_double(NULL, 3) == 3);
    assert_true(json_bool(NULL, true));
}

static void a_walk_sees_members_in_order(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v = parse(arena, "{\"z\":1,\"kind\":2,\"a-long-key-of-ours\":3}");
    static const char *const keys[] = { "z", "kind", "a-long-key-of-ours" };
    size_t count = 0;

    (void)state;
    assert_int_equal(json_count(v), 3);
    for (struct json_cursor at = json_walk(v); count < 3 && json_next(&at); count++) {
        assert_int_equal(at.index, count);
        assert_string_equal(at.key.ptr, keys[count]);
        assert_int_equal(json_int(at.value, 0), count + 1);
    }
    assert_int_equal(count, 3);
    for (struct json_cursor at = json_walk(NULL); json_next(&at);)
        fail();
}

static void text_may_hold_a_nul_and_has_one_behind_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v = parse(arena, "[\"\\u0000\",\"abcdef\",\"a\\u0000bcdefgh\",\"\"]");

    (void)state;
    assert_int_equal(json_string(json_item(v, 0)).len, 1);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(json_string(json_item(v, i)).ptr[json_string(json_item(v, i)).len], 0);
    assert_memory_equal(json_string(json_item(v, 2)).ptr, "a\0bcdefgh", 10);
    assert_string_equal(json_cstr(json_item(v, 2)), "a");
    assert_string_equal(print(arena, v), "[\"\\u0000\",\"abcdef\",\"a\\u0000bcdefgh\",\"\"]");
}

/* ---- parsing ---- */

static void escapes_and_bad_utf8_read_as_in_go(void **state)
{
    (void)state;
    assert_written("\"\\u00e9\\n\\/\\\"\\\\\\b\\f\\r\\t\"", 0, "\"é\\n/\\\"\\\\\\b\\f\\r\\t\"");
    assert_written("\"\\ud83d\\ude00\"", 0, "\"\xf0\x9f\x98\x80\"");
    assert_written("\"\\ud83dx\\ude00\"", 0, "\"\xef\xbf\xbdx\xef\xbf\xbd\"");
    assert_written("\"\\ud83d\\ud83d\\ude00\"", 0, "\"\xef\xbf\xbd\xf0\x9f\x98\x80\"");
    assert_written("\"a\xff\xc3z\xed\xa0\x80\"", 0,
                   "\"a\xef\xbf\xbd\xef\xbf\xbdz\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    assert_written("\"0123456789abcdef0123456789abcd\xc3\xa9 \\n0123456789abcdef\"", 0,
                   "\"0123456789abcdef0123456789abcd\xc3\xa9 \\n0123456789abcdef\"");
}

static void the_last_of_equal_members_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char key[300];
    char *text;

    (void)state;
    assert_written("{\"a\":1,\"kind\":2,\"a\":3,\"b\":4,\"kind\":5,\"a\":6}", 0,
                   "{\"a\":6,\"kind\":5,\"b\":4}");
    memset(key, 'k', 299);
    key[299] = '\0';
    text = arena_printf(arena, "{\"%s\":1,\"x\":2,\"%s\":3}", key, key);
    assert_string_equal(print(arena, parse(arena, text)),
                        arena_printf(arena, "{\"%s\":3,\"x\":2}", key));
}

static void errors_name_line_and_column(void **state)
{
    (void)state;
    assert_rejected("", "unexpected end of JSON input (line 1, column 1)");
    assert_rejected("{\n  \"a\": }", "invalid character '}' looking for beginning of value "
                                     "(line 2, column 8)");
    assert_rejected("{\"a\" 1}", "invalid character '1' after object key (line 1, column 6)");
    assert_rejected("{\"a\":1 x", "invalid character 'x' after object key:value pair "
                                  "(line 1, column 8)");
    assert_rejected("{a:1}", "invalid character 'a' looking for beginning of object key string "
                             "(line 1, column 2)");
    assert_rejected("[1,]", "invalid character ']' looking for beginning of value "
                            "(line 1, column 4)");
    assert_rejected("[1 2]", "invalid character '2' after array element (line 1, column 4)");
    assert_rejected("[1", "unexpected end of JSON input (line 1, column 3)");
    assert_rejected("1 2", "invalid character '2' after top-level value (line 1, column 3)");
    assert_rejected("01", "invalid character '1' after top-level value (line 1, column 2)");
    assert_rejected("-", "invalid character ' ' in numeric literal (line 1, column 2)");
    assert_rejected("-x", "invalid character 'x' in numeric literal (line 1, column 2)");
    assert_rejected("1.x", "invalid character 'x' after decimal point in numeric literal "
                           "(line 1, column 3)");
    assert_rejected("1e+x", "invalid character 'x' in exponent of numeric literal "
                            "(line 1, column 4)");
    assert_rejected("trux", "invalid character 'x' in literal true (expecting 'e') "
                            "(line 1, column 4)");
    assert_rejected("\"a\nb\"", "invalid character '\\n' in string literal (line 1, column 3)");
    assert_rejected("\"\\x\"", "invalid character 'x' in string escape code (line 1, column 3)");
    assert_rejected("\"\\u12g4\"", "invalid character 'g' in \\u hexadecimal character escape "
                                   "(line 1, column 6)");
    assert_rejected("\"abc", "unexpected end of JSON input (line 1, column 5)");
    assert_rejected("'", "invalid character '\\'' looking for beginning of value "
                         "(line 1, column 1)");
    assert_rejected("1e400", "json: cannot unmarshal number 1e400 into Go value of type float64 "
                             "(line 1, column 1)");
    assert_rejected("1e400f", "invalid character 'f' after top-level value (line 1, column 6)");
    assert_rejected("[1e400, 1e500, ]", "invalid character ']' looking for beginning of value "
                                        "(line 1, column 16)");
    assert_rejected("[1, 1e400, 1e500]",
                    "json: cannot unmarshal number 1e400 into Go value of type float64 "
                    "(line 1, column 5)");
}

static char *nested(struct arena *arena, size_t depth)
{
    char *text = arena_alloc(arena, depth * 2 + 1);

    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    return text;
}

static void limits_hold(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json_limits small = { .bytes = 4, .depth = 3 };
    const struct json *v;

    (void)state;
    assert_int_equal(json_parse(STR("12345"), &small, arena, &v, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
    error_release(&err);
    assert_int_equal(json_parse(STR("[[[["), &small, arena, &v, &err), -1);
    assert_string_equal(error_text(&err),
                        "invalid character '[' exceeded max depth (line 1, column 4)");
    error_release(&err);

    assert_int_equal(json_parse(str_of(nested(arena, 10001)), NULL, arena, &v, &err), -1);
    error_release(&err);
    v = parse(arena, nested(arena, 10000));
    assert_string_equal(print(arena, v), nested(arena, 10000));
    assert_true(json_equal(v, json_copy(arena, v)));
    assert_true(json_hash(v) != 0);
}

static void number_text_is_kept_when_asked_for(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json_limits keep = { .keep_number_text = true };
    const char *text = "[1.50,1e2,123456789012345678901234567890,7,1e999]";
    const struct json *v;

    (void)state;
    assert_int_equal(json_parse(str_of(text), &keep, arena, &v, &err), 0);
    assert_string_equal(print(arena, v), text);
    assert_string_equal(print(arena, json_copy(arena, v)), text);
    assert_true(json_double(json_item(v, 0), 0) == 1.5);
}

static void a_big_object_is_quick_to_read_and_search(void **state)
{
    enum { COUNT = 100000 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char *text = arena_alloc(arena, COUNT * 2 * 24), *to = text;
    const struct json *v;

    (void)state;
    *to++ = '{';
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < COUNT; i++)
            to += snprintf(to, 24, "\"key-%d\":%d,", i * 7919 % COUNT, i + round * COUNT);
    }
    to[-1] = '}';
    v = parse(arena, text);
    assert_int_equal(json_count(v), COUNT);
    for (int i = 0; i < COUNT; i++) {
        char key[24];

        snprintf(key, sizeof(key), "key-%d", i * 7919 % COUNT);
        assert_int_equal(json_int(json_get(v, key), -1), COUNT + i);
    }
    assert_null(json_get(v, "key-x"));
    assert_true(json_equal(v, json_edit(arena, v)));
}

/* ---- editing ---- */

static void an_edit_leaves_the_original_alone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text =
        "{\"metadata\":{\"labels\":{\"a\":\"1\"},\"name\":\"n\"},\"list\":[1,[2],3]}";
    const struct json *original = parse(arena, text);
    struct json *copy = json_edit(arena, original);
    struct json *metadata = json_edit_object(arena, copy, "metadata");
    struct json *list = json_edit_get(arena, copy, "list");

    (void)state;
    assert_ptr_equal(json_get(copy, "list"), list);
    json_set_text(arena, json_edit_object(arena, metadata, "labels"), "b", "a longer text");
    json_set_int(arena, json_edit_object(arena, metadata, "annotations"), "n", INT64_MIN);
    assert_true(json_remove(arena, metadata, "name"));
    assert_false(json_remove(arena, metadata, "name"));
    json_append(arena, list, json_new_bool(arena, true));
    json_insert(arena, list, 0, json_new_null(arena));
    json_remove_item(arena, list, 1);
    json_append(arena, json_edit_item(arena, list, 1), json_new_float(arena, 0.5));
    json_replace(arena, list, 2, json_get(original, "metadata"));
    assert_null(json_edit_item(arena, list, 9));
    assert_null(json_edit_get(arena, copy, "nothing"));

    assert_string_equal(print(arena, copy),
                        "{\"metadata\":{\"labels\":{\"a\":\"1\",\"b\":\"a longer text\"},"
                        "\"annotations\":{\"n\":-9223372036854775808}},"
                        "\"list\":[null,[2,0.5],{\"labels\":{\"a\":\"1\"},\"name\":\"n\"},true]}");
    assert_string_equal(print(arena, original), text);
}

static void a_value_put_in_twice_is_changed_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *shared = json_new_object(arena), *top = json_new_object(arena);

    (void)state;
    json_set(arena, top, "a", shared);
    json_set(arena, top, "b", shared);
    json_set_bool(arena, json_edit_get(arena, top, "a"), "x", true);
    json_set_bool(arena, json_edit_get(arena, top, "a"), "y", false);
    assert_string_equal(print(arena, top), "{\"a\":{\"x\":true,\"y\":false},\"b\":{}}");
}

static void a_handle_stays_good_while_its_parent_grows(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *top = json_new_object(arena), *inner = json_edit_object(arena, top, "inner");
    char key[16];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        snprintf(key, sizeof(key), "k%d", i);
        json_set_int(arena, top, key, i);
    }
    json_set_int(arena, inner, "late", 1);
    assert_int_equal(json_int(json_at(top, "inner.late"), 0), 1);
    assert_int_equal(json_count(top), 1001);
    for (int i = 0; i < 1000; i += 2) {
        snprintf(key, sizeof(key), "k%d", i);
        assert_true(json_remove(arena, top, key));
        assert_null(json_get(top, key));
    }
    json_set_int(arena, top, "k0", 7);
    assert_int_equal(json_int(json_get(top, "k0"), 0), 7);
    for (int i = 1; i < 1000; i++) {
        snprintf(key, sizeof(key), "k%d", i);
        assert_int_equal(json_remove(arena, top, key), i % 2);
    }
    assert_int_equal(json_count(top), 2);
    assert_string_equal(print(arena, top), "{\"inner\":{\"late\":1},\"k0\":7}");
}

static void edit_object_replaces_what_is_no_object(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *top = json_edit(arena, parse(arena, "{\"a\":1}"));

    (void)state;
    json_set_int(arena, json_edit_object(arena, top, "a"), "b", 2);
    assert_string_equal(print(arena, top), "{\"a\":{\"b\":2}}");
    assert_int_equal(json_int(json_edit(arena, json_get(parse(arena, "[1]"), "x")), 5), 5);
    assert_true(json_is(json_new_float(arena, 1e308 * 10), JSON_NULL));
}

static void a_copy_depends_on_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct arena *other = arena_new();
    struct json *copy = json_copy(
        arena, parse(other, "{\"own-key\":[1,\"some longer text\",{\"kind\":\"Deployment\"}]}"));

    (void)state;
    arena_free(other);
    json_set_int(arena, copy, "x", 1);
    assert_string_equal(print(arena, copy),
                        "{\"own-key\":[1,\"some longer text\",{\"kind\":\"Deployment\"}],\"x\":1}");
}

/* ---- comparing ---- */

static void order_of_members_is_of_no_matter(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *a =
        parse(arena, "{\"x\":[1,{\"kind\":null}],\"y\":\"a text of some length\"}");
    const struct json *b =
        parse(arena, "{\"y\":\"a text of some length\",\"x\":[1,{\"kind\":null}]}");
    const struct json *c =
        parse(arena, "{\"y\":\"a text of some length\",\"x\":[1.0,{\"kind\":null}]}");

    (void)state;
    assert_true(json_equal(a, b));
    assert_true(json_equal(json_edit(arena, a), b));
    assert_true(json_hash(a) == json_hash(b));
    assert_true(json_hash(a) == json_hash(json_edit(arena, b)));
    assert_false(json_equal(a, c));
    assert_true(json_hash(a) != json_hash(c));
    assert_false(json_equal(parse(arena, "[1,2]"), parse(arena, "[2,1]")));
    assert_false(json_equal(parse(arena, "{\"a\":1}"), parse(arena, "{\"b\":1}")));
    assert_true(json_equal(NULL, NULL));
    assert_false(json_equal(NULL, parse(arena, "null")));
}

/* Stored hashes have to stay: these numbers may never change. */
static void hashes_are_the_same_for_ever(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *v = parse(arena, "{\"kind\":\"Pod\",\"n\":[1,-0.0,2.5,true,null,\"\"]}");

    (void)state;
    assert_true(json_hash(v) == 0x2f5f1f91a0bfa46du);
    assert_true(json_hash(parse(arena, "-0.0")) == json_hash(parse(arena, "0.0")));
}

/* ---- documents ---- */

static void a_document_lives_by_its_references(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = "{\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"},\"n\":1e-7}";
    struct json_doc *doc = NULL, *other;

    (void)state;
    assert_int_equal(json_doc_parse(str_of(text), NULL, &doc, &err), 0);
    assert_ptr_equal(json_doc_ref(doc), doc);
    json_doc_unref(doc);
    assert_string_equal(print(arena, json_doc_root(doc)), text);
    other = json_doc_freeze(json_get(json_edit(arena, json_doc_root(doc)), "data"));
    json_doc_unref(doc);
    assert_string_equal(print(arena, json_doc_root(other)), "{\"a\":\"b\"}");
    assert_true(json_doc_size(other) > 8 && json_doc_size(other) < 64);
    json_doc_unref(other);
    json_doc_unref(NULL);
    assert_int_equal(json_doc_parse(STR("{"), NULL, &doc, &err), -1);
}

static void a_sealed_document_can_be_mapped(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *mapped = NULL;
    const char *text = "{\"own\":[{},[],1,-2.5,\"short\",\"a longer text\",\"Deployment\",null,"
                       "true,9223372036854775807],\"kind\":\"x\"}";
    struct json_doc *doc = json_doc_freeze(parse(arena, text));
    int fd = -1;

    (void)state;
    assert_int_equal(json_doc_seal(doc, &fd, &err), 0);
    json_doc_unref(doc);
    assert_int_equal(json_doc_map(fd, &mapped, &err), 0);
    assert_int_equal(write(fd, "x", 1), -1);
    close(fd);
    assert_string_equal(print(arena, json_doc_root(mapped)), text);
    json_doc_unref(json_doc_ref(mapped));
}

static void a_document_written_to_memory_is_the_file_of_a_sealed_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref)
    struct json_doc *doc = json_doc_freeze(parse(arena, "{\"a\":[1,\"text of some length\"]}"));
    size_t size = json_doc_file_size(doc);
    char *written = arena_alloc(arena, size), *sealed = arena_alloc(arena, size + 1);
    int fd = -1;

    (void)state;
    assert_int_equal(json_doc_seal(doc, &fd, &err), 0);
    assert_int_equal(pread(fd, sealed, size + 1, 0), size);
    json_doc_write_file(doc, written);
    assert_memory_equal(written, sealed, size);
    close(fd);
}

static void what_is_not_sealed_is_not_mapped(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json_doc *doc;
    FILE *file = tmpfile();

    (void)state;
    assert_non_null(file);
    assert_int_equal(json_doc_map(fileno(file), &doc, &err), -1);
    assert_string_equal(error_text(&err), "a document from another process is not sealed");
    fclose(file);
}

static void *use_document(void *doc)
{
    for (int i = 0; i < 1000; i++) {
        struct json_doc *own = json_doc_ref(doc);

        if (json_int(json_at(json_doc_root(own), "a.b"), 0) != 5)
            return NULL;
        json_doc_unref(own);
    }
    return doc;
}

static void a_document_serves_many_threads(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref)
    struct json_doc *doc = json_doc_freeze(parse(arena, "{\"a\":{\"b\":5}}"));
    pthread_t threads[4];

    (void)state;
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, use_document, doc), 0);
    for (int i = 0; i < 4; i++) {
        void *result = NULL;

        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_ptr_equal(result, doc);
    }
}

/* ---- writing ---- */

static void text_is_escaped_as_go_does(void **state)
{
    (void)state;
    assert_written("\"<a href='x'>&amp;</a>\"", 0,
                   "\"\\u003ca href='x'\\u003e\\u0026amp;\\u003c/a\\u003e\"");
    assert_written("\"<&>\"", JSON_RAW_HTML, "\"<&>\"");
    assert_written("\"a\\u2028b\\u2029c\\u2027\\u202ad\"", 0,
                   "\"a\\u2028b\\u2029c\xe2\x80\xa7\xe2\x80\xaa"
                   "d\"");
    assert_written("\"\\u0001\\u001f\\u007f\\b\\f\"", 0, "\"\\u0001\\u001f\x7f\\b\\f\"");
}

static void bad_utf8_of_an_edited_text_is_written_as_go_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(print(arena, json_new_cstr(arena, "a\xff<")), "\"a\\ufffd\\u003c\"");
}

static void members_are_sorted_bytewise(void **state)
{
    (void)state;
    assert_written("{\"b\":1,\"a\":{\"z\":1,\"B\":2},\"A\":3,\"\":4,\"aa\":5}", JSON_SORTED,
                   "{\"\":4,\"A\":3,\"a\":{\"B\":2,\"z\":1},\"aa\":5,\"b\":1}");
}

static void indented_text_looks_as_gos(void **state)
{
    (void)state;
    assert_written("{\"b\":[1,{}],\"a\":{\"c\":[]}}", JSON_SORTED | JSON_INDENT,
                   "{\n  \"a\": {\n    \"c\": []\n  },\n  \"b\": [\n    1,\n    {}\n  ]\n}");
}

static void floats_are_printed_as_gos(void **state)
{
    (void)state;
    assert_written("[1.0,-0.0,0.1,1e20,1e21,1e-6,1e-7,123456789.125,1.7976931348623157e308,5e-324]",
                   0,
                   "[1,-0,0.1,100000000000000000000,1e+21,0.000001,1e-7,123456789.125,"
                   "1.7976931348623157e+308,5e-324]");
    assert_written("[5.684341886080802e-14,2.2250738585072014e-308,9007199254740993.0,-1.5e-10]", 0,
                   "[5.684341886080802e-14,2.2250738585072014e-308,9007199254740992,-1.5e-10]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_told_apart),
        cmocka_unit_test(members_are_found_by_key_and_path),
        cmocka_unit_test(numbers_keep_all_their_bits),
        cmocka_unit_test(a_walk_sees_members_in_order),
        cmocka_unit_test(text_may_hold_a_nul_and_has_one_behind_it),
        cmocka_unit_test(escapes_and_bad_utf8_read_as_in_go),
        cmocka_unit_test(the_last_of_equal_members_counts),
        cmocka_unit_test(errors_name_line_and_column),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(number_text_is_kept_when_asked_for),
        cmocka_unit_test(a_big_object_is_quick_to_read_and_search),
        cmocka_unit_test(an_edit_leaves_the_original_alone),
        cmocka_unit_test(a_value_put_in_twice_is_changed_once),
        cmocka_unit_test(a_handle_stays_good_while_its_parent_grows),
        cmocka_unit_test(edit_object_replaces_what_is_no_object),
        cmocka_unit_test(a_copy_depends_on_nothing),
        cmocka_unit_test(order_of_members_is_of_no_matter),
        cmocka_unit_test(hashes_are_the_same_for_ever),
        cmocka_unit_test(a_document_lives_by_its_references),
        cmocka_unit_test(a_sealed_document_can_be_mapped),
        cmocka_unit_test(a_document_written_to_memory_is_the_file_of_a_sealed_one),
        cmocka_unit_test(what_is_not_sealed_is_not_mapped),
        cmocka_unit_test(a_document_serves_many_threads),
        cmocka_unit_test(text_is_escaped_as_go_does),
        cmocka_unit_test(bad_utf8_of_an_edited_text_is_written_as_go_does),
        cmocka_unit_test(members_are_sorted_bytewise),
        cmocka_unit_test(indented_text_looks_as_gos),
        cmocka_unit_test(floats_are_printed_as_gos),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
