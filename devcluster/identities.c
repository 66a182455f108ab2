#include "identities.h"

#include "api_call.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "cluster.h"
#include "config.h"
#include "data/digest.h"
#include "data/json.h"
#include "http/percent.h"
#include "http/request.h"
#include "io/tls.h"
#include "keep.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 32, TOKEN_MAX = 16 * 1024 };
static const int64_t NS_PER_SECOND = 1000000000;

struct identities {
    struct cluster *cluster;
    char *key; /* signs the tokens of service accounts */
};

struct identities *identities_new(struct cluster *cluster)
{
    struct identities *identities = xcalloc(1, sizeof(*identities));

    identities->cluster = cluster;
    return identities;
}

void identities_free(struct identities *identities)
{
    if (!identities)
        return;
    if (identities->key)
        secret_wipe(identities->key, strlen(identities->key));
    free(identities->key);
    free(identities);
}

int identities_load(struct identities *identities, struct error *err)
{
    return keep_secret(identities->cluster->config->data_folder, "token-key", KEY_BYTES,
                       &identities->key, err);
}

struct str identity_name(const struct identity *identity)
{
    return identity ? identity->name : STR_EMPTY;
}

const struct identity *identity_new(struct str name, const struct json *groups, struct arena *arena)
{
    struct identity *identity = ARENA_NEW(arena, struct identity);

    *identity = (struct identity){ .name = name, .groups = groups, .uid = STR_EMPTY };
    return identity;
}

static const struct identity *with_uid(struct identity identity, struct str uid,
                                       struct arena *arena)
{
    struct identity *known = ARENA_NEW(arena, struct identity);

    *known = identity;
    known->uid = uid;
    return known;
}

/* ---- tokens ---- */

static struct str sign(const struct identities *identities, struct str text, struct arena *arena)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;

    if (!HMAC(EVP_sha256(), identities->key, (int)strlen(identities->key),
              (const unsigned char *)text.ptr, text.len, bytes, &size))
        size = 0;
    return base64url_encode_raw((struct str){ (const char *)bytes, size }, arena);
}

static const char *signed_token(const struct identities *identities, const struct json *claims,
                                struct arena *arena)
{
    struct str head = base64url_encode_raw(STR("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"), arena);
    struct str body = base64url_encode_raw(json_print(claims, JSON_COMPACT, arena), arena);

    body = str_of(arena_printf(arena, "%.*s.%.*s", STR_ARG(head), STR_ARG(body)));
    return arena_printf(arena, "%.*s.%.*s", STR_ARG(body), STR_ARG(sign(identities, body, arena)));
}

const char *identities_issue(struct identities *identities, const struct json *account,
                             int64_t seconds, struct arena *arena)
{
    struct json *claims = json_new_object(arena), *own = json_new_object(arena);
    struct json *service = json_new_object(arena), *audiences = json_new_array(arena);
    struct str namespace = json_text_at(account, "metadata.namespace");
    struct str name = json_text_at(account, "metadata.name");
    int64_t now = clock_now_ns() / NS_PER_SECOND;

    json_append(arena, audiences, json_new_cstr(arena, "https://kubernetes.default.svc"));
    json_set(arena, claims, "aud", audiences);
    json_set_int(arena, claims, "exp", now + seconds);
    json_set_int(arena, claims, "iat", now);
    json_set_text(arena, claims, "iss", "https://kubernetes.default.svc");
    json_set(arena, own, "namespace", json_new_string(arena, namespace));
    json_set(arena, service, "name", json_new_string(arena, name));
    json_set(arena, service, "uid", json_at(account, "metadata.uid"));
    json_set(arena, own, "serviceaccount", service);
    json_set(arena, claims, "kubernetes.io", own);
    json_set_text(
        arena, claims, "sub",
        arena_printf(arena, "system:serviceaccount:%.*s:%.*s", STR_ARG(namespace), STR_ARG(name)));
    return signed_token(identities, claims, arena);
}

/* ---- tokens that Secrets keep ---- */

#define KEPT_ISSUER "kubernetes/serviceaccount"
#define KEPT_CLAIM(name) "kubernetes.io/serviceaccount/" name

const char *identities_issue_kept(struct identities *identities, const struct json *account,
                                  struct str secret, struct arena *arena)
{
    struct json *claims = json_new_object(arena);
    struct str namespace = json_text_at(account, "metadata.namespace");
    struct str name = json_text_at(account, "metadata.name");

    json_set_text(arena, claims, "iss", KEPT_ISSUER);
    json_set(arena, claims, KEPT_CLAIM("namespace"), json_new_string(arena, namespace));
    json_set(arena, claims, KEPT_CLAIM("secret.name"), json_new_string(arena, secret));
    json_set(arena, claims, KEPT_CLAIM("service-account.name"), json_new_string(arena, name));
    json_set(arena, claims, KEPT_CLAIM("service-account.uid"), json_at(account, "metadata.uid"));
    json_set_text(
        arena, claims, "sub",
        arena_printf(arena, "system:serviceaccount:%.*s:%.*s", STR_ARG(namespace), STR_ARG(name)));
    return signed_token(identities, claims, arena);
}

static const struct json *account_groups(struct str namespace, struct arena *arena)
{
    struct json *groups = json_new_array(arena);

    json_append(arena, groups, json_new_cstr(arena, "system:serviceaccounts"));
    json_append(arena, groups,
                json_new_cstr(
                    arena, arena_printf(arena, "system:serviceaccounts:%.*s", STR_ARG(namespace))));
    json_append(arena, groups, json_new_cstr(arena, "system:authenticated"));
    return groups;
}

static const struct identity *account_of_claims(struct identities *identities,
                                                const struct json *claims, struct arena *arena)
{
    const struct json *own = json_get(claims, "kubernetes.io"), *account;
    struct str namespace = json_text_at(own, "namespace");

    if (json_int(json_get(claims, "exp"), 0) < clock_now_ns() / NS_PER_SECOND)
        return NULL;
    account =
        cluster_get(identities->cluster, cluster_builtin(identities->cluster, "serviceaccounts"),
                    namespace, json_text_at(own, "serviceaccount.name"));
    if (!account ||
        !str_equal(json_text_at(account, "metadata.uid"), json_text_at(own, "serviceaccount.uid")))
        return NULL;
    return with_uid((struct identity){ .name = json_string(json_get(claims, "sub")),
                                       .groups = account_groups(namespace, arena) },
                    json_text_at(own, "serviceaccount.uid"), arena);
}

static struct str kept_claim(const struct json *claims, const char *name)
{
    return json_string(json_get(claims, name));
}

/* Such a token is worth something for as long as its Secret is there and holds it. */
static const struct identity *account_of_secret(struct identities *identities,
                                                const struct json *claims, struct str token,
                                                struct arena *arena)
{
    struct str namespace = kept_claim(claims, KEPT_CLAIM("namespace"));
    struct str uid = kept_claim(claims, KEPT_CLAIM("service-account.uid"));
    const struct json *account =
        cluster_get(identities->cluster, cluster_builtin(identities->cluster, "serviceaccounts"),
                    namespace, kept_claim(claims, KEPT_CLAIM("service-account.name")));
    const struct json *secret =
        cluster_get(identities->cluster, cluster_builtin(identities->cluster, "secrets"), namespace,
                    kept_claim(claims, KEPT_CLAIM("secret.name")));
    struct identity *identity;

    if (!account || !str_equal(json_text_at(account, "metadata.uid"), uid) ||
        !str_equal(json_text_at(secret, "data.token"), base64_encode(token, arena)))
        return NULL;
    identity = ARENA_NEW(arena, struct identity);
    *identity = (struct identity){ .name = kept_claim(claims, "sub"),
                                   .groups = account_groups(namespace, arena),
                                   .uid = uid };
    return identity;
}

static bool same_secret(struct str a, struct str b)
{
    return a.len == b.len && CRYPTO_memcmp(a.ptr, b.ptr, a.len) == 0;
}

static const struct identity *administrator(struct arena *arena)
{
    struct json *groups = json_new_array(arena);

    json_append(arena, groups, json_new_cstr(arena, "system:masters"));
    json_append(arena, groups, json_new_cstr(arena, "system:authenticated"));
    return with_uid((struct identity){ .name = STR("admin"), .groups = groups, .uid = STR_EMPTY },
                    STR("admin"), arena);
}

const struct identity *identities_of_token(struct identities *identities, struct str token,
                                           struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    ptrdiff_t last = str_find_last_char(token, '.'), first = str_find_char(token, '.');
    const struct json *claims;
    struct str text;

    if (same_secret(token, str_of(identities->cluster->config->token)))
        return administrator(arena);
    if (first < 0 || first == last ||
        !same_secret(str_slice(token, (size_t)last + 1, token.len),
                     sign(identities, str_slice(token, 0, (size_t)last), arena)))
        return NULL;
    text = str_dup(str_slice(token, (size_t)first + 1, (size_t)last), arena);
    if (base64url_decode(text, TOKEN_MAX, arena, &text, &err) < 0 ||
        json_parse(text, NULL, arena, &claims, &err) < 0)
        return NULL;
    if (str_equals(kept_claim(claims, "iss"), KEPT_ISSUER))
        return account_of_secret(identities, claims, token, arena);
    return account_of_claims(identities, claims, arena);
}

/* ---- requests ---- */

static bool is_public(struct str path)
{
    static const char *const paths[] = { "/healthz", "/readyz", "/livez", "/version" };

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        if (str_has_prefix(path, str_of(paths[i])))
            return true;
    return false;
}

/* ---- in somebody's name ---- */

#define ACCOUNT "system:serviceaccount:"
#define EXTRA "impersonate-extra-"

static struct access access_to(const char *group, const char *resource, struct str name)
{
    return (struct access){ .verb = STR("impersonate"),
                            .group = str_of(group),
                            .resource = str_of(resource),
                            .subresource = STR_EMPTY,
                            .namespace = STR_EMPTY,
                            .name = name,
                            .path = STR_EMPTY };
}

/* May the caller say that he is, or has, this? */
static int may_impersonate(const struct api_call *call, struct access what, struct refusal *why)
{
    const char *where = what.namespace.len ? arena_printf(call->arena, "in the namespace \"%.*s\"",
                                                          STR_ARG(what.namespace))
                                           : "at the cluster scope";

    if (identities_allow(call->cluster, call->identity, &what))
        return 0;
    return refuse_forbidden(
        why,
        (struct refused_object){ str_dup(what.group, call->arena).ptr,
                                 str_dup(what.resource, call->arena).ptr, what.name },
        arena_printf(call->arena,
                     "User \"%.*s\" cannot impersonate resource \"%.*s%s%.*s\" in API group "
                     "\"%.*s\" %s",
                     STR_ARG(call->identity->name), STR_ARG(what.resource),
                     what.subresource.len ? "/" : "", STR_ARG(what.subresource),
                     STR_ARG(what.group), where));
}

static int impersonate_user(const struct api_call *call, struct str user, struct refusal *why)
{
    struct access access = access_to("", "users", user);
    struct str namespace, name;

    if (str_has_prefix(user, STR(ACCOUNT))) {
        str_cut(str_slice(user, strlen(ACCOUNT), user.len), ':', &namespace, &name);
        access = (struct access){ .resource = STR("serviceaccounts"),
                                  .namespace = namespace,
                                  .name = name };
    }
    return may_impersonate(call, access, why);
}

static bool lists(const struct json *list, const char *text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equals(json_string(at.value), text))
            return true;
    return false;
}

static int impersonate_groups(const struct api_call *call, struct str user, const struct json **out,
                              struct refusal *why)
{
    struct str rest = http_header(call->http, "impersonate-group"), group, namespace, name;
    struct arena *arena = call->arena;
    struct json *groups = json_new_array(arena);

    while (rest.len > 0) {
        str_cut(rest, ',', &group, &rest);
        group = str_trim(group);
        if (may_impersonate(call, access_to("", "groups", group), why) < 0)
            return -1;
        json_append(arena, groups, json_new_string(arena, group));
    }
    *out = groups;
    if (json_count(groups) == 0 && str_has_prefix(user, STR(ACCOUNT))) {
        str_cut(str_slice(user, strlen(ACCOUNT), user.len), ':', &namespace, &name);
        *out = account_groups(namespace, arena);
    } else if (str_equals(user, "system:anonymous")) {
        if (!lists(groups, "system:unauthenticated"))
            json_append(arena, groups, json_new_cstr(arena, "system:unauthenticated"));
    } else if (!lists(groups, "system:authenticated") && !lists(groups, "system:unauthenticated")) {
        json_append(arena, groups, json_new_cstr(arena, "system:authenticated"));
    }
    return 0;
}

static int impersonate_extra(const struct api_call *call, const struct json **out,
                             struct refusal *why)
{
    struct json *extra = json_new_object(call->arena), *list;
    struct http_header header;

    for (size_t i = 0; http_header_at(call->http, i, &header); i++) {
        struct str name = str_of(header.name), key;
        struct access access = access_to("authentication.k8s.io", "userextras", header.value);

        if (!str_has_prefix(name, STR(EXTRA)))
            continue;
        key = percent_decode(str_slice(name, strlen(EXTRA), name.len), PERCENT_PATH, call->arena);
        access.subresource = key;
        if (may_impersonate(call, access, why) < 0)
            return -1;
        list = json_get_str(extra, key) ? json_edit(call->arena, json_get_str(extra, key))
                                        : json_new_array(call->arena);
        json_append(call->arena, list, json_new_string(call->arena, header.value));
        json_set_str(call->arena, extra, key, list);
    }
    *out = extra;
    return 0;
}

/* The parts of a name without a name, as the real server prints them. */
static int refuse_without_user(const struct api_call *call, struct refusal *why)
{
    struct str rest = http_header(call->http, "impersonate-group"), group;
    struct str uid = http_header(call->http, "impersonate-uid");
    const char *parts = "";

    while (rest.len > 0) {
        str_cut(rest, ',', &group, &rest);
        parts = arena_printf(call->arena, "%s%s{Group  %.*s    }", parts, parts[0] ? " " : "",
                             STR_ARG(str_trim(group)));
    }
    if (uid.len > 0)
        parts = arena_printf(call->arena, "%s%s{UID  %.*s  authentication.k8s.io/v1  }", parts,
                             parts[0] ? " " : "", STR_ARG(uid));
    if (!parts[0])
        return 0;
    return refuse_bad_request(why, "requested [%s] without impersonating a user", parts);
}

/* Whoever may impersonate is, from here on, who he says. */
static int impersonate(struct api_call *call, struct refusal *why)
{
    struct str user = http_header(call->http, "impersonate-user");
    struct str uid = http_header(call->http, "impersonate-uid");
    struct identity someone = { .name = user, .uid = uid };

    if (user.len == 0)
        return refuse_without_user(call, why);
    if (impersonate_user(call, user, why) < 0 ||
        impersonate_groups(call, user, &someone.groups, why) < 0 ||
        (uid.len > 0 &&
         may_impersonate(call, access_to("authentication.k8s.io", "uids", uid), why) < 0) ||
        impersonate_extra(call, &someone.extra, why) < 0)
        return -1;
    call->identity = with_uid(someone, uid, call->arena);
    return 0;
}

/* By the certificate of the connection; NULL: there is none. */
static const struct identity *identity_of_certificate(const struct api_call *call)
{
    struct json *groups;
    struct tls_peer peer;

    if (!tls_peer_read(http_tls(call->http), call->arena, &peer) || peer.common_name.len == 0)
        return NULL;
    groups = json_new_array(call->arena);
    for (size_t i = 0; i < peer.organisation_count; i++)
        json_append(call->arena, groups, json_new_string(call->arena, peer.organisations[i]));
    json_append(call->arena, groups, json_new_cstr(call->arena, "system:authenticated"));
    return identity_new(peer.common_name, groups, call->arena);
}

static const struct identity *anonymous(struct arena *arena)
{
    struct json *groups = json_new_array(arena);

    json_append(arena, groups, json_new_cstr(arena, "system:unauthenticated"));
    return identity_new(STR("system:anonymous"), groups, arena);
}

int identities_authenticate(struct api_call *call, struct refusal *why)
{
    struct str header = http_header(call->http, "authorization");

    call->identity = identity_of_certificate(call);
    if (!call->identity && str_has_prefix(header, STR("Bearer ")))
        call->identity = identities_of_token(
            call->cluster->identities, str_trim(str_slice(header, 7, header.len)), call->arena);
    if (!call->identity && is_public(http_path(call->http)))
        call->identity = anonymous(call->arena);
    if (!call->identity)
        return refuse(why, 401, "Unauthorized", "Unauthorized");
    return impersonate(call, why);
}

static struct access access_of(const struct api_call *call)
{
    struct access access = { .verb = str_of(call->verb),
                             .group = call->group,
                             .resource = call->plural,
                             .subresource = call->subresource,
                             .namespace = call->namespace,
                             .name = call->name,
                             .path = STR_EMPTY };

    if (call->resource)
        return access;
    access.path = http_path(call->http);
    access.verb = STR("get");
    return access;
}

static int refuse_access(const struct api_call *call, const struct access *access,
                         struct refusal *why)
{
    struct refused_object what = { "", "", call->name };
    const char *where;

    if (!call->resource)
        return refuse_about(why, 403, "Forbidden", what,
                            "forbidden: User \"%.*s\" cannot get path \"%.*s\"",
                            STR_ARG(call->identity->name), STR_ARG(access->path));
    where = call->namespace.len
                ? arena_printf(call->arena, "in the namespace \"%.*s\"", STR_ARG(call->namespace))
                : "at the cluster scope";
    what = (struct refused_object){ call->resource->group, call->resource->plural, call->name };
    return refuse_forbidden(
        why, what,
        arena_printf(call->arena,
                     "User \"%.*s\" cannot %s resource \"%.*s%s%.*s\" in API group \"%s\" %s",
                     STR_ARG(call->identity->name), call->verb, STR_ARG(call->plural),
                     call->subresource.len ? "/" : "", STR_ARG(call->subresource),
                     call->resource->group, where));
}

int identities_authorize(struct api_call *call, struct refusal *why)
{
    struct access access = access_of(call);

    if (identities_allow(call->cluster, call->identity, &access))
        return 0;
    return refuse_access(call, &access, why);
}
