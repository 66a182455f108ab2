#pragma once

#include "base/error.h"
#include "base/str.h"
#include "data/yaml.h"

#include <stdint.h>

/* The tree of a YAML document before it gets its meaning: for those who resolve it their own way.
 */

/** How a scalar was written. */
enum yaml_style { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_LITERAL, YAML_FOLDED };
/** Of libyaml's number for it. */
enum yaml_style yaml_style_of(int style);

struct yaml_node {
    enum { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING, NODE_ALIAS } kind;
    bool implicit;         /* a plain scalar */
    bool is_open;          /* an alias that is being followed */
    bool is_flow;          /* a container in brackets or braces */
    enum yaml_style style; /* of a scalar */
    uint32_t line;
    uint32_t count; /* of children; of a mapping keys and values in turn */
    const char *tag;
    struct str text; /* of a scalar; the name of an alias */
    struct yaml_node *alias;
    struct yaml_node *first, *next; /* children */
};

/** The first document; `*out` is NULL when there is none. */
int yaml_node_parse(struct str text, const struct yaml_options *options, struct arena *arena,
                    struct yaml_node **out, struct error *err) MUST_USE;

/** The same, always by the general reader: what the quicker one of the common form must equal. */
int yaml_node_parse_any(struct str text, const struct yaml_options *options, struct arena *arena,
                        struct yaml_node **out, struct error *err) MUST_USE;

/** True for a key that merges: a plain "<<". */
bool yaml_node_is_merge(const struct yaml_node *key);

/** The meaning of a scalar. */
struct yaml_scalar;
int yaml_node_resolve(const struct yaml_node *node, struct arena *arena, struct yaml_scalar *out,
                      struct error *err) MUST_USE;

/** Append what a node decodes to as Go prints it with "%#v". */
struct strbuf;
void yaml_node_print_go(const struct yaml_node *node, struct arena *arena, struct strbuf *out);
