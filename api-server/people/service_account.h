#pragma once

#include "method.h"

/** account.AccountService: local users, their passwords and tokens, and what the caller may do. */
extern const struct api_method account_methods[];
