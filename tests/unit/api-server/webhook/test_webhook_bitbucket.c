#include "api-server/webhook/delivered.h"

static void a_push_may_always_be_to_the_default_branch(void **state)
{
    struct delivered delivered = {
        .headers = { "x-hook-uuid", "u", "x-event-key", "repo:push" },
        .body = "{\"repository\":{\"links\":{\"html\":{\"href\":\"https://bitbucket.org/team/"
                "app\"}}},\"push\":{\"changes\":[{\"new\":{\"name\":\"main\"},\"old\":{\"name\":"
                "\"main\"}}]}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.urls.items[0], "https://bitbucket.org/team/app");
    assert_text(delivered.push.revision, "main");
    assert_true(delivered.push.touches_head);
    assert_false(delivered.push.tells_files);
    undeliver(&delivered);
}

static void only_the_known_uuid_counts(void **state)
{
    struct delivered delivered = {
        .headers = { "x-hook-uuid", "u", "x-event-key", "repo:push" },
        .body = "{\"repository\":{\"links\":{\"html\":{\"href\":\"https://bitbucket.org/team/"
                "app\"}}},\"push\":{\"changes\":[{\"new\":{\"name\":\"main\"},\"old\":{\"name\":"
                "\"main\"}}]}}",
        .secrets = { .bitbucket_uuid = STR("v") }
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_FAILED);
    delivered.headers[1] = "v";
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

static void whoever_proves_itself_says_where_to_ask(void **state)
{
    struct delivered delivered = {
        .headers = { "x-hook-uuid", "u", "x-event-key", "repo:push" },
        .body =
            "{\"repository\":{\"links\":{\"html\":{\"href\":\"https://bitbucket.org/team/app\"},"
            "\"self\":{\"href\":\"https://api.bitbucket.org/2.0/repositories/team/app\"}}},"
            "\"push\":{\"changes\":[{\"new\":{\"name\":\"main\",\"target\":{\"hash\":"
            "\"" AFTER "\"}},\"old\":{\"name\":\"main\",\"target\":"
            "{\"hash\":\"" BEFORE "\"}}}]}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.before, BEFORE);
    assert_text(delivered.push.after, AFTER);
    assert_text(delivered.push.api_url, "");
    delivered.secrets.bitbucket_uuid = STR("u");
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.api_url, "https://api.bitbucket.org/2.0/repositories/team/app");
    undeliver(&delivered);
}

static void an_address_of_somebody_else_is_not_asked(void **state)
{
    struct delivered delivered = {
        .headers = { "x-hook-uuid", "u", "x-event-key", "repo:push" },
        .body =
            "{\"repository\":{\"links\":{\"html\":{\"href\":\"https://bitbucket.org/team/app\"},"
            "\"self\":{\"href\":\"https://api.evil.io/2.0/repositories/team/app\"}}},"
            "\"push\":{\"changes\":[{\"new\":{\"name\":\"main\"}}]}}",
        .secrets = { .bitbucket_uuid = STR("u") }
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.api_url, "");
    undeliver(&delivered);
}

static void what_cannot_be_a_push_is_refused(void **state)
{
    struct delivered delivered = { .headers = { "x-hook-uuid", "u", "x-event-key", "repo:fork" },
                                   .body = "{}" };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_FAILED);
    delivered.headers[3] = "repo:push";
    delivered.body = "{\"push\":{\"changes\":[{\"new\":{\"name\":7}}]}}";
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_FAILED);
    delivered.body = "{\"push\":{\"changes\":[]}}";
    assert_int_equal(deliver(&delivered, &webhook_bitbucket), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.revision, "");
    undeliver(&delivered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_may_always_be_to_the_default_branch),
        cmocka_unit_test(only_the_known_uuid_counts),
        cmocka_unit_test(whoever_proves_itself_says_where_to_ask),
        cmocka_unit_test(an_address_of_somebody_else_is_not_asked),
        cmocka_unit_test(what_cannot_be_a_push_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
