#pragma once

struct arena;
struct tree;

/**
 * A digest of everything in a chart's folder, names and bytes; NULL where it cannot say all that
 * loading the chart depends on (a symlink stands in it), or is not worth its time (the folder is
 * large, or cannot be read). For any thread.
 */
const char *chart_content_digest(struct tree *files, const char *path, struct arena *arena);
