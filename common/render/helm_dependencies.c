#include "render/helm_dependencies.h"

#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/semver.h"

enum { DIGESTED_LIMIT = 16 * 1024 * 1024 };

static const struct json *locked_of(const struct json *chart)
{
    return json_at(chart, "lock.dependencies");
}

static bool is_locked(const struct json *chart)
{
    return json_is(json_get(chart, "lock"), JSON_OBJECT);
}

struct str helm_dependencies_version(const struct json *chart, const struct json *dependency)
{
    struct str name = json_text_at(dependency, "name");

    for (struct json_cursor at = json_walk(locked_of(chart)); json_next(&at);) {
        if (str_equal(json_text_at(at.value, "name"), name) &&
            str_equal(json_text_at(at.value, "repository"), json_text_at(dependency, "repository")))
            return json_text_at(at.value, "version");
    }
    return json_text_at(dependency, "version");
}

/* ---- the lock file ---- */

static bool is_empty(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_STRING:
        return json_string(value).len == 0;
    case JSON_BOOL:
        return !json_bool(value, false);
    case JSON_ARRAY:
        return json_count(value) == 0;
    default:
        return true;
    }
}

/** The fields in the order of Helm's, without those that say nothing. */
static void write_dependency(const struct json *dependency, struct strbuf *out)
{
    static const struct {
        const char *name;
        bool is_always_told;
    } fields[] = { { "name", true },           { "version", false }, { "repository", true },
                   { "condition", false },     { "tags", false },    { "enabled", false },
                   { "import-values", false }, { "alias", false } };
    const char *before = "{";

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        const struct json *value = json_get(dependency, fields[i].name);
        bool says_nothing = is_empty(value);

        if (says_nothing && !fields[i].is_always_told)
            continue;
        strbuf_printf(out, "%s\"%s\":", before, fields[i].name);
        if (says_nothing)
            strbuf_puts(out, "\"\"");
        else
            json_write(value, JSON_SORTED, out);
        before = ",";
    }
    strbuf_puts(out, "}");
}

static void write_dependencies(const struct json *dependencies, struct strbuf *out)
{
    strbuf_puts(out, json_is(dependencies, JSON_ARRAY) ? "[" : "null");
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);) {
        strbuf_puts(out, at.index ? "," : "");
        write_dependency(at.value, out);
    }
    strbuf_puts(out, json_is(dependencies, JSON_ARRAY) ? "]" : "");
}

/** Locks of charts of the first kind were digested in several ways: those are taken as they are. */
static int check_lock(const struct json *chart, struct arena *arena, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(DIGESTED_LIMIT);
    const char *digest;

    if (str_equals(json_text_at(chart, "metadata.apiVersion"), "v1"))
        return 0;
    strbuf_puts(&text, "[");
    write_dependencies(json_at(chart, "metadata.dependencies"), &text);
    strbuf_puts(&text, ",");
    write_dependencies(locked_of(chart), &text);
    strbuf_puts(&text, "]");
    digest = digest_sha256((struct str){ text.ptr, text.len }, arena);
    if (str_equals(json_text_at(chart, "lock.digest"), arena_printf(arena, "sha256:%s", digest)))
        return 0;
    return error_set(err, ERR_INVALID,
                     "the lock file (Chart.lock) is out of sync with the dependencies file "
                     "(Chart.yaml). Please update the dependencies with 'helm dependency update'");
}

/* ---- what is asked for ---- */

static bool is_alias(struct str repository)
{
    return str_has_prefix(repository, STR("@")) || str_has_prefix(repository, STR("alias:"));
}

static int fail_plain(struct str repository, struct error *err)
{
    return error_set(
        err, ERR_INVALID,
        "no repository definition for %.*s. Please add them via 'helm repo add'\n"
        "Note that repositories must be URLs or aliases. For example, to refer to the "
        "\"example\"\nrepository, use \"https://charts.example.com/\" or \"@example\" "
        "instead of\n\"example\". Don't forget to add the repo, too ('helm repo add').",
        STR_ARG(repository));
}

static int check_repository(const struct json *dependency, struct error *err)
{
    static const char *const known[] = { "http", "https", "oci", "file" };
    struct str repository = json_text_at(dependency, "repository"), scheme;
    ptrdiff_t end = str_find(repository, STR("://"));

    if (repository.len == 0 || is_alias(repository))
        return 0;
    if (end < 0)
        return fail_plain(repository, err);
    scheme = str_slice(repository, 0, (size_t)end);
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (str_equals(scheme, known[i]))
            return 0;
    return error_set(err, ERR_INVALID, "could not find protocol handler for: %.*s",
                     STR_ARG(scheme));
}

static int check_range(const struct json *dependency, struct arena *arena, struct error *err)
{
    const struct semver_range *range;

    if (semver_range_parse(json_text_at(dependency, "version"), arena, &range, err) == 0)
        return 0;
    return error_prefix(err, "dependency \"%s\" has an invalid version/constraint format",
                        json_cstr_at(dependency, "name"));
}

int helm_dependencies_check(const struct json *chart, struct arena *arena, struct error *err)
{
    const struct json *dependencies = json_at(chart, "metadata.dependencies");

    if (is_locked(chart) && check_lock(chart, arena, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);)
        if (check_repository(at.value, err) < 0)
            return -1;
    if (is_locked(chart))
        return 0;
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);)
        if (check_range(at.value, arena, err) < 0)
            return -1;
    return 0;
}

/* ---- what is there ---- */

int helm_dependencies_compare(const struct json *chart, const struct json *dependency,
                              const struct json *found, struct arena *arena,
                              struct helm_misfits *misfits, struct error *err)
{
    struct str range = helm_dependencies_version(chart, dependency);

    if (semver_fits(range, json_text_at(found, "metadata.version"), arena))
        return 0;
    if (is_locked(chart))
        return error_set(err, ERR_INVALID, "can't get a valid version for dependency %s",
                         json_cstr_at(dependency, "name"));
    strbuf_printf(misfits->names, "%s\"%s\" (repository \"%s\", version \"%s\")",
                  misfits->count++ ? ", " : "", json_cstr_at(dependency, "name"),
                  json_cstr_at(dependency, "repository"), json_cstr_at(dependency, "version"));
    return 0;
}

int helm_dependencies_settle(const struct helm_misfits *misfits, struct error *err)
{
    if (misfits->count == 0)
        return 0;
    return error_set(err, ERR_INVALID,
                     "can't get a valid version for %zu subchart(s): %s. Make sure a matching "
                     "chart version exists in the repo, or change the version constraint in "
                     "Chart.yaml",
                     misfits->count, misfits->names->ptr);
}
