#pragma once

struct arena;

/**
 * Where a program lies that a shell would start by that name: in a folder of this process's PATH,
 * or, with a slash in its name, at that place. NULL when there is none that may be executed.
 */
const char *program_path_find(const char *name, struct arena *arena);
