#include "kube/transport_error.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <string.h>

/* A piece of libcurl's message that tells the cause, and Go's words for it. */
static const struct {
    const char *sign, *words;
} causes[] = {
    { "unable to get local issuer certificate",
      "tls: failed to verify certificate: x509: certificate signed by unknown authority" },
    { "self-signed certificate",
      "tls: failed to verify certificate: x509: certificate signed by unknown authority" },
    { "self signed certificate",
      "tls: failed to verify certificate: x509: certificate signed by unknown authority" },
    { "certificate has expired",
      "tls: failed to verify certificate: x509: certificate has expired or is not yet valid" },
    { "Empty reply from server", "EOF" },
    { "transfer closed with", "unexpected EOF" },
    { "end of response with", "unexpected EOF" },
    { "unexpected eof while reading", "EOF" },
    { "SSL_ERROR_ZERO_RETURN", "EOF" },
    { "SSL_ERROR_SYSCALL", "EOF" },
    { "Connection reset by peer", "read: connection reset by peer" },
    { "Connection was reset", "read: connection reset by peer" },
    { "SSL routines::wrong version number", "http: server gave HTTP response to HTTPS client" },
    { "Received HTTP/0.9 when not allowed", "net/http: HTTP/1.x transport connection broken: "
                                            "malformed HTTP response" },
    { "Weird server reply", "net/http: HTTP/1.x transport connection broken: malformed HTTP "
                            "response" },
};

/* "Failed to connect to H port P after N ms: why". */
static const char *connect_words(const char *message, struct arena *arena)
{
    const char *host = strstr(message, "Failed to connect to "), *port, *after;

    if (!host)
        return NULL;
    host += strlen("Failed to connect to ");
    port = strstr(host, " port ");
    after = port ? strstr(port, " after ") : NULL;
    if (!after)
        return NULL;

    int host_length = (int)(port - host), port_length = (int)(after - port - 6);
    bool has_colon = memchr(host, ':', (size_t)host_length) != NULL;

    return arena_printf(arena,
                        has_colon ? "dial tcp [%.*s]:%.*s: connect: connection refused"
                                  : "dial tcp %.*s:%.*s: connect: connection refused",
                        host_length, host, port_length, port + 6);
}

static const char *lookup_words(const char *message, struct arena *arena)
{
    static const char sign[] = "Could not resolve host: ";
    const char *host = strstr(message, sign);

    if (!host)
        return NULL;
    return arena_printf(arena, "dial tcp: lookup %s: no such host", host + strlen(sign));
}

const char *transport_error_words(const struct error *cause, struct arena *arena)
{
    const char *message = error_text(cause), *words, *tail;

    if (cause->code == ERR_TIMEOUT)
        return strstr(message, "nothing came for") ? "http2: timeout awaiting response: nothing "
                                                     "came in time"
                                                   : "context deadline exceeded";
    words = connect_words(message, arena);
    if (!words)
        words = lookup_words(message, arena);
    for (size_t i = 0; !words && i < sizeof(causes) / sizeof(*causes); i++)
        if (strstr(message, causes[i].sign))
            words = causes[i].words;
    if (words)
        return words;
    /* What stands before the first ": " is the request, which our caller names. */
    tail = strstr(message, ": ");
    if (tail && str_find((struct str){ message, (size_t)(tail - message) }, STR("://")) < 0)
        tail = NULL;
    return arena_printf(arena, "%s", tail ? tail + 2 : message);
}
