#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * How often the password of an account was given wrongly. Only accounts that exist are counted, so
 * that the table is as small as their number and nobody can push an entry out of it by trying other
 * names. Pure: times are given.
 */
struct login_limits;

struct login_limits *login_limits_new(int failures_max, int64_t window_ms);
void login_limits_free(struct login_limits *limits);

/** Too many failures of late: no password is even looked at. */
bool login_limits_refuse(const struct login_limits *limits, struct str account, int64_t now_ms);

/** A password was wrong, or right: that forgets the failures. */
void login_limits_failed(struct login_limits *limits, struct str account, int64_t now_ms);
void login_limits_succeeded(struct login_limits *limits, struct str account);
