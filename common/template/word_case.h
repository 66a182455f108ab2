#pragma once

#include "base/str.h"

#include <stdint.h>

struct strbuf;

/** Identifiers in other cases: "fooBar" is Pascal's "FooBar" and, joined with '_', "foo_bar". */
void word_case_pascal(struct str text, struct strbuf *out);
void word_case_joined(struct str text, char connector, struct strbuf *out);
