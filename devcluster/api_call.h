#pragma once

#include "api_resource.h"
#include "base/error.h"
#include "base/str.h"
#include "refuse.h"

#include <stdbool.h>

struct http_header;
struct arena;
struct cluster;
struct http_request;
struct identity;
struct json;
struct strbuf;
struct write;

/** What a client wants back (`Accept`). */
enum answer_form { ANSWER_OBJECT, ANSWER_TABLE, ANSWER_METADATA };

/** One request to the Kubernetes API: what it asks for, and by whom. Lives as long as it. */
struct api_call {
    struct cluster *cluster;
    struct http_request *http;
    struct arena *arena;
    const char *verb; /* "get", "list", "watch", "create", "deletecollection"... */
    struct str group, version, plural, subresource, namespace, name;
    struct api_resource *resource;              /* NULL: not a resource's path */
    const struct api_version *api;              /* its version */
    const struct resource_row *subresource_row; /* of a built-in resource's subresource */
    const struct identity *identity;
    struct str body;
    enum answer_form form;
    const char *form_version; /* "v1" of a Table or metadata */
    bool as_list;             /* metadata of a list */
    bool as_yaml, as_wire;    /* neither: as JSON */
    struct json *warnings;    /* NULL: none */
};

/** The value of a query parameter; empty when there is none. */
struct str call_option(const struct api_call *call, const char *name);
bool call_flag(const struct api_call *call, const char *name);
/** A parameter that is a number; 0 when it is not there. */
int call_number(const struct api_call *call, const char *name, int64_t *out,
                struct refusal *why) MUST_USE;
/** With what a client asks for the rest of a list, which begins with the key `next`. */
const char *call_page_token(const struct api_call *call, uint64_t version, struct str next);
struct refused_object call_object(const struct api_call *call);
/** A write with the call's options, by who calls. */
struct write call_write(struct api_call *call);
/** Who the fields belong to that are written: the field manager, or else the client's name. */
struct str call_manager(const struct api_call *call);
/** Add a Warning header. */
void call_warn(struct api_call *call, const char *fmt, ...) PRINTF(2, 3);

/** The first kind of answer among the accepted ones that can be given. */
int call_read_accept(struct api_call *call, struct refusal *why) MUST_USE;

/** Is it one that what is asked for can have? */
int call_check_form(const struct api_call *call, struct refusal *why) MUST_USE;

/** Begin an answer: with its warnings, and up to two headers `more`. */
void call_start(struct api_call *call, int status, const char *type, const struct http_header *more,
                size_t more_count);
/** Answer with a body as it is. */
void call_answer_text(struct api_call *call, int status, const char *type, struct str body);
/** Answer with one value, as JSON, YAML or, where its kind has that form, protobuf. */
void call_answer(struct api_call *call, int status, const struct json *value);
/** Answer with one object of the call's resource, in the form that was asked for. */
void call_answer_object(struct api_call *call, int status, const struct json *object);
void call_answer_refusal(struct api_call *call, const struct refusal *why);

/** For what is no resource and can only be read: is it read, and in a form that there is? */
int call_check_plain(struct api_call *call, struct refusal *why) MUST_USE;

/* ---- verbs: 0 when answered, or going to be; -1 with why not ---- */

int handle_get(struct api_call *call, struct refusal *why) MUST_USE;
int handle_list(struct api_call *call, struct refusal *why) MUST_USE;
int handle_create(struct api_call *call, struct refusal *why) MUST_USE;
int handle_update(struct api_call *call, struct refusal *why) MUST_USE;
int handle_patch(struct api_call *call, struct refusal *why) MUST_USE;
int handle_delete(struct api_call *call, struct refusal *why) MUST_USE;
int handle_delete_collection(struct api_call *call, struct refusal *why) MUST_USE;
/** Subresources other than status: scale, log, token, eviction, binding... */
int handle_subresource(struct api_call *call, struct refusal *why) MUST_USE;
/** Kinds that are only asked, never kept: reviews. */
int handle_review(struct api_call *call, struct refusal *why) MUST_USE;

/** Paths that are no resource's: discovery, OpenAPI, /version, /healthz. 0 when it was one. */
int handle_discovery(struct api_call *call, struct refusal *why) MUST_USE;
int handle_openapi(struct api_call *call, struct refusal *why) MUST_USE;
