#pragma once

#include <stdbool.h>

struct kube_call;

/**
 * Room for calls at an API server. It works on all that it gets at once: when there are more than
 * its processors can take, each takes longer, none is done earlier, and its watchers, which have to
 * take events from it in between, fall behind until it ends their watches. So of the calls that
 * come (streams are no calls) only so many are sent, and the others wait here, in their order.
 *
 * One that takes longer than CALL_PLACE_MS waits for something else than a processor, an admission
 * webhook say: it gives its place away and goes on.
 */
struct call_room {
    int taken;                      /* places */
    struct kube_call *first, *last; /* who waits */
};

enum { CALL_PLACE_MS = 1000 };

/** True: it may be sent. False: it waits, and call_send() comes once there is room. */
bool call_room_enter(struct kube_call *call);
/** It is done, or waits no longer. May send others. */
void call_room_leave(struct kube_call *call);
