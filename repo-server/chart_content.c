/* Which chart a folder holds, whatever the commit: its files and their bytes, one after another. */
#include "chart_content.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "io/tree.h"

enum {
    CONTENT_ENTRIES_MAX = 5000,
    CONTENT_BYTES_MAX = 16 * 1024 * 1024,
    LISTING_MAX = 4 * 1024 * 1024,
};

struct content {
    struct tree *files;
    struct strbuf listing; /* of each file: its name, what ends it, the digest of its bytes */
    size_t bytes;
};

static enum tree_step add_file(struct content *content, const char *path, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char digest[DIGEST_SHA256_SIZE];
    struct str text;

    if (tree_read(content->files, path, CONTENT_BYTES_MAX - content->bytes, arena, &text, err) < 0)
        return TREE_FAIL;
    content->bytes += text.len;
    digest_sha256_raw(text, digest);
    strbuf_add(&content->listing, path, strlen(path) + 1);
    strbuf_add(&content->listing, digest, sizeof(digest));
    return TREE_GO_ON;
}

static enum tree_step visit(void *context, const char *path, const struct tree_entry *entry,
                            struct error *err)
{
    if (entry->kind == TREE_FILE)
        return add_file(context, path, err);
    if (entry->kind == TREE_FOLDER)
        return TREE_GO_ON;
    error_set(err, ERR_INVALID, "'%s' is neither a file nor a folder", path);
    return TREE_FAIL;
}

const char *chart_content_digest(struct tree *files, const char *path, struct arena *arena)
{
    static const struct tree_walk_limits limits = { .max_entries = CONTENT_ENTRIES_MAX };
    struct content content = { .files = files, .listing = STRBUF_INIT(LISTING_MAX) };
    CLEANUP(error_release) struct error problem = { 0 };
    const char *digest = NULL;

    if (tree_walk(files, path, &limits, visit, &content, &problem) == 0 &&
        strbuf_check(&content.listing, "the listing of a chart", &problem) == 0)
        digest = digest_sha256((struct str){ content.listing.ptr, content.listing.len }, arena);
    strbuf_release(&content.listing);
    return digest;
}
