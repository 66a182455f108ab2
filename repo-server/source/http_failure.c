#include "source/http_failure.h"

#include "source/git_url.h"

#include <string.h>

static bool is_unknown_authority(const char *text)
{
    return strstr(text, "self-signed") || strstr(text, "self signed") ||
           strstr(text, "unable to get local issuer");
}

/** The scheme in curl's `Protocol "file" not supported`; empty when that is not the matter. */
static struct str refused_scheme(const char *text)
{
    struct str head, rest, scheme;

    if (!strstr(text, "not supported or disabled") || !str_cut(str_of(text), '"', &head, &rest) ||
        !str_cut(rest, '"', &scheme, &rest))
        return STR_EMPTY;
    return scheme;
}

/** Where redirects lead to nothing; false: they are not the matter. */
static bool explain_redirect(const char *url, const struct error *cause, struct error *err)
{
    struct str scheme = refused_scheme(error_text(cause));

    if (strstr(error_text(cause), "redirects followed"))
        error_set(err, ERR_UNKNOWN, "Get \"%s\": stopped after 10 redirects", url);
    else if (scheme.len)
        error_set(err, ERR_UNKNOWN, "Get \"%s\": unsupported protocol scheme \"%.*s\"", url,
                  STR_ARG(scheme));
    else
        return false;
    return true;
}

int http_failure_explain(const char *url, struct arena *arena, struct error *err)
{
    const char *host = git_url_host(str_of(url), arena);
    const char *port = git_url_port(str_of(url), arena);
    CLEANUP(error_release) struct error cause = { 0 };

    error_move(&cause, err);
    if (!port[0])
        port = git_url_is_https(str_of(url)) ? "443" : "80";
    if (cause.code == ERR_TIMEOUT)
        return error_set(err, ERR_UNKNOWN,
                         "Get \"%s\": context deadline exceeded (Client.Timeout exceeded while "
                         "awaiting headers)",
                         url);
    if (strstr(error_text(&cause), "refused") || strstr(error_text(&cause), "Failed to connect"))
        return error_set(err, ERR_UNKNOWN,
                         "Get \"%s\": dial tcp %s%s%s:%s: connect: connection refused", url,
                         strchr(host, ':') ? "[" : "", host, strchr(host, ':') ? "]" : "", port);
    if (strstr(error_text(&cause), "resolve"))
        return error_set(err, ERR_UNKNOWN, "Get \"%s\": dial tcp: lookup %s: no such host", url,
                         host);
    if (explain_redirect(url, &cause, err))
        return -1;
    if (cause.code == ERR_PRECONDITION)
        return error_set(err, ERR_UNKNOWN, "Get \"%s\": tls: failed to verify certificate: %s", url,
                         is_unknown_authority(error_text(&cause))
                             ? "x509: certificate signed by unknown authority"
                             : error_text(&cause));
    return error_set(err, ERR_UNKNOWN, "Get \"%s\": %s", url, error_text(&cause));
}
