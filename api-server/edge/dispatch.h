#pragma once

#include "base/error.h"
#include "edge/contract.h"

struct api_call;
struct api_method;
struct dispatch;

/** Which row of the services' tables answers which method of the contract. */
struct dispatch;

/**
 * Put the tables of `services` (ended by NULL) in order. Fails for a row that may not stand: an
 * unknown or repeated name, no rule, not exactly the one handler that its kind needs.
 */
int dispatch_new(const struct api_method *const *services, struct dispatch **out,
                 struct error *err) MUST_USE;
void dispatch_free(struct dispatch *dispatch);
DEFINE_CLEANUP(struct dispatch *, dispatch_free)

/** The row of a method of the contract; NULL: nobody answers it. */
const struct api_method *dispatch_method(const struct dispatch *dispatch, unsigned method);

/** By "package.Service/Method"; false: no such method. */
bool dispatch_find(const struct dispatch *dispatch, struct str name, unsigned *out);

/** Everything that stands before a handler: who is it, with what program, and may they? */
int dispatch_admit(struct api_call *call, const struct contract_method *contract,
                   struct error *err) MUST_USE;

/** Says why a call failed, once. */
void dispatch_log_failure(const struct api_call *call, const struct contract_method *contract,
                          const struct error *err);
