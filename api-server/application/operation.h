#pragma once

#include "base/error.h"

struct api_call;
struct arena;
struct json;
struct subject;

/** Who asked for it, as an operation tells: {username}. */
struct json *operation_initiator(const struct api_call *call);

/**
 * Give the subject an operation to do, if none is under way: the controller takes it from there.
 * ERR_PRECONDITION "another operation is already in progress". Only inside a fiber.
 */
int operation_start(struct api_call *call, struct subject *subject, const struct json *operation,
                    struct error *err) MUST_USE;
