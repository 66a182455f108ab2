#pragma once

#include "base/macros.h"

#include <stddef.h>
#include <stdlib.h>

/** Allocation that cannot fail: out of memory ends the process, and Kubernetes restarts it. */
void *xcalloc(size_t count, size_t size) MUST_USE;
void *xrealloc(void *ptr, size_t size) MUST_USE;
char *xstrdup(const char *s) MUST_USE;
void *xmemdup(const void *bytes, size_t size) MUST_USE;

/** Give the host back what a burst of work has taken and left. Takes milliseconds. */
void mem_trim(void);

/** Overwrite a secret before its memory is given back; the compiler may not leave it out. */
void secret_wipe(void *bytes, size_t size);

DEFINE_CLEANUP(char *, free)
