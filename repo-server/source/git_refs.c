#include "source/git_refs.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "data/json.h"
#include "source/git_url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An annotated tag is listed twice: as itself, and with "^{}" as the commit it stands for. */
#define PEELED "^{}"

struct listing {
    struct arena *arena;
    struct map *by_name; /* name to its place + 1 */
    VEC(struct git_ref) refs;
};

static void release_listing(struct listing *listing)
{
    map_free(listing->by_name);
    vec_release(&listing->refs);
}
DEFINE_CLEANUP_VALUE(struct listing, release_listing)

static const char *copy(struct arena *arena, struct str text)
{
    return arena_strndup(arena, text.ptr, text.len);
}

static bool is_ref_name(struct str text)
{
    return text.len > 0 && text.len <= GIT_REF_NAME_MAX && !memchr(text.ptr, '\0', text.len);
}

static int add_ref(struct listing *listing, struct str name, struct str hash, struct str target,
                   struct error *err)
{
    bool is_peeled = str_has_suffix(name, STR(PEELED));
    struct str own = is_peeled ? str_slice(name, 0, name.len - strlen(PEELED)) : name;
    size_t place = (size_t)map_find(listing->by_name, own);

    if (!is_ref_name(own) || (hash.len == 0 && !is_ref_name(target)))
        return error_set(err, ERR_INVALID, "a name in the list of refs is not valid");
    if (listing->refs.count >= GIT_REFS_MAX)
        return error_set(err, ERR_TOO_LARGE, "the repository has more than %d refs", GIT_REFS_MAX);
    if (place) {
        struct git_ref *known = &listing->refs.items[place - 1];

        if (hash.len && (!known->target || is_peeled))
            known->hash = copy(listing->arena, hash);
        return 0;
    }
    vec_push(&listing->refs,
             ((struct git_ref){ copy(listing->arena, own), copy(listing->arena, hash),
                                target.len ? copy(listing->arena, target) : NULL }));
    map_put(listing->by_name, own, (void *)(uintptr_t)listing->refs.count);
    return 0;
}

static struct git_refs take_refs(struct listing *listing)
{
    size_t size = listing->refs.count * sizeof(struct git_ref);
    struct git_ref *items = arena_alloc(listing->arena, size + 1);

    if (size)
        memcpy(items, listing->refs.items, size);
    return (struct git_refs){ items, listing->refs.count };
}

/* ---- pkt-lines ---- */

struct packets {
    struct str rest;
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/** 1: a line, without its newline; 2: a flush; 0: the end; -1: what is no pkt-line. */
static int next_packet(struct packets *packets, struct str *line, struct error *err)
{
    size_t length = 0;

    if (packets->rest.len == 0)
        return 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = i < packets->rest.len ? hex_digit(packets->rest.ptr[i]) : -1;

        if (digit < 0)
            return error_set(err, ERR_INVALID, "invalid pkt-len found");
        length = length * 16 + (size_t)digit;
    }
    if (length == 0) {
        packets->rest = str_slice(packets->rest, 4, packets->rest.len);
        return 2;
    }
    if (length < 4 || length > packets->rest.len)
        return error_set(err, ERR_INVALID, "invalid pkt-len found");
    *line = str_slice(packets->rest, 4, length);
    packets->rest = str_slice(packets->rest, length, packets->rest.len);
    if (line->len && line->ptr[line->len - 1] == '\n')
        line->len--;
    return 1;
}

/** Capabilities such as "symref=HEAD:refs/heads/main agent=git/2.39". */
static int add_symrefs(struct listing *listing, struct str capabilities, struct error *err)
{
    struct str word, rest = capabilities, name, target;
    bool is_more = true;

    while (is_more) {
        is_more = str_cut(rest, ' ', &word, &rest);
        if (!str_has_prefix(word, STR("symref=")))
            continue;
        word = str_slice(word, strlen("symref="), word.len);
        if (str_cut(word, ':', &name, &target) && is_ref_name(target) &&
            add_ref(listing, name, STR_EMPTY, target, err) < 0)
            return -1;
    }
    return 0;
}

static int add_advertised(struct listing *listing, struct str line, struct error *err)
{
    struct str hash, name;

    if (!str_cut(line, ' ', &hash, &name) || !git_is_commit_sha(hash))
        return error_set(err, ERR_INVALID, "malformed ref data in the list of refs");
    return add_ref(listing, name, hash, STR_EMPTY, err);
}

static bool is_empty_marker(struct str line)
{
    return str_find(line, STR("capabilities^{}")) == 41;
}

/** The first line carries the capabilities behind a NUL. */
static int add_first(struct listing *listing, struct str line, struct error *err)
{
    struct str ref = line, capabilities = STR_EMPTY;

    str_cut(line, '\0', &ref, &capabilities);
    if (add_symrefs(listing, capabilities, err) < 0)
        return -1;
    return add_advertised(listing, ref, err);
}

static int read_advertisement(struct listing *listing, struct packets *packets, struct error *err)
{
    bool is_first = true;
    struct str line = STR_EMPTY;

    for (;;) {
        int got = next_packet(packets, &line, err);

        if (got < 0)
            return -1;
        if (got == 2 && is_first && packets->rest.len)
            continue; /* behind the line that names the service */
        if (got != 1)
            return 0;
        if (is_first && str_has_prefix(line, STR("# service=")))
            continue;
        if (str_has_prefix(line, STR("ERR ")))
            return error_set(err, ERR_UNKNOWN, "%.*s", STR_ARG(str_slice(line, 4, line.len)));
        if (str_has_prefix(line, STR("shallow ")) || is_empty_marker(line))
            continue;
        if ((is_first ? add_first : add_advertised)(listing, line, err) < 0)
            return -1;
        is_first = false;
    }
}

static int finish_listing(struct listing *listing, struct git_refs *out, struct error *err)
{
    bool has_commit = false;

    for (size_t i = 0; i < listing->refs.count; i++)
        has_commit = has_commit || listing->refs.items[i].hash[0];
    if (!has_commit)
        return error_set(err, ERR_UNKNOWN, "remote repository is empty");
    *out = take_refs(listing);
    return 0;
}

int git_refs_parse_advertisement(struct str bytes, struct arena *arena, struct git_refs *out,
                                 struct error *err)
{
    CLEANUP(release_listing) struct listing listing = { .arena = arena, .by_name = map_new() };
    struct packets packets = { bytes };

    if (read_advertisement(&listing, &packets, err) < 0)
        return -1;
    return finish_listing(&listing, out, err);
}

int git_refs_parse_listing(struct str text, struct arena *arena, struct git_refs *out,
                           struct error *err)
{
    CLEANUP(release_listing) struct listing listing = { .arena = arena, .by_name = map_new() };
    struct str rest = text, line, hash, name;
    bool is_more = text.len > 0;

    while (is_more) {
        struct str target = STR_EMPTY;

        is_more = str_cut(rest, '\n', &line, &rest);
        if (line.len == 0)
            continue;
        if (!str_cut(line, '\t', &hash, &name))
            return error_set(err, ERR_INVALID, "malformed ref data in the list of refs");
        if (str_has_prefix(hash, STR("ref: "))) {
            target = str_slice(hash, 5, hash.len);
            hash = STR_EMPTY;
        } else if (!git_is_commit_sha(hash)) {
            return error_set(err, ERR_INVALID, "malformed ref data in the list of refs");
        }
        if (add_ref(&listing, name, hash, target, err) < 0)
            return -1;
    }
    return finish_listing(&listing, out, err);
}

/* ---- as the cache has them ---- */

struct json *git_refs_to_json(const struct git_refs *refs, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < refs->count; i++) {
        const struct git_ref *ref = &refs->items[i];
        struct json *pair = json_new_array(arena);

        json_append(arena, pair, json_new_cstr(arena, ref->name));
        json_append(arena, pair,
                    ref->target ? json_new_cstr(arena, arena_printf(arena, "ref: %s", ref->target))
                                : json_new_cstr(arena, ref->hash));
        json_append(arena, list, pair);
    }
    return list;
}

bool git_refs_from_json(const struct json *value, struct arena *arena, struct git_refs *out)
{
    CLEANUP(release_listing) struct listing listing = { .arena = arena, .by_name = map_new() };
    CLEANUP(error_release) struct error problem = { 0 };

    if (!json_is(value, JSON_ARRAY) || json_count(value) == 0)
        return false;
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct str name = json_string(json_item(at.value, 0));
        struct str hash = json_string(json_item(at.value, 1)), target = STR_EMPTY;

        if (name.len == 0 && hash.len == 0)
            continue;
        if (str_has_prefix(hash, STR("ref: "))) {
            target = str_slice(hash, 5, hash.len);
            hash = STR_EMPTY;
        } else if (!git_is_commit_sha(hash)) {
            return false;
        }
        if (add_ref(&listing, name, hash, target, &problem) < 0)
            return false;
    }
    *out = take_refs(&listing);
    return out->count > 0;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **git_refs_short_names(const struct git_refs *refs, const char *prefix,
                                  struct arena *arena, size_t *count)
{
    const char **names = arena_alloc(arena, (refs->count + 1) * sizeof(*names));
    size_t used = 0, length = strlen(prefix);

    for (size_t i = 0; i < refs->count; i++) {
        if (strncmp(refs->items[i].name, prefix, length) == 0)
            names[used++] = refs->items[i].name + length;
    }
    qsort(names, used, sizeof(*names), compare_texts);
    *count = used;
    return names;
}
