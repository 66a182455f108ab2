/*
 * A kustomization and one file beside it, as a repository may hold them: the input is both, split
 * at the first NUL byte. Whatever comes of it is an error or a list of objects.
 */
#include "base/arena.h"
#include "base/error.h"
#include "io/tree.h"
#include "render/kustomize/kustomize.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[64];

static void remove_folder(void)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/kustomization.yaml", folder);
    (void)unlink(path);
    snprintf(path, sizeof(path), "%s/r.yaml", folder);
    (void)unlink(path);
    (void)rmdir(folder);
}

static void write_file(const char *name, const uint8_t *bytes, size_t size)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    if (!file)
        abort();
    if (size > 0 && fwrite(bytes, 1, size, file) != size)
        abort();
    if (fclose(file) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(tree_close) struct tree *tree = NULL;
    const uint8_t *end = size ? memchr(data, '\0', size) : NULL;
    size_t first = end ? (size_t)(end - data) : size;
    struct kustomize_input input = { .path = ".", .root_name = "ROOT" };
    struct kustomize_output output;

    if (!folder[0]) {
        snprintf(folder, sizeof(folder), "/tmp/fuzz-kustomize-XXXXXX");
        if (!mkdtemp(folder) || atexit(remove_folder) != 0)
            abort();
    }
    write_file("kustomization.yaml", data, first);
    write_file("r.yaml", end ? end + 1 : data, end ? size - first - 1 : 0);
    if (tree_open(folder, &tree, &err) < 0)
        abort();
    input.root = tree;
    input.flags.enable_helm = true;
    if (kustomize_build(&input, arena, &output, &err) < 0 && !error_text(&err)[0])
        abort();
    return 0;
}
