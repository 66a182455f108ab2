#pragma once

#include "method.h"

/** gpgkey.GPGKeyService: the keys that commits may be signed with. */
extern const struct api_method gpgkey_methods[];
