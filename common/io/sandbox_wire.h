#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>
#include <sys/types.h>

/**
 * Private to sandbox*.c: what goes over the two kinds of sockets.
 *
 *     parent --- control (a spawn_order a packet, answered by a spawn_report) --- zygote
 *     zygote --- one socket a worker (its spawn_order, once) -------------------- worker
 *     parent --- one stream a task (frames) ------------------------------------- worker
 */

enum {
    SPAWN_MAX_FDS = 3 + 4, /* the stream, stderr, the folder, and the task's own */
    SPAWN_PROBE = UINT32_MAX,
};

/** The last words of a worker that recursed too deeply. */
#define SANDBOX_STACK_USED_UP "the stack is used up"

/** With it go the stream, the pipe for stderr, the folder when it has one, then the task's own. */
struct spawn_order {
    uint32_t job; /* SPAWN_PROBE: tell what is in force */
    uint32_t has_tree;
    uint32_t fd_count; /* of the task's own */
    uint32_t cpu_limit_s;
    uint32_t page; /* of the notes; NOTES_NONE: none */
    uint32_t unused;
    uint64_t memory_limit_bytes;
    uint64_t output_limit_bytes;
};

/** With it goes the descriptor of the worker's process. */
struct spawn_report {
    int32_t errnum; /* 0: it runs */
    int32_t pid;
    int32_t spare; /* the worker that waits for the next order, a child of the parent; 0: none */
};

enum frame_kind {
    /* to the worker */
    FRAME_REQUEST = 1,
    FRAME_ANSWER,  /* a descriptor may go along */
    FRAME_REFUSAL, /* code: of the error; bytes: its message */
    /* to the parent */
    FRAME_ASK,
    FRAME_OPEN,      /* code: flags; bytes: a path. Answered with a descriptor. */
    FRAME_READ_LINK, /* bytes: a path. Answered with the target. */
    FRAME_MEMORY,    /* Answered with a memory file to put the reply into. */
    FRAME_REPLY,
    FRAME_REPLY_MEMORY, /* with that file, sealed */
    FRAME_FAILURE,      /* as FRAME_REFUSAL */
};

/** The bytes follow it; a descriptor goes with its first byte. */
struct frame_header {
    uint32_t kind, code;
    uint64_t size;
};

/** What the probe replies with. */
struct probe_report {
    int32_t landlock_abi;
    int32_t seccomp;
    int32_t memory_limit;
};

/** One sendmsg() with descriptors; its result. */
ssize_t wire_send(int socket, const void *bytes, size_t size, const int *fds, size_t fd_count);

/** One recvmsg(). `fds` has room for `*fd_count`, which becomes what came; they are close-on-exec.
 */
ssize_t wire_receive(int socket, void *bytes, size_t size, int *fds, size_t *fd_count);

/** Blocking; false: the other side is gone. `fd` -1: none. */
bool wire_send_frame(int socket, enum frame_kind kind, uint32_t code, struct str bytes, int fd);

/** Blocking; false: the other side is gone. */
bool wire_send_bytes(int socket, const void *from, size_t size);

/** Blocking, header only. `*fd` is -1 when none came. */
bool wire_receive_header(int socket, struct frame_header *header, int *fd);
bool wire_receive_bytes(int socket, void *bytes, size_t size);
