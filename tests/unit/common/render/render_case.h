#pragma once

/* A folder made for one test, and what rendering it gives. */

#include "base/arena.h"
#include "io/tree.h"
#include "render/render.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct render_case {
    char folder[64];
    struct arena *arena;
    struct tree *root;
    Argosy__Render__Request request;
    Argosy__Render__Reply *reply;
    struct error err;
};

static inline int render_case_open(void **state)
{
    struct render_case *test = calloc(1, sizeof(*test));

    snprintf(test->folder, sizeof(test->folder), "%s", "/tmp/render-test-XXXXXX");
    assert_non_null(mkdtemp(test->folder));
    test->arena = arena_new();
    argosy__render__request__init(&test->request);
    test->request.path = (char *)(uintptr_t) ".";
    test->request.source = (ProtobufCBinaryData){ 2, (uint8_t *)(uintptr_t) "{}" };
    *state = test;
    return 0;
}

static inline int render_case_close(void **state)
{
    struct render_case *test = *state;
    char *command[] = { (char *)(uintptr_t) "rm", (char *)(uintptr_t) "-rf", test->folder, NULL };
    pid_t child = fork();

    if (child == 0)
        execvp(command[0], command);
    tree_close(test->root);
    arena_free(test->arena);
    error_release(&test->err);
    free(test);
    return 0;
}

static inline const char *render_case_path(struct render_case *test, const char *path)
{
    return arena_printf(test->arena, "%s/%s", test->folder, path);
}

static inline void add_bytes(struct render_case *test, const char *path, const char *bytes,
                             size_t length)
{
    char *whole = arena_printf(test->arena, "%s/%s", test->folder, path);
    FILE *file;

    for (char *slash = strchr(whole + strlen(test->folder) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(whole, 0700);
        *slash = '/';
    }
    file = fopen(whole, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void add(struct render_case *test, const char *path, const char *text)
{
    add_bytes(test, path, text, strlen(text));
}

static inline void set_source(struct render_case *test, const char *json)
{
    test->request.source = (ProtobufCBinaryData){ strlen(json), (uint8_t *)(uintptr_t)json };
}

static inline int run(struct render_case *test)
{
    if (!test->root)
        assert_int_equal(tree_open(test->folder, &test->root, &test->err), 0);
    return render_manifests(test->root, &test->request, test->arena, &test->reply, &test->err);
}

/* The manifests, a line each. */
static inline const char *rendered(struct render_case *test)
{
    const char *all = "";

    if (run(test) < 0)
        return arena_printf(test->arena, "ERROR %s", error_text(&test->err));
    for (size_t i = 0; i < test->reply->n_manifests; i++)
        all = arena_printf(test->arena, "%s%s%.*s", all, i ? "\n" : "",
                           (int)test->reply->manifests[i].len,
                           (const char *)test->reply->manifests[i].data);
    return all;
}

#define assert_renders(test, text) assert_string_equal(rendered(test), text)

static inline void assert_fails(struct render_case *test, enum error_code code, const char *text)
{
    assert_int_equal(run(test), -1);
    assert_string_equal(error_text(&test->err), text);
    assert_int_equal(test->err.code, code);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, render_case_open, render_case_close)
