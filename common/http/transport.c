#include "http/transport.h"

#include "io/tls.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { TLS_HANDSHAKE_RECORD = 0x16 };

enum http_opening http_transport_peek(const struct http_transport *transport)
{
    unsigned char first;
    ssize_t got = recv(transport->fd, &first, 1, MSG_PEEK | MSG_DONTWAIT);

    if (got == 0)
        return OPENING_END;
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? OPENING_UNKNOWN : OPENING_END;
    return first == TLS_HANDSHAKE_RECORD ? OPENING_TLS : OPENING_CLEAR;
}

int http_transport_start_tls(struct http_transport *transport, struct ssl_ctx_st *context,
                             struct error *err)
{
    transport->ssl = SSL_new(context);
    if (!transport->ssl || SSL_set_fd(transport->ssl, transport->fd) != 1)
        return tls_error(err, ERR_INTERNAL, "cannot start TLS");
    SSL_set_accept_state(transport->ssl);
    /* A long answer is written piece by piece from a buffer that moves. */
    SSL_set_mode(transport->ssl, SSL_MODE_ENABLE_PARTIAL_WRITE |
                                     SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                     SSL_MODE_RELEASE_BUFFERS);
    return 0;
}

/* What an SSL function's failure means; OpenSSL keeps a queue of errors a thread, which is emptied.
 */
static int judge(struct http_transport *transport, int result, bool reading)
{
    int why = SSL_get_error(transport->ssl, result);

    ERR_clear_error();
    if (why == SSL_ERROR_WANT_READ) {
        transport->write_wants_read = !reading;
        return TRANSPORT_WAIT;
    }
    if (why == SSL_ERROR_WANT_WRITE) {
        transport->read_wants_write = reading;
        return TRANSPORT_WAIT;
    }
    transport->is_broken = why != SSL_ERROR_ZERO_RETURN;
    return TRANSPORT_END;
}

int http_transport_handshake(struct http_transport *transport)
{
    int result;

    if (!transport->ssl || transport->handshaken)
        return 1;
    transport->read_wants_write = false;
    result = SSL_do_handshake(transport->ssl);
    if (result != 1)
        return judge(transport, result, true);
    transport->handshaken = true;
    return 1;
}

bool http_transport_chose_http2(const struct http_transport *transport)
{
    const unsigned char *name = NULL;
    unsigned length = 0;

    if (transport->ssl)
        SSL_get0_alpn_selected(transport->ssl, &name, &length);
    return length == 2 && memcmp(name, "h2", 2) == 0;
}

ssize_t http_transport_read(struct http_transport *transport, void *data, size_t size)
{
    ssize_t got;

    if (transport->ssl) {
        int result;

        transport->read_wants_write = false;
        result = SSL_read(transport->ssl, data, (int)size);
        return result > 0 ? result : judge(transport, result, true);
    }
    do
        got = recv(transport->fd, data, size, MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        return got;
    if (got < 0 && errno == EAGAIN)
        return TRANSPORT_WAIT;
    transport->is_broken = got < 0;
    return TRANSPORT_END;
}

ssize_t http_transport_write(struct http_transport *transport, const void *data, size_t size)
{
    ssize_t sent;

    if (transport->ssl) {
        int result;

        transport->write_wants_read = false;
        result = SSL_write(transport->ssl, data, size < 1 << 30 ? (int)size : 1 << 30);
        return result > 0 ? result : judge(transport, result, false);
    }
    do
        sent = send(transport->fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent >= 0)
        return sent;
    return errno == EAGAIN ? TRANSPORT_WAIT : TRANSPORT_END;
}

bool http_transport_has_pending(const struct http_transport *transport)
{
    return transport->ssl && SSL_pending(transport->ssl) > 0;
}

void http_transport_shutdown(struct http_transport *transport)
{
    if (transport->ssl && transport->handshaken) {
        SSL_shutdown(transport->ssl);
        ERR_clear_error();
    }
    shutdown(transport->fd, SHUT_WR);
}

void http_transport_close(struct http_transport *transport)
{
    SSL_free(transport->ssl);
    if (transport->fd >= 0)
        close(transport->fd);
    *transport = (struct http_transport){ .fd = -1 };
}
