/* get and list: one object, or a page of them. */
#include "answer.h"
#include "api_call.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/digest.h"
#include "data/json.h"
#include "decode.h"
#include "http/request.h"
#include "past.h"
#include "selection.h"
#include "wire.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOKEN_MAX = 4096, CHUNK_ITEMS = 50 };

/* A list and a watch refuse it in different words. */
static int refuse_version(const struct api_call *call, struct str text, const char *fault,
                          struct refusal *why)
{
    const char *message = arena_printf(call->arena,
                                       "resourceVersion: Invalid value: \"%.*s\": "
                                       "strconv.ParseUint: parsing \"%.*s\": %s",
                                       STR_ARG(text), STR_ARG(text), fault);

    if (strcmp(call->verb, "watch") == 0)
        return refuse(why, 500, "", "%s", message);
    if (strcmp(call->verb, "get") == 0)
        return refuse(why, 500, "", "%s", message);
    return refuse_bad_request(why, "invalid resource version: %s", message);
}

int selection_version(const struct api_call *call, struct str text, uint64_t *out,
                      struct refusal *why)
{
    char *end;

    *out = 0;
    if (text.len == 0)
        return 0;
    errno = 0;
    *out = strtoull(text.ptr, &end, 10);
    if (end != text.ptr + text.len || !isdigit((unsigned char)text.ptr[0]))
        return refuse_version(call, text, "invalid syntax", why);
    return errno ? refuse_version(call, text, "value out of range", why) : 0;
}

static int refuse_future(const struct api_call *call, uint64_t wanted, struct refusal *why)
{
    struct json *details = json_new_object(why->arena), *cause = json_new_object(why->arena);
    struct json *causes = json_new_array(why->arena);

    refuse(why, 504, "Timeout",
           "Timeout: Too large resource version: %" PRIu64 ", current: %" PRIu64, wanted,
           call->cluster->version);
    json_set_text(why->arena, cause, "reason", "ResourceVersionTooLarge");
    json_set_text(why->arena, cause, "message", "Too large resource version");
    json_append(why->arena, causes, cause);
    json_set(why->arena, details, "causes", causes);
    why->details = details;
    why->retry_after_s = 1;
    return -1;
}

int handle_get(struct api_call *call, struct refusal *why)
{
    struct str version = call_option(call, "resourceVersion");
    const struct json *object =
        cluster_get(call->cluster, call->resource, call->namespace, call->name);
    uint64_t wanted;

    if (selection_version(call, version, &wanted, why) < 0)
        return -1;
    if (wanted > call->cluster->version)
        return refuse_future(call, wanted, why);
    if (!object)
        return refuse_not_found(why, call_object(call));
    call_answer_object(call, 200, cluster_convert(call->resource, object, call->api, call->arena));
    return 0;
}

/* ---- where a list begins ---- */

struct page {
    uint64_t version; /* of the list */
    bool is_past;     /* it is to show that version exactly */
    struct str from;  /* the first key */
    int64_t limit;    /* 0: all */
};

int selection_check_match(const struct api_call *call, struct refusal *why)
{
    static const char *const all[] = { "Exact", "NotOlderThan", "", NULL };
    static const char *const of_watch[] = { "NotOlderThan", NULL };
    struct faults faults = { .arena = call->arena };
    struct str match = call_option(call, "resourceVersionMatch");
    struct str version = call_option(call, "resourceVersion");
    bool is_watch = strcmp(call->verb, "watch") == 0;
    bool is_initial = call_option(call, "sendInitialEvents").len > 0;
    const char *field = "resourceVersionMatch";
    const struct json *value = json_new_string(call->arena, match);

    if (is_watch && match.len > 0 && !is_initial)
        fault_forbidden(&faults, field,
                        "resourceVersionMatch is forbidden for watch unless sendInitialEvents is "
                        "provided");
    if (is_watch && is_initial && !str_equals(match, "NotOlderThan"))
        fault_forbidden(&faults, field,
                        "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    if (is_watch && match.len > 0 && !str_equals(match, "NotOlderThan"))
        fault_unsupported(&faults, field, value, of_watch);
    if (!is_watch && match.len > 0 && version.len == 0)
        fault_forbidden(&faults, field,
                        "resourceVersionMatch is forbidden unless resourceVersion is provided");
    else if (!is_watch && match.len > 0 && call_option(call, "continue").len > 0)
        fault_forbidden(&faults, field,
                        "resourceVersionMatch is forbidden when continue is provided");
    else if (!is_watch && str_equals(match, "Exact") && str_equals(version, "0"))
        fault_forbidden(&faults, field,
                        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    else if (!is_watch && match.len > 0 && !str_equals(match, "Exact") &&
             !str_equals(match, "NotOlderThan"))
        fault_unsupported(&faults, field, value, all);
    if (!is_watch && is_initial)
        fault_forbidden(&faults, "sendInitialEvents", "sendInitialEvents is forbidden for list");
    return refuse_faults(why, (struct refused_object){ "meta.k8s.io", "ListOptions", STR_EMPTY },
                         &faults);
}

/* A token is {"v":"meta.k8s.io/v1","rv":..,"start":".."}, in base64. */
static int read_token(const struct api_call *call, struct str token, struct page *page,
                      struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;
    struct str text;

    if (base64url_decode(token, TOKEN_MAX, call->arena, &text, &err) < 0 ||
        json_parse(text, NULL, call->arena, &value, &err) < 0 ||
        !json_is(json_get(value, "start"), JSON_STRING))
        return refuse_bad_request(why, "invalid continue token: continue key is not valid: %s",
                                  decode_error_text(call->arena, &err));
    page->version = (uint64_t)json_int(json_get(value, "rv"), 0);
    page->is_past = true;
    page->from = json_string(json_get(value, "start"));
    if (page->version > call->cluster->version)
        return refuse(why, 410, "Expired",
                      "The provided continue parameter is too old to display a consistent list "
                      "result. You can start a new list without the continue parameter.");
    return 0;
}

const char *call_page_token(const struct api_call *call, uint64_t version, struct str next)
{
    struct json *value = json_new_object(call->arena);

    json_set_text(call->arena, value, "v", "meta.k8s.io/v1");
    json_set_int(call->arena, value, "rv", (int64_t)version);
    json_set(call->arena, value, "start", json_new_string(call->arena, next));
    return base64url_encode_raw(json_print(value, JSON_COMPACT, call->arena), call->arena).ptr;
}

static int read_page(const struct api_call *call, struct page *page, struct refusal *why)
{
    struct str token = call_option(call, "continue");
    struct str version = call_option(call, "resourceVersion");
    uint64_t wanted;
    int64_t timeout;

    *page = (struct page){ .version = call->cluster->version, .from = STR_EMPTY };
    if (call_number(call, "limit", &page->limit, why) < 0 ||
        call_number(call, "timeoutSeconds", &timeout, why) < 0)
        return -1;
    if (selection_check_match(call, why) < 0 || selection_version(call, version, &wanted, why) < 0)
        return -1;
    if (wanted > call->cluster->version)
        return refuse_future(call, wanted, why);
    if (str_equals(version, "0")) /* any state will do, and that comes in one piece */
        page->limit = 0;
    if (token.len > 0 && wanted > 0)
        return refuse_bad_request(why,
                                  "specifying resource version is not allowed when using continue");
    if (str_equals(call_option(call, "resourceVersionMatch"), "Exact")) {
        page->version = wanted;
        page->is_past = true;
    }
    return token.len > 0 ? read_token(call, token, page, why) : 0;
}

/* ---- a list under way: written as fast as its reader takes it ---- */

struct listing {
    struct api_call *call;
    struct json_doc **docs;
    size_t count, next, capacity;
    const char *token; /* of the next page; NULL: this is the last */
    int64_t remaining; /* behind this page; -1: not known */
    uint64_t version;
    struct message item; /* in protobuf */
};

static void release_listing(void *context)
{
    struct listing *listing = context;

    for (size_t i = 0; i < listing->count; i++)
        json_doc_unref(listing->docs[i]);
    free(listing->docs);
}

static void add_item(struct listing *listing, struct json_doc *doc)
{
    if (listing->count == listing->capacity) {
        listing->capacity = listing->capacity ? listing->capacity * 2 : 64;
        listing->docs = xrealloc(listing->docs, listing->capacity * sizeof(struct json_doc *));
    }
    listing->docs[listing->count++] = json_doc_ref(doc);
}

static int refuse_expired(const struct api_call *call, struct refusal *why)
{
    if (call_option(call, "continue").len > 0)
        return refuse(why, 410, "Expired",
                      "The provided continue parameter is too old to display a consistent list "
                      "result. You can start a new list without the continue parameter.");
    return refuse(why, 410, "Expired", "The resourceVersion for the provided list is too old.");
}

/* The objects of the page; what follows it becomes the token. */
static int collect(struct api_call *call, const struct page *page, struct listing *listing,
                   struct refusal *why)
{
    struct selection selection;
    struct str prefix = selection_prefix(call), key;
    const struct past *past =
        past_new(call->resource->objects, page->is_past ? page->version : call->cluster->version,
                 call->arena);
    struct past_cursor at;
    struct json_doc *doc;

    if (selection_read(call, &selection, why) < 0)
        return -1;
    if (!past)
        return refuse_expired(call, why);
    at = past_from(past, page->from.len ? page->from : prefix);
    while (past_next(&at, &key, &doc) && str_has_prefix(key, prefix)) {
        if (page->limit > 0 && listing->count == (size_t)page->limit) {
            if (!listing->token)
                listing->token = call_page_token(call, page->version, key);
            if (!selection_is_empty(&selection))
                break;
            listing->remaining++;
            continue;
        }
        if (selection_matches(&selection, json_doc_root(doc)))
            add_item(listing, doc);
    }
    if (listing->token && selection_is_empty(&selection))
        listing->remaining++; /* it began at -1 */
    return 0;
}

static struct json *list_metadata(const struct listing *listing)
{
    struct arena *arena = listing->call->arena;
    struct json *metadata = json_new_object(arena);

    if (is_custom(listing->call->resource) && listing->call->form == ANSWER_OBJECT)
        json_set_text(arena, metadata, "continue", "");
    json_set_text(arena, metadata, "resourceVersion",
                  arena_printf(arena, "%" PRIu64, listing->version));
    if (listing->token)
        json_set_text(arena, metadata, "continue", listing->token);
    if (listing->token && listing->remaining > 0)
        json_set_int(arena, metadata, "remainingItemCount", listing->remaining);
    return metadata;
}

static const struct json *item_at(const struct listing *listing, size_t index, struct arena *arena)
{
    const struct api_call *call = listing->call;

    return cluster_convert(call->resource, json_doc_root(listing->docs[index]), call->api, arena);
}

static struct str encode_item(const struct listing *listing, size_t index, struct arena *arena)
{
    return wire_encode_list_item(listing->item, item_at(listing, index, arena), arena);
}

static void write_item(const struct listing *listing, size_t index, struct strbuf *text)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str wire;

    if (listing->call->as_wire) {
        wire = encode_item(listing, index, arena);
        strbuf_add(text, wire.ptr, wire.len);
        return;
    }
    if (index > 0)
        strbuf_puts(text, ",");
    answer_write_item(listing->call, item_at(listing, index, arena), arena, text);
}

static void send_more(struct http_request *request, void *context)
{
    struct listing *listing = context;

    while (listing->next <= listing->count && http_pending(request) < HTTP_PENDING_HIGH) {
        CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX);

        for (int i = 0; i < CHUNK_ITEMS && listing->next < listing->count; i++)
            write_item(listing, listing->next++, &text);
        if (listing->next == listing->count) {
            strbuf_puts(&text, listing->call->as_wire ? "" : "]}\n");
            listing->next = listing->count + 1;
        }
        http_write(request, text.ptr, text.len);
        if (listing->next > listing->count) {
            http_end(request, NULL, 0);
            return;
        }
    }
}

/* In protobuf the length of all items stands before them: they are made once to be counted, and
 * again to be sent, so that a long list is never there as a whole. */
static void write_wire_head(struct listing *listing, struct strbuf *text)
{
    struct api_call *call = listing->call;
    const struct json *head = answer_list_head(call, list_metadata(listing), &listing->item);
    size_t size = 0;
    struct str wire;

    for (size_t i = 0; i < listing->count; i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();

        size += encode_item(listing, i, arena).len;
    }
    wire = wire_encode_list_head(head, size, call->arena);
    strbuf_add(text, wire.ptr, wire.len);
}

static void start_list(struct listing *listing)
{
    static const struct http_events events = { .on_drain = send_more };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX);
    struct api_call *call = listing->call;

    if (call->as_wire)
        write_wire_head(listing, &text);
    else
        answer_write_list_head(call, list_metadata(listing), &text);
    http_on(call->http, &events, listing);
    call_start(call, 200,
               call->as_wire ? "application/vnd.kubernetes.protobuf" : "application/json", NULL, 0);
    http_write(call->http, text.ptr, text.len);
    send_more(call->http, listing);
}

int handle_list(struct api_call *call, struct refusal *why)
{
    struct listing *listing = ARENA_NEW(call->arena, struct listing);
    struct page page;

    if (read_page(call, &page, why) < 0)
        return -1;
    *listing = (struct listing){ .call = call, .remaining = -1, .version = page.version };
    arena_defer(call->arena, release_listing, listing);
    if (collect(call, &page, listing, why) < 0)
        return -1;
    if (call->as_yaml)
        return answer_list_as_yaml(call, list_metadata(listing), listing->docs, listing->count,
                                   why);
    start_list(listing);
    return 0;
}
