#include "certificate/service_certificate.h"

#include "argo/catalog.h"
#include "audit.h"
#include "base/arena.h"
#include "certificate/certificate_data.h"
#include "config_map.h"
#include "data/digest.h"
#include "data/json.h"
#include "kube/status.h"
#include "server.h"

#include <stddef.h>

#define TLS_CONFIG_MAP "argocd-tls-certs-cm"
#define SSH_CONFIG_MAP "argocd-ssh-known-hosts-cm"
#define SSH_KEY "ssh_known_hosts"

enum { TRIES = 5, ITEMS_MAX = 1000 };

/* ---- who may ---- */

static int may_get(struct api_call *call, struct error *err)
{
    return api_enforce(call, "certificates", "get", "", err);
}

static int may_create(struct api_call *call, struct error *err)
{
    return api_enforce(call, "certificates", "create", "", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    return api_enforce(call, "certificates", "delete", "", err);
}

/* ---- answers ---- */

static struct json *new_item(struct api_call *call, struct str server, const char *type,
                             struct str key)
{
    struct json *item = json_new_object(call->arena);

    json_set(call->arena, item, "serverName", json_new_string(call->arena, server));
    json_set_text(call->arena, item, "certType", type);
    json_set(call->arena, item, "certSubType", json_new_string(call->arena, key));
    return item;
}

/* Bytes are base64 in JSON. */
static void set_data(struct api_call *call, struct json *item, struct str data)
{
    json_set(call->arena, item, "certData",
             json_new_string(call->arena, base64_encode(data, call->arena)));
}

static const struct json *list_message(struct api_call *call, const struct json *items)
{
    struct json *message = json_new_object(call->arena);

    json_set(call->arena, message, "metadata", json_new_object(call->arena));
    json_set(call->arena, message, "items", items);
    return message;
}

/* ---- what is asked for ---- */

struct selector {
    struct str host, type, key;
};

static struct selector selector_of(const struct api_call *call)
{
    return (struct selector){ json_string(json_get(call->request, "hostNamePattern")),
                              json_string(json_get(call->request, "certType")),
                              json_string(json_get(call->request, "certSubType")) };
}

static bool wants_any(struct str text)
{
    return text.len == 0 || str_equals(text, "*");
}

static bool wants_ssh(const struct selector *selector)
{
    return wants_any(selector->type) || str_equals(selector->type, "ssh");
}

static bool wants_tls(const struct selector *selector)
{
    return wants_any(selector->type) || str_equals(selector->type, "https") ||
           str_equals(selector->type, "tls");
}

static bool wants_host(const struct selector *selector, const struct known_host *host,
                       struct arena *arena)
{
    return certificate_covers(selector->host, host->host, arena) &&
           (wants_any(selector->key) || str_equal(selector->key, host->type));
}

/* ---- list ---- */

static void list_host(struct api_call *call, const struct known_host *host, struct json *items)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json *item = new_item(call, host->host, "ssh", host->type);
    struct str fingerprint = STR_EMPTY;

    if (known_host_fingerprint(host, call->arena, &fingerprint, &err) < 0)
        fingerprint = STR_EMPTY;
    json_set_text(call->arena, item, "certInfo",
                  arena_printf(call->arena, "SHA256:%.*s", STR_ARG(fingerprint)));
    json_append(call->arena, items, item);
}

static void list_pem(struct api_call *call, struct str server, struct str pem, struct json *items)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct certificate_facts facts = { .key = STR("invalid") };
    struct json *item;

    if (certificate_data_read(pem, call->arena, &facts, &err) < 0)
        facts.subject = str_of(arena_printf(call->arena, "%s", error_text(&err)));
    item = new_item(call, server, "https", facts.key);
    json_set(call->arena, item, "certInfo", json_new_string(call->arena, facts.subject));
    json_append(call->arena, items, item);
}

static void list_server(struct api_call *call, struct str server, struct str data,
                        struct json *items)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct texts pems;

    /* What cannot be taken apart is left out, as in Argo CD. */
    if (certificate_data_split(data, call->arena, &pems, &err) < 0)
        return;
    for (size_t i = 0; i < pems.count; i++)
        list_pem(call, server, pems.items[i], items);
}

static int read_hosts(struct api_call *call, struct known_host_list *out, struct error *err)
{
    const struct json *data;

    if (config_map_data(call, SSH_CONFIG_MAP, &data, err) < 0)
        return -1;
    *out = known_host_read(json_string(json_get(data, SSH_KEY)), call->arena);
    return 0;
}

static int list_certificates(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct selector selector = selector_of(call);
    struct json *items = json_new_array(call->arena);
    struct known_host_list hosts = { .count = 0 };
    const struct json *servers = NULL;

    if ((wants_ssh(&selector) && read_hosts(call, &hosts, err) < 0) ||
        (wants_tls(&selector) && config_map_data(call, TLS_CONFIG_MAP, &servers, err) < 0))
        return -1;
    for (size_t i = 0; i < hosts.count; i++)
        if (wants_host(&selector, &hosts.items[i], call->arena))
            list_host(call, &hosts.items[i], items);
    for (struct json_cursor at = json_walk(servers); json_next(&at);)
        if (certificate_covers(selector.host, at.key, call->arena))
            list_server(call, at.key, json_string(at.value), items);
    *reply = list_message(call, items);
    return 0;
}

/* ---- create ---- */

/* Both config maps as they are to be, and what that has changed. */
struct creation {
    struct api_call *call;
    struct known_host *hosts;
    size_t host_count;
    const struct json *servers;
    struct json *new_servers; /* a patch of the data */
    struct json *created;
    bool has_new_hosts;
};

static struct known_host *find_host(struct creation *creation, const struct known_host *wanted)
{
    for (size_t i = 0; i < creation->host_count; i++)
        if (str_equal(creation->hosts[i].host, wanted->host) &&
            str_equal(creation->hosts[i].type, wanted->type))
            return &creation->hosts[i];
    return NULL;
}

static int add_host(struct creation *creation, const struct known_host *host, bool upsert,
                    struct error *err)
{
    struct api_call *call = creation->call;
    struct known_host *known = find_host(creation, host);
    struct str fingerprint;
    struct json *item;

    if (!known_host_is_valid(host->host))
        return error_set(err, ERR_UNKNOWN, "invalid hostname in request: %.*s",
                         STR_ARG(host->host));
    if (known && !upsert && !str_equal(known->key, host->key))
        return error_set(err, ERR_UNKNOWN,
                         "key for '%.*s' (subtype: '%.*s') already exists, and upsert was not "
                         "specified",
                         STR_ARG(host->host), STR_ARG(host->type));
    if (str_find_char(host->key, '\n') >= 0 || str_find_char(host->type, '\n') >= 0 ||
        str_find_char(host->type, ' ') >= 0)
        return error_set(err, ERR_UNKNOWN, "ssh: a key is one line");
    if (known_host_fingerprint(host, call->arena, &fingerprint, err) < 0)
        return -1;
    if (known && str_equal(known->key, host->key))
        return 0;
    if (known)
        known->key = host->key;
    else
        creation->hosts[creation->host_count++] = *host;
    creation->has_new_hosts = true;
    item = new_item(call, host->host, "ssh", host->type);
    set_data(call, item, host->key);
    json_set(call->arena, item, "certInfo", json_new_string(call->arena, fingerprint));
    json_append(call->arena, creation->created, item);
    return 0;
}

static int add_server(struct creation *creation, struct str server, struct str data, bool upsert,
                      struct error *err)
{
    struct api_call *call = creation->call;
    const struct json *known = json_get_str(creation->new_servers, server);
    struct certificate_facts facts;
    struct texts pems;

    if (!known)
        known = json_get_str(creation->servers, server);
    if (!certificate_is_host(server))
        return error_set(err, ERR_UNKNOWN, "invalid hostname in request: %.*s", STR_ARG(server));
    if (known && !upsert && !str_equal(json_string(known), data))
        return error_set(err, ERR_UNKNOWN,
                         "TLS certificate for server '%.*s' already exists, and upsert was not "
                         "specified",
                         STR_ARG(server));
    if (certificate_data_split(data, call->arena, &pems, err) < 0)
        return -1;
    if (pems.count == 0)
        return error_set(err, ERR_UNKNOWN, "no valid PEM data received");
    for (size_t i = 0; i < pems.count; i++)
        if (certificate_data_read(pems.items[i], call->arena, &facts, err) < 0)
            return -1;
    if (known && str_equal(json_string(known), data))
        return 0;
    json_set_str(call->arena, creation->new_servers, server, json_new_string(call->arena, data));
    for (size_t i = 0; i < pems.count; i++) {
        struct json *item = new_item(call, server, "https", STR_EMPTY);

        set_data(call, item, pems.items[i]);
        json_append(call->arena, creation->created, item);
    }
    return 0;
}

static int add_item(struct creation *creation, const struct json *item, bool upsert,
                    struct error *err)
{
    struct str type = json_string(json_get(item, "certType"));
    struct known_host host = { .host = json_string(json_get(item, "serverName")),
                               .type = json_string(json_get(item, "certSubType")) };

    if (base64_decode(json_string(json_get(item, "certData")), CERTIFICATE_DATA_MAX,
                      creation->call->arena, &host.key, err) < 0)
        return -1;
    if (str_equals(type, "ssh"))
        return add_host(creation, &host, upsert, err);
    if (str_equals(type, "https"))
        return add_server(creation, host.host, host.key, upsert, err);
    return error_set(err, ERR_UNKNOWN, "unknown certificate type: %.*s", STR_ARG(type));
}

static int save(struct creation *creation, struct error *err)
{
    struct arena *arena = creation->call->arena;
    const struct known_host_list hosts = { creation->hosts, creation->host_count };
    struct json *data = json_new_object(arena);

    json_set(arena, data, SSH_KEY, json_new_string(arena, known_host_print(hosts, arena)));
    if (creation->has_new_hosts && config_map_patch(creation->call, SSH_CONFIG_MAP, data, err) < 0)
        return -1;
    if (json_count(creation->new_servers) == 0)
        return 0;
    return config_map_patch(creation->call, TLS_CONFIG_MAP, creation->new_servers, err);
}

static int try_create(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *items = json_at(call->request, "certificates.items");
    bool upsert = json_bool(json_get(call->request, "upsert"), false);
    struct creation creation = { .call = call };
    struct known_host_list hosts;

    if (json_count(items) > ITEMS_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d certificates at once", ITEMS_MAX);
    if (read_hosts(call, &hosts, err) < 0 ||
        config_map_data(call, TLS_CONFIG_MAP, &creation.servers, err) < 0)
        return -1;
    creation.new_servers = json_new_object(call->arena);
    creation.created = json_new_array(call->arena);
    creation.hosts =
        arena_alloc(call->arena, (hosts.count + json_count(items) + 1) * sizeof(struct known_host));
    for (; creation.host_count < hosts.count; creation.host_count++)
        creation.hosts[creation.host_count] = hosts.items[creation.host_count];
    for (struct json_cursor at = json_walk(items); json_next(&at);)
        if (add_item(&creation, at.value, upsert, err) < 0)
            return -1;
    if (save(&creation, err) < 0)
        return -1;
    *reply = list_message(call, creation.created);
    return 0;
}

/* ---- delete ---- */

static int remove_hosts(struct api_call *call, const struct selector *selector,
                        struct json *removed, struct error *err)
{
    struct known_host_list hosts, left = { .count = 0 };
    struct json *data = json_new_object(call->arena);
    struct known_host *kept;

    if (read_hosts(call, &hosts, err) < 0)
        return -1;
    kept = arena_alloc(call->arena, (hosts.count + 1) * sizeof(*kept));
    for (size_t i = 0; i < hosts.count; i++) {
        struct json *item;

        if (!wants_host(selector, &hosts.items[i], call->arena)) {
            kept[left.count++] = hosts.items[i];
            continue;
        }
        item = new_item(call, hosts.items[i].host, "ssh", hosts.items[i].type);
        set_data(call, item, hosts.items[i].key);
        json_append(call->arena, removed, item);
    }
    if (left.count == hosts.count)
        return 0;
    left.items = kept;
    json_set(call->arena, data, SSH_KEY,
             json_new_string(call->arena, known_host_print(left, call->arena)));
    return config_map_patch(call, SSH_CONFIG_MAP, data, err);
}

static int remove_servers(struct api_call *call, const struct selector *selector,
                          struct json *removed, struct error *err)
{
    struct json *data = json_new_object(call->arena);
    const struct json *servers;

    if (config_map_data(call, TLS_CONFIG_MAP, &servers, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(servers); json_next(&at);) {
        struct texts pems;

        if (!certificate_covers(selector->host, at.key, call->arena))
            continue;
        if (certificate_data_split(json_string(at.value), call->arena, &pems, err) < 0)
            return -1;
        json_set_str(call->arena, data, at.key, json_new_null(call->arena));
        for (size_t i = 0; i < pems.count; i++) {
            struct json *item = new_item(call, at.key, "https", STR_EMPTY);

            set_data(call, item, pems.items[i]);
            json_append(call->arena, removed, item);
        }
    }
    return json_count(data) > 0 ? config_map_patch(call, TLS_CONFIG_MAP, data, err) : 0;
}

static int try_delete(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct selector selector = selector_of(call);
    struct json *removed = json_new_array(call->arena);

    if ((wants_ssh(&selector) && remove_hosts(call, &selector, removed, err) < 0) ||
        (wants_tls(&selector) && remove_servers(call, &selector, removed, err) < 0))
        return -1;
    *reply = list_message(call, removed);
    return 0;
}

/* ---- again, when somebody else was faster ---- */

static int change(struct api_call *call, const struct json **reply,
                  int (*attempt)(struct api_call *call, const struct json **reply,
                                 struct error *err),
                  struct error *err)
{
    for (int tries = 1; attempt(call, reply, err) < 0; tries++) {
        if (!kube_is_conflict(err) || tries == TRIES)
            return -1;
        error_release(err);
        if (config_map_refresh(call, SSH_CONFIG_MAP, err) < 0 ||
            config_map_refresh(call, TLS_CONFIG_MAP, err) < 0)
            return -1;
    }
    return 0;
}

static int create_certificates(struct api_call *call, const struct json **reply, struct error *err)
{
    if (change(call, reply, try_create, err) < 0)
        return -1;
    audit_note(call, "created %zu certificates", json_count(json_get(*reply, "items")));
    return 0;
}

static int delete_certificates(struct api_call *call, const struct json **reply, struct error *err)
{
    if (change(call, reply, try_delete, err) < 0)
        return -1;
    audit_note(call, "deleted %zu certificates", json_count(json_get(*reply, "items")));
    return 0;
}

const struct api_method certificate_methods[] = {
    { "certificate.CertificateService/ListCertificates", RULE(may_get), .run = list_certificates },
    { "certificate.CertificateService/CreateCertificate", RULE(may_create),
      .run = create_certificates },
    { "certificate.CertificateService/DeleteCertificate", RULE(may_delete),
      .run = delete_certificates },
    API_METHODS_END,
};
