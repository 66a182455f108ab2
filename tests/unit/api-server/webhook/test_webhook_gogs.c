#include "api-server/webhook/delivered.h"

static const char push[] =
    "{\"ref\":\"refs/heads/feature/x\",\"before\":\"" BEFORE "\",\"after\":\"" AFTER "\","
    "\"repository\":{\"html_url\":\"https://git.example.com/org/app\",\"default_branch\":"
    "\"main\"},\"commits\":[{\"added\":[\"a/new\"],\"modified\":[\"a/b\",\"c\"],\"removed\":"
    "[]},{\"added\":null,\"modified\":[\"c\"]}]}";

static void a_push_names_repository_revision_and_files(void **state)
{
    struct delivered delivered = { .headers = { "x-gogs-event", "push" }, .body = push };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gogs), WEBHOOK_ACCEPTED);
    assert_int_equal(delivered.push.kind, WEBHOOK_PUSH);
    assert_int_equal(delivered.push.urls.count, 1);
    assert_text(delivered.push.urls.items[0], "https://git.example.com/org/app");
    assert_text(delivered.push.revision, "feature/x");
    assert_text(delivered.push.before, BEFORE);
    assert_text(delivered.push.after, AFTER);
    assert_false(delivered.push.touches_head);
    assert_true(delivered.push.tells_files);
    assert_int_equal(delivered.push.files.count, 3);
    assert_text(delivered.push.files.items[0], "a/new");
    assert_text(delivered.push.files.items[1], "a/b");
    assert_text(delivered.push.files.items[2], "c");
    undeliver(&delivered);
}

static void a_push_to_the_default_branch_touches_the_head(void **state)
{
    struct delivered delivered = {
        .headers = { "x-gogs-event", "push" },
        .body = "{\"ref\":\"refs/heads/main\",\"repository\":{\"html_url\":\"https://g/o/a\","
                "\"default_branch\":\"main\"}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gogs), WEBHOOK_ACCEPTED);
    assert_text(delivered.push.revision, "main");
    assert_true(delivered.push.touches_head);
    assert_false(delivered.push.tells_files);
    undeliver(&delivered);
}

static void only_what_is_signed_with_the_secret_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct delivered delivered = { .headers = { "x-gogs-event", "push" },
                                   .body = push,
                                   .secrets = { .gogs = STR("s3cret") } };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_gogs), WEBHOOK_FAILED);
    assert_string_equal(delivered.why, "the signature is not the secret's");
    delivered.headers[2] = "x-gogs-signature";
    delivered.headers[3] = signature_of("other", push, "", arena);
    assert_int_equal(deliver(&delivered, &webhook_gogs), WEBHOOK_FAILED);
    delivered.headers[3] = signature_of("s3cret", push, "", arena);
    assert_int_equal(deliver(&delivered, &webhook_gogs), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

static void what_cannot_be_a_push_is_refused(void **state)
{
    static const struct {
        const char *method, *event, *body;
        enum webhook_result result;
    } cases[] = {
        { "GET", "push", "{}", WEBHOOK_WRONG_METHOD },
        { "POST", "explode", "{}", WEBHOOK_FAILED },
        { "POST", "push", "", WEBHOOK_BAD_PAYLOAD },
        { "POST", "push", "not json", WEBHOOK_FAILED },
        { "POST", "push", "[]", WEBHOOK_FAILED },
        { "POST", "push", "{\"ref\":1}", WEBHOOK_FAILED },
        { "POST", "push", "{\"repository\":{\"html_url\":{}}}", WEBHOOK_FAILED },
        { "POST", "push", "{\"commits\":{}}", WEBHOOK_FAILED },
        { "POST", "push", "{\"commits\":[{\"added\":[1]}]}", WEBHOOK_FAILED },
        { "POST", "push", "{\"commits\":[{\"modified\":\"x\"}]}", WEBHOOK_FAILED },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct delivered delivered = { .method = cases[i].method,
                                       .headers = { "x-gogs-event", cases[i].event },
                                       .body = cases[i].body };

        assert_int_equal(deliver(&delivered, &webhook_gogs), cases[i].result);
        undeliver(&delivered);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_names_repository_revision_and_files),
        cmocka_unit_test(a_push_to_the_default_branch_touches_the_head),
        cmocka_unit_test(only_what_is_signed_with_the_secret_counts),
        cmocka_unit_test(what_cannot_be_a_push_is_refused),

    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
