#pragma once

#include "data/message.h"

/**
 * The public API as proto/api says it, as tables: contract_table.c is made of it by
 * tools/generate_api_tables.
 */
enum contract_kind {
    CONTRACT_UNARY,
    CONTRACT_SERVER_STREAM,
    CONTRACT_CLIENT_STREAM,
    CONTRACT_BIDI_STREAM
};

struct contract_method {
    const char *name; /* "package.Service/Method" */
    enum contract_kind kind;
    unsigned request, reply; /* messages of contract_messages */
};

struct contract_route {
    const char *http_method;
    const char *pattern; /* "/api/v1/applications/{name}", "{x.y}", "{x=**}" */
    const char *body;    /* "": none; "*": the whole message; else one field of it */
    unsigned method;     /* of contract_methods */
};

extern const struct message_set contract_messages;
extern const struct contract_method contract_methods[];
extern const unsigned contract_method_count;
extern const struct contract_route contract_routes[];
extern const unsigned contract_route_count;
