#include "base/arena.h"
#include "edge/unescape.h"
#include "fake/values.h"
#include "test.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const char *decoded(struct arena *arena, const char *message, const char *request)
{
    return printed(unescape_field(message, value_of(arena, request), arena), arena);
}

static void the_url_of_a_repository_is_decoded_as_a_query_is(void **state)
{
    assert_string_equal(decoded(*state, "repository.RepoQuery", "{ repo: 'https%3A%2F%2Fx/a+b' }"),
                        "{\"repo\":\"https://x/a b\"}");
    assert_string_equal(
        decoded(*state, "cluster.ClusterQuery", "{ id: { value: a%20b, type: t } }"),
        "{\"id\":{\"type\":\"t\",\"value\":\"a b\"}}");
}

static void other_messages_are_left_alone(void **state)
{
    assert_string_equal(decoded(*state, "repository.RepoAccessQuery", "{ repo: a%20b }"),
                        "{\"repo\":\"a%20b\"}");
}

static void a_broken_escape_leaves_the_text_as_it_is(void **state)
{
    assert_string_equal(decoded(*state, "repository.RepoQuery", "{ repo: a%2+b }"),
                        "{\"repo\":\"a%2+b\"}");
    assert_string_equal(decoded(*state, "repository.RepoQuery", "{ repo: 7 }"), "{\"repo\":7}");
}

static void it_says_which_field_it_decodes(void **state)
{
    (void)state;
    assert_true(unescape_concerns("repository.RepoUpdateRequest", "repo.repo"));
    assert_false(unescape_concerns("repository.RepoUpdateRequest", "repo"));
    assert_true(unescape_concerns("repocreds.RepoCredsQuery", "url"));
    assert_false(unescape_concerns("application.ApplicationQuery", "name"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_url_of_a_repository_is_decoded_as_a_query_is),
        cmocka_unit_test(other_messages_are_left_alone),
        cmocka_unit_test(a_broken_escape_leaves_the_text_as_it_is),
        cmocka_unit_test(it_says_which_field_it_decodes),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
