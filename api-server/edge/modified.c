#include "edge/modified.h"

#include "base/arena.h"
#include "http/request.h"

#include <string.h>
#include <time.h>

const char *modified_text(int64_t nanoseconds, struct arena *arena)
{
    time_t seconds = (time_t)(nanoseconds / 1000000000);
    char text[64];
    struct tm parts;

    gmtime_r(&seconds, &parts);
    strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return arena_strndup(arena, text, strlen(text));
}

bool modified_is_known(const struct http_request *request, const char *modified)
{
    return str_equals(http_header(request, "if-modified-since"), modified);
}
