#include "reflection/descriptor_set.h"

#include "data/wire_format.h"

#include <stdint.h>

/* Numbers of fields in descriptor.proto. */
enum {
    SET_FILE = 1,
    FILE_NAME = 1,
    FILE_PACKAGE = 2,
    FILE_IMPORT = 3,
    FILE_MESSAGE = 4,
    FILE_SERVICE = 6,
    MESSAGE_NAME = 1, /* a service, a method, a field has its own there too */
    MESSAGE_MEMBER = 2,
    MESSAGE_NESTED = 3,
    MESSAGE_ONEOF = 8,
    SERVICE_METHOD = 2,
};

/* Of a field that occurs several times the one at `index`. */
static bool find_field(struct str message, unsigned number, size_t index, struct str *out)
{
    size_t left = SIZE_MAX;
    struct wire_reader reader = { .rest = message, .left = &left };
    struct wire_value value;

    while (wire_next(&reader, &value)) {
        if (value.number != number || value.type != WIRE_LENGTH || index-- > 0)
            continue;
        *out = value.bytes;
        return true;
    }
    return false;
}

bool descriptor_walk_next(struct descriptor_walk *walk, struct descriptor_file *out)
{
    size_t left = SIZE_MAX;
    struct wire_reader reader = { .rest = walk->rest, .left = &left };
    struct wire_value value;

    while (wire_next(&reader, &value)) {
        if (value.number != SET_FILE || value.type != WIRE_LENGTH)
            continue;
        *out = (struct descriptor_file){ .index = walk->count++, .bytes = value.bytes };
        find_field(out->bytes, FILE_NAME, 0, &out->name);
        walk->rest = reader.rest;
        return true;
    }
    return false;
}

bool descriptor_set_find(struct str set, struct str name, struct descriptor_file *out)
{
    struct descriptor_walk walk = { .rest = set };

    while (descriptor_walk_next(&walk, out))
        if (str_equal(out->name, name))
            return true;
    return false;
}

/* ---- symbols ---- */

/* Where in a file, a message or a service there are things with names, and what those are. */
enum scope { IN_FILE, IN_MESSAGE, IN_SERVICE, NO_SCOPE };

static const struct child {
    enum scope parent;
    unsigned number;
    enum scope own;
} children[] = {
    { IN_FILE, FILE_MESSAGE, IN_MESSAGE },    { IN_FILE, FILE_SERVICE, IN_SERVICE },
    { IN_MESSAGE, MESSAGE_MEMBER, NO_SCOPE }, { IN_MESSAGE, MESSAGE_NESTED, IN_MESSAGE },
    { IN_MESSAGE, MESSAGE_ONEOF, NO_SCOPE },  { IN_SERVICE, SERVICE_METHOD, NO_SCOPE },
};

/* Among those that stand in one field of the parent. */
static bool find_in_field(struct str parent, unsigned number, struct str name, struct str *out)
{
    struct str its_name;

    for (size_t n = 0; find_field(parent, number, n, out); n++)
        if (find_field(*out, MESSAGE_NAME, 0, &its_name) && str_equal(its_name, name))
            return true;
    return false;
}

static bool find_child(struct str parent, enum scope scope, struct str name, struct str *out,
                       enum scope *own)
{
    for (size_t i = 0; i < sizeof(children) / sizeof(*children); i++) {
        if (children[i].parent != scope || !find_in_field(parent, children[i].number, name, out))
            continue;
        *own = children[i].own;
        return true;
    }
    return false;
}

/* `path` is "Message.Nested.field". */
static bool defines(struct str file, struct str path)
{
    enum scope scope = IN_FILE;
    struct str name;

    do {
        str_cut(path, '.', &name, &path);
        if (!find_child(file, scope, name, &file, &scope))
            return false;
    } while (path.len > 0);
    return true;
}

/* What follows "package." in a symbol; empty: it is of another package. */
static struct str without_package(struct str symbol, const struct descriptor_file *file)
{
    struct str package = STR_EMPTY;

    find_field(file->bytes, FILE_PACKAGE, 0, &package);
    if (!str_has_prefix(symbol, package) || symbol.len <= package.len + 1 ||
        symbol.ptr[package.len] != '.')
        return STR_EMPTY;
    return str_slice(symbol, package.len + 1, symbol.len);
}

bool descriptor_set_find_symbol(struct str set, struct str symbol, struct descriptor_file *out)
{
    struct descriptor_walk walk = { .rest = set };

    while (descriptor_walk_next(&walk, out)) {
        struct str path = without_package(symbol, out);

        if (path.len > 0 && defines(out->bytes, path))
            return true;
    }
    return false;
}

bool descriptor_file_import(const struct descriptor_file *file, size_t index, struct str *out)
{
    return find_field(file->bytes, FILE_IMPORT, index, out);
}
