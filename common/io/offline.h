#pragma once

#include "base/error.h"

/**
 * From here on this process, and every program it becomes or starts, has no network: no socket but
 * those of AF_UNIX can be made. What is open stays open. For programs of others that read what a
 * repository holds and would fetch what it names.
 */
int offline_enter(struct error *err) MUST_USE;
