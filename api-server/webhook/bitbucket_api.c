#include "webhook/bitbucket_api.h"

#include "argo/repository.h"
#include "base/arena.h"
#include "base/log.h"
#include "data/json.h"
#include "io/await.h"
#include "io/loop.h"
#include "webhook/payload.h"

enum {
    PAGES_MAX = 200,
    ANSWERS_MAX = 32 * 1024 * 1024, /* bytes, all together */
    URL_MAX = 2048,
};

/* ---- whom to ask ---- */

/* "https://host:8443/path" in its parts; what else an address may hold is refused. */
static bool split_plain_url(struct str url, struct str *scheme, struct str *host)
{
    struct str rest, path;
    ptrdiff_t end = str_find(url, STR("://"));

    if (end <= 0 || url.len > URL_MAX)
        return false;
    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~' || str_find_char(STR("@?#\\"), url.ptr[i]) >= 0)
            return false;
    *scheme = str_slice(url, 0, (size_t)end);
    rest = str_slice(url, (size_t)end + 3, url.len);
    return (str_equals(*scheme, "https") || str_equals(*scheme, "http")) &&
           str_cut(rest, '/', host, &path) && host->len > 0 && path.len > 0;
}

bool bitbucket_api_belongs_to(struct str api_url, struct str web_url)
{
    struct str api_scheme, api_host, web_scheme, web_host;

    if (!split_plain_url(api_url, &api_scheme, &api_host) ||
        !split_plain_url(web_url, &web_scheme, &web_host) || !str_equal(api_scheme, web_scheme))
        return false;
    if (str_has_prefix(api_host, STR("api.")) && !str_equal(api_host, web_host))
        api_host = str_slice(api_host, 4, api_host.len);
    return str_equal(api_host, web_host);
}

/* ---- asking ---- */

struct asking {
    struct loop *loop;
    struct http_client *client;
    const struct repository *repository;
    struct arena *arena;
    int64_t until_ms;
    size_t left_bytes;
};

static void set_credentials(const struct repository *repository, struct arena *arena,
                            struct http_client_request *request)
{
    const struct repository_credentials *own = &repository->credentials;
    struct str token = own->bearer_token;

    if (str_equals(own->username, "x-token-auth"))
        token = own->password;
    if (!str_is_empty(token)) {
        request->bearer_token = str_dup(token, arena).ptr;
    } else if (!str_is_empty(own->username) && !str_is_empty(own->password)) {
        request->user = str_dup(own->username, arena).ptr;
        request->password = str_dup(own->password, arena).ptr;
    }
}

static int ask(struct asking *asking, const char *url, struct str *out, struct error *err)
{
    struct http_client_request request = {
        .url = url,
        .timeout_ms = asking->until_ms - loop_now_ms(asking->loop),
        .body_limit = asking->left_bytes,
    };
    struct http_client_reply reply;

    if (asking->left_bytes == 0)
        return error_set(err, ERR_TOO_LARGE, "Bitbucket's answers are too large");
    if (request.timeout_ms <= 0)
        return error_set(err, ERR_TIMEOUT, "Bitbucket takes too long");
    set_credentials(asking->repository, asking->arena, &request);
    if (await_http(asking->client, &request, asking->arena, &reply, err) < 0)
        return -1;
    if (reply.status != 200)
        return error_set(err, ERR_UNAVAILABLE, "Bitbucket answers %d", reply.status);
    asking->left_bytes -= reply.body.len;
    *out = reply.body;
    return 0;
}

/* ---- what was changed ---- */

static int parse(struct str body, struct arena *arena, const struct json **out, struct error *err)
{
    static const struct json_limits limits = { .depth = WEBHOOK_DEPTH_MAX };

    return json_parse(body, &limits, arena, out, err);
}

static int add_file(struct bitbucket_files *files, struct str path, struct arena *arena,
                    struct error *err)
{
    if (str_is_empty(path) || (files->count > 0 && str_equal(files->items[files->count - 1], path)))
        return 0;
    if (files->count == WEBHOOK_FILES_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d files were changed", WEBHOOK_FILES_MAX);
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? files->capacity * 2 : 64;
        struct str *items = arena_alloc(arena, capacity * sizeof(*items));

        for (size_t i = 0; i < files->count; i++)
            items[i] = files->items[i];
        files->items = items;
        files->capacity = capacity;
    }
    files->items[files->count++] = path;
    return 0;
}

int bitbucket_api_read_page(struct str body, struct arena *arena, struct bitbucket_files *files,
                            struct str *next, struct error *err)
{
    const struct json *page;

    if (parse(body, arena, &page, err) < 0)
        return error_prefix(err, "cannot read a diffstat");
    if (!json_is(json_get(page, "values"), JSON_ARRAY))
        return error_set(err, ERR_INVALID, "the diffstat has no values");
    for (struct json_cursor at = json_walk(json_get(page, "values")); json_next(&at);)
        if (add_file(files, json_text_at(at.value, "old.path"), arena, err) < 0 ||
            add_file(files, json_text_at(at.value, "new.path"), arena, err) < 0)
            return -1;
    *next = json_string(json_get(page, "next"));
    return 0;
}

/* "https://host/" */
static struct str origin_of(struct str url)
{
    size_t authority = (size_t)str_find(url, STR("://")) + 3;
    struct str behind = str_slice(url, authority, url.len);

    return str_slice(url, 0, authority + (size_t)str_find_char(behind, '/') + 1);
}

static int ask_files(struct asking *asking, struct webhook_push *push, struct error *err)
{
    struct bitbucket_files files = { 0 };
    struct str origin = origin_of(push->api_url);
    struct str next = str_of(
        arena_printf(asking->arena, "%.*s/diffstat/%.*s..%.*s?renames=true&topic=false&pagelen=500",
                     STR_ARG(push->api_url), STR_ARG(push->before), STR_ARG(push->after)));

    for (int pages = 0; !str_is_empty(next); pages++) {
        struct str body;

        if (pages == PAGES_MAX)
            return error_set(err, ERR_TOO_LARGE, "the diffstat has too many pages");
        if (ask(asking, str_dup(next, asking->arena).ptr, &body, err) < 0 ||
            bitbucket_api_read_page(body, asking->arena, &files, &next, err) < 0)
            return -1;
        if (!str_is_empty(next) && !str_has_prefix(next, origin))
            return error_set(err, ERR_INVALID, "the diffstat goes on elsewhere");
    }
    push->files = (struct texts){ files.items, files.count };
    push->tells_files = files.count > 0;
    return 0;
}

/* ---- the main branch ---- */

static int ask_main_branch(struct asking *asking, struct webhook_push *push, struct error *err)
{
    const struct json *repository;
    struct str body, branch;

    if (ask(asking, str_dup(push->api_url, asking->arena).ptr, &body, err) < 0)
        return -1;
    if (parse(body, asking->arena, &repository, err) < 0)
        return error_prefix(err, "cannot read the repository's description");
    branch = json_text_at(repository, "mainbranch.name");
    if (str_is_empty(branch))
        return error_set(err, ERR_INVALID, "the repository has no main branch");
    push->touches_head = str_equal(branch, push->revision);
    return 0;
}

/* ---- both ---- */

static void log_failure(const struct webhook_push *push, const struct error *why,
                        struct arena *arena)
{
    log_warn("Bitbucket does not say what a push is about; everything is looked at",
             F("repo", str_dup(push->api_url, arena).ptr), F("error", error_text(why)));
}

void bitbucket_api_complete(struct loop *loop, const struct repository *repository,
                            int64_t timeout_ms, struct webhook_push *push, struct arena *arena)
{
    CLEANUP(error_release) struct error why = { 0 };
    CLEANUP(http_client_free) struct http_client *client = NULL;
    const struct http_client_options options = {
        .proxy = str_is_empty(repository->proxy) ? NULL : str_dup(repository->proxy, arena).ptr,
        .no_proxy =
            str_is_empty(repository->no_proxy) ? NULL : str_dup(repository->no_proxy, arena).ptr,
    };
    struct asking asking = {
        .loop = loop,
        .repository = repository,
        .arena = arena,
        .until_ms = loop_now_ms(loop) + timeout_ms,
        .left_bytes = ANSWERS_MAX,
    };
    bool has_both = !str_is_empty(push->before) && !str_is_empty(push->after);

    if (http_client_new(loop, &options, &client, &why) < 0) {
        log_failure(push, &why, arena);
        return;
    }
    asking.client = client;
    if ((has_both && ask_files(&asking, push, &why) < 0) ||
        ask_main_branch(&asking, push, &why) < 0)
        log_failure(push, &why, arena);
}
