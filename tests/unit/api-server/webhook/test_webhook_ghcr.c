#include "api-server/webhook/delivered.h"

static void a_published_tag_names_the_image(void **state)
{
    struct delivered delivered = {
        .headers = { "x-github-event", "package" },
        .body = "{\"action\":\"published\",\"package\":{\"name\":\"app\",\"package_type\":"
                "\"CONTAINER\",\"owner\":{\"login\":\"Org\"},\"package_version\":{\"container_"
                "metadata\":{\"tag\":{\"name\":\"1.2.3\"}}}}}"
    };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_ghcr), WEBHOOK_ACCEPTED);
    assert_int_equal(delivered.push.kind, WEBHOOK_IMAGE);
    assert_text(delivered.push.urls.items[0], "ghcr.io/Org/app");
    assert_text(delivered.push.revision, "1.2.3");
    assert_false(delivered.push.touches_head);
    undeliver(&delivered);
}

static void all_else_that_happens_to_a_package_means_nothing(void **state)
{
    static const char *const bodies[] = {
        "{}",
        "{\"action\":\"updated\",\"package\":{\"name\":\"a\",\"package_type\":\"container\","
        "\"owner\":{\"login\":\"o\"},\"package_version\":{\"container_metadata\":{\"tag\":{"
        "\"name\":\"1\"}}}}}",
        ("{\"action\":\"published\",\"package\":{\"name\":\"a\",\"package_type\":\"npm\",\"owner\":"
         "{\"login\":\"o\"},\"package_version\":{\"container_metadata\":{\"tag\":{\"name\":\"1\"}}}"
         "}"
         "}"),
        "{\"action\":\"published\",\"package\":{\"name\":\"a\",\"package_type\":\"container\","
        "\"owner\":{\"login\":\"o\"}}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
        struct delivered delivered = { .headers = { "x-github-event", "package" },
                                       .body = bodies[i] };

        assert_int_equal(deliver(&delivered, &webhook_ghcr), WEBHOOK_ACCEPTED);
        assert_int_equal(delivered.push.kind, WEBHOOK_NOTHING);
        undeliver(&delivered);
    }
}

static void who_does_not_sign_is_not_authorized(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char body[] =
        "{\"action\":\"published\",\"package\":{\"name\":\"app\",\"package_type\":\"CONTAINER\","
        "\"owner\":{\"login\":\"Org\"},\"package_version\":{\"container_metadata\":{\"tag\":{"
        "\"name\":\"1.2.3\"}}}}}";
    struct delivered delivered = { .headers = { "x-github-event", "package" },
                                   .body = body,
                                   .secrets = { .github = STR("k") } };

    (void)state;
    assert_int_equal(deliver(&delivered, &webhook_ghcr), WEBHOOK_UNAUTHORIZED);
    delivered.headers[2] = "x-hub-signature-256";
    delivered.headers[3] = signature_of("k", body, "sha256=", arena);
    assert_int_equal(deliver(&delivered, &webhook_ghcr), WEBHOOK_ACCEPTED);
    undeliver(&delivered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_published_tag_names_the_image),
        cmocka_unit_test(all_else_that_happens_to_a_package_means_nothing),
        cmocka_unit_test(who_does_not_sign_is_not_authorized),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
