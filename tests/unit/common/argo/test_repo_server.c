#include "argo/repo_server.h"
#include "base/arena.h"
#include "test.h"

static void credentials_travel_with_a_repository(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct repository repository = {
        .url = STR("https://git.example.com/a"),
        .credentials = { .username = STR("ann"), .password = STR("pw") },
        .insecure = true,
        .enable_lfs = true,
    };
    const Argosy__Repo__Repository *message = repo_server_repository(&repository, arena);

    (void)state;
    assert_string_equal(message->url, "https://git.example.com/a");
    assert_string_equal(message->username, "ann");
    assert_string_equal(message->password, "pw");
    assert_true(message->insecure);
    assert_true(message->enable_lfs);
    assert_string_equal(message->ssh_private_key, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credentials_travel_with_a_repository),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
