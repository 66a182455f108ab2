#include "api_bed.h"
#include "api_call.h"

#include <string.h>

#define MAPS "/api/v1/namespaces/default/configmaps"

static struct str warning;

static void keep_warning(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct bed *bed = context;
    const char *text = reply ? http_client_reply_header(reply, "warning") : NULL;

    warning = text ? str_dup(str_of(text), bed->arena) : STR_EMPTY;
    on_end(context, reply, err);
}

/* An answer to a request with a header. */
static const char *ask_with(struct bed *bed, const char *path, struct http_client_header header,
                            const char *body)
{
    static const struct http_client_handler handler = { .on_end = keep_warning };
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_request request = {
        .method = body[0] ? "POST" : "GET",
        .headers = &header,
        .header_count = 1,
        .body = str_of(body),
        .bearer_token = "t",
        .url = arena_printf(bed->arena, "http://127.0.0.1:%d%s", http_listener_port(bed->listener),
                            path),
    };

    bed->is_done = false;
    (void)http_client_start(bed->client, &request, &handler, bed);
    assert_int_equal(loop_run_until(bed->loop, &bed->is_done, 5000, &err), 0);
    return bed->body.ptr;
}

static void the_first_form_that_can_be_given_is_given(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();
    const char *path = "/api/v1/namespaces/default";

    (void)state;
    assert_memory_equal(
        ask_with(bed, path, (struct http_client_header){ "Accept", "text/html,application/yaml" },
                 ""),
        "apiVersion: v1\n", 15);
    assert_memory_equal(
        ask_with(bed, path,
                 (struct http_client_header){ "Accept", "application/vnd.kubernetes.protobuf" },
                 ""),
        "k8s\0", 4);
    assert_non_null(strstr(
        ask_with(bed, path,
                 (struct http_client_header){
                     "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json" },
                 ""),
        "\"kind\":\"Table\""));
    assert_non_null(
        strstr(ask_with(bed, path, (struct http_client_header){ "Accept", "text/html" }, ""),
               "NotAcceptable"));
    assert_int_equal(bed->status, 406);
}

static void a_warning_is_a_header_with_its_quotes_escaped(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    (void)ask_with(bed, MAPS, (struct http_client_header){ "Content-Type", "application/json" },
                   "{\"metadata\":{\"name\":\"a\"},\"none\":1}");
    assert_int_equal(bed->status, 201);
    assert_true(str_equals(warning, "299 - \"unknown field \\\"none\\\"\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_form_that_can_be_given_is_given),
        cmocka_unit_test(a_warning_is_a_header_with_its_quotes_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
