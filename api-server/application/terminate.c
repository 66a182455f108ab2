#include "application/methods.h"
#include "application/subject.h"
#include "application/write.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"

static int apply_termination(const struct application_edit *edit, struct json *document,
                             struct arena *arena, struct error *err)
{
    struct json *status = json_edit_object(arena, document, "status");
    struct json *state = json_edit_get(arena, status, "operationState");

    (void)edit;
    if (!json_is(json_get(document, "operation"), JSON_OBJECT) || !json_is(state, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "Unable to terminate operation. No operation is in progress");
    json_set_text(arena, state, "phase", "Terminating");
    return 0;
}

int terminate_application_operation(struct api_call *call, const struct json **reply,
                                    struct error *err)
{
    const struct application_edit edit = {
        .apply = apply_termination,
        .exhausted = "Failed to terminate app. Too many conflicts",
    };

    if (application_write(call, subject_of(call), &edit, err) < 0)
        return -1;
    audit_application(call, &subject_of(call)->app, "ResourceUpdated",
                      "terminated running operation");
    *reply = json_new_object(call->arena);
    return 0;
}
