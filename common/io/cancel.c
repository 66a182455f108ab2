#include "io/cancel.h"

#include "base/mem.h"

#include <stdatomic.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct cancel {
    atomic_int references;
    atomic_bool requested;
    atomic_int fd; /* an eventfd, or -1 while nobody asked for one */
};

struct cancel *cancel_new(void)
{
    struct cancel *cancel = xcalloc(1, sizeof(*cancel));

    atomic_init(&cancel->references, 1);
    atomic_init(&cancel->fd, -1);
    return cancel;
}

struct cancel *cancel_ref(struct cancel *cancel)
{
    if (cancel)
        atomic_fetch_add(&cancel->references, 1);
    return cancel;
}

void cancel_unref(struct cancel *cancel)
{
    int fd;

    if (!cancel || atomic_fetch_sub(&cancel->references, 1) > 1)
        return;
    fd = atomic_load(&cancel->fd);
    if (fd >= 0)
        close(fd);
    free(cancel);
}

static void ring(int fd)
{
    uint64_t one = 1;

    /* It can only fail by being full, and then it is readable. */
    if (write(fd, &one, sizeof(one)) < 0)
        return;
}

void cancel_request(struct cancel *cancel)
{
    int fd;

    if (!cancel)
        return;
    atomic_store(&cancel->requested, true);
    fd = atomic_load(&cancel->fd);
    if (fd >= 0)
        ring(fd);
}

bool is_cancelled(const struct cancel *cancel)
{
    return cancel && atomic_load(&cancel->requested);
}

int cancel_fd(struct cancel *cancel)
{
    int fd, none = -1;

    if (!cancel)
        return -1;
    fd = atomic_load(&cancel->fd);
    if (fd >= 0)
        return fd;
    fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0)
        abort(); /* out of descriptors: as out of memory */
    if (!atomic_compare_exchange_strong(&cancel->fd, &none, fd)) {
        close(fd);
        return none;
    }
    /* Whoever requested before the descriptor was known did not ring it. */
    if (atomic_load(&cancel->requested))
        ring(fd);
    return fd;
}
