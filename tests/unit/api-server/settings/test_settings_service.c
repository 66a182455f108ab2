#include "api-server/edge/edge_bed.h"
#include "argo/settings.h"
#include "people/principal.h"
#include "settings/settings_service.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

/* argocd-cm with this data, when it has arrived. */
static void put_settings(struct edge_bed *bed, const char *data)
{
    fake_put(&bed->fake.cluster,
             arena_printf(bed->arena,
                          "{ apiVersion: v1, kind: ConfigMap, metadata: { name: argocd-cm, "
                          "namespace: argocd, labels: { app.kubernetes.io/part-of: argocd } }, "
                          "data: %s }",
                          data));
    for (int i = 0; i < 2000 && !catalog_config_map(bed->fake.catalog, "argocd-cm"); i++)
        loop_turn(bed->server.loop, 2);
    assert_non_null(catalog_config_map(bed->fake.catalog, "argocd-cm"));
}

static const struct json *told(struct edge_bed *bed, enum principal_kind kind)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct principal who = { .kind = kind };
    struct api_call call = { .server = &bed->server, .arena = bed->arena, .principal = &who };
    const struct json *reply = NULL;

    assert_int_equal(settings_methods[0].run(&call, &reply, &err), 0);
    return reply;
}

static void assert_told(struct edge_bed *bed, const struct json *reply, const char *field,
                        const char *expected)
{
    assert_string_equal(printed(json_get(reply, field), bed->arena), expected);
}

static void everybody_learns_what_logging_in_takes(void **state)
{
    struct edge_bed *bed = *state;
    const struct json *reply;

    put_settings(bed, "{ url: 'https://argo', dex.config: 'connectors: [{type: oidc, name: x, "
                      "config: {clientSecret: s}}]', oidc.config: '{name: O, issuer: i, "
                      "clientID: c, clientSecret: s, requestedScopes: [a]}', "
                      "statusbadge.enabled: 'true', exec.enabled: 'True', help.chatUrl: 'u', "
                      "help.download.linux-amd64: d, ui.bannercontent: hidden }");
    reply = told(bed, PRINCIPAL_ANONYMOUS);
    assert_told(bed, reply, "url", "\"https://argo\"");
    assert_told(bed, reply, "dexConfig", "{\"connectors\":[{\"name\":\"x\",\"type\":\"oidc\"}]}");
    assert_told(bed, reply, "oidcConfig",
                "{\"clientID\":\"c\",\"issuer\":\"i\",\"name\":\"O\",\"scopes\":[\"a\"]}");
    assert_told(bed, reply, "statusBadgeEnabled", "true");
    assert_told(bed, reply, "execEnabled", "false");
    assert_told(
        bed, reply, "help",
        "{\"binaryUrls\":{\"linux-amd64\":\"d\"},\"chatText\":\"Chat now!\",\"chatUrl\":\"u\"}");
    assert_told(bed, reply, "userLoginsDisabled", "false");
    assert_null(json_get(reply, "uiBannerContent"));
    assert_null(json_get(reply, "passwordPattern"));
    assert_null(json_get(reply, "controllerNamespace"));
    assert_null(json_get(reply, "resourceOverrides"));
}

static void users_learn_the_rest(void **state)
{
    struct edge_bed *bed = *state;
    const struct json *reply;

    put_settings(bed, "{ ui.bannercontent: shown, "
                      "resource.customizations.health.apps_Deployment: 'return {}', "
                      "resource.customizations.ignoreDifferences.all: 'jsonPointers: [/x]', "
                      "kustomize.buildOptions: --enable-helm, kustomize.version.v5: /k }");
    reply = told(bed, PRINCIPAL_USER);
    assert_told(bed, reply, "uiBannerContent", "\"shown\"");
    assert_told(bed, reply, "passwordPattern", "\"^.{8,32}$\"");
    assert_told(bed, reply, "controllerNamespace", "\"argocd\"");
    assert_told(bed, reply, "kustomizeVersions", "[\"v5\"]");
    assert_string_equal(json_cstr_at(reply, "kustomizeOptions.BuildOptions"), "--enable-helm");
    reply = json_get(reply, "resourceOverrides");
    assert_string_equal(json_cstr_at(json_get(reply, "*/*"), "ignoreDifferences"),
                        "jqPathExpressions: null\njsonPointers:\n- /x\n- /status\n"
                        "managedFieldsManagers: null\n");
    assert_string_equal(
        printed(json_get(json_get(reply, "apps/Deployment"), "health.lua"), bed->arena),
        "\"return {}\"");
}

static void a_status_that_is_compared_is_not_told_as_ignored(void **state)
{
    struct edge_bed *bed = *state;

    put_settings(bed, "{ resource.compareoptions: 'ignoreResourceStatusField: none' }");
    assert_null(json_get(told(bed, PRINCIPAL_UNRESTRICTED), "resourceOverrides"));
    assert_null(json_get(told(bed, PRINCIPAL_UNRESTRICTED), "passwordPattern"));
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(everybody_learns_what_logging_in_takes),
        WITH_BED(users_learn_the_rest),
        WITH_BED(a_status_that_is_compared_is_not_told_as_ignored),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
