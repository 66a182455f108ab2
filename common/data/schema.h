#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/**
 * What Kubernetes objects look like: types with fields, how their lists and maps merge, what is
 * required and what a missing field stands for. One form for the types that every cluster has
 * (schema_builtin(), read-only tables) and for those a cluster publishes (struct schema_builder).
 *
 * A schema is immutable and reference-counted: parse a cluster's once, share it between threads.
 */
struct schema;

/** The built-in types of Kubernetes 1.35. Needs no unref (which does nothing). */
const struct schema *schema_builtin(void);

const struct schema *schema_ref(const struct schema *schema);
void schema_unref(const struct schema *schema);
DEFINE_CLEANUP(const struct schema *, schema_unref)

/**
 * One type in a schema, handled by value and valid as long as the schema. A type without a schema
 * is "unknown": all questions about it have answers (kind SCHEMA_ANY, no fields).
 */
struct schema_type {
    const struct schema *schema;
    uint32_t index;
};
#define SCHEMA_UNKNOWN ((struct schema_type){ NULL, 0 })

enum schema_kind {
    SCHEMA_ANY, /* any value: its shape is deduced from the value at hand */
    SCHEMA_STRING,
    SCHEMA_INTEGER,
    SCHEMA_NUMBER,
    SCHEMA_BOOLEAN,
    SCHEMA_SCALAR, /* any scalar: a quantity, an int-or-string */
    SCHEMA_LIST,
    SCHEMA_OBJECT, /* named fields, values of any key (schema_element), or both */
};

enum schema_format {
    SCHEMA_FORMAT_NONE,
    SCHEMA_FORMAT_INT32,
    SCHEMA_FORMAT_INT64,
    SCHEMA_FORMAT_DOUBLE,
    SCHEMA_FORMAT_BYTE,
    SCHEMA_FORMAT_TIME,       /* metav1.Time: whole seconds */
    SCHEMA_FORMAT_MICRO_TIME, /* metav1.MicroTime: microseconds */
    SCHEMA_FORMAT_QUANTITY,
    SCHEMA_FORMAT_INT_OR_STRING,
};

/** How two values of a list or an object type become one. */
enum schema_relation {
    SCHEMA_GRANULAR, /* objects: field by field */
    SCHEMA_ATOMIC,   /* as a whole */
    SCHEMA_SET,      /* lists: items are their own keys */
    SCHEMA_KEYED,    /* lists (`map` in OpenAPI): items by the fields of schema_key_count() */
};

/** kubectl's patch strategies; several may hold at once. */
enum schema_strategy {
    SCHEMA_STRATEGY_MERGE = 1,
    SCHEMA_STRATEGY_REPLACE = 2,
    SCHEMA_STRATEGY_RETAIN_KEYS = 4,
};

static inline bool schema_is_known(struct schema_type type)
{
    return type.schema != NULL;
}

enum schema_kind schema_kind(struct schema_type type);
enum schema_format schema_format(struct schema_type type);
enum schema_relation schema_relation(struct schema_type type);
/** Bits of enum schema_strategy. */
unsigned schema_strategy(struct schema_type type);
/** The one key by which a strategic patch merges the list's items; empty when there is none. */
struct str schema_merge_key(struct schema_type type);
/** Its name, such as "io.k8s.api.core.v1.PodSpec"; empty for nameless ones. */
struct str schema_name(struct schema_type type);
/** Fields that are not declared are kept, and are no error. */
bool schema_preserves_unknown(struct schema_type type);
/** `x-kubernetes-embedded-resource`: an object with apiVersion, kind and metadata of its own. */
bool schema_is_embedded_resource(struct schema_type type);
bool schema_is_nullable(struct schema_type type);

/** The keys of a SCHEMA_KEYED list. */
size_t schema_key_count(struct schema_type type);
struct str schema_key(struct schema_type type, size_t index);

struct schema_field {
    struct str name;
    struct schema_type type;
    bool required;
    struct str default_text; /* JSON text; empty when there is none */
};

/** The declared fields, by name bytewise. */
size_t schema_field_count(struct schema_type type);
struct schema_field schema_field_at(struct schema_type type, size_t index);
/** A declared field. False: there is none of that name. */
bool schema_field_find(struct schema_type type, struct str name, struct schema_field *out);
/** The type of list items, or of an object's members that are not declared. May be unknown. */
struct schema_type schema_element(struct schema_type type);
/** The type of a member: of the declared field, else schema_element(). */
struct schema_type schema_member(struct schema_type type, struct str name);
/** The default of a field as a value in `arena`, NULL when there is none. */
const struct json *schema_default(const struct schema_field *field, struct arena *arena);

/** The type of an object kind; unknown when the schema has none. `group` is "" for core. */
struct schema_type schema_find(const struct schema *schema, const char *group, const char *version,
                               const char *kind);
/** The same by an object's apiVersion and kind. */
struct schema_type schema_find_object(const struct schema *schema, const struct json *object);
/** By the model's name, such as "io.k8s.api.core.v1.PodSpec". */
struct schema_type schema_find_name(const struct schema *schema, struct str name);
/** "" for core/v1, else the group; what follows the slash. Slices of `api_version`. */
void schema_split_api_version(struct str api_version, struct str *group, struct str *version);

/* ---- building one from what a cluster publishes ---- */

struct schema_builder;

struct schema_builder *schema_builder_new(void) MUST_USE;
void schema_builder_free(struct schema_builder *builder);
DEFINE_CLEANUP(struct schema_builder *, schema_builder_free)

/**
 * Add every model of an OpenAPI v3 document (`/openapi/v3/apis/apps/v1` and so on: the value with
 * `components.schemas`). A model of a name that is there already is left as it is, so documents of
 * several group versions can be added one after another.
 */
int schema_builder_add_openapi(struct schema_builder *builder, const struct json *document,
                               struct error *err) MUST_USE;

/** Add one kind from the `openAPIV3Schema` of a CustomResourceDefinition's version. */
int schema_builder_add_crd(struct schema_builder *builder, struct str group, struct str version,
                           struct str kind, const struct json *open_api_v3_schema,
                           struct error *err) MUST_USE;

/**
 * All of the CustomResourceDefinition's served versions.
 */
int schema_builder_add_crd_object(struct schema_builder *builder, const struct json *definition,
                                  struct error *err) MUST_USE;

/** The finished schema; the builder is empty afterwards. Fails on a reference to nowhere. */
int schema_builder_finish(struct schema_builder *builder, const struct schema **out,
                          struct error *err) MUST_USE;
