#pragma once

#include "refuse.h"
#include "write.h"

struct api_call;

/** What the subresources of one object have in common; handle_subresource() is api_call.h's. */

/** The object of the call, in the version of the call: a copy. */
int subresource_find(struct api_call *call, const struct json **out, struct refusal *why) MUST_USE;
/** The body, which has to be an object. */
int subresource_read(struct api_call *call, const struct json **out, struct refusal *why) MUST_USE;
/** A write to the object through the subresource, by the call's field manager. */
struct write subresource_write(const struct api_call *call);

/** scale.c: how many replicas. */
int handle_scale(struct api_call *call, struct refusal *why) MUST_USE;
