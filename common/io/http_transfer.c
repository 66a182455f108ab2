#include "io/http_transfer.h"

#include "base/mem.h"
#include "io/address.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <strings.h>
#include <sys/mman.h>

enum { DEFAULT_BODY_LIMIT = 64 * 1024 * 1024, DEFAULT_CONNECT_MS = 10000 };
enum { QUIET_BUFFER = 4 * 1024, BUSY_BUFFER = 64 * 1024, UPLOAD_BUFFER = 16 * 1024 };
enum { DEAD_PEER_MS = 60000 };

/* The first setting that the library refuses is what the request fails with. */
static void keep(struct http_transfer *transfer, CURLcode status)
{
    if (transfer->refused == CURLE_OK)
        transfer->refused = status;
}

/* The library keeps a pointer to the bytes, which are the identity's: no copy a request. */
static void set_blob(struct http_transfer *transfer, CURLoption option, struct str bytes)
{
    struct curl_blob view = { (void *)(uintptr_t)bytes.ptr, bytes.len, CURL_BLOB_NOCOPY };

    if (bytes.len > 0)
        keep(transfer, curl_easy_setopt(transfer->easy, option, &view));
}

static void set_number(struct http_transfer *transfer, CURLoption option, long value)
{
    keep(transfer, curl_easy_setopt(transfer->easy, option, value));
}

/* NULL: it stays as it is. */
static void set_text(struct http_transfer *transfer, CURLoption option, const char *text)
{
    if (text)
        keep(transfer, curl_easy_setopt(transfer->easy, option, text));
}

static void set_identity(struct http_transfer *transfer, const struct http_client_options *options)
{
    set_blob(transfer, CURLOPT_CAINFO_BLOB, options->authorities);
    set_blob(transfer, CURLOPT_SSLCERT_BLOB, options->certificate);
    set_blob(transfer, CURLOPT_SSLKEY_BLOB, options->key);
    set_number(transfer, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    set_number(transfer, CURLOPT_SSL_VERIFYPEER, options->insecure ? 0 : 1);
    set_number(transfer, CURLOPT_SSL_VERIFYHOST, options->insecure ? 0 : 2);
    set_number(transfer, CURLOPT_HTTP_VERSION,
               options->http2_only   ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
               : options->http1_only ? CURL_HTTP_VERSION_1_1
                                     : CURL_HTTP_VERSION_2TLS);
    /* libcurl 7.88 greets a kept connection anew, and the server hangs up. */
    set_number(transfer, CURLOPT_FRESH_CONNECT, options->http2_only);
    set_number(transfer, CURLOPT_FORBID_REUSE, options->http2_only);
    set_text(transfer, CURLOPT_USERAGENT, options->user_agent);
    set_text(transfer, CURLOPT_UNIX_SOCKET_PATH, options->unix_socket);
}

/* As in Go, this machine is never asked for through the environment's proxy. */
static bool is_loopback(const char *host)
{
    return strcasecmp(host, "localhost") == 0 || strncmp(host, "127.", 4) == 0 ||
           strcmp(host, "[::1]") == 0;
}

static const char *environment_value(const char *upper, const char *lower)
{
    const char *value = getenv(upper);

    return value && *value ? value : getenv(lower);
}

static const char *environment_proxy(const char *scheme, const char *host)
{
    const char *proxy = NULL;

    if (is_loopback(host))
        return "";
    if (strcasecmp(scheme, "https") == 0)
        proxy = environment_value("HTTPS_PROXY", "https_proxy");
    else
        proxy = environment_value("HTTP_PROXY", "http_proxy");
    return proxy ? proxy : "";
}

static void set_proxy(struct http_transfer *transfer, const struct http_client_options *options,
                      const char *scheme, const char *host)
{
    const char *proxy = options->proxy ? options->proxy : environment_proxy(scheme, host);
    const char *no_proxy =
        options->no_proxy ? options->no_proxy : environment_value("NO_PROXY", "no_proxy");

    /* Never NULL: the library would look into the environment by itself. */
    set_text(transfer, CURLOPT_PROXY, proxy);
    set_text(transfer, CURLOPT_NOPROXY, no_proxy ? no_proxy : "");
    set_number(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1);
}

static void add_header(struct http_transfer *transfer, const char *line)
{
    struct curl_slist *list = curl_slist_append(transfer->headers, line);

    if (!list)
        abort(); /* out of memory */
    transfer->headers = list;
}

static void add_named_header(struct http_transfer *transfer, const char *name, const char *value)
{
    char *line = NULL;

    /* libcurl drops a header without a value unless it is written with a semicolon. */
    if (asprintf(&line, *value ? "%s: %s" : "%s;", name, value) < 0)
        abort();
    add_header(transfer, line);
    http_wipe_text(line);
}

/*
 * A certificate that names somebody else than the URL: the URL is changed to that name, the
 * connection leads to the host all the same, and the Host header is the original's.
 */
static void set_server_name(struct http_transfer *transfer, CURLU *url, const char *name,
                            const char *host)
{
    char *port = NULL, *line = NULL, *header = NULL;
    bool has_port = curl_url_get(url, CURLUPART_PORT, &port, 0) == CURLUE_OK;
    bool has_text =
        asprintf(&line, "%s::%s:%s", name, host, has_port ? port : "") >= 0 &&
        asprintf(&header, "%s%s%s", host, has_port ? ":" : "", has_port ? port : "") >= 0;

    if (!has_text)
        abort();
    curl_free(port);
    transfer->connect_to = curl_slist_append(NULL, line);
    add_named_header(transfer, "Host", header);
    free(line);
    free(header);
    if (!transfer->connect_to)
        abort();
    if (curl_url_set(url, CURLUPART_HOST, name, 0) != CURLUE_OK)
        keep(transfer, CURLE_URL_MALFORMAT);
    keep(transfer, curl_easy_setopt(transfer->easy, CURLOPT_CONNECT_TO, transfer->connect_to));
}

struct url_parts {
    CURLU *url;
    char *scheme, *host, *path;
};

static void url_parts_release(struct url_parts *parts)
{
    curl_free(parts->scheme);
    curl_free(parts->host);
    curl_free(parts->path);
    curl_url_cleanup(parts->url);
}
DEFINE_CLEANUP_VALUE(struct url_parts, url_parts_release)

static bool parse_url(const char *text, struct url_parts *parts)
{
    parts->url = curl_url();
    if (!parts->url)
        abort();
    return curl_url_set(parts->url, CURLUPART_URL, text, 0) == CURLUE_OK &&
           curl_url_get(parts->url, CURLUPART_SCHEME, &parts->scheme, 0) == CURLUE_OK &&
           curl_url_get(parts->url, CURLUPART_HOST, &parts->host, 0) == CURLUE_OK &&
           curl_url_get(parts->url, CURLUPART_PATH, &parts->path, 0) == CURLUE_OK &&
           (strcasecmp(parts->scheme, "http") == 0 || strcasecmp(parts->scheme, "https") == 0);
}

static void set_url_text(struct http_transfer *transfer, CURLU *url)
{
    char *text = NULL;

    if (curl_url_get(url, CURLUPART_URL, &text, 0) != CURLUE_OK) {
        keep(transfer, CURLE_URL_MALFORMAT);
        return;
    }
    set_text(transfer, CURLOPT_URL, text);
    secret_wipe(text, strlen(text)); /* it may hold a password */
    curl_free(text);
}

static void set_label(struct http_transfer *transfer, const struct http_client_request *request,
                      const struct url_parts *parts)
{
    const char *method = request->method ? request->method : "GET";

    if (asprintf(&transfer->label, "%s %s://%s%s", method, parts->scheme ? parts->scheme : "",
                 parts->host ? parts->host : "", parts->path ? parts->path : "") < 0)
        abort();
}

static void set_url(struct http_transfer *transfer, const struct http_client_options *options,
                    const struct http_client_request *request)
{
    CLEANUP(url_parts_release) struct url_parts parts = { 0 };
    bool good = parse_url(request->url, &parts);

    set_label(transfer, request, &parts);
    if (!good) {
        keep(transfer, CURLE_URL_MALFORMAT);
        return;
    }
    if (options->server_name && !options->insecure)
        set_server_name(transfer, parts.url, options->server_name, parts.host);
    /* Over TLS, rather wait to share a connection that is being made than open one more. In the
     * clear there is nothing to share, and libcurl would find out only at the end of a reply. */
    set_number(transfer, CURLOPT_PIPEWAIT, strcasecmp(parts.scheme, "https") == 0);
    set_proxy(transfer, options, parts.scheme, parts.host);
    set_url_text(transfer, parts.url);
}

static bool has_header(const struct http_client_request *request, const char *name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (strcasecmp(request->headers[i].name, name) == 0)
            return true;
    return false;
}

static bool has_body_always(const char *method)
{
    return strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0 ||
           strcmp(method, "PATCH") == 0;
}

static void send_bytes(struct http_transfer *transfer, const void *bytes, size_t size)
{
    keep(transfer, curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size));
    keep(transfer, curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, bytes));
    set_number(transfer, CURLOPT_UPLOAD_BUFFERSIZE, UPLOAD_BUFFER);
    add_header(transfer, "Expect:");
}

/** A body that lies in a file is mapped: it takes no memory of its own. */
static void set_file_body(struct http_transfer *transfer, const struct http_client_request *request)
{
    size_t size = (size_t)request->body_fd_bytes;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, request->body_fd, 0);

    if (bytes == MAP_FAILED) {
        keep(transfer, CURLE_READ_ERROR);
        return;
    }
    transfer->body_map = bytes;
    transfer->body_map_bytes = size;
    send_bytes(transfer, bytes, size);
}

static void set_body(struct http_transfer *transfer, const struct http_client_request *request)
{
    const char *method = request->method ? request->method : "GET";

    if (strcmp(method, "HEAD") == 0)
        set_number(transfer, CURLOPT_NOBODY, 1);
    else
        set_text(transfer, CURLOPT_CUSTOMREQUEST, method);
    if (request->body_fd_bytes > 0) {
        set_file_body(transfer, request);
        return;
    }
    if (request->body.len == 0 && !has_body_always(method))
        return;

    transfer->body = xmemdup(request->body.ptr, request->body.len);
    transfer->body_bytes = request->body.len;
    send_bytes(transfer, transfer->body, request->body.len);
    if (!has_header(request, "Content-Type"))
        add_header(transfer, "Content-Type:");
}

static void set_credentials(struct http_transfer *transfer,
                            const struct http_client_request *request)
{
    char *bearer = NULL;

    if (request->bearer_token) {
        if (asprintf(&bearer, "Bearer %s", request->bearer_token) < 0)
            abort();
        add_named_header(transfer, "Authorization", bearer);
        http_wipe_text(bearer);
    }
    if (!request->user && !request->password)
        return;
    set_number(transfer, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
    set_text(transfer, CURLOPT_USERNAME, request->user ? request->user : "");
    set_text(transfer, CURLOPT_PASSWORD, request->password ? request->password : "");
}

static void set_headers(struct http_transfer *transfer, const struct http_client_request *request)
{
    for (size_t i = 0; i < request->header_count; i++)
        add_named_header(transfer, request->headers[i].name, request->headers[i].value);
    set_credentials(transfer, request);
    set_text(transfer, CURLOPT_ACCEPT_ENCODING, request->gzip ? "gzip" : NULL);
    keep(transfer, curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers));
}

/* ---- the rest ---- */

static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
    struct http_transfer *transfer = context;

    return transfer->on_data(transfer->owner, bytes, size * count);
}

bool http_transfer_collect(struct http_transfer *transfer, const char *bytes, size_t size)
{
    strbuf_add(&transfer->collected, bytes, size);
    transfer->is_too_large = transfer->collected.truncated;
    return !transfer->is_too_large;
}

int http_transfer_new_socket(void *context, curl_socket_t fd, curlsocktype purpose)
{
    unsigned milliseconds = DEAD_PEER_MS;

    (void)context;
    (void)purpose;
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    /* Refused for unix sockets, which need none. */
    (void)setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof(milliseconds));
    return CURL_SOCKOPT_OK;
}

static void set_behaviour(struct http_transfer *transfer, const struct http_client_options *options,
                          const struct http_client_request *request)
{
    int connect_ms = options->connect_timeout_ms;

    set_number(transfer, CURLOPT_NOSIGNAL, 1);
    set_text(transfer, CURLOPT_PROTOCOLS_STR, "http,https");
    set_text(transfer, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set_number(transfer, CURLOPT_FOLLOWLOCATION, request->max_redirects > 0);
    set_number(transfer, CURLOPT_MAXREDIRS, request->max_redirects);
    set_number(transfer, CURLOPT_TIMEOUT_MS, request->timeout_ms);
    set_number(transfer, CURLOPT_CONNECTTIMEOUT_MS,
               connect_ms > 0 ? connect_ms : DEFAULT_CONNECT_MS);
    set_number(transfer, CURLOPT_BUFFERSIZE, request->is_quiet ? QUIET_BUFFER : BUSY_BUFFER);
    set_number(transfer, CURLOPT_TCP_KEEPALIVE, 1);
    set_number(transfer, CURLOPT_TCP_KEEPIDLE, 30);
    set_number(transfer, CURLOPT_TCP_KEEPINTVL, 15);
}

/** CURLOPT_OPENSOCKETFUNCTION: whatever a name means at this moment, its address decides. */
static curl_socket_t open_public(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    (void)context;
    (void)purpose;
    if (!address_is_public(&address->addr)) {
        errno = EACCES;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static bool has_proxy(const struct http_client_options *options)
{
    return options->proxy && options->proxy[0];
}

static void set_callbacks(struct http_transfer *transfer)
{
    CURL *easy = transfer->easy;

    keep(transfer, curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, http_transfer_new_socket));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->message));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, http_transfer_header_line));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer));
    keep(transfer, curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer->owner));
}

static void set_reach(struct http_transfer *transfer, const struct http_client_options *options)
{
    if (options->public_only && !has_proxy(options))
        keep(transfer, curl_easy_setopt(transfer->easy, CURLOPT_OPENSOCKETFUNCTION, open_public));
}

int http_transfer_init(struct http_transfer *transfer, const struct http_identity *identity,
                       const struct http_client_request *request, struct error *err)
{
    const struct http_client_options *options = &identity->options;

    transfer->max_redirects = request->max_redirects;
    transfer->body_limit = request->body_limit ? request->body_limit : DEFAULT_BODY_LIMIT;
    transfer->collected = (struct strbuf)STRBUF_INIT(transfer->body_limit);
    transfer->easy = curl_easy_init();
    if (!transfer->easy)
        abort(); /* out of memory */

    set_callbacks(transfer);
    set_reach(transfer, options);
    set_url(transfer, options, request);
    set_identity(transfer, options);
    set_behaviour(transfer, options, request);
    set_body(transfer, request);
    set_headers(transfer, request);
    return transfer->refused == CURLE_OK ? 0
                                         : http_transfer_error(transfer, transfer->refused, err);
}

static void wipe_list(struct curl_slist *list)
{
    for (struct curl_slist *at = list; at; at = at->next)
        secret_wipe(at->data, strlen(at->data));
    curl_slist_free_all(list);
}

void http_transfer_release(struct http_transfer *transfer)
{
    if (transfer->easy)
        curl_easy_cleanup(transfer->easy);
    wipe_list(transfer->headers);
    curl_slist_free_all(transfer->connect_to);
    http_wipe(transfer->body, transfer->body_bytes);
    if (transfer->body_map)
        munmap(transfer->body_map, transfer->body_map_bytes);
    free(transfer->label);
    http_transfer_drop_headers(transfer);
    secret_wipe(transfer->collected.ptr, transfer->collected.len);
    strbuf_release(&transfer->collected);
    *transfer = (struct http_transfer){ 0 };
}
