#pragma once

#include "data/yaml_node.h"

/**
 * The common form of YAML, several times faster than the general reader reads it: one document of
 * maps and lists in lines, with scalars in any style and lists and maps in brackets that stay on
 * their line. False for all else, valid or not: anchors, tags, directives, further documents, tabs
 * where they could matter, whatever is wrong. The tree is the one of the general reader.
 */
bool yaml_block_parse(struct str text, const struct yaml_options *options, struct arena *arena,
                      struct yaml_node **out) MUST_USE;
