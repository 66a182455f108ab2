#include "extension/extension_headers.h"

#include "argo/application.h"
#include "base/arena.h"
#include "http/request.h"
#include "io/http_client.h"
#include "object_name.h"
#include "people/principal.h"

#include <string.h>
#include <strings.h>

#define HEADER_APPLICATION "argocd-application-name"
#define HEADER_PROJECT "argocd-project-name"
#define HEADER_NAMESPACE "argocd-namespace"
#define HEADER_CLUSTER_NAME "argocd-target-cluster-name"
#define HEADER_CLUSTER_URL "argocd-target-cluster-url"
#define HEADER_USERNAME "argocd-username"
#define HEADER_USER_ID "argocd-user-id"
#define HEADER_GROUPS "argocd-user-groups"

enum { OWN_HEADERS_MAX = 8 };

/* ---- what it is about ---- */

int extension_subject_read(const struct http_request *request, struct extension_subject *out,
                           struct error *err)
{
    struct str application = http_header(request, HEADER_APPLICATION), rest;

    out->project = http_header(request, HEADER_PROJECT);
    if (application.len == 0)
        return error_set(err, ERR_INVALID, "header \"Argocd-Application-Name\" must be provided");
    if (!str_cut(application, ':', &out->namespace, &out->name) ||
        str_cut(out->name, ':', &out->name, &rest))
        return error_set(err, ERR_INVALID,
                         "error getting app details: invalid value for \"Argocd-Application-Name\" "
                         "header: expected format: <namespace>:<app-name>");
    if (!object_name_is_label(out->namespace))
        return error_set(err, ERR_INVALID, "invalid value for namespace");
    if (!object_name_is_subdomain(out->name))
        return error_set(err, ERR_INVALID, "invalid value for application name");
    if (out->project.len == 0)
        return error_set(err, ERR_INVALID, "header \"Argocd-Project-Name\" must be provided");
    if (!object_name_is_subdomain(out->project))
        return error_set(err, ERR_INVALID, "invalid value for project name");
    return 0;
}

/* ---- what goes on ---- */

static bool is_among(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcasecmp(name, *names) == 0)
            return true;
    return false;
}

const char *extension_header_lower(const char *name, struct arena *arena)
{
    char *lower = arena_strndup(arena, name, strlen(name));

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    return lower;
}

bool extension_header_is_local(const char *name, struct str connection)
{
    static const char *const local[] = { "connection", "proxy-connection",   "keep-alive",
                                         "te",         "proxy-authenticate", "proxy-authorization",
                                         "trailer",    "transfer-encoding",  "upgrade",
                                         NULL };

    return is_among(name, local) || http_list_names(connection, name);
}

/* What is ours to say, and what the client has no business to send on. */
static bool is_ours(const char *name)
{
    static const char *const ours[] = { "host",
                                        "content-length",
                                        "expect",
                                        "authorization",
                                        "cookie",
                                        "x-forwarded-for",
                                        HEADER_NAMESPACE,
                                        HEADER_CLUSTER_NAME,
                                        HEADER_CLUSTER_URL,
                                        HEADER_USERNAME,
                                        HEADER_USER_ID,
                                        HEADER_GROUPS,
                                        NULL };

    return is_among(name, ours);
}

struct header_list {
    struct arena *arena;
    struct http_client_header *items;
    size_t count;
};

/* In the place of one of the same name. */
static void set(struct header_list *list, const char *name, struct str value)
{
    struct http_client_header header = { name, str_dup(value, list->arena).ptr };

    if (value.len == 0)
        return;
    for (size_t i = 0; i < list->count; i++)
        if (strcasecmp(list->items[i].name, name) == 0) {
            list->items[i] = header;
            return;
        }
    list->items[list->count++] = header;
}

static void add_own(struct header_list *list, const struct extension_caller *caller)
{
    set(list, HEADER_NAMESPACE, str_of(caller->namespace));
    set(list, HEADER_CLUSTER_NAME, caller->app->destination.name);
    set(list, HEADER_CLUSTER_URL, caller->app->destination.server);
    set(list, HEADER_USER_ID, caller->principal->subject);
    set(list, HEADER_USERNAME, caller->principal->username);
    set(list, HEADER_GROUPS, texts_join(caller->principal->groups, ",", list->arena));
}

/* Who came before, and the address that came to us. */
static void add_peer(struct header_list *list, const struct http_request *request)
{
    struct str before = http_header(request, "x-forwarded-for"), peer = str_of(http_peer(request));
    ptrdiff_t colon = str_find_last_char(peer, ':');

    if (colon > 0)
        peer = str_slice(peer, 0, (size_t)colon);
    set(list, "x-forwarded-for",
        str_of(arena_printf(list->arena, "%.*s%s%.*s", STR_ARG(before), before.len > 0 ? ", " : "",
                            STR_ARG(peer))));
}

static size_t count_headers(const struct http_request *request)
{
    struct http_header header;
    size_t count = 0;

    while (http_header_at(request, count, &header))
        count++;
    return count;
}

size_t extension_headers(const struct http_request *request, const struct extension_caller *caller,
                         const struct extension_service *service,
                         const struct http_client_header **out)
{
    struct header_list list = { .arena = http_arena(request) };
    size_t most = count_headers(request) + service->header_count + OWN_HEADERS_MAX;
    struct str connection = http_header(request, "connection");
    struct http_header header;

    list.items = arena_alloc(list.arena, most * sizeof(*list.items));
    for (size_t i = 0; http_header_at(request, i, &header); i++)
        if (!is_ours(header.name) && !extension_header_is_local(header.name, connection))
            list.items[list.count++] =
                (struct http_client_header){ header.name, str_dup(header.value, list.arena).ptr };
    add_own(&list, caller);
    add_peer(&list, request);
    for (size_t i = 0; i < service->header_count; i++)
        set(&list, str_dup(service->headers[i].name, list.arena).ptr, service->headers[i].value);
    *out = list.items;
    return list.count;
}
