#pragma once

#include "gitops/resource.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

/**
 * Kubernetes' built-in types as the original's client library has them: what a document of such a
 * type looks like after it was read into the typed value and written again. A form is a number.
 */
enum { FORM_NONE = UINT16_MAX };

/** The form of an object's kind, FORM_NONE when it is not built in (as custom resources, their
 * definitions and APIServices are not). */
uint16_t form_of_gvk(struct group_version_kind gvk);
/** By the type's name, such as "core.v1.PodSpec". */
uint16_t form_of_type(struct str name);

/**
 * The document read strictly and written again, but only with the keys it had: canonical
 * quantities and times, empty fields left out, no defaults. NULL when it is not of that type (an
 * unknown field, a wrong type); the document itself when nothing changes.
 */
const struct json *form_canonical(uint16_t form, const struct json *document, struct arena *arena);

/**
 * The document read loosely (unknown fields are dropped) and written again, with all that a typed
 * value always writes. NULL when it is not of that type.
 */
const struct json *form_typed(uint16_t form, const struct json *document, struct arena *arena);

/** What a form is made of, for those who walk over typed documents. */
enum form_shape { FORM_IS_SCALAR, FORM_IS_LIST, FORM_IS_MAP, FORM_IS_STRUCT };
enum form_shape form_shape(uint16_t form);
/** The element of a list or map. */
uint16_t form_element(uint16_t form);
/** The number of a struct's type: two forms of one type have the same. See form_type_number(). */
uint16_t form_struct_number(uint16_t form);
/** The number of a type by name, FORM_NONE when there is none. */
uint16_t form_type_number(const char *name);
/** The form of a struct's field, FORM_NONE when there is none. Pointers are looked through. */
uint16_t form_field_of(uint16_t form, struct str name);

/** The forms of a quantity and of a duration. */
uint16_t form_quantity(void);
uint16_t form_duration(void);
