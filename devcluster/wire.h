#pragma once

#include "refuse.h"

struct arena;
struct json;

/**
 * Objects as Kubernetes' own clients send them (application/vnd.kubernetes.protobuf): an envelope
 * with a type, and the fields of the kind by number.
 */
int wire_decode(struct str body, struct arena *arena, const struct json **out,
                struct refusal *why) MUST_USE;
