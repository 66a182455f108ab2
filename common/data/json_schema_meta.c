/*
 * What the drafts say a schema may say, keyword by keyword, with single quotes for double ones.
 * Vocabularies are parts of one document here, and "$dynamicRef" leads to its root, as it does for
 * every schema that extends none.
 */
#include "data/json_schema_meta.h"

#include "base/arena.h"
#include "data/json_schema_check.h"

#include <string.h>

static const char draft_4[] =
    "{'type': 'object', 'definitions': {\n"
    " 'schemas': {'type': 'array', 'minItems': 1, 'items': {'$ref': '#'}},\n"
    " 'count': {'type': 'integer', 'minimum': 0},\n"
    " 'countOrNone': {'allOf': [{'$ref': '#/definitions/count'}, {}]},\n"
    " 'map': {'type': 'object', 'additionalProperties': {'$ref': '#'}},\n"
    " 'flagOrSchema': {'anyOf': [{'type': 'boolean'}, {'$ref': '#'}]},\n"
    " 'types': {'enum': ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']},\n"
    " 'names': {'type': 'array', 'items': {'type': 'string'}, 'minItems': 1, 'uniqueItems': "
    "true}},\n"
    "'properties': {\n"
    " 'id': {'type': 'string'}, '$schema': {'type': 'string'}, 'title': {'type': 'string'},\n"
    " 'description': {'type': 'string'}, 'format': {'type': 'string'},\n"
    " 'multipleOf': {'type': 'number', 'minimum': 0, 'exclusiveMinimum': true},\n"
    " 'maximum': {'type': 'number'}, 'exclusiveMaximum': {'type': 'boolean'},\n"
    " 'minimum': {'type': 'number'}, 'exclusiveMinimum': {'type': 'boolean'},\n"
    " 'maxLength': {'$ref': '#/definitions/count'}, 'minLength': {'$ref': "
    "'#/definitions/countOrNone'},\n"
    " 'maxItems': {'$ref': '#/definitions/count'}, 'minItems': {'$ref': "
    "'#/definitions/countOrNone'},\n"
    " 'maxProperties': {'$ref': '#/definitions/count'},\n"
    " 'minProperties': {'$ref': '#/definitions/countOrNone'},\n"
    " 'pattern': {'type': 'string', 'format': 'regex'}, 'uniqueItems': {'type': 'boolean'},\n"
    " 'additionalItems': {'$ref': '#/definitions/flagOrSchema'},\n"
    " 'additionalProperties': {'$ref': '#/definitions/flagOrSchema'},\n"
    " 'items': {'anyOf': [{'$ref': '#'}, {'$ref': '#/definitions/schemas'}]},\n"
    " 'required': {'$ref': '#/definitions/names'}, 'definitions': {'$ref': '#/definitions/map'},\n"
    " 'properties': {'$ref': '#/definitions/map'}, 'patternProperties': {'$ref': "
    "'#/definitions/map'},\n"
    " 'dependencies': {'type': 'object', 'additionalProperties': {\n"
    "  'anyOf': [{'$ref': '#'}, {'$ref': '#/definitions/names'}]}},\n"
    " 'enum': {'type': 'array', 'minItems': 1, 'uniqueItems': true},\n"
    " 'type': {'anyOf': [{'$ref': '#/definitions/types'}, {'type': 'array', 'minItems': 1,\n"
    "  'uniqueItems': true, 'items': {'$ref': '#/definitions/types'}}]},\n"
    " 'allOf': {'$ref': '#/definitions/schemas'}, 'anyOf': {'$ref': '#/definitions/schemas'},\n"
    " 'oneOf': {'$ref': '#/definitions/schemas'}, 'not': {'$ref': '#'}},\n"
    "'dependencies': {'exclusiveMaximum': ['maximum'], 'exclusiveMinimum': ['minimum']}}\n";

/* What drafts 6 and 7 have in common, before and after what they do not. */
#define BEGIN_6_AND_7                                                                              \
    "{'type': ['object', 'boolean'], 'definitions': {\n"                                           \
    " 'schemas': {'type': 'array', 'minItems': 1, 'items': {'$ref': '#'}},\n"                      \
    " 'count': {'type': 'integer', 'minimum': 0},\n"                                               \
    " 'countOrNone': {'allOf': [{'$ref': '#/definitions/count'}, {}]},\n"                          \
    " 'map': {'type': 'object', 'additionalProperties': {'$ref': '#'}},\n"                         \
    " 'types': {'enum': ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']},\n" \
    " 'names': {'type': 'array', 'items': {'type': 'string'}, 'uniqueItems': true}},\n"            \
    "'properties': {\n"                                                                            \
    " '$id': {'type': 'string', 'format': 'uri-reference'},\n"                                     \
    " '$schema': {'type': 'string', 'format': 'uri'},\n"                                           \
    " '$ref': {'type': 'string', 'format': 'uri-reference'},\n"

#define REST_6_AND_7                                                                               \
    " 'title': {'type': 'string'}, 'description': {'type': 'string'}, 'format': {'type': "         \
    "'string'},\n"                                                                                 \
    " 'examples': {'type': 'array'}, 'multipleOf': {'type': 'number', 'exclusiveMinimum': 0},\n"   \
    " 'maximum': {'type': 'number'}, 'exclusiveMaximum': {'type': 'number'},\n"                    \
    " 'minimum': {'type': 'number'}, 'exclusiveMinimum': {'type': 'number'},\n"                    \
    " 'maxLength': {'$ref': '#/definitions/count'}, 'minLength': {'$ref': "                        \
    "'#/definitions/countOrNone'},\n"                                                              \
    " 'maxItems': {'$ref': '#/definitions/count'}, 'minItems': {'$ref': "                          \
    "'#/definitions/countOrNone'},\n"                                                              \
    " 'maxProperties': {'$ref': '#/definitions/count'},\n"                                         \
    " 'minProperties': {'$ref': '#/definitions/countOrNone'},\n"                                   \
    " 'pattern': {'type': 'string', 'format': 'regex'}, 'uniqueItems': {'type': 'boolean'},\n"     \
    " 'additionalItems': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'},\n"                  \
    " 'contains': {'$ref': '#'}, 'propertyNames': {'$ref': '#'}, 'not': {'$ref': '#'},\n"          \
    " 'items': {'anyOf': [{'$ref': '#'}, {'$ref': '#/definitions/schemas'}]},\n"                   \
    " 'required': {'$ref': '#/definitions/names'}, 'definitions': {'$ref': "                       \
    "'#/definitions/map'},\n"                                                                      \
    " 'properties': {'$ref': '#/definitions/map'},\n"                                              \
    " 'patternProperties': {'type': 'object', 'additionalProperties': {'$ref': '#'},\n"            \
    "  'propertyNames': {'format': 'regex'}},\n"                                                   \
    " 'dependencies': {'type': 'object', 'additionalProperties': {\n"                              \
    "  'anyOf': [{'$ref': '#'}, {'$ref': '#/definitions/names'}]}},\n"                             \
    " 'type': {'anyOf': [{'$ref': '#/definitions/types'}, {'type': 'array', 'minItems': 1,\n"      \
    "  'uniqueItems': true, 'items': {'$ref': '#/definitions/types'}}]},\n"                        \
    " 'allOf': {'$ref': '#/definitions/schemas'}, 'anyOf': {'$ref': '#/definitions/schemas'},\n"   \
    " 'oneOf': {'$ref': '#/definitions/schemas'}}}\n"

static const char draft_6[] =
    BEGIN_6_AND_7 " 'enum': {'type': 'array', 'minItems': 1, 'uniqueItems': true},\n" REST_6_AND_7;

static const char draft_7[] = BEGIN_6_AND_7
    " '$comment': {'type': 'string'}, 'readOnly': {'type': 'boolean'}, 'writeOnly': {'type': "
    "'boolean'},\n"
    " 'contentMediaType': {'type': 'string'}, 'contentEncoding': {'type': 'string'},\n"
    " 'if': {'$ref': '#'}, 'then': {'$ref': '#'}, 'else': {'$ref': '#'}, 'enum': {'type': "
    "'array'},\n" REST_6_AND_7;

static const char draft_2019[] =
    "{'type': ['object', 'boolean'], 'allOf': [\n"
    " {'$ref': '#/$defs/core'}, {'$ref': '#/$defs/applicator'}, {'$ref': '#/$defs/validation'},\n"
    " {'$ref': '#/$defs/metaData'}, {'$ref': '#/$defs/format'}, {'$ref': '#/$defs/content'}],\n"
    "'properties': {'definitions': {'$ref': '#/$defs/map'},\n"
    " 'dependencies': {'type': 'object', 'additionalProperties': {\n"
    "  'anyOf': [{'$ref': '#'}, {'$ref': '#/$defs/names'}]}}},\n"
    "'$defs': {\n"
    " 'schemas': {'type': 'array', 'minItems': 1, 'items': {'$ref': '#'}},\n"
    " 'count': {'type': 'integer', 'minimum': 0},\n"
    " 'map': {'type': 'object', 'additionalProperties': {'$ref': '#'}},\n"
    " 'types': {'enum': ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']},\n"
    " 'names': {'type': 'array', 'items': {'type': 'string'}, 'uniqueItems': true},\n"
    " 'reference': {'type': 'string', 'format': 'uri-reference'},\n"
    " 'core': {'type': ['object', 'boolean'], 'properties': {\n"
    "  '$id': {'type': 'string', 'format': 'uri-reference', 'pattern': '^[^#]*#?$'},\n"
    "  '$anchor': {'type': 'string', 'pattern': '^[A-Za-z][-A-Za-z0-9.:_]*$'},\n"
    "  '$recursiveRef': {'$ref': '#/$defs/reference'}, '$recursiveAnchor': {'type': 'boolean'},\n"
    "  '$schema': {'type': 'string', 'format': 'uri'}, '$ref': {'$ref': '#/$defs/reference'},\n"
    "  '$vocabulary': {'type': 'object', 'propertyNames': {'type': 'string', 'format': 'uri'},\n"
    "   'additionalProperties': {'type': 'boolean'}},\n"
    "  '$comment': {'type': 'string'}, '$defs': {'$ref': '#/$defs/map'}}},\n"
    " 'applicator': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'additionalItems': {'$ref': '#'}, 'unevaluatedItems': {'$ref': '#'},\n"
    "  'unevaluatedProperties': {'$ref': '#'},\n"
    "  'items': {'anyOf': [{'$ref': '#'}, {'$ref': '#/$defs/schemas'}]},\n"
    "  'contains': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'},\n"
    "  'properties': {'$ref': '#/$defs/map'}, 'dependentSchemas': {'$ref': '#/$defs/map'},\n"
    "  'patternProperties': {'type': 'object', 'additionalProperties': {'$ref': '#'},\n"
    "   'propertyNames': {'format': 'regex'}},\n"
    "  'propertyNames': {'$ref': '#'}, 'if': {'$ref': '#'}, 'then': {'$ref': '#'},\n"
    "  'else': {'$ref': '#'}, 'not': {'$ref': '#'}, 'allOf': {'$ref': '#/$defs/schemas'},\n"
    "  'anyOf': {'$ref': '#/$defs/schemas'}, 'oneOf': {'$ref': '#/$defs/schemas'}}},\n"
    " 'validation': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'multipleOf': {'type': 'number', 'exclusiveMinimum': 0},\n"
    "  'maximum': {'type': 'number'}, 'exclusiveMaximum': {'type': 'number'},\n"
    "  'minimum': {'type': 'number'}, 'exclusiveMinimum': {'type': 'number'},\n"
    "  'maxLength': {'$ref': '#/$defs/count'}, 'minLength': {'$ref': '#/$defs/count'},\n"
    "  'maxItems': {'$ref': '#/$defs/count'}, 'minItems': {'$ref': '#/$defs/count'},\n"
    "  'maxContains': {'$ref': '#/$defs/count'}, 'minContains': {'$ref': '#/$defs/count'},\n"
    "  'maxProperties': {'$ref': '#/$defs/count'}, 'minProperties': {'$ref': '#/$defs/count'},\n"
    "  'pattern': {'type': 'string', 'format': 'regex'}, 'uniqueItems': {'type': 'boolean'},\n"
    "  'required': {'$ref': '#/$defs/names'}, 'enum': {'type': 'array'},\n"
    "  'dependentRequired': {'type': 'object', 'additionalProperties': {'$ref': "
    "'#/$defs/names'}},\n"
    "  'type': {'anyOf': [{'$ref': '#/$defs/types'}, {'type': 'array', 'minItems': 1,\n"
    "   'uniqueItems': true, 'items': {'$ref': '#/$defs/types'}}]}}},\n"
    " 'metaData': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'title': {'type': 'string'}, 'description': {'type': 'string'},\n"
    "  'deprecated': {'type': 'boolean'}, 'readOnly': {'type': 'boolean'},\n"
    "  'writeOnly': {'type': 'boolean'}, 'examples': {'type': 'array'}}},\n"
    " 'format': {'type': ['object', 'boolean'], 'properties': {'format': {'type': 'string'}}},\n"
    " 'content': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'contentMediaType': {'type': 'string'}, 'contentEncoding': {'type': 'string'},\n"
    "  'contentSchema': {'$ref': '#'}}}}}\n";

static const char draft_2020[] =
    "{'type': ['object', 'boolean'], 'allOf': [\n"
    " {'$ref': '#/$defs/core'}, {'$ref': '#/$defs/applicator'}, {'$ref': '#/$defs/unevaluated'},\n"
    " {'$ref': '#/$defs/validation'}, {'$ref': '#/$defs/metaData'}, {'$ref': '#/$defs/format'}, "
    "{'$ref': '#/$defs/content'}],\n"
    "'properties': {'definitions': {'$ref': '#/$defs/map'},\n"
    " 'dependencies': {'type': 'object', 'additionalProperties': {\n"
    "  'anyOf': [{'$ref': '#'}, {'$ref': '#/$defs/names'}]}}},\n"
    "'$defs': {\n"
    " 'schemas': {'type': 'array', 'minItems': 1, 'items': {'$ref': '#'}},\n"
    " 'count': {'type': 'integer', 'minimum': 0},\n"
    " 'map': {'type': 'object', 'additionalProperties': {'$ref': '#'}},\n"
    " 'types': {'enum': ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']},\n"
    " 'names': {'type': 'array', 'items': {'type': 'string'}, 'uniqueItems': true},\n"
    " 'reference': {'type': 'string', 'format': 'uri-reference'},\n"
    " 'core': {'type': ['object', 'boolean'], 'properties': {\n"
    "  '$id': {'$ref': '#/$defs/reference', 'pattern': '^[^#]*#?$'},\n"
    "  '$anchor': {'type': 'string', 'pattern': '^[A-Za-z_][-A-Za-z0-9._]*$'},\n"
    "  '$dynamicAnchor': {'type': 'string', 'pattern': '^[A-Za-z_][-A-Za-z0-9._]*$'},\n"
    "  '$dynamicRef': {'$ref': '#/$defs/reference'},\n"
    "  '$schema': {'type': 'string', 'format': 'uri'}, '$ref': {'$ref': '#/$defs/reference'},\n"
    "  '$vocabulary': {'type': 'object', 'propertyNames': {'type': 'string', 'format': 'uri'},\n"
    "   'additionalProperties': {'type': 'boolean'}},\n"
    "  '$comment': {'type': 'string'}, '$defs': {'$ref': '#/$defs/map'}}},\n"
    " 'applicator': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'prefixItems': {'$ref': '#/$defs/schemas'}, 'items': {'$ref': '#'},\n"
    "  'contains': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'},\n"
    "  'properties': {'$ref': '#/$defs/map'}, 'dependentSchemas': {'$ref': '#/$defs/map'},\n"
    "  'patternProperties': {'type': 'object', 'additionalProperties': {'$ref': '#'},\n"
    "   'propertyNames': {'format': 'regex'}},\n"
    "  'propertyNames': {'$ref': '#'}, 'if': {'$ref': '#'}, 'then': {'$ref': '#'},\n"
    "  'else': {'$ref': '#'}, 'not': {'$ref': '#'}, 'allOf': {'$ref': '#/$defs/schemas'},\n"
    "  'anyOf': {'$ref': '#/$defs/schemas'}, 'oneOf': {'$ref': '#/$defs/schemas'}}},\n"
    " 'unevaluated': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'unevaluatedItems': {'$ref': '#'}, 'unevaluatedProperties': {'$ref': '#'}}},\n"
    " 'validation': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'multipleOf': {'type': 'number', 'exclusiveMinimum': 0},\n"
    "  'maximum': {'type': 'number'}, 'exclusiveMaximum': {'type': 'number'},\n"
    "  'minimum': {'type': 'number'}, 'exclusiveMinimum': {'type': 'number'},\n"
    "  'maxLength': {'$ref': '#/$defs/count'}, 'minLength': {'$ref': '#/$defs/count'},\n"
    "  'maxItems': {'$ref': '#/$defs/count'}, 'minItems': {'$ref': '#/$defs/count'},\n"
    "  'maxContains': {'$ref': '#/$defs/count'}, 'minContains': {'$ref': '#/$defs/count'},\n"
    "  'maxProperties': {'$ref': '#/$defs/count'}, 'minProperties': {'$ref': '#/$defs/count'},\n"
    "  'pattern': {'type': 'string', 'format': 'regex'}, 'uniqueItems': {'type': 'boolean'},\n"
    "  'required': {'$ref': '#/$defs/names'}, 'enum': {'type': 'array'},\n"
    "  'dependentRequired': {'type': 'object', 'additionalProperties': {'$ref': "
    "'#/$defs/names'}},\n"
    "  'type': {'anyOf': [{'$ref': '#/$defs/types'}, {'type': 'array', 'minItems': 1,\n"
    "   'uniqueItems': true, 'items': {'$ref': '#/$defs/types'}}]}}},\n"
    " 'metaData': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'title': {'type': 'string'}, 'description': {'type': 'string'},\n"
    "  'deprecated': {'type': 'boolean'}, 'readOnly': {'type': 'boolean'},\n"
    "  'writeOnly': {'type': 'boolean'}, 'examples': {'type': 'array'}}},\n"
    " 'format': {'type': ['object', 'boolean'], 'properties': {'format': {'type': 'string'}}},\n"
    " 'content': {'type': ['object', 'boolean'], 'properties': {\n"
    "  'contentMediaType': {'type': 'string'}, 'contentEncoding': {'type': 'string'},\n"
    "  'contentSchema': {'$ref': '#'}}}}}\n";

static const struct meta {
    int draft;
    const char *url, *text;
} metas[] = {
    { SCHEMA_DRAFT_4, "http://json-schema.org/draft-04/schema", draft_4 },
    { SCHEMA_DRAFT_6, "http://json-schema.org/draft-06/schema", draft_6 },
    { SCHEMA_DRAFT_7, "http://json-schema.org/draft-07/schema", draft_7 },
    { SCHEMA_DRAFT_2019, "https://json-schema.org/draft/2019-09/schema", draft_2019 },
    { SCHEMA_DRAFT_2020, "https://json-schema.org/draft/2020-12/schema", draft_2020 },
};

static const struct meta *find(int draft)
{
    const struct meta *meta = metas;

    while (meta->draft != draft)
        meta++;
    return meta;
}

const char *schema_meta_url(int draft)
{
    return find(draft)->url;
}

static struct str without_scheme(struct str url)
{
    if (str_has_prefix(url, STR("http://")))
        return str_slice(url, 7, url.len);
    return str_has_prefix(url, STR("https://")) ? str_slice(url, 8, url.len) : url;
}

int schema_meta_draft(struct str name)
{
    struct str url, fragment;

    str_cut(without_scheme(name), '#', &url, &fragment);
    if (str_equals(url, "json-schema.org/schema"))
        return SCHEMA_DRAFT_2020;
    for (size_t i = 0; i < sizeof(metas) / sizeof(*metas); i++) {
        if (str_equal(url, without_scheme(str_of(metas[i].url))))
            return metas[i].draft;
    }
    return 0;
}

struct str schema_meta_text(int draft, struct arena *arena)
{
    char *text = arena_printf(arena, "%s", find(draft)->text);

    for (char *at = strchr(text, '\''); at; at = strchr(at, '\''))
        *at = '"';
    return str_of(text);
}
