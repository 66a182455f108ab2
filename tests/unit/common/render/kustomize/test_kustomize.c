/*
 * The cases of tests/corpus/kustomize: each is a folder in one file, beside it what the original
 * answers. Objects must be equal in their order; an error in its first line.
 */
#include "../render_case.h"
#include "base/mem.h"
#include "data/json.h"
#include "render/kustomize/kustomize.h"

#include <dirent.h>

#define CASES FIXTURES "/../corpus/kustomize"

/*
 * Errors whose first line holds what cannot be the same: an address, an object as Go prints it, a
 * panic.
 */
static const char *const other_words[] = {
    "file_yes",         "names_everything_labels", "patched_to_one_name",
    "plugin_validator", "replacement_star_map",    "values_number_key",
};

static char *read_whole(struct render_case *test, const char *path)
{
    FILE *file = fopen(path, "r");
    CLEANUP(free) char *text = NULL;
    size_t size = 0;
    ssize_t length;

    if (!file)
        return NULL;
    length = getdelim(&text, &size, '\0', file);
    (void)fclose(file);
    return arena_strndup(test->arena, text ? text : "", length < 0 ? 0 : (size_t)length);
}

static char hex_byte(const char *digits)
{
    char two[3] = { digits[0], digits[1], '\0' };

    return (char)strtol(two, NULL, 16);
}

/* "\xff" in files called .bin. */
static size_t unescape(char *text, size_t length)
{
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\' && text[i + 1] == 'x' && i + 3 < length) {
            text[used++] = hex_byte(text + i + 2);
            i += 3;
        } else {
            text[used++] = text[i];
        }
    }
    return used;
}

static bool is_header(const char *line)
{
    return strncmp(line, "-- ", 3) == 0 && strstr(line, " --\n");
}

/* The files of a case; what stands before them says the build options. */
static const char *unpack(struct render_case *test, char *text)
{
    const char *options = "";
    char *at = text;

    if (strncmp(at, "options: ", 9) == 0) {
        size_t length = strcspn(at, "\n");

        options = arena_printf(test->arena, "%.*s", (int)length - 9, at + 9);
        at += length + 1;
    }
    while (is_header(at)) {
        char *end = strstr(at, " --\n"), *body = end + 4, *next = body;
        const char *name = arena_printf(test->arena, "%.*s", (int)(end - at) - 3, at + 3);
        size_t length;

        while (*next && !is_header(next))
            next += strcspn(next, "\n") + (next[strcspn(next, "\n")] != '\0');
        length = (size_t)(next - body);
        if (strstr(name, ".bin"))
            length = unescape(body, length);
        add_bytes(test, name, body, length);
        at = next;
    }
    return options;
}

static const char *first_line(struct render_case *test, const char *text)
{
    return arena_printf(test->arena, "%.*s", (int)strcspn(text, "\n"), text);
}

static void check_error(struct render_case *test, const char *name, const char *expected)
{
    for (size_t i = 0; i < sizeof(other_words) / sizeof(*other_words); i++) {
        if (strcmp(other_words[i], name) == 0)
            return;
    }
    if (strcmp(first_line(test, expected), first_line(test, error_text(&test->err))) != 0)
        fail_msg("%s fails with\n%s\nand not with\n%s", name, error_text(&test->err), expected);
}

static void check_objects(struct render_case *test, const char *name, const struct json *expected,
                          const struct kustomize_output *output)
{
    if (json_count(expected) != output->count)
        fail_msg("%s: %zu objects, not %zu", name, output->count, json_count(expected));
    for (size_t i = 0; i < output->count; i++) {
        if (!json_equal(json_item(expected, i), output->objects[i]))
            fail_msg("%s: object %zu is\n%s\nand not\n%s", name, i,
                     json_print(output->objects[i], JSON_SORTED, test->arena).ptr,
                     json_print(json_item(expected, i), JSON_SORTED, test->arena).ptr);
    }
}

static void check_answer(struct render_case *test, const char *name, const char *options,
                         const struct json *expected)
{
    struct kustomize_input input = { .root_name = "ROOT", .path = "." };
    struct kustomize_output output = { 0 };
    const struct json *error = json_get(expected, "error");
    int status;

    assert_int_equal(tree_open(test->folder, &test->root, &test->err), 0);
    if (access(render_case_path(test, "overlay"), F_OK) == 0)
        input.path = "overlay";
    input.root = test->root;
    assert_int_equal(kustomize_flags_parse(str_of(options), test->arena, &input.flags, &test->err),
                     0);
    status = kustomize_build(&input, test->arena, &output, &test->err);
    if (status < 0 && test->err.code == ERR_UNIMPLEMENTED)
        return; /* never a guess */
    if (error && status == 0)
        fail_msg("%s succeeds and should fail with\n%s", name, json_cstr(error));
    if (error)
        check_error(test, name, json_cstr(error));
    else if (status < 0)
        fail_msg("%s fails with\n%s", name, error_text(&test->err));
    else
        check_objects(test, name, json_get(expected, "objects"), &output);
}

static void check_case(const char *name)
{
    void *state;
    char path[512];
    char *text, *answer;
    const struct json *expected;
    struct render_case *test;

    assert_int_equal(render_case_open(&state), 0);
    test = state;
    snprintf(path, sizeof(path), "%s/%s.txt", CASES, name);
    text = read_whole(test, path);
    snprintf(path, sizeof(path), "%s/%s.json", CASES, name);
    answer = read_whole(test, path);
    if (!text || !answer) {
        fail_msg("the case %s has no answer", name);
        return;
    }
    assert_int_equal(json_parse(str_of(answer), NULL, test->arena, &expected, &test->err), 0);
    check_answer(test, name, unpack(test, text), expected);
    assert_int_equal(render_case_close(&state), 0);
}

static void every_case_of_the_corpus_has_the_originals_answer(void **state)
{
    struct dirent **entries;
    int count = scandir(CASES, &entries, NULL, alphasort);
    int checked = 0;

    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        char *end = strstr(entries[i]->d_name, ".txt");

        if (end) {
            *end = '\0';
            check_case(entries[i]->d_name);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(checked > 300);
}

static void images_are_sorted_and_those_named_twice_stand_twice(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object;
    const char *const *images;
    size_t count;

    (void)state;
    assert_int_equal(json_parse(STR("{\"spec\":{\"initContainers\":[{\"image\":\"b\"},{}],"
                                    "\"containers\":[{\"image\":\"c\"},{\"image\":\"a\"},"
                                    "{\"image\":\"b\"}]},\"image\":\"z\"}"),
                                NULL, arena, &object, &err),
                     0);
    kustomize_images(&object, 1, arena, &images, &count);
    assert_int_equal(count, 4);
    assert_string_equal(images[0], "a");
    assert_string_equal(images[1], "b");
    assert_string_equal(images[2], "b");
    assert_string_equal(images[3], "c");
}

static void flags_are_read_as_the_program_reads_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct kustomize_flags flags;

    (void)state;
    assert_int_equal(kustomize_flags_parse(STR("  --enable-helm --load-restrictor "
                                               "LoadRestrictionsNone --reorder=none"),
                                           arena, &flags, &err),
                     0);
    assert_true(flags.enable_helm && flags.any_file && flags.keep_order);
    assert_int_equal(kustomize_flags_parse(STR("--reorder random"), arena, &flags, &err), 0);
    assert_string_equal(flags.fault,
                        "illegal flag value --reorder random; legal values: [legacy none]");
    assert_int_equal(flags.note_count, 1);
    assert_int_equal(kustomize_flags_parse(STR("--output x"), arena, &flags, &err), -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_of_the_corpus_has_the_originals_answer),
        cmocka_unit_test(images_are_sorted_and_those_named_twice_stand_twice),
        cmocka_unit_test(flags_are_read_as_the_program_reads_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
