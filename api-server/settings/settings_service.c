#include "settings/settings_service.h"

#include "argo/account.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "data/json.h"
#include "data/yaml.h"
#include "people/principal.h"
#include "server.h"
#include "settings/plugins.h"

#include <string.h>

#define DEFAULT_PASSWORD_PATTERN "^.{8,32}$"
#define HELP_DOWNLOAD "help.download."

/* A reply being made. */
struct telling {
    struct arena *arena;
    const struct settings *settings;
    const struct config *config;
    struct json *message;
};

static void tell_text(struct telling *telling, const char *field, struct str text)
{
    json_set(telling->arena, telling->message, field, json_new_string(telling->arena, text));
}

static void tell_key(struct telling *telling, const char *field, const char *key)
{
    tell_text(telling, field, settings_text(telling->settings, key));
}

/* Of argocd-cm: only the exact word is a yes. */
static bool is_on(const struct telling *telling, const char *key)
{
    return str_equals(settings_text(telling->settings, key), "true");
}

static void tell_flag(struct telling *telling, const char *field, bool flag)
{
    json_set_bool(telling->arena, telling->message, field, flag);
}

/* ---- identity providers ---- */

/* The YAML of one key as an object; NULL: none. What is wrong with it shows where it is used. */
static const struct json *read_yaml(const struct telling *telling, const char *key)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = settings_text(telling->settings, key);
    const struct json *value = NULL;

    if (text.len == 0)
        return NULL;
    if (yaml_parse(text, telling->arena, &value, &err) < 0) {
        log_warn("a setting cannot be read", F("key", key), F("error", error_text(&err)));
        return NULL;
    }
    return json_is(value, JSON_OBJECT) ? value : NULL;
}

static void tell_dex(struct telling *telling)
{
    const struct json *dex = read_yaml(telling, "dex.config");
    struct json *list = json_new_array(telling->arena);

    if (!dex || settings_text(telling->settings, "url").len == 0)
        return;
    for (struct json_cursor at = json_walk(json_get(dex, "connectors")); json_next(&at);) {
        struct json *connector = json_new_object(telling->arena);

        json_set(telling->arena, connector, "name", json_get(at.value, "name"));
        json_set(telling->arena, connector, "type", json_get(at.value, "type"));
        json_append(telling->arena, list, connector);
    }
    json_set(telling->arena, json_edit_object(telling->arena, telling->message, "dexConfig"),
             "connectors", list);
}

static void tell_oidc(struct telling *telling)
{
    static const struct {
        const char *field, *key;
    } members[] = {
        { "name", "name" },
        { "issuer", "issuer" },
        { "clientID", "clientID" },
        { "cliClientID", "cliClientID" },
        { "scopes", "requestedScopes" },
        { "idTokenClaims", "requestedIDTokenClaims" },
        { "enablePKCEAuthentication", "enablePKCEAuthentication" },
    };
    const struct json *config = read_yaml(telling, "oidc.config");
    struct json *object;

    if (!config || settings_text(telling->settings, "url").len == 0)
        return;
    object = json_edit_object(telling->arena, telling->message, "oidcConfig");
    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
        const struct json *value = json_get(config, members[i].key);

        if (json_is(value, JSON_STRING)) /* may stand in a Secret */
            value = json_new_string(
                telling->arena,
                settings_resolve_secret(telling->settings, json_string(value), telling->arena));
        if (value)
            json_set(telling->arena, object, members[i].field, value);
    }
}

/* ---- help, looks, tools ---- */

static void tell_help(struct telling *telling)
{
    struct json *help = json_edit_object(telling->arena, telling->message, "help"), *urls;
    struct str chat = settings_text(telling->settings, "help.chatUrl");
    struct str text = settings_text(telling->settings, "help.chatText");
    const struct json *data = json_get(json_doc_root(telling->settings->config_map), "data");

    if (chat.len > 0) {
        json_set(telling->arena, help, "chatUrl", json_new_string(telling->arena, chat));
        json_set(telling->arena, help, "chatText",
                 json_new_string(telling->arena, text.len > 0 ? text : STR("Chat now!")));
    }
    urls = json_new_object(telling->arena);
    for (struct json_cursor at = json_walk(data); json_next(&at);)
        if (str_has_prefix(at.key, STR(HELP_DOWNLOAD)))
            json_set_str(telling->arena, urls, str_slice(at.key, strlen(HELP_DOWNLOAD), at.key.len),
                         at.value);
    if (json_count(urls) > 0)
        json_set(telling->arena, help, "binaryUrls", urls);
}

static void tell_looks(struct telling *telling, bool is_insider)
{
    struct json *analytics = json_edit_object(telling->arena, telling->message, "googleAnalytics");
    struct str tracking = settings_text(telling->settings, "ga.trackingid");
    struct str anonymize = settings_text(telling->settings, "ga.anonymizeusers");

    json_set(telling->arena, analytics, "trackingID", json_new_string(telling->arena, tracking));
    json_set_bool(telling->arena, analytics, "anonymizeUsers", !str_equals(anonymize, "false"));
    tell_flag(telling, "statusBadgeEnabled", is_on(telling, "statusbadge.enabled"));
    tell_key(telling, "statusBadgeRootUrl", "statusbadge.url");
    tell_key(telling, "uiCssURL", "ui.cssurl");
    if (!is_insider)
        return;
    tell_key(telling, "uiBannerContent", "ui.bannercontent");
    tell_key(telling, "uiBannerURL", "ui.bannerurl");
    tell_flag(telling, "uiBannerPermanent", is_on(telling, "ui.bannerpermanent"));
    tell_key(telling, "uiBannerPosition", "ui.bannerposition");
}

static void tell_kustomize(struct telling *telling)
{
    const struct settings *settings = telling->settings;
    struct json *options = json_edit_object(telling->arena, telling->message, "kustomizeOptions");
    struct json *versions = json_new_array(telling->arena);

    json_set(telling->arena, options, "BuildOptions",
             json_new_string(telling->arena, settings->kustomize_build_options));
    for (size_t i = 0; i < settings->kustomize_version_count; i++)
        json_append(telling->arena, versions,
                    json_new_string(telling->arena, settings->kustomize_versions[i].name));
    json_set(telling->arena, telling->message, "kustomizeVersions", versions);
}

/* ---- how kinds are treated ---- */

static struct str rule_text(const struct ignore_rule *rule, const char *pointer,
                            struct arena *arena)
{
    const struct {
        const char *name;
        const struct texts *texts;
    } lists[] = {
        { "jsonPointers", &rule->json_pointers },
        { "jqPathExpressions", &rule->jq_path_expressions },
        { "managedFieldsManagers", &rule->managed_fields_managers },
    };
    struct json *object = json_new_object(arena);

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        struct json *list = texts_to_json(*lists[i].texts, arena);

        if (pointer && i == 0)
            json_append(arena, list, json_new_cstr(arena, pointer));
        json_set(arena, object, lists[i].name, json_count(list) ? list : json_new_null(arena));
    }
    return yaml_print(object, arena);
}

static const struct json *known_types(const struct resource_override *override, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < override->known_type_field_count; i++) {
        struct json *field = json_new_object(arena);

        json_set(arena, field, "field",
                 json_new_string(arena, override->known_type_fields[i].field));
        json_set(arena, field, "type", json_new_string(arena, override->known_type_fields[i].type));
        json_append(arena, list, field);
    }
    return list;
}

/* `pointer`: ignored besides, NULL: nothing. */
static void tell_override(struct telling *telling, const struct resource_override *override,
                          const char *pointer)
{
    struct arena *arena = telling->arena;
    struct json *overrides = json_edit_object(arena, telling->message, "resourceOverrides");
    struct json *rules = json_new_object(arena);

    json_set(arena, rules, "health.lua", json_new_string(arena, override->health_lua));
    json_set_bool(arena, rules, "health.lua.useOpenLibs", override->use_open_libs);
    json_set(arena, rules, "actions", json_new_string(arena, override->actions));
    json_set(arena, rules, "ignoreDifferences",
             json_new_string(arena, rule_text(&override->ignore_differences, pointer, arena)));
    json_set(arena, rules, "ignoreResourceUpdates",
             json_new_string(arena, rule_text(&override->ignore_resource_updates, NULL, arena)));
    json_set(arena, rules, "knownTypeFields", known_types(override, arena));
    json_set_str(arena, overrides, override->key, rules);
}

/* What the option about the status of objects comes to is one override more. */
static const char *status_key(const struct settings *settings)
{
    switch (settings->compare.ignore_status_field) {
    case IGNORE_STATUS_ALL:
        return "*/*";
    case IGNORE_STATUS_CRD:
        return "apiextensions.k8s.io/CustomResourceDefinition";
    case IGNORE_STATUS_NONE:
        break;
    }
    return NULL;
}

static void tell_overrides(struct telling *telling)
{
    const struct resource_overrides *overrides = &telling->settings->overrides;
    const char *key = status_key(telling->settings);

    for (size_t i = 0; i < overrides->count; i++)
        tell_override(telling, &overrides->items[i],
                      key && str_equals(overrides->items[i].key, key) ? "/status" : NULL);
    if (key && !resource_overrides_find(overrides, str_of(key))) {
        const struct resource_override status = { .key = str_of(key),
                                                  .health_lua = STR_EMPTY,
                                                  .actions = STR_EMPTY };

        tell_override(telling, &status, "/status");
    }
}

/* ---- the rest ---- */

static bool anybody_can_log_in(const struct telling *telling)
{
    struct texts names = account_names(telling->settings, telling->arena);

    for (size_t i = 0; i < names.count; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct account account;

        if (account_find(telling->settings, names.items[i], telling->arena, &account, &err) == 0 &&
            account.is_enabled && account.capabilities & ACCOUNT_LOGIN)
            return true;
    }
    return false;
}

static void tell_urls(struct telling *telling)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = settings_text(telling->settings, "additionalUrls");
    const struct json *list = NULL;

    tell_key(telling, "url", "url");
    if (text.len > 0 && yaml_parse(text, telling->arena, &list, &err) == 0 &&
        json_is(list, JSON_ARRAY))
        json_set(telling->arena, telling->message, "additionalUrls", list);
}

static void tell_features(struct telling *telling)
{
    const struct settings *settings = telling->settings;
    const struct config *config = telling->config;

    tell_text(telling, "appLabelKey", settings->instance_label_key);
    tell_text(telling, "trackingMethod", str_of(tracking_method_name(settings->tracking_method)));
    tell_text(telling, "installationID", settings->installation_id);
    tell_flag(telling, "userLoginsDisabled", !anybody_can_log_in(telling));
    tell_flag(telling, "execEnabled", is_on(telling, "exec.enabled"));
    tell_flag(telling, "appsInAnyNamespaceEnabled", config->application_namespaces.count > 0);
    tell_flag(telling, "impersonationEnabled", settings->impersonation_enabled);
    tell_flag(telling, "hydratorEnabled", config->hydrator_enabled);
    tell_flag(telling, "syncWithReplaceAllowed", config->sync_with_replace_allowed);
}

static int tell_settings(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct api_server *server = call->server;
    struct telling telling = { call->arena, catalog_settings(server->catalog), server->config,
                               json_new_object(call->arena) };
    bool has_session = principal_has_session(call->principal);
    bool is_insider = has_session || call->principal->kind == PRINCIPAL_UNRESTRICTED;
    struct str pattern = settings_text(telling.settings, "passwordPattern");

    (void)err;
    tell_urls(&telling);
    tell_dex(&telling);
    tell_oidc(&telling);
    tell_help(&telling);
    tell_looks(&telling, is_insider);
    tell_kustomize(&telling);
    tell_features(&telling);
    if (has_session)
        tell_text(&telling, "passwordPattern",
                  pattern.len > 0 ? pattern : STR(DEFAULT_PASSWORD_PATTERN));
    if (is_insider) {
        tell_text(&telling, "controllerNamespace", str_of(server->namespace));
        tell_overrides(&telling);
    }
    *reply = telling.message;
    return 0;
}

const struct api_method settings_methods[] = {
    { "cluster.SettingsService/Get", RULE_PUBLIC, .run = tell_settings },
    { "cluster.SettingsService/GetPlugins", RULE_SESSION, .run = tell_plugins },
    API_METHODS_END,
};
