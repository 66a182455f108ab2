#include "release.h"

#include "base/arena.h"
#include "base/str.h"

#include <sys/utsname.h>

const char *release_architecture(struct arena *arena)
{
    struct utsname names;

    if (uname(&names) < 0)
        return "unknown";
    if (str_equals(str_of(names.machine), "x86_64"))
        return "amd64";
    if (str_equals(str_of(names.machine), "aarch64"))
        return "arm64";
    return arena_printf(arena, "%s", names.machine);
}
