/*
 * bench_json FILE DOCUMENTS [speed|memory]: FILE holds one JSON text a line. Measures parsing (into
 * an arena, as Go parses into an interface{}) and writing, best of several rounds over the file;
 * then what DOCUMENTS separate documents cost at rest, all that malloc() takes for them included,
 * against their text.
 */
#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 7 };

struct lines {
    char *text;
    size_t size;
    VEC(struct str) all;
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void read_lines(struct lines *lines, const char *path)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;

    if (!file) {
        perror(path);
        exit(1);
    }
    while ((len = getline(&line, &capacity, file)) > 0) {
        struct str text;

        len -= line[len - 1] == '\n';
        line[len] = '\0';
        text = (struct str){ xmemdup(line, (size_t)len + 1), (size_t)len };
        vec_push(&lines->all, text);
        lines->size += text.len;
    }
    free(line);
    fclose(file);
}

static void check(int status, const struct error *err)
{
    if (status == 0)
        return;
    fprintf(stderr, "%s\n", error_text(err));
    exit(1);
}

static void measure_speed(const struct lines *lines)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(SIZE_MAX);
    double parse = 1e9, document = 1e9, write = 1e9, megabytes = (double)lines->size / 1e6;

    for (int round = 0; round < ROUNDS; round++) {
        double parsing = 0, writing = 0, begin;

        for (size_t i = 0; i < lines->all.count; i++) {
            struct arena *arena = arena_new();
            const struct json *value = NULL;

            begin = now_ms();
            check(json_parse(lines->all.items[i], NULL, arena, &value, &err), &err);
            parsing += now_ms() - begin;
            out.len = 0;
            begin = now_ms();
            json_write(value, JSON_SORTED, &out);
            writing += now_ms() - begin;
            arena_free(arena);
        }
        parse = parsing < parse ? parsing : parse;
        write = writing < write ? writing : write;
        begin = now_ms();
        for (size_t i = 0; i < lines->all.count; i++) {
            struct json_doc *doc = NULL;

            check(json_doc_parse(lines->all.items[i], NULL, &doc, &err), &err);
            json_doc_unref(doc);
        }
        begin = now_ms() - begin;
        document = begin < document ? begin : document;
    }
    printf("parse %.0f MB/s, as document %.0f MB/s, write sorted %.0f MB/s\n",
           megabytes / parse * 1e3, megabytes / document * 1e3, megabytes / write * 1e3);
}

static void measure_memory(const struct lines *lines, size_t count)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json_doc **docs = xcalloc(count, sizeof(*docs));
    size_t text = 0, own = 0, before, after;

    malloc_trim(0);
    before = mallinfo2().uordblks + mallinfo2().hblkhd;
    for (size_t i = 0; i < count; i++) {
        struct str line = lines->all.items[i % lines->all.count];

        check(json_doc_parse(line, NULL, &docs[i], &err), &err);
        text += line.len;
        own += json_doc_size(docs[i]);
    }
    if (text == 0 || count == 0) {
        fprintf(stderr, "no documents\n");
        exit(1);
    }
    after = mallinfo2().uordblks + mallinfo2().hblkhd;
    printf("%zu documents: %.2f x the text (%.0f of %.0f bytes each), %.2f without malloc's part\n",
           count, (double)(after - before) / (double)text, (double)(after - before) / (double)count,
           (double)text / (double)count, (double)own / (double)text);
    for (size_t i = 0; i < count; i++)
        json_doc_unref(docs[i]);
    free(docs);
}

int main(int argc, char **argv)
{
    struct lines lines = { 0 };

    if (argc < 3) {
        fprintf(stderr, "usage: bench_json FILE DOCUMENTS [speed|memory]\n");
        return 2;
    }
    read_lines(&lines, argv[1]);
    if (argc < 4 || *argv[3] == 's')
        measure_speed(&lines);
    if (argc < 4 || *argv[3] == 'm')
        measure_memory(&lines, strtoul(argv[2], NULL, 10));
    return 0;
}
