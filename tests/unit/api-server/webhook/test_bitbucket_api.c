#include "api-server/webhook/commits.h"
#include "api-server/webhook/webhook_bed.h"
#include "argo/repository.h"
#include "webhook/bitbucket_api.h"
#include "webhook/payload.h"

#include <string.h>

static bool belongs(const char *api, const char *web)
{
    return bitbucket_api_belongs_to(str_of(api), str_of(web));
}

static void credentials_go_to_the_host_of_the_repository_only(void **state)
{
    static const char web[] = "https://bitbucket.org/team/app";

    (void)state;
    assert_true(belongs("https://api.bitbucket.org/2.0/repositories/team/app", web));
    assert_true(belongs("https://bitbucket.org/api/team/app", web));
    assert_true(belongs("http://127.0.0.1:81/2.0/r", "http://127.0.0.1:81/team/app"));
    assert_false(belongs("http://127.0.0.1:81/2.0/r", "http://127.0.0.1:82/team/app"));
    assert_false(belongs("http://api.bitbucket.org/2.0/repositories/team/app", web));
    assert_false(belongs("https://api.evil.io/2.0/repositories/team/app", web));
    assert_false(belongs("https://api.bitbucket.org.evil.io/2.0", web));
    assert_false(belongs("https://api.bitbucket.org@evil.io/2.0", web));
    assert_false(belongs("https://api.bitbucket.org/2.0?x=1", web));
    assert_false(belongs("https://api.bitbucket.org/2.0\r\nX: y", web));
    assert_false(belongs("https://evil.io\\api.bitbucket.org/2.0", web));
    assert_false(belongs("https://api.bitbucket.org", web));
    assert_false(belongs("file:///etc/passwd", "file:///etc"));
    assert_false(belongs("", ""));
}

static void a_page_names_files_under_both_names(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct bitbucket_files files = { 0 };
    struct str next;

    (void)state;
    assert_int_equal(
        bitbucket_api_read_page(
            STR("{\"values\":[{\"old\":{\"path\":\"a\"},\"new\":{\"path\":\"a\"}},{\"old\":null,"
                "\"new\":{\"path\":\"b\"}},{\"old\":{\"path\":\"c\"},\"new\":null},{\"old\":{"
                "\"path\":\"d\"},\"new\":{\"path\":\"e\"}}],\"next\":\"https://x/2\"}"),
            arena, &files, &next, &err),
        0);
    assert_int_equal(files.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(files.items[i].ptr[0], "abcde"[i]);
    assert_true(str_equals(next, "https://x/2"));
    assert_int_equal(bitbucket_api_read_page(STR("{\"values\":[]}"), arena, &files, &next, &err),
                     0);
    assert_int_equal(next.len, 0);
    assert_int_equal(files.count, 5);
}

static void what_is_no_page_is_refused(void **state)
{
    static const char *const bad[] = { "", "[]", "{}", "{\"values\":{}}", "{\"values\":[" };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct bitbucket_files files = { 0 };
        struct str next;

        assert_int_equal(bitbucket_api_read_page(str_of(bad[i]), arena, &files, &next, &err), -1);
    }
}

/* ---- a Bitbucket ---- */

struct asking {
    struct fake_cluster cluster;
    struct fake_api bitbucket;
    struct repository repository;
    struct webhook_push push;
    struct strbuf log; /* "/target authorization\n" */
    const char *elsewhere;
    int diffstat_status, repository_status;
    int64_t timeout_ms;
    bool is_stuck; /* after the first page */
};

static const char first_page[] =
    "{\"values\":[{\"old\":null,\"new\":{\"path\":\"a/x.yaml\"}}],\"next\":\"%s?page=2\"}";
static const char last_page[] =
    "{\"values\":[{\"old\":{\"path\":\"b/y.yaml\"},\"new\":{\"path\":\"c/y.yaml\"}}]}";

static const char *api_of(const struct asking *asking)
{
    return arena_printf(asking->cluster.arena, "http://127.0.0.1:%u/2.0/repositories/team/app",
                        asking->bitbucket.port);
}

static void on_request(void *context, struct fake_request *request)
{
    struct asking *asking = context;
    struct arena *arena = asking->cluster.arena;

    strbuf_printf(&asking->log, "%s %s\n", request->target,
                  fake_header(request, "Authorization", arena));
    if (asking->is_stuck && strstr(request->target, "page=2"))
        return; /* for ever */
    if (strstr(request->target, "page=2"))
        fake_reply(request, 200, last_page);
    else if (strstr(request->target, "/diffstat/"))
        fake_reply(request, asking->diffstat_status,
                   arena_printf(arena, first_page,
                                asking->elsewhere ? asking->elsewhere : api_of(asking)));
    else
        fake_reply(request, asking->repository_status, "{\"mainbranch\":{\"name\":\"trunk\"}}");
}

static struct asking *asking_new(void)
{
    struct asking *asking = xcalloc(1, sizeof(*asking));

    fake_cluster_open(&asking->cluster);
    fake_api_start(&asking->bitbucket, asking->cluster.loop, on_request, asking);
    asking->diffstat_status = asking->repository_status = 200;
    asking->timeout_ms = BITBUCKET_API_TIMEOUT_MS;
    asking->log = (struct strbuf)STRBUF_INIT(64 * 1024);
    asking->push = (struct webhook_push){
        .kind = WEBHOOK_PUSH,
        .revision = STR("main"),
        .touches_head = true,
        .before = STR(BEFORE),
        .after = STR(AFTER),
        .api_url = str_of(api_of(asking)),
    };
    return asking;
}

static void asking_free(struct asking *asking)
{
    fake_api_stop(&asking->bitbucket);
    strbuf_release(&asking->log);
    fake_cluster_close(&asking->cluster);
    free(asking);
}

static void complete(void *context)
{
    struct asking *asking = context;

    bitbucket_api_complete(asking->cluster.loop, &asking->repository, asking->timeout_ms,
                           &asking->push, asking->cluster.arena);
}

static void files_and_main_branch_are_asked_with_the_login(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->repository.credentials.username = STR("u");
    asking->repository.credentials.password = STR("p");
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_string_equal(
        asking->log.ptr,
        "/2.0/repositories/team/app/diffstat/" BEFORE ".." AFTER
        "?renames=true&topic=false&pagelen=500 Basic dTpw\n"
        "/2.0/repositories/team/app?page=2 Basic dTpw\n/2.0/repositories/team/app Basic dTpw\n");
    assert_true(asking->push.tells_files);
    assert_int_equal(asking->push.files.count, 3);
    assert_true(str_equals(asking->push.files.items[0], "a/x.yaml"));
    assert_true(str_equals(asking->push.files.items[1], "b/y.yaml"));
    assert_true(str_equals(asking->push.files.items[2], "c/y.yaml"));
    assert_false(asking->push.touches_head);
    asking_free(asking);
}

static void a_token_goes_as_one(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->push.before = STR_EMPTY; /* a new branch: there is nothing to compare */
    asking->push.revision = STR("trunk");
    asking->repository.credentials.username = STR("x-token-auth");
    asking->repository.credentials.password = STR("t");
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_string_equal(asking->log.ptr, "/2.0/repositories/team/app Bearer t\n");
    assert_false(asking->push.tells_files);
    assert_true(asking->push.touches_head);
    asking_free(asking);
}

static void without_an_answer_everything_may_have_changed(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->diffstat_status = 404;
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_false(asking->push.tells_files);
    assert_true(asking->push.touches_head);
    asking_free(asking);
}

/* Half a list would spare what the other half changes. */
static void who_does_not_end_in_time_has_said_nothing(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->is_stuck = true;
    asking->timeout_ms = 500;
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_false(asking->push.tells_files);
    assert_int_equal(asking->push.files.count, 0);
    assert_true(asking->push.touches_head);
    asking_free(asking);
}

static void with_no_time_left_nobody_is_asked(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->timeout_ms = 0;
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_int_equal(asking->bitbucket.requests.count, 0);
    assert_false(asking->push.tells_files);
    asking_free(asking);
}

static void a_list_that_goes_on_elsewhere_is_not_followed(void **state)
{
    struct asking *asking = asking_new();

    (void)state;
    asking->elsewhere = "http://127.0.0.2:1/2.0";
    assert_true(fake_in_fiber(&asking->cluster, complete, asking));
    assert_false(asking->push.tells_files);
    assert_int_equal(asking->push.files.count, 0);
    assert_int_equal(asking->bitbucket.requests.count, 1);
    asking_free(asking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credentials_go_to_the_host_of_the_repository_only),
        cmocka_unit_test(a_page_names_files_under_both_names),
        cmocka_unit_test(what_is_no_page_is_refused),
        cmocka_unit_test(files_and_main_branch_are_asked_with_the_login),
        cmocka_unit_test(a_token_goes_as_one),
        cmocka_unit_test(without_an_answer_everything_may_have_changed),
        cmocka_unit_test(who_does_not_end_in_time_has_said_nothing),
        cmocka_unit_test(with_no_time_left_nobody_is_asked),
        cmocka_unit_test(a_list_that_goes_on_elsewhere_is_not_followed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
