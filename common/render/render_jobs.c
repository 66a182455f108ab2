#include "render/render_jobs.h"

#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/helm/helm.h"
#include "render/outside.h"
#include "render/renderer.h"
#include "rpc/arena_protobuf.h"

/* What is packed goes to the parent while the rest is being packed. */
struct parts {
    ProtobufCBuffer base;
    struct sandbox_worker *worker;
    size_t len;
    uint8_t bytes[64 * 1024];
};

static void send_parts(struct parts *parts)
{
    sandbox_reply_part(parts->worker, (struct str){ (const char *)parts->bytes, parts->len });
    parts->len = 0;
}

static void append_part(ProtobufCBuffer *buffer, size_t size, const uint8_t *bytes)
{
    struct parts *parts = (struct parts *)buffer;

    if (size > sizeof(parts->bytes) - parts->len)
        send_parts(parts);
    if (size > sizeof(parts->bytes)) {
        sandbox_reply_part(parts->worker, (struct str){ (const char *)bytes, size });
        return;
    }
    memcpy(parts->bytes + parts->len, bytes, size);
    parts->len += size;
}

static int give_reply(struct sandbox_worker *worker, const Argosy__Render__Reply *reply,
                      struct arena *arena, struct error *err)
{
    struct parts *parts = arena_alloc(arena, sizeof(*parts));

    parts->base.append = append_part;
    parts->worker = worker;
    parts->len = 0;
    if (sandbox_reply_begin(worker, argosy__render__reply__get_packed_size(reply), err) < 0)
        return -1;
    argosy__render__reply__pack_to_buffer(reply, &parts->base);
    send_parts(parts);
    sandbox_reply_end(worker);
}

static int render_job(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(outside_free) struct outside *outside = outside_of_worker(worker);
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    struct render_surroundings around = { .outside = outside,
                                          .where = sandbox_worker_whereabouts(worker) };
    CLEANUP(json_doc_unref) struct json_doc *chart = NULL;
    Argosy__Render__Request *message;
    Argosy__Render__Reply *reply;

    if (sandbox_worker_fd(worker, 0) >= 0) {
        if (json_doc_map(sandbox_worker_fd(worker, 0), &chart, err) < 0)
            return error_prefix(err, "cannot take a loaded chart over");
        around.chart = json_doc_root(chart);
    }
    message =
        argosy__render__request__unpack(&allocator, request.len, (const uint8_t *)request.ptr);
    if (!message)
        return error_set(err, ERR_INVALID, "the request to render cannot be decoded");
    if (render_with(sandbox_worker_tree(worker), message, &around, arena, &reply, err) < 0)
        return -1;
    return give_reply(worker, reply, arena, err);
}

/* ---- charts, loaded once for many ---- */

static int load(struct tree *files, const char *path, enum helm_rules rules, struct arena *arena,
                const struct json **out, struct error *err)
{
    struct tree_entry entry;
    struct str archive;
    int there = tree_stat(files, path, &entry, err);

    if (there < 0)
        return -1;
    if (there && entry.kind == TREE_FOLDER)
        return render_check_path(files, path, arena, &path, err) < 0
                   ? -1
                   : helm_chart_load(files, path, rules, arena, out, err);
    if (tree_read(files, path, RENDER_FILE_LIMIT, arena, &archive, err) < 0)
        return -1;
    return helm_chart_load_archive(archive, rules, arena, out, err);
}

static int render_load_job(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *chart = NULL;
    const struct json *loaded;
    enum helm_rules rules;
    const char *path;
    void *room;

    rules = str_has_prefix(request, STR("3 ")) ? HELM_RULES_3 : HELM_RULES_4;
    if (rules == HELM_RULES_4 && !str_has_prefix(request, STR("4 ")))
        return error_set(err, ERR_INVALID, "the request to load a chart names no rules");
    path = str_dup(str_slice(request, 2, request.len), arena).ptr;
    if (load(sandbox_worker_tree(worker), path, rules, arena, &loaded, err) < 0)
        return -1;
    chart = json_doc_freeze(loaded);
    if (sandbox_reply_room(worker, json_doc_file_size(chart), &room, err) < 0)
        return -1;
    json_doc_write_file(chart, room);
    return sandbox_reply_memory(worker, err);
}

const struct sandbox_job render_jobs[RENDER_JOB_COUNT] = {
    [RENDER_JOB] = { "render", render_job },
    [RENDER_LOAD_JOB] = { "load a chart", render_load_job },
};
