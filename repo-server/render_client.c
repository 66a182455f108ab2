#include "render_client.h"

#include "base/arena.h"
#include "chart_loader.h"
#include "io/await.h"
#include "io/loop.h"
#include "outside_desk.h"
#include "render/render_jobs.h"
#include "rpc/arena_protobuf.h"

#include <string.h>

enum {
    RENDER_MEMORY_BYTES = 1024 * 1024 * 1024,
    RENDER_OUTPUT_BYTES = 256 * 1024 * 1024,
    RENDER_CPU_S = 120,
    RENDER_TIMEOUT_MS = 90 * 1000,
    ANSWER_MS = 1000, /* to tell the caller, in time, that it took too long */
};

static int64_t time_for(const struct repo_server *server, const struct rpc_call *call)
{
    int64_t left_ms = call->deadline_ms - loop_now_ms(server->loop);

    left_ms -= left_ms > 4 * ANSWER_MS ? ANSWER_MS : 0;
    return left_ms < RENDER_TIMEOUT_MS ? left_ms : RENDER_TIMEOUT_MS;
}

int render_in_worker(struct repo_server *server, const struct rpc_call *call,
                     const struct render_task *task, Argosy__Render__Reply **out, struct error *err)
{
    CLEANUP(outside_desk_end) struct outside_desk *desk = task->desk;
    struct sandbox_answerer answerer = { outside_desk_ask, desk };
    struct arena *arena = call->arena;
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    size_t size = argosy__render__request__get_packed_size(task->request);
    uint8_t *packed = arena_alloc(arena, size + 1);
    int chart = task->chart ? chart_loader_find(server, task->chart, arena) : -1;
    int64_t left_ms = time_for(server, call);
    struct sandbox_task job = {
        .job = RENDER_JOB,
        .request = { (const char *)packed, size },
        .tree = task->files,
        .subject = arena_printf(arena, "rendering '%s'", task->request->path),
        .memory_limit_bytes = RENDER_MEMORY_BYTES,
        .output_limit_bytes = RENDER_OUTPUT_BYTES,
        .cpu_limit_s = RENDER_CPU_S,
        .timeout_ms = left_ms,
        .fds = { chart },
        .fd_count = chart >= 0,
    };
    struct str reply;

    if (left_ms <= 0)
        return error_set(err, ERR_TIMEOUT, "no time is left to render");
    argosy__render__request__pack(task->request, packed);
    if (await_sandbox_asking(server->sandbox, &job, desk ? &answerer : NULL, arena, &reply, err) <
        0)
        return -1;
    *out = argosy__render__reply__unpack(&allocator, reply.len, (const uint8_t *)reply.ptr);
    if (!*out)
        return error_set(err, ERR_INTERNAL, "the answer of a renderer cannot be decoded");
    if (task->chart && strcmp((*out)->source_type, "Helm") == 0)
        chart_loader_want(server, task->chart);
    return 0;
}
