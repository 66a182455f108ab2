#include "render/kube_version.h"

#include "base/arena.h"

#include <string.h>

int kube_version_plain(const char *version, struct arena *arena, const char **out,
                       struct error *err)
{
    const char *begin = version[0] == 'v' ? version + 1 : version, *end = begin;

    if (!version[0]) {
        *out = NULL;
        return 0;
    }
    end += strspn(end, "0123456789.");
    while (end > begin && end[-1] == '.')
        end--;
    if (end == begin)
        return error_set(err, ERR_UNKNOWN,
                         "could not parse kubernetes version %s: could not parse \"%s\" as version",
                         version, version);
    if (!memchr(begin, '.', (size_t)(end - begin)))
        return error_set(err, ERR_UNKNOWN,
                         "could not parse kubernetes version %s: illegal version string \"%s\"",
                         version, version);
    *out = arena_strndup(arena, begin, (size_t)(end - begin));
    return 0;
}
