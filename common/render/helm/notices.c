#include "render/helm/notices.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void helm_warn(struct helm_notices *notices, const char *fmt, ...)
{
    char *text = NULL;
    va_list args;

    if (notices->lines.count >= HELM_NOTICES_LIMIT)
        return;
    va_start(args, fmt);
    if (vasprintf(&text, fmt, args) < 0)
        abort();
    va_end(args);
    vec_push(&notices->lines, arena_strndup(notices->arena, text, strlen(text)));
    free(text);
}
