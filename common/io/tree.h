#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;

/**
 * Files beneath one root, and no others: whatever a path says and whatever symlinks stand in it,
 * the kernel (openat2, RESOLVE_BENEATH) refuses to leave the root: ERR_FORBIDDEN. Symlinks that
 * stay inside are followed. Paths are relative to the root, "" and "." name it.
 *
 * All of it is made of one primitive, opening: in a sandbox without Landlock that is answered by
 * the parent process (tree_of_opener()).
 */
struct tree;

int tree_open(const char *path, struct tree **out, struct error *err) MUST_USE;

/** Takes `dir_fd` over, also when it fails. */
int tree_of_fd(int dir_fd, struct tree **out, struct error *err) MUST_USE;

/** Who opens for a tree that cannot do so itself. */
struct tree_opener {
    /** `path` with open(2)'s `flags` (read only): a descriptor, or -1 and `err`. */
    int (*open)(void *context, const char *path, int flags, struct error *err);
    /** Where a symlink points; as tree_read_link(). */
    int (*read_link)(void *context, const char *path, struct arena *arena, const char **out,
                     struct error *err);
};
struct tree *tree_of_opener(const struct tree_opener *opener, void *context) MUST_USE;

void tree_close(struct tree *tree);
DEFINE_CLEANUP(struct tree *, tree_close)

/** The root's descriptor, the tree's; -1 for one made of an opener. */
int tree_fd(const struct tree *tree);

/** Another tree of the folder `path` in it; from there nothing above is reachable. */
int tree_open_folder(struct tree *tree, const char *path, struct tree **out,
                     struct error *err) MUST_USE;

/** A descriptor, O_CLOEXEC, which the caller closes. Only O_RDONLY, O_DIRECTORY, O_PATH,
 * O_NOFOLLOW. */
int tree_open_file(struct tree *tree, const char *path, int flags, int *out,
                   struct error *err) MUST_USE;

/** A regular file's bytes in `arena`; longer than `limit_bytes`: ERR_TOO_LARGE; none:
 * ERR_NOT_FOUND. */
int tree_read(struct tree *tree, const char *path, size_t limit_bytes, struct arena *arena,
              struct str *out, struct error *err) MUST_USE;

enum tree_kind { TREE_FILE, TREE_FOLDER, TREE_SYMLINK, TREE_OTHER };

struct tree_entry {
    enum tree_kind kind;
    unsigned mode; /* permission bits */
    uint64_t size_bytes;
    int64_t modified_ns;
    uint64_t inode, device;
};

/** 1: there; 0: not there, or a dangling symlink in its path; -1: `err`. Follows symlinks. */
int tree_stat(struct tree *tree, const char *path, struct tree_entry *out,
              struct error *err) MUST_USE;

/** The same about a symlink itself. */
int tree_lstat(struct tree *tree, const char *path, struct tree_entry *out,
               struct error *err) MUST_USE;

/** Where the symlink `path` points, as it is written. Not a symlink: ERR_INVALID. */
int tree_read_link(struct tree *tree, const char *path, struct arena *arena, const char **out,
                   struct error *err) MUST_USE;

/**
 * The path without symlinks. ERR_FORBIDDEN: a symlink in it leads out of the tree (an absolute one
 * does, even to a place inside); ERR_NOT_FOUND: something in it is missing; ERR_INVALID: more than
 * 40 symlinks.
 */
int tree_real_path(struct tree *tree, const char *path, struct arena *arena, const char **out,
                   struct error *err) MUST_USE;

/** The names in a folder, bytewise sorted, without "." and ".."; more than `limit`: ERR_TOO_LARGE.
 */
int tree_list(struct tree *tree, const char *path, size_t limit, struct arena *arena,
              const char *const **names, size_t *count, struct error *err) MUST_USE;

enum tree_step { TREE_GO_ON, TREE_SKIP_FOLDER, TREE_STOP, TREE_FAIL };

/** TREE_SKIP_FOLDER at something else than a folder skips the rest of its folder, as in Go. */
typedef enum tree_step (*tree_visit_fn)(void *context, const char *path,
                                        const struct tree_entry *entry, struct error *err);

struct tree_walk_limits {
    size_t max_entries; /* 0: 1,000,000 */
    int max_depth;      /* 0: 256 */
};

/**
 * `path` and everything beneath it, in the order of Go's filepath.Walk: each folder before what is
 * in it, names sorted bytewise; symlinks are visited, not followed. TREE_FAIL ends it with -1 and
 * the visitor's `err`.
 */
int tree_walk(struct tree *tree, const char *path, const struct tree_walk_limits *limits,
              tree_visit_fn visit, void *context, struct error *err) MUST_USE;

/** Lexically, as Go's path.Clean: no "//", "/./" or inner "..", no final "/"; "" is ".". */
const char *tree_clean(const char *path, struct arena *arena);

/** path.Join of two. */
const char *tree_join(const char *left, const char *right, struct arena *arena);

/** Neither absolute nor, after cleaning, beginning with "..". */
bool tree_is_inside(const char *path);

/** ERR_UNIMPLEMENTED when the kernel has no openat2 (before 5.6), which a process checks at start.
 */
int tree_check_kernel(struct error *err) MUST_USE;
