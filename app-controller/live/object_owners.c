#include "base/map.h"
#include "base/mem.h"
#include "live/object_parts.h"

#include <stdlib.h>
#include <string.h>

/* Who owns an object, both ways: each object has its owners, and each UID the list of its children.
 */

void object_owner_link(struct object_table *table, struct owner_link *owner)
{
    struct str uid = str_of(owner->uid);
    struct children *children;

    if (str_is_empty(uid))
        return;
    children = map_find(table->children, uid);
    if (!children) {
        children = xcalloc(1, sizeof(*children));
        children->uid = object_table_copy(uid);
        map_put(table->children, uid, children);
    }
    owner->children = children;
    owner->next = children->first;
    owner->link = &children->first;
    if (children->first)
        children->first->link = &owner->next;
    children->first = owner;
}

static void unlink_owner(struct object_table *table, struct owner_link *owner)
{
    struct children *children = owner->children;

    if (!children)
        return;
    *owner->link = owner->next;
    if (owner->next)
        owner->next->link = owner->link;
    owner->children = NULL;
    if (children->first)
        return;
    map_remove(table->children, str_of(children->uid));
    free(children->uid);
    free(children);
}

void object_owner_release(struct object_table *table, struct owner_link *owner)
{
    unlink_owner(table, owner);
    free(owner->api_version);
    free(owner->kind);
    free(owner->name);
    free(owner->uid);
}

struct owner_link object_owner_make(struct live_object *child, const struct object_owner *owner)
{
    return (struct owner_link){
        .child = child,
        .api_version = object_table_copy(owner->api_version),
        .kind = object_table_copy(owner->kind),
        .name = object_table_copy(owner->name),
        .uid = object_table_copy(owner->uid),
    };
}

void object_table_each_child(const struct object_table *table, struct str owner_uid,
                             live_object_fn visit, void *context)
{
    const struct children *children = map_find(table->children, owner_uid);

    for (struct owner_link *owner = children ? children->first : NULL, *next; owner; owner = next) {
        next = owner->next;
        visit(context, owner->child);
    }
}

/* ---- inferred owners ---- */

void object_table_add_owner(struct object_table *table, struct live_object *object,
                            const struct object_owner *owner)
{
    struct extra *extra = live_object_extra(object);

    for (size_t i = 0; i < extra->owner_count; i++)
        if (str_equals(owner->uid, extra->owners[i].uid))
            return;
    for (size_t i = 0; i < extra->owner_count; i++)
        unlink_owner(table, &extra->owners[i]);
    extra->owners = xrealloc(extra->owners, (extra->owner_count + 1) * sizeof(*extra->owners));
    extra->owners[extra->owner_count++] = object_owner_make(object, owner);
    for (size_t i = 0; i < extra->owner_count; i++)
        object_owner_link(table, &extra->owners[i]);
}

void object_table_remove_owner(struct object_table *table, struct live_object *object,
                               struct str owner_uid)
{
    struct extra *extra = object->extra;

    for (size_t i = 0; extra && i < extra->owner_count; i++) {
        if (!str_equals(owner_uid, extra->owners[i].uid))
            continue;
        for (size_t k = 0; k < extra->owner_count; k++)
            unlink_owner(table, &extra->owners[k]);
        object_owner_release(table, &extra->owners[i]);
        memmove(&extra->owners[i], &extra->owners[i + 1],
                (extra->owner_count - i - 1) * sizeof(*extra->owners));
        extra->owner_count--;
        for (size_t k = 0; k < extra->owner_count; k++)
            object_owner_link(table, &extra->owners[k]);
        return;
    }
}
