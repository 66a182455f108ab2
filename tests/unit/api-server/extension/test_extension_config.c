#include "argo/application.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "extension/extension_config.h"
#include "fake/values.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    struct settings *settings;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->arena = arena_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    settings_unref(fixture->settings);
    error_release(&fixture->err);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

/* What argocd-cm's data says; "TOKEN" is a key of argocd-secret. */
static int read_config(struct fixture *fixture, const char *data, struct extension_config *out)
{
    CLEANUP(json_doc_unref)
    struct json_doc *map = document_of(arena_printf(fixture->arena, "{data: {%s}}", data));
    CLEANUP(json_doc_unref)
    struct json_doc *secret = document_of("{data: {TOKEN: c2VjcmV0}}");

    settings_unref(fixture->settings);
    fixture->settings = NULL;
    error_release(&fixture->err);
    if (settings_read(map, secret, &fixture->settings, &fixture->err) < 0)
        abort();
    return extension_config_read(fixture->settings, fixture->arena, out, &fixture->err);
}

static void assert_invalid(struct fixture *fixture, const char *data, const char *message)
{
    struct extension_config config;

    assert_int_equal(read_config(fixture, data, &config), -1);
    assert_string_equal(error_text(&fixture->err), message);
}

#define TWO                                                                                        \
    "extension.config: '{extensions: [{name: metrics, backend: {connectionTimeout: 5s, "           \
    "services: [{url: \"http://one:80/ignored?x\", cluster: {name: here}}, {url: "                 \
    "\"https://two\", cluster: {server: \"https://there\"}, headers: [{name: X-Token, value: "     \
    "$TOKEN}]}]}}]}', extension.config.alone: '{services: [{url: \"http://three:1\"}]}'"

static void both_places_are_read(void **state)
{
    struct fixture *fixture = *state;
    struct extension_config config;
    const struct extension *metrics, *alone;

    assert_int_equal(read_config(fixture, TWO, &config), 0);
    assert_int_equal(config.count, 2);
    metrics = extension_config_find(&config, STR("metrics"));
    alone = extension_config_find(&config, STR("alone"));
    assert_non_null(metrics);
    assert_non_null(alone);
    assert_null(extension_config_find(&config, STR("other")));
    assert_int_equal(metrics->connect_timeout_ms, 5000);
    assert_int_equal(alone->connect_timeout_ms, 2000);
    assert_string_equal(metrics->services[0].origin.ptr, "http://one:80");
    assert_string_equal(alone->services[0].origin.ptr, "http://three:1");
    assert_int_equal(metrics->services[1].header_count, 1);
    assert_true(str_equals(metrics->services[1].headers[0].value, "secret"));
}

static void a_service_is_chosen_by_its_cluster(void **state)
{
    struct fixture *fixture = *state;
    struct extension_config config;
    const struct extension *metrics;
    const struct destination here = { .name = STR("here") },
                             there = { .server = STR("https://there") },
                             nowhere = { .server = STR("https://else") };

    assert_int_equal(read_config(fixture, TWO, &config), 0);
    metrics = extension_config_find(&config, STR("metrics"));
    assert_ptr_equal(extension_service_for(metrics, &here), &metrics->services[0]);
    assert_ptr_equal(extension_service_for(metrics, &there), &metrics->services[1]);
    assert_null(extension_service_for(metrics, &nowhere));
    assert_non_null(extension_service_for(extension_config_find(&config, STR("alone")), &nowhere));
}

static void what_is_wrong_is_told_in_argo_cds_words(void **state)
{
    static const struct {
        const char *data, *message;
    } cases[] = {
        { "extension.config: '{extensions: [{backend: {services: [{url: \"http://a\"}]}}]}'",
          "extensions.name must be configured" },
        { "extension.config: '{extensions: [{name: a/b, backend: {services: [{url: "
          "\"http://a\"}]}}]}'",
          "invalid extensions.name: only alphanumeric characters, hyphens, and underscores are "
          "allowed" },
        { "extension.config: '{extensions: [{name: a, backend: {services: [{url: \"http://a\"}]}}, "
          "{name: a, backend: {services: [{url: \"http://a\"}]}}]}'",
          "duplicated extension found in the configs for \"a\"" },
        { "extension.config.a: '{services: []}'", "no backend service configured for extension a" },
        { "extension.config.a: '{services: [{}]}'",
          "extensions.backend.services.url must be configured" },
        { "extension.config.a: '{services: [{url: \"http://a\", cluster: {name: a}}, {url: "
          "\"http://b\"}]}'",
          "extensions.backend.services.cluster must be configured when defining more than one "
          "service per extension" },
        { "extension.config.a: '{services: [{url: \"http://a\", cluster: {}}]}'",
          "cluster.name or cluster.server must be defined when cluster is provided in the "
          "configuration" },
        { "extension.config.a: '{services: [{url: \"http://a\", headers: [{value: x}]}]}'",
          "header.name must be defined when providing service headers in the configuration" },
        { "extension.config.a: '{services: [{url: \"http://a\", headers: [{name: x}]}]}'",
          "header.value must be defined when providing service headers in the configuration" },
        { "extension.config.a: '{services: [{url: \"file:///etc/passwd\"}]}'",
          "error parsing proxy URL: it is neither http nor https" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_invalid(*state, cases[i].data, cases[i].message);
}

static void without_a_config_there_is_none(void **state)
{
    struct extension_config config;

    assert_int_equal(read_config(*state, "extension.configuration: x", &config), 0);
    assert_int_equal(config.count, 0);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(both_places_are_read),
        TEST(a_service_is_chosen_by_its_cluster),
        TEST(what_is_wrong_is_told_in_argo_cds_words),
        TEST(without_a_config_there_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
