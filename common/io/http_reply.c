#include "base/mem.h"
#include "io/http_transfer.h"

#include <strings.h>

/* What a server answers: the reply as it grows out of lines, and errors in our terms. */

enum { HEADER_BYTES_LIMIT = 256 * 1024 };

void http_transfer_drop_headers(struct http_transfer *transfer)
{
    for (size_t i = 0; i < transfer->reply_headers.count; i++)
        http_wipe_text(transfer->reply_headers.items[i].name);
    vec_release(&transfer->reply_headers);
    transfer->header_bytes = 0;
}

static const char *find_header(const struct http_client_header *headers, size_t count,
                               const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(headers[i].name, name) == 0)
            return headers[i].value;
    return NULL;
}

static void keep_header(struct http_transfer *transfer, struct str line)
{
    struct str name, value;
    char *text;

    if (!str_cut(line, ':', &name, &value))
        return;
    value = str_trim(value);
    text = xcalloc(1, name.len + value.len + 2);
    memcpy(text, name.ptr, name.len);
    memcpy(text + name.len + 1, value.ptr, value.len);
    vec_push(&transfer->reply_headers, ((struct http_client_header){ text, text + name.len + 1 }));
}

/* A redirect that will be followed, or 1xx: not the reply yet. */
static bool is_interim(const struct http_transfer *transfer)
{
    if (transfer->status < 200)
        return true;
    return transfer->max_redirects > 0 && transfer->status >= 300 && transfer->status < 400 &&
           find_header(transfer->reply_headers.items, transfer->reply_headers.count, "Location");
}

static void begin_reply(struct http_transfer *transfer, struct str line)
{
    ptrdiff_t space = str_find_char(line, ' ');

    http_transfer_drop_headers(transfer);
    transfer->status = space < 0 ? 0 : (int)strtol(line.ptr + space + 1, NULL, 10);
}

/* One line a call, its end included; an empty one ends the headers, trailers may follow the body.
 */
// NOLINTNEXTLINE(readability-non-const-parameter): libcurl says what it looks like
size_t http_transfer_header_line(char *bytes, size_t size, size_t count, void *context)
{
    struct http_transfer *transfer = context;
    struct str line = { bytes, size * count };

    transfer->header_bytes += line.len;
    if (transfer->header_bytes > HEADER_BYTES_LIMIT) {
        transfer->is_too_large = true;
        return 0;
    }
    if (!transfer->has_headers && str_has_prefix(line, STR("HTTP/"))) {
        begin_reply(transfer, line);
    } else if (str_trim(line).len > 0) {
        keep_header(transfer, line);
    } else if (!transfer->has_headers && !is_interim(transfer)) {
        transfer->has_headers = true;
        if (transfer->on_headers)
            transfer->on_headers(transfer->owner);
    }
    return line.len;
}

static int version_number(CURL *easy)
{
    long version = 0;

    if (curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version) != CURLE_OK)
        return 0;
    switch (version) {
    case CURL_HTTP_VERSION_1_0:
        return 10;
    case CURL_HTTP_VERSION_1_1:
        return 11;
    case CURL_HTTP_VERSION_2_0:
        return 20;
    default:
        return 0;
    }
}

void http_transfer_reply(struct http_transfer *transfer, struct http_client_reply *out)
{
    *out = (struct http_client_reply){
        .status = transfer->status,
        .headers = transfer->reply_headers.items,
        .header_count = transfer->reply_headers.count,
        .body = { transfer->collected.ptr, transfer->collected.len },
        .http_version = version_number(transfer->easy),
    };
}

const char *http_client_reply_header(const struct http_client_reply *reply, const char *name)
{
    return find_header(reply->headers, reply->header_count, name);
}

int64_t http_client_retry_after_ms(const struct http_client_reply *reply, int64_t now_s)
{
    const char *text = http_client_reply_header(reply, "Retry-After");
    long long seconds;
    char *end;

    if (!text)
        return 0;
    seconds = strtoll(text, &end, 10);
    if (end == text)
        seconds = (long long)curl_getdate(text, NULL) - now_s;
    if (seconds <= 0)
        return 0;
    return (seconds > INT32_MAX ? INT32_MAX : seconds) * 1000;
}

/* ---- errors ---- */

/* In TLS 1.3 the server judges our certificate after the handshake: it comes as a read that fails.
 */
static bool is_about_certificate(const char *message)
{
    return strstr(message, "alert") && strstr(message, "certificate");
}

static enum error_code code_of(CURLcode code, const char *message)
{
    switch (code) {
    case CURLE_URL_MALFORMAT:
        return ERR_INVALID;
    case CURLE_OPERATION_TIMEDOUT:
        return ERR_TIMEOUT;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_TOO_MANY_REDIRECTS:
        return ERR_PRECONDITION;
    case CURLE_OUT_OF_MEMORY:
        return ERR_EXHAUSTED;
    default:
        return is_about_certificate(message) ? ERR_PRECONDITION : ERR_UNAVAILABLE;
    }
}

bool http_transfer_was_turned_away(const struct http_transfer *transfer, CURLcode code)
{
    return code == CURLE_HTTP2 && transfer->status == 0;
}

CURLcode http_transfer_verdict(const struct http_transfer *transfer, CURLcode code)
{
    bool is_refusal = transfer->has_headers && transfer->status >= 400;

    return code == CURLE_HTTP2 && is_refusal ? CURLE_OK : code;
}

int http_transfer_error(const struct http_transfer *transfer, CURLcode code, struct error *err)
{
    const char *label = transfer->label ? transfer->label : "the request";
    const char *message = transfer->message[0] ? transfer->message : curl_easy_strerror(code);

    if (transfer->is_too_large && transfer->collected.truncated)
        return error_set(err, ERR_TOO_LARGE, "%s: the reply is larger than %zu bytes", label,
                         transfer->body_limit);
    if (transfer->is_too_large)
        return error_set(err, ERR_TOO_LARGE, "%s: the headers of the reply are too large", label);
    return error_set(err, code_of(code, message), "%s: %s", label, message);
}
