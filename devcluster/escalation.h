#pragma once

#include "refuse.h"

struct json;
struct write;

/**
 * Nobody gives away rights that he has not: a role may hold only rules that its writer's own rules
 * cover, and a binding may name only such a role; unless he may `escalate`, or `bind`. Writes of
 * other kinds, and those without an identity, pass.
 */
int escalation_check(const struct write *write, const struct json *object,
                     struct refusal *why) MUST_USE;
