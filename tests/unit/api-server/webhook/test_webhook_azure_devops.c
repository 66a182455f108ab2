#include "api-server/webhook/delivered.h"

static void a_push_names_repository_and_revision(void **state)
{
    struct delivered delivered = {
        .headers = { "x-vss-activityid", "1", "x-github-event", "push" },
        .body = "{\"eventType\":\"git.push\",\"resource\":{\"refUpdates\":[{\"name\":\"refs/heads/"
                "main\",\"oldObjectId\":\"" BEFORE "\",\"newObjectId\":\"" AFTER
                "\"}],\"repository\":{\"remoteUrl\":"
                "\"https://dev.azure.com/org/p/_git/app\",\"defaultBranch\":\"refs/heads/main\"}}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.urls.items[0], "https://dev.azure.com/org/p/_git/app");
    assert_text(delivered.push.revision, "main");
    assert_text(delivered.push.before, BEFORE);
    assert_text(delivered.push.after, AFTER);
    assert_true(delivered.push.touches_head);
    assert_false(delivered.push.tells_files);
    undeliver(&delivered);
}

static void a_push_of_nothing_touches_no_head(void **state)
{
    static const char *const resources[] = { "{}", "{\"refUpdates\":[]}",
                                             "{\"refUpdates\":null,\"repository\":null}", "null" };

    (void)state;
    for (size_t i = 0; i < sizeof(resources) / sizeof(*resources); i++) {
        char body[256];
        struct delivered delivered = { .headers = { "x-vss-activityid", "1" }, .body = body };

        snprintf(body, sizeof(body), "{\"eventType\":\"git.push\",\"resource\":%s}", resources[i]);
        assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_ACCEPTED);
        assert_text(delivered.push.revision, "");
        assert_false(delivered.push.touches_head);
        undeliver(&delivered);
    }
}

static void only_the_known_user_and_password_count(void **state)
{
    struct delivered delivered = {
        .headers = { "x-vss-activityid", "1" },
        .body =
            "{\"eventType\":\"git.push\",\"resource\":{\"refUpdates\":[{\"name\":\"refs/heads/"
            "main\",\"oldObjectId\":\"1\",\"newObjectId\":\"2\"}],\"repository\":{\"remoteUrl\":"
            "\"https://dev.azure.com/org/p/_git/app\",\"defaultBranch\":\"refs/heads/main\"}}}",
        .secrets = { .azure_username = STR("u"), .azure_password = STR("p:w") }
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_FAILED);
    delivered.headers[2] = "authorization";
    delivered.headers[3] = "Bearer dTpwOnc=";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_FAILED);
    delivered.headers[3] = "Basic dTpwOno=";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_FAILED);
    delivered.headers[3] = "Basic %%%";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_FAILED);
    delivered.headers[3] = "basic dTpwOnc=";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

static void a_body_that_is_no_json_is_a_bad_payload(void **state)
{
    struct delivered delivered = { .headers = { "x-vss-activityid", "1" }, .body = "not json" };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_BAD_PAYLOAD);
    delivered.body = "{\"eventType\":\"git.pullrequest.created\"}";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_FAILED);
    delivered.method = "GET";
    assert_int_equal(deliver(&delivered, &webhook_azure_devops), WEBHOOK_WRONG_METHOD);
    undeliver(&delivered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_names_repository_and_revision),
        cmocka_unit_test(a_push_of_nothing_touches_no_head),
        cmocka_unit_test(only_the_known_user_and_password_count),
        cmocka_unit_test(a_body_that_is_no_json_is_a_bad_payload),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
