/*
 * Kustomizations rendered in process, for comparing them with `kustomize build`. Each line of the
 * input is "ROOT<tab>FOLDER[<tab>BUILD OPTIONS]"; each line of the output a JSON document:
 *
 *     {"objects": [...], "ns": 12345}   or   {"error": "...", "code": 12, "ns": 12345}
 *
 * "ns" is processor time, which what else runs on the machine changes least.
 */
#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/kustomize/kustomize.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int build(const char *root, const char *folder, const char *options, struct arena *arena,
                 struct kustomize_output *out, struct error *err)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    struct kustomize_input input = { .path = folder, .root_name = root };

    if (kustomize_flags_parse(str_of(options), arena, &input.flags, err) < 0 ||
        tree_open(root, &tree, err) < 0)
        return -1;
    input.root = tree;
    return kustomize_build(&input, arena, out, err);
}

static void run_line(char *line)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct kustomize_output output = { 0 };
    char *rest = line;
    const char *root = strsep(&rest, "\t"), *folder = strsep(&rest, "\t");
    int64_t begin = now_ns();
    struct json *answer = json_new_object(arena);

    if (build(root, folder ? folder : ".", rest ? rest : "", arena, &output, &err) < 0) {
        json_set_text(arena, answer, "error", error_text(&err));
        json_set_int(arena, answer, "code", err.code);
    } else {
        struct json *objects = json_new_array(arena);

        for (size_t i = 0; i < output.count; i++)
            json_append(arena, objects, output.objects[i]);
        json_set(arena, answer, "objects", objects);
    }
    json_set_int(arena, answer, "ns", now_ns() - begin);
    puts(json_print(answer, JSON_COMPACT, arena).ptr);
}

int main(void)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;

    while ((length = getline(&line, &size, stdin)) > 0) {
        line[strcspn(line, "\n")] = '\0';
        run_line(line);
        if (fflush(stdout) != 0)
            break;
    }
    free(line);
    return 0;
}
