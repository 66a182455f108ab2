#include "http/router.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "http/connection.h"
#include "http/percent.h"

/*
 * A tree of segments. At each node the literal child is tried first, then the parameter, then the
 * rest of the path, going back where a choice leads nowhere.
 */
struct node {
    char *literal; /* NULL: a parameter or a rest */
    bool is_rest;
    VEC(struct node *) children;
    VEC(const struct http_route *) routes; /* that end here, one a method */
};

struct http_router {
    struct node root;
    void *context;
    http_handler_fn fallback;
};

enum { SEGMENTS_MAX = 256, ALLOW_MAX = 256 };

/* ---- building ---- */

static bool is_parameter(struct str segment)
{
    return segment.len >= 2 && segment.ptr[0] == '{' && segment.ptr[segment.len - 1] == '}';
}

static struct node *find_or_add_child(struct node *node, struct str segment)
{
    bool is_literal = !is_parameter(segment), is_rest = str_has_suffix(segment, STR("...}"));
    struct node *child;

    for (size_t i = 0; i < node->children.count; i++) {
        child = node->children.items[i];
        if (is_literal ? child->literal && str_equals(segment, child->literal)
                       : !child->literal && child->is_rest == is_rest)
            return child;
    }
    child = xcalloc(1, sizeof(*child));
    child->is_rest = !is_literal && is_rest;
    if (is_literal) {
        child->literal = xcalloc(1, segment.len + 1);
        memcpy(child->literal, segment.ptr, segment.len);
    }
    vec_push(&node->children, child);
    return child;
}

static void add_route(struct node *node, const struct http_route *route)
{
    struct str rest = str_of(route->pattern + 1), segment;
    bool more = true;

    while (more) {
        more = str_cut(rest, '/', &segment, &rest);
        node = find_or_add_child(node, segment);
    }
    vec_push(&node->routes, route);
}

struct http_router *http_router_new(const struct http_route *routes, size_t count, void *context)
{
    struct http_router *router = xcalloc(1, sizeof(*router));

    router->context = context;
    for (size_t i = 0; i < count; i++)
        add_route(&router->root, &routes[i]);
    return router;
}

static void release_node(struct node *node)
{
    for (size_t i = 0; i < node->children.count; i++) {
        release_node(node->children.items[i]);
        free(node->children.items[i]);
    }
    vec_release(&node->children);
    vec_release(&node->routes);
    free(node->literal);
}

void http_router_free(struct http_router *router)
{
    if (!router)
        return;
    release_node(&router->root);
    free(router);
}

void http_router_set_fallback(struct http_router *router, http_handler_fn handler)
{
    router->fallback = handler;
}

/* ---- matching ---- */

static const struct node *find_kind(const struct node *node, struct str segment, int kind)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const struct node *child = node->children.items[i];

        if (kind == 0 ? child->literal && str_equals(segment, child->literal)
                      : !child->literal && child->is_rest == (kind == 2))
            return child;
    }
    return NULL;
}

/* As deep as the patterns are, whatever the path. */
static const struct node *match(const struct node *node, struct str path)
{
    struct str segment, rest;
    bool more = str_cut(path, '/', &segment, &rest);
    const struct node *found = NULL;

    for (int kind = 0; kind < 2 && !found; kind++) {
        const struct node *child = find_kind(node, segment, kind);

        if (child && (kind == 0 || segment.len > 0)) {
            if (more)
                found = match(child, rest);
            else if (child->routes.count > 0)
                found = child;
        }
    }
    return found ? found : find_kind(node, segment, 2);
}

static const struct http_route *find_method(const struct node *node, const char *method)
{
    const struct http_route *any = NULL, *get = NULL;

    for (size_t i = 0; i < node->routes.count; i++) {
        const struct http_route *route = node->routes.items[i];

        if (strcmp(route->method, method) == 0)
            return route;
        if (strcmp(route->method, "*") == 0)
            any = route;
        if (strcmp(route->method, "GET") == 0 && strcmp(method, "HEAD") == 0)
            get = route;
    }
    return get ? get : any;
}

static void set_params(struct http_request *request, const struct http_route *route)
{
    struct str pattern = str_of(route->pattern + 1), path = request->path, name, segment, rest;
    bool more = true;

    path = str_slice(path, 1, path.len);
    while (more) {
        more = str_cut(pattern, '/', &name, &pattern);
        str_cut(path, '/', &segment, &rest);
        if (is_parameter(name)) {
            bool is_rest = str_has_suffix(name, STR("...}"));
            struct str key = str_slice(name, 1, name.len - (is_rest ? 4 : 1));

            http_request_add_param(
                request, str_dup(key, request->arena).ptr,
                percent_decode(is_rest ? path : segment, PERCENT_PATH, request->arena));
        }
        path = rest;
    }
}

static void refuse_method(struct http_request *request, const struct node *node)
{
    CLEANUP(strbuf_release) struct strbuf allow = STRBUF_INIT(ALLOW_MAX);
    struct http_header headers[] = { { "allow", STR_EMPTY }, { "content-length", STR("0") } };

    for (size_t i = 0; i < node->routes.count; i++)
        strbuf_printf(&allow, "%s%s", i > 0 ? ", " : "", node->routes.items[i]->method);
    headers[0].value = (struct str){ allow.ptr, allow.len };
    http_start(request, 405, headers, 2);
    http_end(request, NULL, 0);
}

void http_router_handle(struct http_request *request, void *context)
{
    const struct http_router *router = context;
    const struct node *node = NULL;
    const struct http_route *route;

    if (request->path.len > 0 && request->path.ptr[0] == '/')
        node = match(&router->root, str_slice(request->path, 1, request->path.len));
    if (!node && router->fallback) {
        router->fallback(request, router->context);
        return;
    }
    if (!node) {
        http_reply(request, 404, "text/plain; charset=utf-8", STR("404 page not found\n"));
        return;
    }
    route = find_method(node, request->method);
    if (!route) {
        refuse_method(request, node);
        return;
    }
    set_params(request, route);
    route->handler(request, router->context);
}
