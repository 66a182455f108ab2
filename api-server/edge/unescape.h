#pragma once

#include <stdbool.h>

struct arena;
struct json;

/**
 * URLs of repositories and clusters travel percent-encoded in paths, and gRPC clients encode them
 * as well: in the requests where that holds one field is decoded, as a query is (a plus is a
 * blank). What cannot be decoded stays as it is.
 */
const struct json *unescape_field(const char *message, const struct json *request,
                                  struct arena *arena);

/** Whether unescape_field() will decode the field of that path, "id.value". */
bool unescape_concerns(const char *message, const char *path);
