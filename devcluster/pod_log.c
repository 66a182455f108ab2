#include "pod_log.h"

#include "api_call.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "http/request.h"

#include <stdlib.h>

enum { LOG_MAX = 64 * 1024, LINES = 3 };

static const struct json *find_container(const struct json *pod, struct str name)
{
    static const char *const lists[] = { "spec.containers", "spec.initContainers" };

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        for (struct json_cursor at = json_walk(json_at(pod, lists[i])); json_next(&at);)
            if (name.len == 0 || str_equal(json_text_at(at.value, "name"), name))
                return at.value;
    return NULL;
}

static bool has_started(const struct json *pod, struct str name)
{
    for (struct json_cursor at = json_walk(json_at(pod, "status.containerStatuses"));
         json_next(&at);)
        if (str_equal(json_text_at(at.value, "name"), name))
            return json_at(at.value, "state.running") || json_at(at.value, "state.terminated");
    return false;
}

static void write_lines(const struct api_call *call, const struct json *pod,
                        const struct json *container, struct strbuf *out)
{
    static const char *const texts[] = { "started", "ready", "idle" };
    struct str tail = call_option(call, "tailLines");
    long skip = tail.len > 0 ? LINES - strtol(tail.ptr, NULL, 10) : 0;

    for (long i = skip < 0 ? 0 : skip; i < LINES; i++) {
        if (call_flag(call, "timestamps"))
            strbuf_printf(out, "%s ", json_cstr_at(pod, "status.startTime"));
        strbuf_printf(out, "%s: container %s of pod %s (image %s)\n", texts[i],
                      json_cstr_at(container, "name"), json_cstr_at(pod, "metadata.name"),
                      json_cstr_at(container, "image"));
    }
}

int handle_pod_log(struct api_call *call, struct refusal *why)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(LOG_MAX);
    const struct json *pod =
        cluster_get(call->cluster, call->resource, call->namespace, call->name);
    struct str name = call_option(call, "container");
    const struct json *container;

    if (!pod)
        return refuse_not_found(why, call_object(call));
    if (name.len == 0 && json_count(json_at(pod, "spec.containers")) > 1)
        return refuse_bad_request(why, "a container name must be specified for pod %.*s",
                                  STR_ARG(call->name));
    container = find_container(pod, name);
    if (!container)
        return refuse_bad_request(why, "container %.*s is not valid for pod %.*s", STR_ARG(name),
                                  STR_ARG(call->name));
    if (!has_started(pod, json_text_at(container, "name")))
        return refuse_bad_request(why,
                                  "container \"%s\" in pod \"%.*s\" is waiting to start: "
                                  "ContainerCreating",
                                  json_cstr_at(container, "name"), STR_ARG(call->name));
    write_lines(call, pod, container, &text);
    http_reply(call->http, 200, "text/plain", (struct str){ text.ptr, text.len });
    return 0;
}
