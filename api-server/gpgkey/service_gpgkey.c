#include "gpgkey/service_gpgkey.h"

#include "argo/gpg_keys.h"
#include "audit.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "config_map.h"
#include "data/json.h"
#include "kube/status.h"
#include "server.h"

#include <stddef.h>

#define CONFIG_MAP "argocd-gpg-keys-cm"

enum { TRIES = 5 };

/* ---- who may ---- */

static int may_get(struct api_call *call, struct error *err)
{
    return api_enforce(call, "gpgkeys", "get", "", err);
}

static int may_create(struct api_call *call, struct error *err)
{
    return api_enforce(call, "gpgkeys", "create", "", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    return api_enforce(call, "gpgkeys", "delete", "", err);
}

/* ---- reading ---- */

static struct json *key_message(const struct gpg_key *key, struct arena *arena)
{
    struct json *message = json_new_object(arena);

    json_set(arena, message, "keyID", json_new_string(arena, key->id));
    json_set(arena, message, "fingerprint", json_new_string(arena, key->fingerprint));
    json_set(arena, message, "owner", json_new_string(arena, key->owner));
    json_set(arena, message, "trust", json_new_string(arena, key->trust));
    json_set(arena, message, "subType", json_new_string(arena, key->kind));
    if (key->data.len > 0)
        json_set(arena, message, "keyData", json_new_string(arena, key->data));
    return message;
}

static const struct json *list_message(struct api_call *call, const struct json *items)
{
    struct json *message = json_new_object(call->arena);

    json_set(call->arena, message, "metadata", json_new_object(call->arena));
    json_set(call->arena, message, "items", items);
    return message;
}

/* One key of the config map, as gpg reads it. */
static int read_entry(struct api_call *call, struct str name, struct str data, struct gpg_key *out,
                      struct error *err)
{
    struct gpg_key_list list;
    struct str id;

    if (!gpg_key_id(name, &id))
        return error_set(err, ERR_UNKNOWN,
                         "found entry with key '%.*s' in ConfigMap, but this is not a valid PGP "
                         "key ID",
                         STR_ARG(name));
    if (gpg_keys_read(call->server->loop, data, false, call->arena, &list, err) < 0)
        return error_prefix(err, "could not parse GPG key for entry '%.*s'", STR_ARG(id));
    if (list.count != 1)
        return error_set(err, ERR_UNKNOWN,
                         "could not parse GPG key for entry '%.*s': more than one key found in "
                         "input data",
                         STR_ARG(id));
    if (!str_equal(list.items[0].id, id))
        return error_set(err, ERR_UNKNOWN,
                         "key parsed for entry with key ID '%.*s' had different key ID '%.*s'",
                         STR_ARG(id), STR_ARG(list.items[0].id));
    *out = list.items[0];
    return 0;
}

/* All at once, which costs one run of gpg: what is not as it should be is looked at alone. */
static int read_together(struct api_call *call, const struct json *data, struct gpg_key_list *out,
                         struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(GPG_KEYS_MAX_BYTES);

    for (struct json_cursor at = json_walk(data); json_next(&at);)
        strbuf_printf(&text, "%s\n", json_cstr(at.value));
    if (strbuf_check(&text, "the configured keys", err) < 0)
        return -1;
    return gpg_keys_read(call->server->loop,
                         str_dup((struct str){ text.ptr, text.len }, call->arena), false,
                         call->arena, out, err);
}

static const struct gpg_key *find_key(const struct gpg_key_list *list, struct str name)
{
    struct str id;

    if (!gpg_key_id(name, &id))
        return NULL;
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].id, id))
            return &list->items[i];
    return NULL;
}

static int list_keys(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *items = json_new_array(call->arena);
    CLEANUP(error_release) struct error together = { 0 };
    struct gpg_key_list list = { .count = 0 };
    const struct json *data;

    if (config_map_data(call, CONFIG_MAP, &data, err) < 0)
        return -1;
    if (json_count(data) > 1 && read_together(call, data, &list, &together) < 0)
        list.count = 0;
    for (struct json_cursor at = json_walk(data); json_next(&at);) {
        const struct gpg_key *known =
            list.count == json_count(data) ? find_key(&list, at.key) : NULL;
        struct gpg_key key;

        if (known)
            key = *known;
        else if (read_entry(call, at.key, json_string(at.value), &key, err) < 0)
            return -1;
        json_append(call->arena, items, key_message(&key, call->arena));
    }
    *reply = list_message(call, items);
    return 0;
}

static int asked_id(const struct api_call *call, struct str *out, struct error *err)
{
    struct str text = json_string(json_get(call->request, "keyID"));

    if (!gpg_key_id(text, out))
        return error_set(err, ERR_UNKNOWN, "'%.*s' is not a valid GnuPG key ID", STR_ARG(text));
    return 0;
}

static int get_key(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *data, *value;
    struct gpg_key key;
    struct str id;

    if (asked_id(call, &id, err) < 0 || config_map_data(call, CONFIG_MAP, &data, err) < 0)
        return -1;
    value = json_get_str(data, id);
    if (!value)
        return error_set(err, ERR_UNKNOWN, "no such key: %.*s", STR_ARG(id));
    if (read_entry(call, id, json_string(value), &key, err) < 0)
        return -1;
    key.data = json_string(value);
    *reply = key_message(&key, call->arena);
    return 0;
}

/* ---- changing ---- */

static int try_create(struct api_call *call, const struct gpg_key_list *list,
                      const struct json **reply, struct error *err)
{
    struct arena *arena = call->arena;
    struct json *message = json_new_object(arena), *created = json_new_array(arena);
    struct json *skipped = json_new_array(arena), *added = json_new_object(arena);
    const struct json *data;

    if (config_map_data(call, CONFIG_MAP, &data, err) < 0)
        return -1;
    for (size_t i = 0; i < list->count; i++) {
        const struct gpg_key *key = &list->items[i];

        if (json_get_str(data, key->id)) {
            json_append(arena, skipped, json_new_string(arena, key->id));
            continue;
        }
        json_set_str(arena, added, key->id, json_new_string(arena, key->data));
        json_append(arena, created, key_message(key, arena));
    }
    if (json_count(added) > 0 && config_map_patch(call, CONFIG_MAP, added, err) < 0)
        return -1;
    json_set(arena, message, "created", list_message(call, created));
    json_set(arena, message, "skipped", skipped);
    *reply = message;
    return 0;
}

static int create_keys(struct api_call *call, const struct json **reply, struct error *err)
{
    struct str text = json_string(json_at(call->request, "publickey.keyData"));
    struct gpg_key_list list;

    if (str_trim(text).len == 0)
        return error_set(err, ERR_UNKNOWN, "submitted key data is empty");
    if (gpg_keys_read(call->server->loop, text, true, call->arena, &list, err) < 0)
        return -1;
    for (int tries = 1; try_create(call, &list, reply, err) < 0; tries++) {
        if (!kube_is_conflict(err) || tries == TRIES)
            return -1;
        error_release(err);
        if (config_map_refresh(call, CONFIG_MAP, err) < 0)
            return -1;
    }
    audit_note(call, "created %zu GnuPG keys", json_count(json_at(*reply, "created.items")));
    return 0;
}

static int try_delete(struct api_call *call, struct str id, struct error *err)
{
    struct json *removed = json_new_object(call->arena);
    const struct json *data;

    if (config_map_data(call, CONFIG_MAP, &data, err) < 0)
        return -1;
    if (!json_get_str(data, id))
        return error_set(err, ERR_UNKNOWN, "no such key configured: %.*s", STR_ARG(id));
    json_set_str(call->arena, removed, id, json_new_null(call->arena));
    return config_map_patch(call, CONFIG_MAP, removed, err);
}

static int delete_key(struct api_call *call, const struct json **reply, struct error *err)
{
    struct str id = json_string(json_get(call->request, "keyID"));

    for (int tries = 1; try_delete(call, id, err) < 0; tries++) {
        if (!kube_is_conflict(err) || tries == TRIES)
            return -1;
        error_release(err);
        if (config_map_refresh(call, CONFIG_MAP, err) < 0)
            return -1;
    }
    audit_note(call, "deleted GnuPG key '%.*s'", STR_ARG(id));
    *reply = json_new_object(call->arena);
    return 0;
}

const struct api_method gpgkey_methods[] = {
    { "gpgkey.GPGKeyService/List", RULE(may_get), .run = list_keys },
    { "gpgkey.GPGKeyService/Get", RULE(may_get), .run = get_key },
    { "gpgkey.GPGKeyService/Create", RULE(may_create), .run = create_keys },
    { "gpgkey.GPGKeyService/Delete", RULE(may_delete), .run = delete_key },
    API_METHODS_END,
};
