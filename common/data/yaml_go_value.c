/*
 * Values as Go prints them with "%#v": what the library shows of a key that cannot be one. People
 * know it well, from templates that were not rendered: "{{ .Values.x }}" reads as a map in a map.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/yaml_node.h"
#include "data/yaml_scalar.h"

#include <inttypes.h>
#include <stdlib.h>

enum { DEPTH_MAX = 100 }; /* an alias may lead back to where it stands */

struct printer {
    struct arena *arena;
    struct strbuf *out;
    size_t depth;
};

static void print_node(struct printer *p, const struct yaml_node *node);

static void print_scalar(struct printer *p, const struct yaml_scalar *scalar)
{
    char buffer[40];

    switch (scalar->kind) {
    case YAML_NULL:
        strbuf_puts(p->out, "interface {}(nil)");
        break;
    case YAML_BOOL:
        strbuf_puts(p->out, scalar->flag ? "true" : "false");
        break;
    case YAML_INT:
        strbuf_printf(p->out, "%" PRId64, scalar->integer);
        break;
    case YAML_UINT:
        strbuf_printf(p->out, "0x%" PRIx64, scalar->natural);
        break;
    case YAML_FLOAT:
        strbuf_puts(p->out, yaml_print_float(scalar->number, 64, buffer));
        break;
    case YAML_TIMESTAMP:
    case YAML_TEXT:
        go_quote(scalar->text, p->out);
        break;
    }
}

static struct yaml_scalar resolve(struct printer *p, const struct yaml_node *node)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct yaml_scalar scalar = { .kind = YAML_TEXT, .text = node->text };

    if (yaml_node_resolve(node, p->arena, &scalar, &ignored) < 0)
        scalar = (struct yaml_scalar){ .kind = YAML_TEXT, .text = node->text };
    return scalar;
}

/* A collection as a key, or an alias, has no text of its own. */
static struct str key_text(const struct yaml_node *node)
{
    return node->text.ptr ? node->text : STR_EMPTY;
}

static int compare_keys(const void *a, const void *b)
{
    const struct yaml_node *left = *(const struct yaml_node *const *)a;
    const struct yaml_node *right = *(const struct yaml_node *const *)b;

    return str_compare(key_text(left), key_text(right));
}

static void print_mapping(struct printer *p, const struct yaml_node *mapping)
{
    const struct yaml_node **keys =
        arena_alloc(p->arena, mapping->count * sizeof(struct yaml_node *));
    size_t count = 0;

    for (const struct yaml_node *key = mapping->first; key; key = key->next->next)
        keys[count++] = key;
    qsort(keys, count, sizeof(struct yaml_node *), compare_keys);
    strbuf_puts(p->out, "map[interface {}]interface {}{");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            strbuf_puts(p->out, ", ");
        print_node(p, keys[i]);
        strbuf_puts(p->out, ":");
        print_node(p, keys[i]->next);
    }
    strbuf_puts(p->out, "}");
}

static void print_sequence(struct printer *p, const struct yaml_node *sequence)
{
    strbuf_puts(p->out, "[]interface {}{");
    for (const struct yaml_node *item = sequence->first; item; item = item->next) {
        if (item != sequence->first)
            strbuf_puts(p->out, ", ");
        print_node(p, item);
    }
    strbuf_puts(p->out, "}");
}

static void print_node(struct printer *p, const struct yaml_node *node)
{
    struct yaml_scalar scalar;

    if (p->depth >= DEPTH_MAX || p->out->truncated)
        return;
    p->depth++;
    while (node->kind == NODE_ALIAS)
        node = node->alias;
    if (node->kind == NODE_SEQUENCE) {
        print_sequence(p, node);
    } else if (node->kind == NODE_MAPPING) {
        print_mapping(p, node);
    } else {
        scalar = resolve(p, node);
        print_scalar(p, &scalar);
    }
    p->depth--;
}

void yaml_node_print_go(const struct yaml_node *node, struct arena *arena, struct strbuf *out)
{
    struct printer printer = { .arena = arena, .out = out };

    print_node(&printer, node);
}
