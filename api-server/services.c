#include "method.h"
#include "version/version.h"

#include <stddef.h>

const struct api_method *const api_services[] = {
    version_methods,
    NULL,
};
