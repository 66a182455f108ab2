#include "app-controller/bed.h"
#include "controller.pb-c.h"
#include "requests.h"
#include "test.h"

/* A client of the request port, as the API server is one. */
struct asking {
    struct bed *bed;
    struct rpc_client *client;
    const char *method;
    const ProtobufCMessage *request;
    const ProtobufCMessageDescriptor *descriptor;
    const ProtobufCMessage *reply;
    struct error err;
    int result;
};

static void open_port(struct asking *asking, struct bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct rpc_server_options options = { .rpc = bed->controller.rpc,
                                                .host = "127.0.0.1",
                                                .methods = controller_methods,
                                                .context = &bed->controller };
    struct rpc_client_options client = { .rpc = bed->controller.rpc };

    *asking = (struct asking){ .bed = bed };
    assert_int_equal(rpc_server_open(&options, &bed->controller.requests, &err), 0);
    client.address =
        arena_printf(bed->arena, "127.0.0.1:%d", rpc_server_port(bed->controller.requests));
    assert_int_equal(rpc_client_open(&client, &asking->client, &err), 0);
}

static void close_port(struct asking *asking)
{
    rpc_client_close(asking->client);
    rpc_server_close(asking->bed->controller.requests);
    error_release(&asking->err);
    bed_close(asking->bed);
}

static void ask(void *context)
{
    struct asking *asking = context;
    const struct rpc_call_options options = { .method = asking->method,
                                              .request = asking->request,
                                              .reply = asking->descriptor,
                                              .timeout_ms = 20000 };

    error_release(&asking->err);
    asking->result =
        rpc_client_ask(asking->client, &options, asking->bed->arena, &asking->reply, &asking->err);
}

static Argosy__Controller__RefreshItem item(const char *name, bool first)
{
    Argosy__Controller__RefreshItem made = ARGOSY__CONTROLLER__REFRESH_ITEM__INIT;

    made.name = (char *)(uintptr_t)name;
    made.namespace_ = (char *)(uintptr_t) "argocd";
    made.level = ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_LATEST;
    made.first = first;
    return made;
}

static void refresh(struct asking *asking, Argosy__Controller__RefreshItem *items, size_t count)
{
    Argosy__Controller__RefreshRequest *request =
        ARENA_NEW(asking->bed->arena, Argosy__Controller__RefreshRequest);

    argosy__controller__refresh_request__init(request);
    request->items = arena_alloc(asking->bed->arena, count * sizeof(*request->items));
    request->n_items = count;
    for (size_t i = 0; i < count; i++)
        request->items[i] = &items[i];
    asking->method = "Refresh";
    asking->request = &request->base;
    asking->descriptor = &argosy__controller__refresh_reply__descriptor;
    assert_true(fake_in_fiber(&asking->bed->cluster, ask, asking));
}

static void applications_are_refreshed_the_first_ones_first(void **state)
{
    struct bed *bed = bed_new();
    struct asking asking;
    Argosy__Controller__RefreshItem items[] = { item("c", false), item("a", true), item("b", true),
                                                item("absent", true) };

    (void)state;
    bed_put_app(bed, "a", "");
    bed_put_app(bed, "b", "");
    bed_put_app(bed, "c", "");
    bed_start(bed, false);
    open_port(&asking, bed);
    bed_settle(bed);
    map_remove(bed->controller.requested, STR("argocd/a")); /* the first look's */
    bed_forget(bed);
    refresh(&asking, items, 4);
    bed_settle(bed);
    assert_int_equal(asking.result, 0);
    assert_int_equal(((const Argosy__Controller__RefreshReply *)asking.reply)->taken, 3);
    assert_string_equal(bed_noted(bed), "refresh argocd/a\nrefresh argocd/b\nrefresh argocd/c\n");
    assert_int_equal(*(const char *)map_find(bed->controller.requested, STR("argocd/a")),
                     REFRESH_LATEST);
    close_port(&asking);
}

static void a_refresh_may_wait(void **state)
{
    struct bed *bed = bed_new();
    struct asking asking;
    Argosy__Controller__RefreshItem later = item("a", true);

    (void)state;
    bed_put_app(bed, "a", "");
    bed_start(bed, false);
    open_port(&asking, bed);
    bed_settle(bed);
    bed_forget(bed);
    later.delay_ms = 3600 * 1000;
    refresh(&asking, &later, 1);
    assert_int_equal(((const Argosy__Controller__RefreshReply *)asking.reply)->taken, 1);
    assert_string_equal(bed_noted(bed), "");
    assert_non_null(map_find(bed->controller.delayed, STR("argocd/a")));
    close_port(&asking);
}

static void leave_unanswered(void *context, struct fake_request *request)
{
    (void)context;
    (void)request;
}

/* Who forgets a wish that was answered has to be told that it was not heard. */
static void before_the_applications_are_read_nothing_is_taken(void **state)
{
    struct bed *bed = bed_open(false);
    struct catalog *read = bed->controller.catalog;
    const struct catalog_handlers handlers = { 0 };
    const struct catalog_options options = { .client = bed->cluster.client,
                                             .namespace = "argocd",
                                             .handlers = &handlers };
    Argosy__Controller__RefreshItem one = item("a", true);
    struct asking asking;

    (void)state;
    open_port(&asking, bed);
    bed->cluster.api.handler = leave_unanswered;
    bed->controller.catalog = catalog_new(&options);
    refresh(&asking, &one, 1);
    assert_int_equal(asking.result, -1);
    assert_int_equal(asking.err.code, ERR_UNAVAILABLE);
    assert_string_equal(error_text(&asking.err), "the applications have not been read yet");
    catalog_free(bed->controller.catalog);
    bed->controller.catalog = read;
    close_port(&asking);
}

static void view(struct asking *asking, const char *name, bool managed)
{
    Argosy__Controller__GetApplicationViewRequest *request =
        ARENA_NEW(asking->bed->arena, Argosy__Controller__GetApplicationViewRequest);

    argosy__controller__get_application_view_request__init(request);
    request->name = (char *)(uintptr_t)name;
    request->namespace_ = (char *)(uintptr_t) "argocd";
    request->managed_resources = managed;
    asking->method = "GetApplicationView";
    asking->request = &request->base;
    asking->descriptor = &argosy__controller__get_application_view_reply__descriptor;
    assert_true(fake_in_fiber(&asking->bed->cluster, ask, asking));
}

static const struct json *json_in(const struct asking *asking, ProtobufCBinaryData data)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_parse((struct str){ (const char *)data.data, data.len }, NULL,
                                asking->bed->arena, &value, &err),
                     0);
    return value;
}

static void an_application_is_shown_as_it_is_now(void **state)
{
    struct bed *bed = bed_new();
    struct asking asking;
    const Argosy__Controller__GetApplicationViewReply *reply;
    const struct json *managed;

    (void)state;
    bed_put_app(bed, "a", "");
    bed->manifests[0] = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":"
                        "\"wanted\",\"namespace\":\"ns\"},\"data\":{\"k\":\"v\"}}";
    bed_start(bed, true);
    open_port(&asking, bed);
    bed_settle(bed);
    view(&asking, "a", true);
    assert_int_equal(asking.result, 0);
    reply = (const Argosy__Controller__GetApplicationViewReply *)asking.reply;
    managed = json_in(&asking, reply->managed_resources);
    assert_int_equal(json_count(managed), 1);
    assert_string_equal(json_cstr_at(json_item(managed, 0), "name"), "wanted");
    assert_true(json_is(json_in(&asking, reply->tree), JSON_OBJECT));
    view(&asking, "a", false);
    reply = (const Argosy__Controller__GetApplicationViewReply *)asking.reply;
    assert_int_equal(reply->managed_resources.len, 0);
    assert_true(json_is(json_in(&asking, reply->tree), JSON_OBJECT));
    close_port(&asking);
}

static void an_application_that_is_not_looked_after_is_not_shown(void **state)
{
    struct bed *bed = bed_open(false);
    struct asking asking;

    (void)state;
    open_port(&asking, bed);
    view(&asking, "absent", false);
    assert_int_equal(asking.result, -1);
    assert_int_equal(asking.err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&asking.err),
                        "the application 'argocd/absent' is not looked after here");
    close_port(&asking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(applications_are_refreshed_the_first_ones_first),
        cmocka_unit_test(a_refresh_may_wait),
        cmocka_unit_test(before_the_applications_are_read_nothing_is_taken),
        cmocka_unit_test(an_application_is_shown_as_it_is_now),
        cmocka_unit_test(an_application_that_is_not_looked_after_is_not_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
