#pragma once

struct api_call;
struct refusal;

/** GET of a pod's log: lines that tell what the container would have begun with. */
int handle_pod_log(struct api_call *call, struct refusal *why);
