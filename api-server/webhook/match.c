#include "webhook/match.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "base/map.h"
#include "data/json.h"
#include "data/regex.h"
#include "data/semver.h"
#include "gitops/paths.h"
#include "webhook/payload.h"

#include <strings.h>

enum { URLS_MAX = 16 };

struct push_matcher {
    struct arena *arena;
    const struct webhook_push *push;
    struct regex *patterns[URLS_MAX];
    size_t pattern_count;
    struct map *verdicts; /* repoURL -> &yes or &no: many applications have the same one */
};

static const char yes, no;

/* ---- addresses ---- */

static void release_matcher(void *object)
{
    struct push_matcher *matcher = object;

    for (size_t i = 0; i < matcher->pattern_count; i++)
        regex_free(matcher->patterns[i]);
    map_free(matcher->verdicts);
}

/* "https://user@host:8443/path" in its parts; the host as Go's Hostname() has it. */
static bool split_url(struct str url, struct str *host, struct str *path)
{
    ptrdiff_t scheme = str_find(url, STR("://")), at;
    bool has_none = str_has_prefix(url, STR("//"));
    struct str rest, authority, port;

    if (scheme <= 0 && !has_none)
        return false;
    rest = str_slice(url, has_none ? 2 : (size_t)scheme + 3, url.len);
    if (!str_cut(rest, '/', &authority, path))
        return false;
    at = str_find_last_char(authority, '@');
    authority = str_slice(authority, (size_t)(at + 1), authority.len);
    if (str_has_prefix(authority, STR("[")))
        return str_cut(str_slice(authority, 1, authority.len), ']', host, &port) && host->len > 0;
    str_cut(authority, ':', host, &port);
    str_cut(*path, '?', path, &rest);
    str_cut(*path, '#', path, &rest);
    return host->len > 0;
}

struct str push_match_pattern(struct str web_url, struct arena *arena)
{
    struct str host, path;

    if (!split_url(web_url, &host, &path))
        return STR_EMPTY;
    host = regex_quote(host, arena);
    path = regex_quote(path, arena);
    return str_of(arena_printf(arena,
                               "(?i)^((https?|ssh)://)?([\\w\\.][\\w\\.-]{0,30}[\\w\\.\\$-]?@)?"
                               "((alt)?ssh\\.)?%.*s(:\\d+)?[:/]%.*s(\\.git)?$",
                               STR_ARG(host), STR_ARG(path)));
}

static void add_pattern(struct push_matcher *matcher, struct str url)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str pattern = push_match_pattern(url, matcher->arena);

    if (pattern.len == 0 || matcher->pattern_count == URLS_MAX)
        return;
    if (regex_compile(pattern, &matcher->patterns[matcher->pattern_count], &err) == 0)
        matcher->pattern_count++;
}

struct push_matcher *push_matcher_new(const struct webhook_push *push, struct arena *arena)
{
    struct push_matcher *matcher = ARENA_NEW(arena, struct push_matcher);

    matcher->arena = arena;
    matcher->push = push;
    matcher->verdicts = map_new();
    arena_defer(arena, release_matcher, matcher);
    for (size_t i = 0; push->kind == WEBHOOK_PUSH && i < push->urls.count; i++)
        add_pattern(matcher, push->urls.items[i]);
    return matcher;
}

static struct str without_scheme(struct str url)
{
    return str_has_prefix(url, STR("oci://")) ? str_slice(url, 6, url.len) : url;
}

static bool is_image(const struct push_matcher *matcher, struct str url)
{
    struct str image = matcher->push->urls.items[0], own = without_scheme(url);

    return str_has_prefix(url, STR("oci://")) && own.len == image.len &&
           strncasecmp(own.ptr, image.ptr, image.len) == 0;
}

static bool compute_verdict(const struct push_matcher *matcher, struct str url)
{
    if (matcher->push->kind == WEBHOOK_IMAGE)
        return is_image(matcher, url);
    for (size_t i = 0; i < matcher->pattern_count; i++)
        if (regex_matches(matcher->patterns[i], url))
            return true;
    return false;
}

bool push_match_url(struct push_matcher *matcher, struct str url)
{
    const char *known = map_find(matcher->verdicts, url);

    if (!known) {
        known = compute_verdict(matcher, url) ? &yes : &no;
        map_put(matcher->verdicts, url, (void *)(uintptr_t)known);
    }
    return known == &yes;
}

bool push_match_names(struct push_matcher *matcher, const struct json *spec)
{
    for (struct json_cursor at = json_walk(json_get(spec, "sources")); json_next(&at);)
        if (push_match_url(matcher, json_string(json_get(at.value, "repoURL"))))
            return true;
    return push_match_url(matcher, json_text_at(spec, "source.repoURL")) ||
           push_match_url(matcher, json_text_at(spec, "sourceHydrator.drySource.repoURL"));
}

/* ---- revisions ---- */

static bool satisfies(const struct push_matcher *matcher, struct str target)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct semver_range *range;
    struct semver version;

    return semver_range_parse(str_dup(target, matcher->arena), matcher->arena, &range, &err) == 0 &&
           semver_parse(str_dup(matcher->push->revision, matcher->arena), matcher->arena, &version,
                        &err) == 0 &&
           semver_range_matches(range, &version);
}

static bool has_new_revision(const struct push_matcher *matcher, struct str target)
{
    struct str own = webhook_short_ref(target);

    if (own.len == 0 || str_equals(own, "HEAD"))
        return matcher->push->touches_head;
    if (!str_has_prefix(target, STR("refs/heads/")) && !str_has_prefix(target, STR("refs/tags/")))
        own = target;
    return str_equal(matcher->push->revision, own) || satisfies(matcher, own);
}

/* ---- paths ---- */

static bool concerns(const struct push_matcher *matcher, struct texts paths)
{
    return !matcher->push->tells_files ||
           generate_paths_match(paths, matcher->push->files, matcher->arena);
}

static struct texts one_text(struct str text, struct arena *arena)
{
    struct str *item = ARENA_NEW(arena, struct str);

    *item = text;
    return (struct texts){ item, 1 };
}

/* Where nothing says what an application is made of, its own folder is the best guess. */
static bool is_touched(const struct push_matcher *matcher, const struct application_source *source,
                       struct texts paths)
{
    if (!matcher->push->tells_files)
        return false;
    if (paths.count == 0)
        paths = one_text(source->path.len > 0 ? source->path : STR("."), matcher->arena);
    return generate_paths_match(paths, matcher->push->files, matcher->arena);
}

/* ---- applications ---- */

bool push_match_source(struct push_matcher *matcher, const struct application_source *source)
{
    return has_new_revision(matcher, source->target_revision) &&
           push_match_url(matcher, source->repo_url);
}

static void look_at_dry_source(struct push_matcher *matcher, const struct application *app,
                               struct push_match *match)
{
    const struct application_source *source = application_dry_source(app, matcher->arena);
    struct texts paths =
        generate_paths_of(str_of(application_annotation(app, ANNOTATION_GENERATE_PATHS)),
                          source->path, matcher->arena);

    match->hydrate = push_match_source(matcher, source) && concerns(matcher, paths);
    if (match->hydrate)
        match->repo_url = source->repo_url;
}

struct push_match push_match(struct push_matcher *matcher, const struct application *app)
{
    struct push_match match = { .repo_url = STR_EMPTY };
    bool is_spared = false;

    if (app->source_hydrator)
        look_at_dry_source(matcher, app, &match);
    for (size_t i = 0; i < app->source_count && !match.refresh; i++) {
        const struct application_source *source = &app->sources[i];
        struct texts paths;

        if (!push_match_source(matcher, source))
            continue;
        paths = generate_paths(app, source, matcher->arena);
        match.refresh = concerns(matcher, paths);
        is_spared = true;
        if (!match.refresh)
            continue;
        match.repo_url = source->repo_url;
        match.is_touched = is_touched(matcher, source, paths);
    }
    if (matcher->push->kind == WEBHOOK_IMAGE && match.refresh)
        match.hydrate = app->source_hydrator != NULL;
    match.is_spared = is_spared && !match.refresh && !match.hydrate;
    return match;
}
