#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct strbuf;

/**
 * YAML as Kubernetes reads and writes it (sigs.k8s.io/yaml): YAML 1.1, turned into JSON values.
 * `yes` is true, 0777 is 511, 1.0 and 1e3 are whole numbers, keys become text, `<<` merges. Values
 * keep the order of the document. Errors read as the Go library's, with "yaml: line N: ".
 */
struct yaml_options {
    size_t bytes; /* limit of the text; 0: 64 MiB */
    size_t depth; /* limit of nesting; 0: 10,000 */
    bool strict;  /* a key that stands twice in one map is an error; else the last one counts */
};

/**
 * The first document of a text, into `arena`; what follows it is not looked at. A text without a
 * document is null. Text that expands too much through aliases is ERR_TOO_LARGE.
 */
int yaml_parse(struct str text, struct arena *arena, const struct json **out,
               struct error *err) MUST_USE;
/** `options` NULL: the defaults. */
int yaml_parse_with(struct str text, const struct yaml_options *options, struct arena *arena,
                    const struct json **out, struct error *err) MUST_USE;

/**
 * The documents of a stream, split as Kubernetes' YAMLOrJSONDecoder does: at lines that begin with
 * "---"; a text that begins with '{' is a row of JSON values, until YAML turns up in it.
 *
 *     struct yaml_stream stream = yaml_stream_of(text, NULL);
 *     while ((got = yaml_next(&stream, arena, &value, err)) > 0) ...
 */
struct yaml_stream {
    struct str text; /* borrowed */
    struct yaml_options options;
    size_t position;
    size_t documents; /* that were read */
    enum { YAML_STREAM_START, YAML_STREAM_YAML, YAML_STREAM_JSON } mode;
};
struct yaml_stream yaml_stream_of(struct str text, const struct yaml_options *options);
/** 1 and `*out` in `arena`; 0 at the end; -1 for a document that cannot be read. Empty ones are
 * null. */
int yaml_next(struct yaml_stream *stream, struct arena *arena, const struct json **out,
              struct error *err) MUST_USE;

/** All documents of a stream as an array, the null ones left out. */
int yaml_parse_all(struct str text, const struct yaml_options *options, struct arena *arena,
                   const struct json **out, struct error *err) MUST_USE;

/** Append a value as YAML, equal to sigs.k8s.io/yaml's Marshal byte for byte: members are sorted.
 */
void yaml_write(const struct json *value, struct strbuf *out);
/** Append a text alone as go-yaml writes it, of one line or a block whose lines are indented by
 * two; long ones are not folded. No line end follows. */
void yaml_write_text(struct str text, struct strbuf *out);
/** Does go-yaml write the text as it is, without quotes and not as a block? */
bool yaml_writes_plain(struct str text);
/** The text in `arena`. */
struct str yaml_print(const struct json *value, struct arena *arena);
