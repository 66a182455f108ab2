#include "application/app_state.h"
#include "application/live_resource.h"
#include "application/log_session.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "http/percent.h"
#include "server.h"

#include <stdlib.h>

enum { PODS_DEFAULT = 10, DEPTH_MAX = 64 };

/* ---- which pods ---- */

struct pod_choice {
    const struct json *nodes;
    struct str group, kind, namespace, name;
};

static struct str text(const struct json *object, const char *key)
{
    return json_string(json_get(object, key));
}

static bool fits(struct str wanted, struct str found)
{
    return str_is_empty(wanted) || str_equal(wanted, found);
}

static bool is_chosen(const struct pod_choice *choice, const struct json *node)
{
    return fits(choice->name, text(node, "name")) && fits(choice->kind, text(node, "kind")) &&
           fits(choice->group, text(node, "group")) &&
           fits(choice->namespace, text(node, "namespace"));
}

static const struct json *find_by_uid(const struct json *nodes, struct str uid)
{
    for (struct json_cursor at = json_walk(nodes); json_next(&at);)
        if (str_equal(text(at.value, "uid"), uid))
            return at.value;
    return NULL;
}

/* The node itself is meant, or what it belongs to. */
static bool is_meant(const struct pod_choice *choice, const struct json *node, int depth)
{
    if (!node || depth > DEPTH_MAX)
        return false;
    if (is_chosen(choice, node))
        return true;
    for (struct json_cursor at = json_walk(json_get(node, "parentRefs")); json_next(&at);)
        if (is_meant(choice, find_by_uid(choice->nodes, text(at.value, "uid")), depth + 1))
            return true;
    return false;
}

static struct pod_choice read_choice(const struct json *request, const struct json *nodes)
{
    struct pod_choice choice = {
        .nodes = nodes,
        .group = text(request, "group"),
        .kind = text(request, "kind"),
        .namespace = text(request, "namespace"),
        .name = text(request, "resourceName"),
    };
    struct str pod = text(request, "podName");

    if (!str_is_empty(pod)) {
        choice.kind = STR("Pod");
        choice.name = pod;
    }
    return choice;
}

static bool is_pod(const struct json *node)
{
    return str_equals(text(node, "kind"), "Pod") && str_is_empty(text(node, "group")) &&
           !str_is_empty(text(node, "uid"));
}

static size_t choose(struct api_call *call, const struct json *nodes, const struct json **pods)
{
    const struct pod_choice choice = read_choice(call->request, nodes);
    size_t count = 0;

    for (struct json_cursor at = json_walk(nodes); json_next(&at);)
        if (is_pod(at.value) && is_meant(&choice, at.value, 0))
            pods[count++] = at.value;
    return count;
}

/* ---- where their logs are ---- */

static const char *encoded(struct str value, struct arena *arena)
{
    return percent_encode(value, arena).ptr;
}

static void add_number(struct strbuf *path, const struct json *request, const char *key)
{
    int64_t number = json_int(json_get(request, key), 0);

    if (number > 0)
        strbuf_printf(path, "&%s=%lld", key, (long long)number);
}

static const char *path_of(const struct api_call *call, const struct json *pod)
{
    CLEANUP(strbuf_release) struct strbuf path = STRBUF_INIT(64 * 1024);
    const struct json *request = call->request;
    struct str container = text(request, "container"), since = text(request, "sinceTime");
    struct arena *arena = call->arena;

    strbuf_printf(&path, "/api/v1/namespaces/%s/pods/%s/log?timestamps=true",
                  encoded(text(pod, "namespace"), arena), encoded(text(pod, "name"), arena));
    if (!str_is_empty(container))
        strbuf_printf(&path, "&container=%s", encoded(container, arena));
    if (json_bool(json_get(request, "follow"), false))
        strbuf_puts(&path, "&follow=true");
    if (json_bool(json_get(request, "previous"), false))
        strbuf_puts(&path, "&previous=true");
    add_number(&path, request, "sinceSeconds");
    add_number(&path, request, "tailLines");
    if (!str_is_empty(since))
        strbuf_printf(&path, "&sinceTime=%s", encoded(since, arena));
    return str_dup((struct str){ path.ptr, path.len }, arena).ptr;
}

/* ---- the method ---- */

static size_t pods_allowed(const struct api_call *call)
{
    struct str limit = settings_text(catalog_hold_settings(call->server->catalog, call->arena),
                                     "server.maxPodLogsToRender");
    unsigned long number = strtoul(limit.ptr, NULL, 10);

    return number > 0 ? number : PODS_DEFAULT;
}

static int read_until(const struct api_call *call, int64_t *out, struct error *err)
{
    struct str until = text(call->request, "untilTime");

    *out = 0;
    if (str_is_empty(until) || clock_parse_rfc3339(until, out))
        return 0;
    return error_set(err, ERR_UNKNOWN,
                     "invalid untilTime parameter value: parsing time \"%.*s\" as "
                     "\"2006-01-02T15:04:05.999999999Z07:00\": cannot parse \"%.*s\" as \"2006\"",
                     STR_ARG(until), STR_ARG(until));
}

int stream_application_logs(struct api_call *call, struct api_stream *stream, struct error *err)
{
    struct subject *subject = subject_of(call);
    struct arena *arena = call->arena;
    const struct json *tree, **pods;
    struct log_source *sources;
    struct log_wish wish = { .loop = call->server->loop };
    struct target *target;

    if (read_until(call, &wish.until_ns, err) < 0 || app_state_tree(call, subject, &tree, err) < 0)
        return -1;
    pods = arena_alloc(arena, (json_count(json_get(tree, "nodes")) + 1) * sizeof(struct json *));
    wish.source_count = choose(call, json_get(tree, "nodes"), pods);
    if (wish.source_count > pods_allowed(call))
        return error_set(err, ERR_INVALID,
                         "max pods to view logs are reached. Please provide more granular query");
    if (wish.source_count == 0) {
        api_stream_end(stream, NULL);
        return 0;
    }
    if (targets_find(call, &subject->app.destination, &target, err) < 0)
        return error_prefix(err, "error getting destination cluster");
    sources = arena_alloc(arena, wish.source_count * sizeof(*sources));
    for (size_t i = 0; i < wish.source_count; i++)
        sources[i] = (struct log_source){ json_cstr_at(pods[i], "name"), path_of(call, pods[i]) };
    wish.client = target->client;
    wish.sources = sources;
    wish.object = subject_object(call, &subject->app, arena);
    wish.filter = log_filter_of(text(call->request, "filter"),
                                json_bool(json_get(call->request, "matchCase"), false), arena);
    log_session_open(stream, &wish);
    return 0;
}
