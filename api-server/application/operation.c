#include "application/operation.h"

#include "application/subject.h"
#include "application/write.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "data/json.h"
#include "people/principal.h"

struct json *operation_initiator(const struct api_call *call)
{
    struct json *initiator = json_new_object(call->arena);

    if (!str_is_empty(call->principal->username))
        json_set(call->arena, initiator, "username",
                 json_new_string(call->arena, call->principal->username));
    return initiator;
}

static int apply_operation(const struct application_edit *edit, struct json *document,
                           struct arena *arena, struct error *err)
{
    struct json *status;

    if (json_is(json_get(document, "operation"), JSON_OBJECT))
        return error_set(err, ERR_PRECONDITION, "another operation is already in progress");
    json_set(
        arena, document, "operation",
        shape_complete(shape_operation, shape_prune(shape_operation, edit->context, arena), arena));
    status = json_edit_object(arena, document, "status");
    json_remove(arena, status, "operationState");
    return 0;
}

int operation_start(struct api_call *call, struct subject *subject, const struct json *operation,
                    struct error *err)
{
    const struct application_edit edit = {
        .apply = apply_operation,
        .context = operation,
        .exhausted = "Failed to set app operation. Too many conflicts",
    };

    return application_write(call, subject, &edit, err);
}
