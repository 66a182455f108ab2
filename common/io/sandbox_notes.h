#pragma once

#include "base/error.h"
#include "base/whereabouts.h"

#include <stdint.h>

/**
 * Private to sandbox*.c: memory that outlives a worker. Each worker has a page of it, in which it
 * notes where it is; the parent reads it when the worker has died. Nothing in it is trusted.
 */
struct sandbox_notes;

enum { NOTES_PAGES = 256, NOTES_NONE = UINT32_MAX };

int sandbox_notes_new(struct sandbox_notes **out, struct error *err) MUST_USE;
struct sandbox_notes *sandbox_notes_ref(struct sandbox_notes *notes);
void sandbox_notes_unref(struct sandbox_notes *notes);

/** For the zygote; of the notes. */
int sandbox_notes_fd(const struct sandbox_notes *notes);

/** A page for a worker, empty; NOTES_NONE: all are taken, and it goes without. */
uint32_t sandbox_notes_take(struct sandbox_notes *notes);
void sandbox_notes_give_back(struct sandbox_notes *notes, uint32_t page);

/** What was noted; NULL for NOTES_NONE. */
const struct whereabouts *sandbox_notes_read(const struct sandbox_notes *notes, uint32_t page);

/** In the worker: its page, and nothing of the others'. NULL: it goes without. */
struct whereabouts *sandbox_notes_map(int fd, uint32_t page);
