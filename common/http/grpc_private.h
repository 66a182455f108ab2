#pragma once

/* Private to http/: what grpc.c (being asked) and grpc_answer.c (answering) know of each other. */

#include "base/vec.h"
#include "http/grpc.h"
#include "http/grpc_frame.h"
#include "http/grpc_web.h"

struct watch;

enum grpc_flavour { FLAVOUR_GRPC, FLAVOUR_WEB, FLAVOUR_WEB_TEXT };

struct grpc_server {
    struct grpc_options options;
};

struct grpc_own_call {
    struct grpc_call public; /* first: methods know this part */
    struct grpc_server *owner;
    const struct grpc_method *method;
    enum grpc_flavour flavour;
    struct grpc_frames frames;
    struct grpc_web_decoder decoder;
    VEC(struct http_header) headers;
    const struct grpc_events *events;
    void *context;
    struct watch *deadline;
    size_t messages;
    enum error_code code;
    bool is_started, is_over, end_was_told;
};

static inline struct grpc_own_call *grpc_own(const struct grpc_call *call)
{
    union {
        const struct grpc_call *public;
        struct grpc_own_call *whole; /* every grpc_call of ours is the first part of one */
    } either = { call };

    return either.whole;
}

/** Say how it ended; what is said after that is dropped. */
void grpc_finish(struct grpc_own_call *call, enum error_code code, const char *message);
