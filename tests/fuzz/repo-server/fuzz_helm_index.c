/* What a repository of charts or a registry says: an index, headers, versions. */
#include "base/arena.h"
#include "source/helm_index.h"
#include "source/oci_challenge.h"
#include "source/oci_registry.h"
#include "source/version_choice.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_index(const uint8_t *data, size_t size, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct helm_index_chart *charts;
    struct helm_index_versions versions;
    int fd = memfd_create("index", MFD_CLOEXEC);
    size_t count;

    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    if (helm_index_read_charts(fd, arena, &charts, &count, &err) == 0 && count > 0) {
        const char *first = str_dup(charts[0].name, arena).ptr, *chosen;

        (void)version_pull(charts[0].versions, charts[0].count, ">=1", arena);
        if (version_choose(charts[0].versions, charts[0].count, "*", arena, &chosen, &err) == 0)
            assert(chosen);
        error_release(&err);
        /* What is listed is found; one name may stand twice, and hold NUL bytes. */
        if (strlen(first) == charts[0].name.len)
            assert(helm_index_read(fd, first, arena, &versions, &err) == 0);
    }
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text = str_dup((struct str){ (const char *)data, size }, arena), link;
    struct oci_challenge challenge;

    read_index(data, size, arena);
    if (oci_challenge_parse(text, &challenge) && challenge.is_bearer)
        assert(challenge.realm.len > 0);
    if (oci_link_next(text, &link))
        assert(link.len < text.len);
    (void)oci_path_of_url(text.ptr, arena);
    (void)oci_is_digest(text.ptr);
    return 0;
}
