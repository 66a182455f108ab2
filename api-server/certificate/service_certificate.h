#pragma once

#include "method.h"

/** certificate.CertificateService: what repositories are recognised by, over TLS and SSH. */
extern const struct api_method certificate_methods[];
