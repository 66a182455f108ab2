/* Archives of others: whatever is in one, nothing appears outside of the folder. */
#include "io/folders.h"
#include "render/unpack.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct unpack_limits limits = { .bytes = 1000000, .max_entries = 1000 };
    char folder[] = "/tmp/fuzz-unpack-XXXXXX", inner[64];
    int fd = memfd_create("archive", MFD_CLOEXEC);

    if (fd < 0 || !mkdtemp(folder) || write(fd, data, size) != (ssize_t)size)
        abort();
    snprintf(inner, sizeof(inner), "%s/in", folder);
    if (lseek(fd, 0, SEEK_SET) != 0 || make_folder(inner, &err) < 0)
        abort();
    if (unpack_tar(fd, inner, &limits, &err) == 0)
        assert(err.code == ERR_OK);
    close(fd);
    error_release(&err);
    assert(remove_folder(inner, &err) == 0);
    assert(rmdir(folder) == 0); /* nothing else lies there */
    return 0;
}
