#include "webhook/payload.h"

#include "argo/secret_data.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/map.h"
#include "data/digest.h"
#include "data/json.h"

/* A secret may itself be "$key": what stands under another one. */
static struct str secret_of(const struct settings *settings, const char *key, struct arena *arena)
{
    CLEANUP(error_release) struct error unreadable = { 0 };
    struct str value = STR_EMPTY;

    if (!settings->secret ||
        secret_value(json_doc_root(settings->secret), key, arena, &value, &unreadable) < 0)
        return STR_EMPTY;
    return settings_resolve_secret(settings, str_dup(str_trim(value), arena), arena);
}

struct webhook_secrets webhook_secrets_read(const struct settings *settings, struct arena *arena)
{
    return (struct webhook_secrets){
        .github = secret_of(settings, "webhook.github.secret", arena),
        .gitlab = secret_of(settings, "webhook.gitlab.secret", arena),
        .gogs = secret_of(settings, "webhook.gogs.secret", arena),
        .bitbucket_uuid = secret_of(settings, "webhook.bitbucket.uuid", arena),
        .bitbucket_server = secret_of(settings, "webhook.bitbucketserver.secret", arena),
        .azure_username = secret_of(settings, "webhook.azuredevops.username", arena),
        .azure_password = secret_of(settings, "webhook.azuredevops.password", arena),
    };
}

static bool is_among(struct str text, const char *const *known)
{
    for (size_t i = 0; known[i]; i++)
        if (str_equals(text, known[i]))
            return true;
    return false;
}

enum webhook_result webhook_check_event(const struct webhook_delivery *delivery, struct str event,
                                        const char *const *known, struct error *why)
{
    if (strcmp(delivery->method, "POST") != 0) {
        error_set(why, ERR_INVALID, "the method is %s", delivery->method);
        return WEBHOOK_WRONG_METHOD;
    }
    if (!is_among(event, known)) {
        error_set(why, ERR_INVALID, "the event '%.*s' is not one that is known", STR_ARG(event));
        return WEBHOOK_FAILED;
    }
    if (delivery->body.len == 0) {
        error_set(why, ERR_INVALID, "there is no payload");
        return WEBHOOK_BAD_PAYLOAD;
    }
    return WEBHOOK_ACCEPTED;
}

bool webhook_parse(struct str body, struct arena *arena, const struct json **out, struct error *why)
{
    static const struct json_limits limits = { .depth = WEBHOOK_DEPTH_MAX };

    if (json_parse(body, &limits, arena, out, why) < 0)
        return false;
    if (json_is(*out, JSON_OBJECT))
        return true;
    error_set(why, ERR_INVALID, "the payload is no object");
    return false;
}

bool webhook_is_signed(const struct webhook_delivery *delivery, struct str secret,
                       struct str signature, const char *prefix)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char raw[DIGEST_SHA256_SIZE];
    const char *expected;

    if (secret.len == 0)
        return true;
    digest_hmac_sha256(secret, delivery->body, raw);
    expected = arena_printf(arena, "%s%s", prefix,
                            digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena));
    return digest_equal(signature, str_of(expected));
}

bool webhook_text(const struct json *payload, const char *path, struct str *out, struct error *why)
{
    const struct json *value = json_at(payload, path);

    *out = json_string(value);
    if (!value || json_is(value, JSON_STRING) || json_is(value, JSON_NULL))
        return true;
    error_set(why, ERR_INVALID, "%s is no text", path);
    return false;
}

/* Forty hexadecimal digits, or sixty-four; zeros are nobody. */
static struct str commit_of(struct str text)
{
    bool is_zero = true;

    if (text.len != 40 && text.len != 64)
        return STR_EMPTY;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
            return STR_EMPTY;
        is_zero = is_zero && c == '0';
    }
    return is_zero ? STR_EMPTY : text;
}

bool webhook_read_commits(const struct json *payload, const char *before, const char *after,
                          struct webhook_push *push, struct error *why)
{
    if (!webhook_text(payload, before, &push->before, why) ||
        !webhook_text(payload, after, &push->after, why))
        return false;
    push->before = commit_of(push->before);
    push->after = commit_of(push->after);
    return true;
}

struct str webhook_short_ref(struct str ref)
{
    struct str first, rest, second, third;

    if (!str_cut(ref, '/', &first, &rest))
        return ref;
    return str_cut(rest, '/', &second, &third) ? third : rest;
}

/* ---- files ---- */

struct gathering {
    struct map *seen;
    struct str *items;
    size_t count;
};

static bool count_files(const struct json *commits, size_t *out)
{
    static const char *const lists[] = { "added", "modified", "removed" };

    *out = 0;
    for (struct json_cursor at = json_walk(commits); json_next(&at);)
        for (int i = 0; i < 3; i++)
            *out += json_count(json_get(at.value, lists[i]));
    return *out <= WEBHOOK_FILES_MAX;
}

static bool gather(struct gathering *gathering, const struct json *list, struct error *why)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct str file = json_string(at.value);

        if (!json_is(at.value, JSON_STRING)) {
            error_set(why, ERR_INVALID, "the name of a changed file is no text");
            return false;
        }
        if (!map_put(gathering->seen, file, gathering))
            gathering->items[gathering->count++] = file;
    }
    return true;
}

static bool is_list(const struct json *value)
{
    return !value || json_is(value, JSON_ARRAY) || json_is(value, JSON_NULL);
}

static bool gather_commit(struct gathering *gathering, const struct json *commit, struct error *why)
{
    static const char *const lists[] = { "added", "modified", "removed" };

    for (int i = 0; i < 3; i++) {
        const struct json *list = json_get(commit, lists[i]);

        if (!is_list(list)) {
            error_set(why, ERR_INVALID, "the files that were %s are no list", lists[i]);
            return false;
        }
        if (!gather(gathering, list, why))
            return false;
    }
    return true;
}

bool webhook_read_files(const struct json *commits, struct arena *arena, struct webhook_push *push,
                        struct error *why)
{
    CLEANUP(map_free) struct map *seen = map_new();
    struct gathering gathering = { .seen = seen };
    size_t most;

    if (!is_list(commits)) {
        error_set(why, ERR_INVALID, "the commits are no list");
        return false;
    }
    if (!count_files(commits, &most)) {
        push->tells_files = false; /* as if it had told none: everything is looked at */
        return true;
    }
    gathering.items = arena_alloc(arena, (most + 1) * sizeof(*gathering.items));
    for (struct json_cursor at = json_walk(commits); json_next(&at);)
        if (!gather_commit(&gathering, at.value, why))
            return false;
    push->files = (struct texts){ gathering.items, gathering.count };
    push->tells_files = gathering.count > 0;
    return true;
}

bool webhook_read_hub_push(const struct json *payload, struct arena *arena,
                           struct webhook_push *out, struct error *why)
{
    struct str *url = ARENA_NEW(arena, struct str), ref, branch;

    if (!webhook_text(payload, "repository.html_url", url, why) ||
        !webhook_text(payload, "ref", &ref, why) ||
        !webhook_text(payload, "repository.default_branch", &branch, why) ||
        !webhook_read_commits(payload, "before", "after", out, why) ||
        !webhook_read_files(json_get(payload, "commits"), arena, out, why))
        return false;
    out->kind = WEBHOOK_PUSH;
    out->urls = (struct texts){ url, 1 };
    out->revision = webhook_short_ref(ref);
    out->touches_head = str_equal(branch, out->revision);
    return true;
}
