#include "api-server/webhook/delivered.h"

static void a_push_names_repository_revision_and_files(void **state)
{
    struct delivered delivered = {
        .headers = { "x-gitlab-event", "Push Hook" },
        .body = "{\"object_kind\":\"push\",\"before\":\"" BEFORE "\",\"after\":\"" AFTER
                "\",\"ref\":\"refs/heads/"
                "main\",\"project\":{\"web_url\":\"https://gitlab.example.com/g/"
                "a\",\"default_branch\":\"main\"},\"commits\":[{\"added\":[\"x\"],\"modified\":[],"
                "\"removed\":[\"y\"]}]}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.urls.items[0], "https://gitlab.example.com/g/a");
    assert_text(delivered.push.revision, "main");
    assert_text(delivered.push.before, BEFORE);
    assert_text(delivered.push.after, AFTER);
    assert_true(delivered.push.touches_head);
    assert_int_equal(delivered.push.files.count, 2);
    undeliver(&delivered);
}

static void a_tag_is_a_push_too(void **state)
{
    struct delivered delivered = {
        .headers = { "x-gitlab-event", "Tag Push Hook" },
        .body = "{\"ref\":\"refs/tags/v1.2.0\",\"project\":{\"web_url\":\"https://"
                "gitlab.example.com/g/a\",\"default_branch\":\"main\"}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.revision, "v1.2.0");
    assert_false(delivered.push.touches_head);
    undeliver(&delivered);
}

static void a_system_hook_says_in_its_body_what_it_is_about(void **state)
{
    struct delivered delivered = {
        .headers = { "x-gitlab-event", "System Hook" },
        .body = "{\"object_kind\":\"push\",\"ref\":\"refs/heads/"
                "main\",\"project\":{\"web_url\":\"https://gitlab.example.com/g/"
                "a\",\"default_branch\":\"main\"},\"commits\":[{\"added\":[\"x\"],\"modified\":[],"
                "\"removed\":[\"y\"]}]}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_ACCEPTED);
    delivered.body = "{\"event_name\":\"tag_push\",\"ref\":\"refs/tags/"
                     "v1\",\"project\":{\"web_url\":\"https://g/a\"}}";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.revision, "v1");
    delivered.body = "{\"event_name\":\"user_create\"}";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_FAILED);
    undeliver(&delivered);
}

static void only_the_token_that_is_the_secret_counts(void **state)
{
    struct delivered delivered = {
        .headers = { "x-gitlab-event", "Push Hook" },
        .body = "{\"object_kind\":\"push\",\"ref\":\"refs/heads/"
                "main\",\"project\":{\"web_url\":\"https://gitlab.example.com/g/"
                "a\",\"default_branch\":\"main\"},\"commits\":[{\"added\":[\"x\"],\"modified\":[],"
                "\"removed\":[\"y\"]}]}",
        .secrets = { .gitlab = STR("token") }
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_FAILED);
    delivered.headers[2] = "x-gitlab-token";
    delivered.headers[3] = "tokem";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_FAILED);
    delivered.headers[3] = "token";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

static void what_cannot_be_a_push_is_refused(void **state)
{
    struct delivered delivered = { .headers = { "x-gitlab-event", "Issue Hook" }, .body = "{}" };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_FAILED);
    delivered.headers[1] = "Push Hook";
    delivered.method = "PUT";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_WRONG_METHOD);
    delivered.method = "POST";
    delivered.body = "";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_BAD_PAYLOAD);
    delivered.body = "{\"project\":{\"web_url\":[]}}";
    assert_int_equal(deliver(&delivered, &webhook_gitlab), WEBHOOK_FAILED);
    undeliver(&delivered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_names_repository_revision_and_files),
        cmocka_unit_test(a_tag_is_a_push_too),
        cmocka_unit_test(a_system_hook_says_in_its_body_what_it_is_about),
        cmocka_unit_test(only_the_token_that_is_the_secret_counts),
        cmocka_unit_test(what_cannot_be_a_push_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
