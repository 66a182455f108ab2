#pragma once

#include "base/str.h"

#include <stdbool.h>

/** A label of DNS, as the name of a namespace is: lower-case letters, digits, dashes between them.
 */
bool object_name_is_label(struct str text);

/** Labels with dots between them, 253 bytes in all, as the name of an application or project is. */
bool object_name_is_subdomain(struct str text);
