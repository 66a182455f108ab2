#pragma once

struct arena;
struct json;

/** status.summary: images, external URLs and whether an Application is among the nodes. */
struct json *application_summary(const struct json *application, const struct json *nodes,
                                 struct arena *arena);
