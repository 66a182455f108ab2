#include "api-server/webhook/delivered.h"

static void a_push_names_every_address_to_clone_from(void **state)
{
    struct delivered delivered = {
        .headers = { "x-event-key", "repo:refs_changed" },
        .body = "{\"repository\":{\"links\":{\"clone\":[{\"href\":\"https://bb.example.com/scm/p/"
                "a.git\",\"name\":\"http\"},{\"href\":\"ssh://git@bb.example.com:7999/p/"
                "a.git\",\"name\":\"ssh\"},{\"href\":\"x\",\"name\":\"other\"}]}},\"changes\":[{"
                "\"ref\":{\"id\":\"refs/heads/main\"}}]}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_ACCEPTED);
    assert_int_equal(delivered.push.urls.count, 2);
    assert_text(delivered.push.urls.items[0], "https://bb.example.com/scm/p/a.git");
    assert_text(delivered.push.urls.items[1], "ssh://git@bb.example.com:7999/p/a.git");
    assert_text(delivered.push.revision, "main");
    assert_true(delivered.push.touches_head);
    undeliver(&delivered);
}

static void links_of_another_shape_name_no_address(void **state)
{
    static const char *const links[] = { "null", "1", "{}", "{\"clone\":7}",
                                         "{\"clone\":[1,[],{\"name\":\"http\",\"href\":3}]}" };

    (void)state;
    for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
        char body[256];
        struct delivered delivered = { .headers = { "x-event-key", "repo:refs_changed" },
                                       .body = body };

        snprintf(body, sizeof(body), "{\"repository\":{\"links\":%s}}", links[i]);
        assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_ACCEPTED);
        assert_int_equal(delivered.push.urls.count, 0);
        undeliver(&delivered);
    }
}

static void only_what_is_signed_with_the_secret_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char body[] =
        "{\"repository\":{\"links\":{\"clone\":[{\"href\":\"https://bb.example.com/scm/p/"
        "a.git\",\"name\":\"http\"},{\"href\":\"ssh://git@bb.example.com:7999/p/"
        "a.git\",\"name\":\"ssh\"},{\"href\":\"x\",\"name\":\"other\"}]}},\"changes\":[{\"ref\":{"
        "\"id\":\"refs/heads/main\"}}]}";
    struct delivered delivered = { .headers = { "x-event-key", "repo:refs_changed",
                                                "x-hub-signature", "sha256=00" },
                                   .body = body,
                                   .secrets = { .bitbucket_server = STR("k") } };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_FAILED);
    delivered.headers[3] = signature_of("k", body, "", arena);
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_FAILED);
    delivered.headers[3] = signature_of("k", body, "sha256=", arena);
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

static void a_ping_needs_neither_body_nor_signature(void **state)
{
    struct delivered delivered = { .headers = { "x-event-key", "diagnostics:ping" },
                                   .body = "",
                                   .secrets = { .bitbucket_server = STR("k") } };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_ACCEPTED);
    assert_int_equal(delivered.push.kind, WEBHOOK_NOTHING);
    delivered.headers[1] = "pr:opened";
    assert_int_equal(deliver(&delivered, &webhook_bitbucket_server), WEBHOOK_FAILED);
    undeliver(&delivered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_push_names_every_address_to_clone_from),
        cmocka_unit_test(links_of_another_shape_name_no_address),
        cmocka_unit_test(only_what_is_signed_with_the_secret_counts),
        cmocka_unit_test(a_ping_needs_neither_body_nor_signature),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
