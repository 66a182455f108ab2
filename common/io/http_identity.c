#include "base/mem.h"
#include "io/http_transfer.h"

#include <pthread.h>
#include <signal.h>

/* Who we are to the servers of one client, copied, and what has to be done before the first
 * request. */

static const char *copy(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

static struct str copy_bytes(struct str bytes)
{
    return bytes.len ? (struct str){ xmemdup(bytes.ptr, bytes.len), bytes.len } : STR_EMPTY;
}

void http_wipe(const char *text, size_t size)
{
    char *bytes = (char *)(uintptr_t)text;

    if (bytes)
        secret_wipe(bytes, size);
    free(bytes);
}

void http_wipe_text(const char *text)
{
    http_wipe(text, text ? strlen(text) : 0);
}

static void wipe_bytes(struct str bytes)
{
    if (bytes.len)
        http_wipe(bytes.ptr, bytes.len);
}

void http_identity_init(struct http_identity *identity, const struct http_client_options *options)
{
    static const struct http_client_options defaults = { 0 };
    struct http_client_options *own = &identity->options;

    *own = options ? *options : defaults;
    own->authorities = copy_bytes(own->authorities);
    own->certificate = copy_bytes(own->certificate);
    own->key = copy_bytes(own->key);
    own->server_name = copy(own->server_name);
    own->proxy = copy(own->proxy);
    own->no_proxy = copy(own->no_proxy);
    own->unix_socket = copy(own->unix_socket);
    own->user_agent = xstrdup(own->user_agent ? own->user_agent : "argosy");
}

void http_identity_release(struct http_identity *identity)
{
    struct http_client_options *own = &identity->options;

    wipe_bytes(own->authorities);
    wipe_bytes(own->certificate);
    wipe_bytes(own->key);
    http_wipe_text(own->server_name);
    http_wipe_text(own->proxy);
    http_wipe_text(own->no_proxy);
    http_wipe_text(own->unix_socket);
    http_wipe_text(own->user_agent);
    *own = (struct http_client_options){ 0 };
}

static void prepare(void)
{
    /* OpenSSL writes with write(): a peer that went away would end the process. */
    signal(SIGPIPE, SIG_IGN);
    if (curl_global_init(CURL_GLOBAL_ALL) != 0)
        abort();
}

void http_transfer_prepare_library(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, prepare);
}
