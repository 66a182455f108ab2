#include "call.h"

#include <stddef.h>

int api_authenticate(struct api_call *call, struct error *err)
{
    call->principal = NULL;
    return error_set(err, ERR_UNAUTHENTICATED, "no session information");
}
