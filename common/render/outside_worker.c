/*
 * Questions of a sandboxed worker, put to its parent. The worker may open nothing but what lies
 * beneath its own folder, so that the files of other folders are opened by the parent, one by one.
 */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/sandbox.h"
#include "io/tree.h"
#include "render.pb-c.h"
#include "render/helm/helm.h"
#include "render/outside.h"
#include "render/renderer.h"
#include "rpc/arena_protobuf.h"

#include <errno.h>
#include <unistd.h>

/** Pack a question, ask it, unpack the answer. `fd` as of sandbox_ask(). */
static int ask(struct sandbox_worker *worker, const Argosy__Render__Question *question,
               struct arena *arena, Argosy__Render__Answer **out, int *fd, struct error *err)
{
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    size_t size = argosy__render__question__get_packed_size(question);
    uint8_t *packed = arena_alloc(arena, size + 1);
    struct str answer;

    argosy__render__question__pack(question, packed);
    if (sandbox_ask(worker, (struct str){ (const char *)packed, size }, arena, &answer, fd, err) <
        0)
        return -1;
    *out = argosy__render__answer__unpack(&allocator, answer.len, (const uint8_t *)answer.ptr);
    if (*out)
        return 0;
    if (fd && *fd >= 0)
        close(*fd);
    return error_set(err, ERR_INTERNAL, "the answer of the parent process cannot be decoded");
}

static char *text_of(const char *text)
{
    return (char *)(uintptr_t)(text ? text : "");
}

/* ---- folders ---- */

/** A folder of the parent's; it lives as long as the process. */
struct folder {
    struct sandbox_worker *worker;
    uint32_t number;
};

static int open_by_parent(void *context, const char *path, int flags, struct error *err)
{
    const struct folder *folder = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Render__Question question;
    Argosy__Render__Answer *answer;
    int fd = -1;

    argosy__render__question__init(&question);
    question.wanted = ARGOSY__RENDER__WANTED__WANTED_FILE;
    question.folder = folder->number;
    question.path = text_of(path);
    question.flags = (uint32_t)flags;
    if (ask(folder->worker, &question, arena, &answer, &fd, err) < 0)
        return -1;
    return fd >= 0 ? fd : error_set(err, ERR_INTERNAL, "no descriptor came for '%s'", path);
}

static int read_link_by_parent(void *context, const char *path, struct arena *arena,
                               const char **out, struct error *err)
{
    const struct folder *folder = context;
    Argosy__Render__Question question;
    Argosy__Render__Answer *answer;

    argosy__render__question__init(&question);
    question.wanted = ARGOSY__RENDER__WANTED__WANTED_LINK;
    question.folder = folder->number;
    question.path = text_of(path);
    if (ask(folder->worker, &question, arena, &answer, NULL, err) < 0)
        return -1;
    *out = answer->text;
    return 0;
}

static int ask_for_folder(struct sandbox_worker *worker, const Argosy__Render__Question *question,
                          struct tree **out, struct error *err)
{
    static const struct tree_opener parent = { open_by_parent, read_link_by_parent };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Render__Answer *answer;
    struct folder *folder;

    if (ask(worker, question, arena, &answer, NULL, err) < 0)
        return -1;
    folder = xcalloc(1, sizeof(*folder));
    folder->worker = worker;
    folder->number = answer->folder;
    *out = tree_of_opener(&parent, folder);
    return 0;
}

static int open_ref(void *context, const char *name, struct tree **out, struct error *err)
{
    Argosy__Render__Question question;

    argosy__render__question__init(&question);
    question.wanted = ARGOSY__RENDER__WANTED__WANTED_REF;
    question.name = text_of(name);
    return ask_for_folder(context, &question, out, err);
}

static int open_git(void *context, const struct outside_git *wanted, struct tree **out,
                    struct error *err)
{
    Argosy__Render__Question question;

    argosy__render__question__init(&question);
    question.wanted = ARGOSY__RENDER__WANTED__WANTED_GIT;
    question.url = text_of(wanted->url);
    question.revision = text_of(wanted->revision);
    question.submodules = wanted->submodules;
    return ask_for_folder(context, &question, out, err);
}

/* ---- bytes ---- */

/** All bytes of a descriptor, which is closed. */
static int read_all(int fd, struct arena *arena, struct str *out, struct error *err)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *bytes;
    off_t length = 0;
    ssize_t got = 1;

    if (size < 0 || size > RENDER_FILE_LIMIT) {
        close(fd);
        return error_set(err, ERR_TOO_LARGE, "a fetched file is larger than %d bytes",
                         RENDER_FILE_LIMIT);
    }
    bytes = arena_alloc(arena, (size_t)size + 1);
    while (length < size && got > 0) {
        got = pread(fd, bytes + length, (size_t)(size - length), length);
        length += got > 0 ? got : 0;
    }
    close(fd);
    if (got < 0)
        return error_set_errno(err, errno, "cannot read a fetched file");
    *out = (struct str){ bytes, (size_t)length };
    return 0;
}

static int ask_for_bytes(struct sandbox_worker *worker, const Argosy__Render__Question *question,
                         struct arena *arena, struct str *out, struct error *err)
{
    Argosy__Render__Answer *answer;
    int fd = -1;

    if (ask(worker, question, arena, &answer, &fd, err) < 0)
        return -1;
    if (fd < 0)
        return error_set(err, ERR_INTERNAL, "no descriptor came for '%s'", question->url);
    return read_all(fd, arena, out, err);
}

static int read_url(void *context, const char *url, struct arena *arena, struct str *out,
                    struct error *err)
{
    Argosy__Render__Question question;

    argosy__render__question__init(&question);
    question.wanted = ARGOSY__RENDER__WANTED__WANTED_URL;
    question.url = text_of(url);
    return ask_for_bytes(context, &question, arena, out, err);
}

static void fill_question(Argosy__Render__Question *question, const struct outside_chart *wanted)
{
    argosy__render__question__init(question);
    question->wanted = ARGOSY__RENDER__WANTED__WANTED_CHART;
    question->url = text_of(wanted->repository);
    question->name = text_of(wanted->name);
    question->revision = text_of(wanted->version);
}

static int read_chart(void *context, const struct outside_chart *wanted, struct arena *arena,
                      struct str *out, struct error *err)
{
    Argosy__Render__Question question;

    fill_question(&question, wanted);
    return ask_for_bytes(context, &question, arena, out, err);
}

static void release_chart(void *chart)
{
    json_doc_unref(chart);
}

/** A loaded chart that came as sealed memory; `fd` is closed. */
static int map_chart(int fd, struct arena *arena, const struct json **out, struct error *err)
{
    struct json_doc *chart;
    int status = json_doc_map(fd, &chart, err);

    close(fd);
    if (status < 0)
        return error_prefix(err, "cannot take a loaded chart over");
    arena_defer(arena, release_chart, chart);
    *out = json_doc_root(chart);
    return 0;
}

static int load_chart(void *context, const struct outside_chart *wanted, struct arena *arena,
                      const struct json **out, struct error *err)
{
    Argosy__Render__Question question;
    Argosy__Render__Answer *answer;
    struct str archive;
    int fd = -1;

    fill_question(&question, wanted);
    question.loaded = true;
    if (ask(context, &question, arena, &answer, &fd, err) < 0)
        return -1;
    if (fd < 0)
        return error_set(err, ERR_INTERNAL, "no descriptor came for '%s'", question.url);
    if (answer->loaded)
        return map_chart(fd, arena, out, err);
    if (read_all(fd, arena, &archive, err) < 0)
        return -1;
    return helm_chart_load_archive(archive, wanted->rules, arena, out, err);
}

struct outside *outside_of_worker(struct sandbox_worker *worker)
{
    static const struct outside_answers parent = { open_ref, open_git, read_url, read_chart,
                                                   load_chart };

    return outside_new(&parent, worker);
}
