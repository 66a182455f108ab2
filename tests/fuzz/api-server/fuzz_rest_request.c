/* "METHOD target\nbody": the route is found or not, and the request is read or refused. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "edge/fields_filter.h"
#include "edge/rest_request.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_request(const struct rest_input *input, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT((size_t)64 * 1024 * 1024);
    const struct contract_method *method = &contract_methods[input->match->route->method];
    struct message message = message_at(&contract_messages, method->request);
    const struct json *request = NULL;

    if (rest_request_read(input, arena, &request, &err) < 0) {
        assert(err.code != ERR_OK);
        return;
    }
    message_print(message, request, &text);
    (void)message_encode(message, request, arena);
    if (input->query.len > 0)
        fields_filter_print_value(fields_filter_parse(input->query, arena), request, &text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str input = str_dup((struct str){ (const char *)data, size }, arena), line, method;
    struct str target, path;
    struct route_match match;
    struct rest_input request = { .match = &match };

    str_cut(input, '\n', &line, &request.body);
    str_cut(line, ' ', &method, &target);
    str_cut(target, '?', &path, &request.query);
    if (route_find(str_dup(method, arena).ptr, path, &match) == ROUTE_FOUND)
        read_request(&request, arena);
    return 0;
}
