#pragma once

#include "template/value.h"

/** *semver.Version: value_of_object() of a struct semver. */
extern const struct value_type version_type;

/** sprig.certificate: a struct with the fields Cert and Key. */
extern const struct value_type certificate_type;
