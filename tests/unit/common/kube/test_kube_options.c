#include "base/arena.h"
#include "kube/kube_options.h"
#include "test.h"

#include <string.h>

struct holder {
    struct kube_options kube;
};

static const struct option table[] = {
    KUBE_OPTIONS(offsetof(struct holder, kube)),
    OPTIONS_END,
};

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

/* Everything is 0xff before: what no flag sets must be set all the same. */
static struct kube_options read_flags(struct arena *arena, const char *const *flags)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *argv[8] = { arena_strndup(arena, "p", 1) };
    struct holder holder;
    struct options options;

    memset(&holder, 0xff, sizeof(holder));
    for (size_t i = 0; flags[i]; i++)
        argv[i + 1] = arena_strndup(arena, flags[i], strlen(flags[i]));
    assert_int_equal(options_parse(table, argv, &holder, arena, &options, &err), 0);
    kube_options_finish(&holder.kube, arena);
    return holder.kube;
}

static void a_flag_that_was_not_given_is_absent(void **state)
{
    static const char *const none[] = { NULL };
    struct kube_options options = read_flags(*state, none);

    assert_null(options.flags.kubeconfig);
    assert_null(options.flags.namespace);
    assert_null(options.flags.token);
    assert_null(options.flags.as);
    assert_null(options.flags.as_groups);
    assert_false(options.flags.insecure_skip_tls_verify);
    assert_true(options.client.qps >= 50 && options.client.qps <= 50);
}

static void flags_are_kubectls(void **state)
{
    static const char *const flags[] = {
        "-n", "argo", "--as-group=dev", "--as-group=ops", "--server=https://x", NULL
    };
    struct kube_options options = read_flags(*state, flags);

    assert_string_equal(options.flags.namespace, "argo");
    assert_string_equal(options.flags.server, "https://x");
    assert_string_equal(options.flags.as_groups[0], "dev");
    assert_string_equal(options.flags.as_groups[1], "ops");
    assert_null(options.flags.as_groups[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flag_that_was_not_given_is_absent),
        cmocka_unit_test(flags_are_kubectls),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
