#include "io/sandbox_notes.h"

#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A memory file of a size that nobody can change, so that a look at it cannot fault. Pages that
 * were used are given out first: the others never become memory. */

struct sandbox_notes {
    size_t references, page_bytes;
    char *pages;
    int fd;
    uint32_t free_count, free[NOTES_PAGES];
};

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static int open_pages(struct sandbox_notes *notes, struct error *err)
{
    size_t size = NOTES_PAGES * notes->page_bytes;
    void *pages;

    notes->fd = memfd_create("notes", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (notes->fd < 0 || ftruncate(notes->fd, (off_t)size) != 0 ||
        fcntl(notes->fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return error_set_errno(err, errno, "cannot make a memory file for the sandbox");
    pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, notes->fd, 0);
    if (pages == MAP_FAILED)
        return error_set_errno(err, errno, "cannot map the memory file of the sandbox");
    notes->pages = pages;
    return 0;
}

int sandbox_notes_new(struct sandbox_notes **out, struct error *err)
{
    struct sandbox_notes *notes = xcalloc(1, sizeof(*notes));

    notes->references = 1;
    notes->page_bytes = page_size();
    assert(sizeof(struct whereabouts) <= notes->page_bytes);
    if (open_pages(notes, err) < 0) {
        sandbox_notes_unref(notes);
        return -1;
    }
    for (uint32_t page = NOTES_PAGES; page-- > 0;)
        notes->free[notes->free_count++] = page;
    *out = notes;
    return 0;
}

struct sandbox_notes *sandbox_notes_ref(struct sandbox_notes *notes)
{
    notes->references++;
    return notes;
}

void sandbox_notes_unref(struct sandbox_notes *notes)
{
    if (!notes || --notes->references > 0)
        return;
    if (notes->pages)
        munmap(notes->pages, NOTES_PAGES * notes->page_bytes);
    if (notes->fd >= 0)
        close(notes->fd);
    free(notes);
}

int sandbox_notes_fd(const struct sandbox_notes *notes)
{
    return notes->fd;
}

static struct whereabouts *note_of(const struct sandbox_notes *notes, uint32_t page)
{
    assert(page < NOTES_PAGES);
    return (struct whereabouts *)(void *)(notes->pages + page * notes->page_bytes);
}

uint32_t sandbox_notes_take(struct sandbox_notes *notes)
{
    uint32_t page;

    if (notes->free_count == 0)
        return NOTES_NONE;
    page = notes->free[--notes->free_count];
    memset(note_of(notes, page), 0, sizeof(struct whereabouts));
    return page;
}

void sandbox_notes_give_back(struct sandbox_notes *notes, uint32_t page)
{
    if (page == NOTES_NONE)
        return;
    assert(notes->free_count < NOTES_PAGES);
    notes->free[notes->free_count++] = page;
}

const struct whereabouts *sandbox_notes_read(const struct sandbox_notes *notes, uint32_t page)
{
    return page == NOTES_NONE ? NULL : note_of(notes, page);
}

struct whereabouts *sandbox_notes_map(int fd, uint32_t page)
{
    size_t size = page_size();
    void *memory;

    if (page >= NOTES_PAGES)
        return NULL;
    memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)(page * size));
    if (memory == MAP_FAILED)
        return NULL;
    return memory;
}
