#pragma once

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stdbool.h>

/*
 * Takes a list object apart while its text arrives: hands over the text of each member of `items`,
 * and keeps what stands around them. So the memory is that of one object, whatever the list.
 */
struct list_splitter {
    enum { SPLITTER_OUTSIDE, SPLITTER_BETWEEN, SPLITTER_IN_ITEM } place;
    size_t depth; /* of nesting: in the list object itself it is 1 */
    bool in_string, is_escaped;
    struct strbuf item; /* the item at hand */
    struct strbuf rest; /* the list without its items: {"kind":...,"items":[],"metadata":{...}} */
    struct str prefix;  /* members for items that do not begin with their own; see below */
    /* The member of the list object that is being read. */
    char key[16];
    size_t key_length;
    bool is_value; /* its colon was read */
};

/**
 * `prefix` is put at the beginning of each item that does not begin with apiVersion or kind, which
 * servers leave out in lists of built-in kinds: `"apiVersion":"v1","kind":"Pod",`, or empty. It is
 * borrowed. `item_limit`: bytes of one item.
 */
void list_splitter_init(struct list_splitter *splitter, struct str prefix, size_t item_limit);
void list_splitter_release(struct list_splitter *splitter);

/** False ends the feeding. `item` is valid for the call and ends with a NUL. */
typedef bool (*list_item_fn)(void *context, struct str item);

/** Nothing may be fed after a failure. */
int list_splitter_feed(struct list_splitter *splitter, struct str bytes, list_item_fn on_item,
                       void *context, struct error *err) MUST_USE;
