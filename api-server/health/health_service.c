#include "health/health_service.h"

#include "data/json.h"
#include "server.h"

enum { SERVING = 1, NOT_SERVING = 2, NO_SUCH_SERVICE = 3 };

static const struct json *status_message(const struct api_call *call, int status)
{
    struct json *message = json_new_object(call->arena);

    json_set_int(call->arena, message, "status", status);
    return message;
}

static int status_now(const struct api_call *call)
{
    CLEANUP(error_release) struct error err = { 0 };

    return api_server_check_health(call->server, &err) == 0 ? SERVING : NOT_SERVING;
}

/* Only the server as a whole has a status. */
static bool names_a_service(const struct api_call *call)
{
    return json_text_at(call->request, "service").len > 0;
}

static int check_health(struct api_call *call, const struct json **reply, struct error *err)
{
    if (names_a_service(call))
        return error_set(err, ERR_NOT_FOUND, "unknown service");
    *reply = status_message(call, status_now(call));
    return 0;
}

/* A status that changes ends the process's streams, so one answer is all there is to say. */
static int watch_health(struct api_call *call, struct api_stream *stream, struct error *err)
{
    (void)err;
    api_stream_send(
        stream, status_message(call, names_a_service(call) ? NO_SUCH_SERVICE : status_now(call)));
    return 0;
}

const struct api_method health_methods[] = {
    { "grpc.health.v1.Health/Check", RULE_SESSION, .run = check_health },
    { "grpc.health.v1.Health/Watch", RULE_SESSION, .open = watch_health },
    API_METHODS_END,
};
