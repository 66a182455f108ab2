#include "base/mem.h"
#include "data/json_builder.h"
#include "data/json_word.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

/* Most documents are small: the header in front of the block is 8 bytes. */
struct json_doc {
    atomic_uint refs;
    uint32_t size; /* of the block that follows; MAPPED for a struct mapped_doc */
};

enum { MAPPED = 0 }; /* no block is empty */

struct mapped_doc {
    struct json_doc doc;
    void *map;
    size_t size; /* of the map: a file_header, then the block */
};

/* What a sealed memfd begins with. */
struct file_header {
    char magic[8];
    uint64_t names; /* json_name_fingerprint of the build that made it */
};

static const char magic[8] = "ARGJSON1";

static struct json_doc *new_doc(struct str block)
{
    struct json_doc *doc = xrealloc(NULL, sizeof(*doc) + block.len);

    atomic_init(&doc->refs, 1);
    doc->size = (uint32_t)block.len;
    memcpy(doc + 1, block.ptr, block.len);
    return doc;
}

int json_doc_parse(struct str text, const struct json_limits *limits, struct json_doc **out,
                   struct error *err)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(text.len);
    struct str block = STR_EMPTY;

    if (json_parse_into(builder, text, limits, NULL, err) < 0)
        return -1;
    if (json_builder_finish(builder, &block, err) < 0)
        return -1;
    *out = new_doc(block);
    return 0;
}

struct json_doc *json_doc_freeze(const struct json *value)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    CLEANUP(error_release) struct error err = { 0 };
    struct str block = STR_EMPTY;
    int status;

    json_builder_value(builder, value);
    status = json_builder_finish(builder, &block, &err);
    assert(status == 0); /* a value of over 2 GiB cannot have come through any parser's limit */
    return new_doc(block);
}

struct json_doc *json_doc_ref(struct json_doc *doc)
{
    atomic_fetch_add_explicit(&doc->refs, 1, memory_order_relaxed);
    return doc;
}

static const struct mapped_doc *mapped_of(const struct json_doc *doc)
{
    const void *whole = doc; /* its first field */

    return whole;
}

void json_doc_unref(struct json_doc *doc)
{
    if (!doc || atomic_fetch_sub_explicit(&doc->refs, 1, memory_order_acq_rel) > 1)
        return;
    if (doc->size == MAPPED)
        munmap(mapped_of(doc)->map, mapped_of(doc)->size);
    free(doc);
}

static struct str block_of(const struct json_doc *doc)
{
    if (doc->size == MAPPED)
        return (struct str){ (const char *)mapped_of(doc)->map + sizeof(struct file_header),
                             mapped_of(doc)->size - sizeof(struct file_header) };
    return (struct str){ (const char *)(doc + 1), doc->size };
}

const struct json *json_doc_root(const struct json_doc *doc)
{
    struct str block = block_of(doc);

    return json_block_root(block.ptr, block.len);
}

size_t json_doc_size(const struct json_doc *doc)
{
    return sizeof(*doc) + block_of(doc).len;
}

/* ---- between processes ---- */

static int write_all(int fd, const void *bytes, size_t size, struct error *err)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t written = write(fd, at, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return error_set_errno(err, errno, "cannot write a document");
        at += written;
        size -= (size_t)written;
    }
    return 0;
}

static struct file_header header_of_file(void)
{
    struct file_header header = { .names = json_name_fingerprint };

    memcpy(header.magic, magic, sizeof(magic));
    return header;
}

size_t json_doc_file_size(const struct json_doc *doc)
{
    return sizeof(struct file_header) + block_of(doc).len;
}

void json_doc_write_file(const struct json_doc *doc, void *room)
{
    struct file_header header = header_of_file();
    struct str block = block_of(doc);

    memcpy(room, &header, sizeof(header));
    memcpy((char *)room + sizeof(header), block.ptr, block.len);
}

static int fill_and_seal(int fd, const struct json_doc *doc, struct error *err)
{
    struct file_header header = header_of_file();
    struct str block = block_of(doc);

    if (write_all(fd, &header, sizeof(header), err) < 0)
        return -1;
    if (write_all(fd, block.ptr, block.len, err) < 0)
        return -1;
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) < 0)
        return error_set_errno(err, errno, "cannot seal a document");
    return 0;
}

int json_doc_seal(const struct json_doc *doc, int *fd, struct error *err)
{
    int sealed = memfd_create("json", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    if (sealed < 0)
        return error_set_errno(err, errno, "cannot make a sealed document");
    if (fill_and_seal(sealed, doc, err) < 0) {
        close(sealed);
        return -1;
    }
    *fd = sealed;
    return 0;
}

static int check_file(int fd, size_t *size, struct error *err)
{
    int wanted = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK, seals = fcntl(fd, F_GET_SEALS);
    off_t end = lseek(fd, 0, SEEK_END); /* a sandboxed worker may not fstat() */

    if (seals < 0 || (seals & wanted) != wanted)
        return error_set(err, ERR_INVALID, "a document from another process is not sealed");
    if (end < (off_t)(sizeof(struct file_header) + sizeof(struct json)) || end > BLOCK_MAX)
        return error_set(err, ERR_INVALID, "a sealed document has an impossible size");
    *size = (size_t)end;
    return 0;
}

static int check_content(const void *map, size_t size, struct error *err)
{
    const struct file_header *header = map;

    if (memcmp(header->magic, magic, sizeof(magic)) != 0)
        return error_set(err, ERR_INVALID, "a sealed document is none of ours");
    if (header->names != json_name_fingerprint)
        return error_set(err, ERR_INVALID, "a sealed document is of another build");
    if (!json_block_is_sound((const char *)(header + 1), size - sizeof(*header)))
        return error_set(err, ERR_INVALID, "a sealed document is damaged");
    return 0;
}

int json_doc_map(int fd, struct json_doc **out, struct error *err)
{
    struct mapped_doc *mapped;
    size_t size = 0;
    void *map;

    if (check_file(fd, &size, err) < 0)
        return -1;
    map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED)
        return error_set_errno(err, errno, "cannot map a sealed document");
    if (check_content(map, size, err) < 0) {
        munmap(map, size);
        return -1;
    }

    mapped = xcalloc(1, sizeof(*mapped));
    atomic_init(&mapped->doc.refs, 1);
    mapped->doc.size = MAPPED;
    mapped->map = map;
    mapped->size = size;
    *out = &mapped->doc;
    return 0;
}
