#pragma once

#include "base/strbuf.h"
#include "base/vec.h"
#include "io/http_client.h"

#include <curl/curl.h>

/**
 * Private to http_client*.c: one request as a libcurl handle, and its reply as it grows. Who drives
 * it is the business of http_client.c (the loop) and http_client_fetch.c (a thread).
 */

/** A client's options, copied; every string is on the heap, the key is wiped. */
struct http_identity {
    struct http_client_options options;
};
void http_identity_init(struct http_identity *identity, const struct http_client_options *options);
void http_identity_release(struct http_identity *identity);
DEFINE_CLEANUP_VALUE(struct http_identity, http_identity_release)

struct http_transfer {
    CURL *easy;
    char *label; /* "GET https://host/path", for errors; without user, password and query */
    char *body;  /* of the request */
    size_t body_bytes;
    void *body_map; /* or where a file of it is mapped */
    size_t body_map_bytes;
    struct curl_slist *headers, *connect_to;
    char message[CURL_ERROR_SIZE];
    CURLcode refused; /* what the library said to a setting */

    int status;
    VEC(struct http_client_header) reply_headers; /* both texts in one allocation, at `name` */
    size_t header_bytes;
    bool has_headers; /* the last reply's are complete */
    int max_redirects;
    size_t body_limit;
    struct strbuf collected;
    bool is_too_large;

    void *owner;
    /** Called with each piece of the body, as CURLOPT_WRITEFUNCTION; and when headers are complete.
     */
    size_t (*on_data)(void *owner, const char *bytes, size_t size);
    void (*on_headers)(void *owner);
};

/** `identity` has to outlive it. -1: `err` says what libcurl refused. */
int http_transfer_init(struct http_transfer *transfer, const struct http_identity *identity,
                       const struct http_client_request *request, struct error *err) MUST_USE;
void http_transfer_release(struct http_transfer *transfer);
DEFINE_CLEANUP_VALUE(struct http_transfer, http_transfer_release)

/** Keep a piece of the body; false: it is over the limit now. */
bool http_transfer_collect(struct http_transfer *transfer, const char *bytes, size_t size);

void http_transfer_reply(struct http_transfer *transfer, struct http_client_reply *out);

/**
 * Did the server answer the request with GOAWAY alone? Such a request was not begun (RFC 9113,
 * section 6.8) and may be sent again, whatever its method. libcurl 7.88 does not always do so.
 */
bool http_transfer_was_turned_away(const struct http_transfer *transfer, CURLcode code);

/**
 * What became of a transfer that libcurl ended with `code`: a refusal with GOAWAY right behind it
 * is an error to libcurl 7.88 where a request's body was still on its way, yet the reply stands.
 */
CURLcode http_transfer_verdict(const struct http_transfer *transfer, CURLcode code);

/** The error of a transfer that libcurl ended with `code`. Always returns -1. */
int http_transfer_error(const struct http_transfer *transfer, CURLcode code, struct error *err);

/** CURLOPT_SOCKOPTFUNCTION: not for children, and a peer that vanished is noticed. */
int http_transfer_new_socket(void *context, curl_socket_t fd, curlsocktype purpose);

/** CURLOPT_HEADERFUNCTION. */
size_t http_transfer_header_line(char *bytes, size_t size, size_t count, void *context);
void http_transfer_drop_headers(struct http_transfer *transfer);

/** Overwrite and free what may be a secret; NULL is nothing. */
void http_wipe(const char *text, size_t size);
void http_wipe_text(const char *text);

/** Once a process. */
void http_transfer_prepare_library(void);
