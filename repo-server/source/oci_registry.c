#include "source/oci_registry.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/http_client.h"
#include "source/oci_challenge.h"
#include "source/remote.h"

#include <ctype.h>
#include <string.h>

enum { PAGES_MAX = 1000, TOKEN_BYTES_MAX = 256 * 1024, URL_MAX = 16 * 1024 };

#define MANIFEST_TYPES                                                                             \
    "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, "        \
    "application/vnd.docker.distribution.manifest.v2+json, "                                       \
    "application/vnd.docker.distribution.manifest.list.v2+json"

struct oci_registry {
    struct remote *remote;
    struct arena *arena;
    const char *base; /* "https://ghcr.io" */
    const char *repository;
    const char *token; /* NULL: not asked for */
    bool uses_basic;
};

/* Where Docker's own registry really is. */
static const char *registry_host(const char *host)
{
    return strcmp(host, "docker.io") == 0 ? "registry-1.docker.io" : host;
}

struct oci_registry *oci_registry_new(struct remote *remote, const char *repository)
{
    struct oci_registry *registry = xcalloc(1, sizeof(*registry));

    registry->remote = remote;
    registry->arena = arena_new();
    registry->base =
        arena_printf(registry->arena, "%s://%s", remote_is_plain(remote) ? "http" : "https",
                     registry_host(remote_host(remote)));
    registry->repository = arena_printf(registry->arena, "%s", repository);
    return registry;
}

void oci_registry_free(struct oci_registry *registry)
{
    if (!registry)
        return;
    if (registry->token)
        secret_wipe((void *)(uintptr_t)registry->token, strlen(registry->token));
    arena_free(registry->arena);
    free(registry);
}

const char *oci_path_of_url(const char *url, struct arena *arena)
{
    const char *begin = strstr(url, "://"), *slash;
    size_t length;

    slash = strchr(begin ? begin + 3 : url, '/');
    if (!slash)
        return "";
    length = strlen(slash + 1);
    while (length && slash[length] == '/')
        length--;
    return arena_strndup(arena, slash + 1, length);
}

bool oci_is_digest(const char *text)
{
    if (strncmp(text, "sha256:", 7) != 0 || strlen(text) != 7 + 64)
        return false;
    for (text += 7; *text; text++) {
        if (!isxdigit((unsigned char)*text) || isupper((unsigned char)*text))
            return false;
    }
    return true;
}

/* ---- logging in ---- */

static void add_query(struct strbuf *url, const char *name, struct str value)
{
    static const char digits[] = "0123456789ABCDEF";

    strbuf_printf(url, "%s%s=", strchr(url->ptr, '?') ? "&" : "?", name);
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];

        if (isalnum(c) || strchr("-._~:/", c))
            strbuf_printf(url, "%c", c);
        else
            strbuf_printf(url, "%%%c%c", digits[c >> 4], digits[c & 15]);
    }
}

static bool may_have_login(const struct oci_registry *registry, struct str realm)
{
    return str_has_prefix(realm, STR("https://")) ||
           (remote_is_plain(registry->remote) && str_has_prefix(realm, STR("http://")));
}

/** Ask the registry's authority for a token. */
static int fetch_token(struct oci_registry *registry, const struct oci_challenge *challenge,
                       struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf url = STRBUF_INIT(URL_MAX);
    struct remote_request request = { .with_login = true, .body_limit = TOKEN_BYTES_MAX };
    struct http_client_reply reply;
    const struct json *answer;
    struct str token;

    if (!may_have_login(registry, challenge->realm))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "the registry wants its login sent in the clear, to %.*s",
                         STR_ARG(challenge->realm));
    strbuf_add(&url, challenge->realm.ptr, challenge->realm.len);
    if (challenge->service.len)
        add_query(&url, "service", challenge->service);
    if (challenge->scope.len)
        add_query(&url, "scope", challenge->scope);
    else if (registry->repository[0])
        add_query(&url, "scope",
                  str_of(arena_printf(arena, "repository:%s:pull", registry->repository)));
    if (strbuf_check(&url, "the address of the registry's tokens", err) < 0)
        return -1;
    request.url = url.ptr;
    if (remote_get(registry->remote, &request, arena, &reply, err) < 0)
        return -1;
    if (reply.status != 200)
        return error_set(err, ERR_UNAUTHENTICATED, "GET \"%s\": response status code %d",
                         request.url, reply.status);
    if (json_parse(reply.body, NULL, arena, &answer, err) < 0)
        return error_prefix(err, "the token of the registry cannot be read");
    token = json_text_at(answer, "token");
    if (!token.len)
        token = json_text_at(answer, "access_token");
    if (!token.len)
        return error_set(err, ERR_UNAUTHENTICATED, "the registry's answer has no token");
    registry->token = str_dup(token, registry->arena).ptr;
    return 0;
}

/** 1: logged in anew, try again; 0: there is nothing more to try; -1. */
static int answer_challenge(struct oci_registry *registry, const struct http_client_reply *reply,
                            struct error *err)
{
    const char *header = http_client_reply_header(reply, "WWW-Authenticate");
    struct oci_challenge challenge;

    if (!header || !oci_challenge_parse(str_of(header), &challenge))
        return 0;
    if (challenge.is_bearer)
        return registry->token ? 0 : (fetch_token(registry, &challenge, err) < 0 ? -1 : 1);
    if (registry->uses_basic)
        return 0;
    registry->uses_basic = true;
    return 1;
}

/* ---- asking ---- */

static int get(struct oci_registry *registry, struct remote_request *request, struct arena *arena,
               struct http_client_reply *out, struct error *err)
{
    for (;;) {
        int again;

        request->bearer_token = registry->token;
        request->with_login = registry->uses_basic;
        if (remote_get(registry->remote, request, arena, out, err) < 0)
            return -1;
        if (out->status != 401)
            return 0;
        again = answer_challenge(registry, out, err);
        if (again <= 0)
            return again;
    }
}

/** As a registry's clients say it: the code and message that the registry gave. */
static int fail_status(const char *url, const struct http_client_reply *reply, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error ignored = { 0 };
    enum error_code code = reply->status == 404                           ? ERR_NOT_FOUND
                           : reply->status == 401 || reply->status == 403 ? ERR_UNAUTHENTICATED
                                                                          : ERR_UNKNOWN;
    const struct json *answer = NULL, *first;

    if (json_parse(reply->body, NULL, arena, &answer, &ignored) < 0)
        answer = NULL;
    first = json_item(json_get(answer, "errors"), 0);
    if (!first)
        return error_set(err, code, "GET \"%s\": response status code %d", url, reply->status);
    return error_set(err, code, "GET \"%s\": response status code %d: %s: %s", url, reply->status,
                     json_cstr_at(first, "code"), json_cstr_at(first, "message"));
}

static int get_good(struct oci_registry *registry, struct remote_request *request,
                    struct arena *arena, struct http_client_reply *out, struct error *err)
{
    if (get(registry, request, arena, out, err) < 0)
        return -1;
    return out->status == 200 ? 0 : fail_status(request->url, out, err);
}

typedef VEC(struct str) text_list;

static void release_list(text_list *list)
{
    vec_release(list);
}
DEFINE_CLEANUP_VALUE(text_list, release_list)

static int add_page(const struct http_client_reply *reply, struct arena *arena, text_list *tags,
                    struct error *err)
{
    const struct json *answer;

    if (json_parse(reply->body, NULL, arena, &answer, err) < 0)
        return error_prefix(err, "the registry's list of tags cannot be read");
    for (struct json_cursor at = json_walk(json_get(answer, "tags")); json_next(&at);) {
        if (tags->count >= OCI_TAGS_MAX)
            return error_set(err, ERR_TOO_LARGE, "more than %d tags", OCI_TAGS_MAX);
        vec_push(tags, json_string(at.value));
    }
    return 0;
}

/** The next page's address; NULL for none. It must be in the same registry. */
static const char *next_page(const struct oci_registry *registry,
                             const struct http_client_reply *reply, struct arena *arena)
{
    const char *header = http_client_reply_header(reply, "Link"), *url;
    struct str link;

    if (!header || !oci_link_next(str_of(header), &link) || link.len == 0)
        return NULL;
    if (link.ptr[0] == '/')
        return arena_printf(arena, "%s%.*s", registry->base, STR_ARG(link));
    url = arena_strndup(arena, link.ptr, link.len);
    return remote_is_same_place(url, registry->base) ? url : NULL;
}

int oci_registry_list_tags(struct oci_registry *registry, struct arena *arena, struct oci_tags *out,
                           struct error *err)
{
    CLEANUP(release_list) text_list tags = { 0 };
    struct remote_request request = {
        .url = arena_printf(arena, "%s/v2/%s/tags/list", registry->base, registry->repository),
        .accept = "application/json",
    };
    struct str *items;

    for (int page = 0; request.url; page++) {
        struct http_client_reply reply;

        if (page >= PAGES_MAX)
            return error_set(err, ERR_TOO_LARGE, "more than %d pages of tags", PAGES_MAX);
        if (get_good(registry, &request, arena, &reply, err) < 0 ||
            add_page(&reply, arena, &tags, err) < 0)
            return -1;
        request.url = next_page(registry, &reply, arena);
    }
    items = arena_alloc(arena, (tags.count + 1) * sizeof(*items));
    for (size_t i = 0; i < tags.count; i++)
        items[i] = tags.items[i];
    *out = (struct oci_tags){ items, tags.count };
    return 0;
}

int oci_registry_read_manifest(struct oci_registry *registry, const char *reference,
                               struct arena *arena, const struct json **out, const char **digest,
                               struct error *err)
{
    struct remote_request request = {
        .url = arena_printf(arena, "%s/v2/%s/manifests/%s", registry->base, registry->repository,
                            reference),
        .accept = MANIFEST_TYPES,
        .body_limit = OCI_MANIFEST_BYTES_MAX,
    };
    struct http_client_reply reply;

    if (get_good(registry, &request, arena, &reply, err) < 0)
        return -1;
    *digest = arena_printf(arena, "sha256:%s", digest_sha256(reply.body, arena));
    if (oci_is_digest(reference) && strcmp(reference, *digest) != 0)
        return error_set(err, ERR_DATA_LOSS, "the registry sent another manifest (%s) than %s",
                         *digest, reference);
    if (json_parse(reply.body, NULL, arena, out, err) < 0)
        return error_prefix(err, "the manifest of %s cannot be read", reference);
    return 0;
}

int oci_registry_resolve(struct oci_registry *registry, const char *reference, struct arena *arena,
                         const char **digest, struct error *err)
{
    const struct json *manifest;

    return oci_registry_read_manifest(registry, reference, arena, &manifest, digest, err);
}

int oci_registry_read_blob(struct oci_registry *registry, const char *digest, int fd, int64_t limit,
                           struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct remote_request request = {
        .url =
            arena_printf(arena, "%s/v2/%s/blobs/%s", registry->base, registry->repository, digest),
        .to_file = true,
        .fd = fd,
        .file_limit = limit,
    };
    struct http_client_reply reply;

    if (!oci_is_digest(digest))
        return error_set(err, ERR_INVALID, "'%s' is no SHA-256 digest", digest);
    return get_good(registry, &request, arena, &reply, err);
}

int oci_registry_ping(struct oci_registry *registry, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct remote_request request = { .url = arena_printf(arena, "%s/v2/", registry->base) };
    struct http_client_reply reply;

    return get_good(registry, &request, arena, &reply, err);
}
