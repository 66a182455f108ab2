/* What a plugin's server reads: its configuration, and messages of a stream. */
#include "base/arena.h"
#include "plugin.h"
#include "upload.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(upload_free) struct upload *upload = upload_new("/tmp", 1000);
    struct str text = str_dup((struct str){ (const char *)data, size }, arena);
    struct plugin plugin;
    int fd;

    if (plugin_parse(text, arena, &plugin, &err) == 0)
        assert(plugin.name[0] && plugin.generate.count > 0);
    error_release(&err);
    if (upload_add(upload, str_slice(text, 0, size / 2), &err) == 0 &&
        upload_add(upload, str_dup(str_slice(text, size / 2, size), arena), &err) == 0 &&
        upload_finish(upload, &fd, &err) == 0)
        assert(fd >= 0);
    return 0;
}
