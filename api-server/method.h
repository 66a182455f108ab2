#pragma once

#include "call.h"
#include "http/request.h"

/**
 * The methods of the public API. A row names one, says who may call it, and what answers it:
 *
 *     const struct api_method project_methods[] = {
 *         { "project.ProjectService/Get", RULE(may_get_project), .run = get_project },
 *         { "project.ProjectService/List", RULE_FILTERED, .run = list_projects },
 *     };
 *
 * What it is made of besides - its messages, whether it streams, its REST routes - stands in the
 * contract of proto/api under the same name. A row without a rule, or without exactly one handler
 * that fits the contract, ends the program when it starts: nothing is served by oversight.
 */

enum api_rule_kind {
    API_RULE_MISSING, /* what a forgotten rule reads as */
    API_RULE_PUBLIC,  /* anybody, without a session */
    API_RULE_SESSION, /* whoever has a session */
    API_RULE_CHECK,   /* `check` decides, before the handler runs */
    API_RULE_FILTER,  /* a session; the handler leaves out what the caller may not see */
};

struct api_rule {
    enum api_rule_kind kind;
    /** In the call's fiber, before the handler; -1 refuses. It may set `call->subject`. */
    int (*check)(struct api_call *call, struct error *err);
};

#define RULE(function)                                                                             \
    {                                                                                              \
        API_RULE_CHECK, (function)                                                                 \
    }
#define RULE_PUBLIC                                                                                \
    {                                                                                              \
        API_RULE_PUBLIC, NULL                                                                      \
    }
#define RULE_SESSION                                                                               \
    {                                                                                              \
        API_RULE_SESSION, NULL                                                                     \
    }
#define RULE_FILTERED                                                                              \
    {                                                                                              \
        API_RULE_FILTER, NULL                                                                      \
    }

struct api_method {
    const char *name; /* "package.Service/Method" */
    struct api_rule rule;
    /** One request, one reply: `*reply` lives in the call's arena, or as long as the process. */
    int (*run)(struct api_call *call, const struct json **reply, struct error *err);
    /** One request, a stream of replies: 0 leaves it open, whoever keeps `stream` ends it. */
    int (*open)(struct api_call *call, struct api_stream *stream, struct error *err);
    /** A stream of requests, one reply: called for each message in turn, with `call->request`
     * the message at hand; and last with NULL, when the reply is due. */
    int (*receive)(struct api_call *call, const struct json **reply, struct error *err);
    /** A stream of requests, a reply to each: `*reply` lives in `arena`, which goes with it. */
    int (*answer)(struct api_call *call, struct arena *arena, const struct json **reply,
                  struct error *err);
};

#define API_METHODS_END                                                                            \
    {                                                                                              \
        NULL, { API_RULE_MISSING, NULL }, NULL, NULL, NULL, NULL                                   \
    }

/** One table a service, each ended by API_METHODS_END; services.c lists them. */
extern const struct api_method *const api_services[];

/**
 * What is served besides the methods, over HTTP/1.1, to whoever asks: nobody was authenticated, and
 * no content type was looked at. The handler's context is the server.
 */
struct api_page {
    const char *path; /* exactly, or everything beneath it where it ends in '/' */
    http_handler_fn handle;
};

/** services.c lists them, ended by a row without a path; the first that fits counts. */
extern const struct api_page api_pages[];
