#include "method.h"
#include "people/service_account.h"
#include "people/service_session.h"
#include "version/version.h"

#include <stddef.h>

const struct api_method *const api_services[] = {
    account_methods,
    session_methods,
    version_methods,
    NULL,
};
