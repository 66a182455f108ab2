#include "api-server/webhook/delivered.h"

static void the_first_that_claims_a_delivery_has_it(void **state)
{
    static const struct {
        const char *headers[6];
        const struct webhook_sender *sender;
    } cases[] = {
        { { "x-vss-activityid", "1", "x-gogs-event", "push" }, &webhook_azure_devops },
        { { "x-gogs-event", "push", "x-github-event", "push" }, &webhook_gogs },
        { { "x-github-event", "push" }, &webhook_github },
        { { "x-github-event", "package" }, &webhook_ghcr },
        { { "x-gitlab-event", "Push Hook" }, &webhook_gitlab },
        { { "x-hook-uuid", "u", "x-event-key", "repo:push" }, &webhook_bitbucket },
        { { "x-event-key", "repo:refs_changed" }, &webhook_bitbucket_server },
        { { "x-other", "push" }, NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct delivered delivered = { .body = "" };
        const struct webhook_delivery delivery = { .method = "POST",
                                                   .header = delivered_header,
                                                   .context = &delivered };

        memcpy(delivered.headers, cases[i].headers, sizeof(cases[i].headers));
        assert_ptr_equal(webhook_sender_of(&delivery), cases[i].sender);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_claims_a_delivery_has_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
