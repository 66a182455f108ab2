#pragma once

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct http_request;

/** When a file was changed, as the header last-modified has it. */
const char *modified_text(int64_t nanoseconds, struct arena *arena);

/** Whoever asks has the file of that time already. */
bool modified_is_known(const struct http_request *request, const char *modified);
