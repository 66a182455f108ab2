#include "kube/list_splitter.h"

#include <string.h>

enum { REST_MAX_BYTES = 1024 * 1024, MAX_DEPTH = 10000 };

void list_splitter_init(struct list_splitter *splitter, struct str prefix, size_t item_limit)
{
    *splitter = (struct list_splitter){ .prefix = prefix,
                                        .item = STRBUF_INIT(item_limit),
                                        .rest = STRBUF_INIT(REST_MAX_BYTES) };
}

void list_splitter_release(struct list_splitter *splitter)
{
    strbuf_release(&splitter->item);
    strbuf_release(&splitter->rest);
}

/*
 * Go on from `at` while it is clear where the text belongs: to a string's end, or to the bracket
 * that opens or closes something. Returns where it stopped; the byte there is not yet counted.
 */
static size_t skip_plain(struct list_splitter *splitter, struct str bytes, size_t at)
{
    for (; at < bytes.len; at++) {
        char c = bytes.ptr[at];

        if (splitter->in_string) {
            if (splitter->is_escaped)
                splitter->is_escaped = false;
            else if (c == '\\')
                splitter->is_escaped = true;
            else if (c == '"')
                return at;
        } else if (c == '"' || c == '{' || c == '}' || c == '[' || c == ']' || c == ':' ||
                   c == ',') {
            return at;
        }
    }
    return at;
}

static bool begins_with_own(struct str item)
{
    return str_has_prefix(item, STR("{\"apiVersion\"")) || str_has_prefix(item, STR("{\"kind\""));
}

/* The buffer holds '{', the prefix, and what follows the item's own '{'. */
static bool deliver(struct list_splitter *splitter, list_item_fn on_item, void *context)
{
    size_t prefix = splitter->prefix.len;
    struct str whole = { splitter->item.ptr, splitter->item.len };
    struct str own = { whole.ptr + prefix, whole.len - prefix };
    char *brace = splitter->item.ptr + prefix;
    char overwritten = *brace;
    bool result;

    *brace = '{';
    if (prefix && !begins_with_own(own)) {
        *brace = overwritten;
        /* An object without members must not end in the prefix's comma. */
        if (own.len == 2)
            splitter->item.ptr[prefix] = ' ';
        own = whole;
    }
    result = on_item(context, own);
    splitter->item.len = 0;
    return result;
}

static void begin_item(struct list_splitter *splitter)
{
    splitter->place = SPLITTER_IN_ITEM;
    strbuf_puts(&splitter->item, "{");
    strbuf_add(&splitter->item, splitter->prefix.ptr, splitter->prefix.len);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Between items there may be commas and blanks; then another item, or the end. */
static int between(struct list_splitter *splitter, char c, struct error *err)
{
    if (c == '{') {
        splitter->depth++;
        begin_item(splitter);
    } else if (c == ']') {
        splitter->depth--;
        splitter->place = SPLITTER_OUTSIDE;
        strbuf_puts(&splitter->rest, "]");
    } else if (c != ',' && !is_blank(c)) {
        return error_set(err, ERR_DATA_LOSS, "an item of the list is no object");
    }
    return 0;
}

/* Follow the structure over one byte that is not plain. */
static void follow(struct list_splitter *splitter, char c)
{
    if (c == '"')
        splitter->in_string = !splitter->in_string;
    else if (c == '{' || c == '[')
        splitter->depth++;
    else if (c == '}' || c == ']')
        splitter->depth -= splitter->depth > 0;
}

/* Where we are in the list object itself: before a member's colon, or behind it. */
static void note_place(struct list_splitter *splitter, char c)
{
    if (c == '"' && !splitter->is_value)
        splitter->key_length = 0;
    else if (c == ':' || c == ',')
        splitter->is_value = c == ':';
}

/* The name of a member, a piece of it at a time. */
static void note_key(struct list_splitter *splitter, const char *text, size_t length)
{
    size_t room = sizeof(splitter->key) - splitter->key_length;

    if (length > room)
        length = room;
    memcpy(splitter->key + splitter->key_length, text, length);
    splitter->key_length += length;
}

static bool opens_items(const struct list_splitter *splitter, char c)
{
    return c == '[' && splitter->depth == 1 && splitter->is_value && splitter->key_length == 5 &&
           memcmp(splitter->key, "items", 5) == 0;
}

static size_t outside(struct list_splitter *splitter, struct str bytes, size_t at)
{
    size_t stop = skip_plain(splitter, bytes, at);
    bool was_string = splitter->in_string;
    char c;

    if (was_string && splitter->depth == 1 && !splitter->is_value)
        note_key(splitter, bytes.ptr + at, stop - at);
    strbuf_add(&splitter->rest, bytes.ptr + at, stop - at);
    if (stop == bytes.len)
        return stop;
    c = bytes.ptr[stop];
    strbuf_add(&splitter->rest, &c, 1);
    if (!was_string && splitter->depth == 1)
        note_place(splitter, c);
    if (opens_items(splitter, c))
        splitter->place = SPLITTER_BETWEEN;
    follow(splitter, c);
    return stop + 1;
}

static size_t inside(struct list_splitter *splitter, struct str bytes, size_t at)
{
    size_t stop = skip_plain(splitter, bytes, at);

    if (stop < bytes.len)
        follow(splitter, bytes.ptr[stop++]);
    strbuf_add(&splitter->item, bytes.ptr + at, stop - at);
    return stop;
}

int list_splitter_feed(struct list_splitter *splitter, struct str bytes, list_item_fn on_item,
                       void *context, struct error *err)
{
    size_t at = 0;

    while (at < bytes.len) {
        if (splitter->place == SPLITTER_OUTSIDE) {
            at = outside(splitter, bytes, at);
        } else if (splitter->place == SPLITTER_BETWEEN) {
            if (between(splitter, bytes.ptr[at++], err) < 0)
                return -1;
        } else {
            at = inside(splitter, bytes, at);
            if (strbuf_check(&splitter->item, "an object of the list", err) < 0)
                return -1;
            if (splitter->depth == 2) {
                splitter->place = SPLITTER_BETWEEN;
                if (!deliver(splitter, on_item, context))
                    return 0;
            }
        }
        if (splitter->depth > MAX_DEPTH)
            return error_set(err, ERR_TOO_LARGE, "the list is nested deeper than %d", MAX_DEPTH);
    }
    return strbuf_check(&splitter->rest, "what surrounds the objects of the list", err);
}
