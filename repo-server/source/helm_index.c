#include "source/helm_index.h"

#include "base/arena.h"
#include "base/vec.h"
#include "data/yaml_pull.h"

#include <errno.h>
#include <unistd.h>

typedef VEC(struct helm_index_entry) entry_list;

struct reading {
    int fd;
    off_t position;
    struct yaml_pull *pull;
    struct arena *arena;
    const char *wanted; /* NULL: every chart */
    entry_list entries; /* of the chart at hand */
    VEC(struct helm_index_chart) charts;
    bool is_found;
};

static void release_reading(struct reading *reading)
{
    yaml_pull_free(reading->pull);
    vec_release(&reading->entries);
    vec_release(&reading->charts);
}
DEFINE_CLEANUP_VALUE(struct reading, release_reading)

static ptrdiff_t read_file(void *context, void *buffer, size_t size, struct error *err)
{
    struct reading *reading = context;
    ssize_t got = pread(reading->fd, buffer, size, reading->position);

    if (got < 0)
        return error_set_errno(err, errno, "cannot read the index");
    reading->position += got;
    return got;
}

/** The next event, which must be there. */
static int next(struct reading *reading, struct yaml_pull_event *event, struct error *err)
{
    int got = yaml_pull_next(reading->pull, event, err);

    return got == 0 ? error_set(err, ERR_INVALID, "the index ends too early") : got;
}

/** The field of an entry that a key means; NULL for one that is passed over. */
static struct str *field_of(struct helm_index_entry *entry, struct str key)
{
    const struct {
        const char *key;
        struct str *field;
    } fields[] = {
        { "version", &entry->version },         { "appVersion", &entry->app_version },
        { "digest", &entry->digest },           { "created", &entry->created },
        { "description", &entry->description },
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        if (str_equals(key, fields[i].key))
            return fields[i].field;
    }
    return NULL;
}

/** The list of URLs has just begun: the first counts. */
static int read_urls(struct reading *reading, const struct yaml_pull_event *list,
                     struct helm_index_entry *entry, struct error *err)
{
    struct yaml_pull_event event;

    for (;;) {
        if (next(reading, &event, err) < 0)
            return -1;
        if (event.kind == YAML_PULL_END && event.depth == list->depth)
            return 0;
        if (event.kind == YAML_PULL_SCALAR && entry->url.len == 0)
            entry->url = str_dup(event.text, reading->arena);
        if (yaml_pull_skip(reading->pull, &event, err) < 0)
            return -1;
    }
}

/** The value of a member of an entry, whose key has been read. */
static int read_value(struct reading *reading, struct helm_index_entry *entry, struct str *field,
                      bool is_urls, struct error *err)
{
    struct yaml_pull_event event;

    if (next(reading, &event, err) < 0)
        return -1;
    if (event.kind == YAML_PULL_LIST && is_urls && reading->wanted)
        return read_urls(reading, &event, entry, err);
    if (event.kind == YAML_PULL_SCALAR && field)
        *field = str_dup(event.text, reading->arena);
    return yaml_pull_skip(reading->pull, &event, err);
}

/** A member of an entry, of which `key` is what stands before the colon. */
static int read_entry_member(struct reading *reading, const struct yaml_pull_event *key,
                             struct helm_index_entry *entry, struct error *err)
{
    struct str *field;
    bool is_urls;

    if (key->kind != YAML_PULL_SCALAR) {
        if (yaml_pull_skip(reading->pull, key, err) < 0)
            return -1;
        return read_value(reading, entry, NULL, false, err);
    }
    field = field_of(entry, key->text);
    is_urls = str_equals(key->text, "urls");
    if (!reading->wanted && field != &entry->version)
        field = NULL;
    return read_value(reading, entry, field, is_urls, err);
}

/** The map of one version has just begun. */
static int read_entry(struct reading *reading, const struct yaml_pull_event *map, struct error *err)
{
    struct helm_index_entry entry = { STR_EMPTY, STR_EMPTY, STR_EMPTY,
                                      STR_EMPTY, STR_EMPTY, STR_EMPTY };
    struct yaml_pull_event event;

    for (;;) {
        if (next(reading, &event, err) < 0)
            return -1;
        if (event.kind == YAML_PULL_END && event.depth == map->depth)
            break;
        if (read_entry_member(reading, &event, &entry, err) < 0)
            return -1;
    }
    if (reading->entries.count >= HELM_INDEX_VERSIONS_MAX)
        return error_set(err, ERR_TOO_LARGE, "a chart has more than %d versions",
                         HELM_INDEX_VERSIONS_MAX);
    vec_push(&reading->entries, entry);
    return 0;
}

/** The list of a chart's versions has just begun. */
static int read_entries(struct reading *reading, const struct yaml_pull_event *list,
                        struct error *err)
{
    struct yaml_pull_event event;

    for (;;) {
        if (next(reading, &event, err) < 0)
            return -1;
        if (event.kind == YAML_PULL_END && event.depth == list->depth)
            return 0;
        if (event.kind == YAML_PULL_MAP) {
            if (read_entry(reading, &event, err) < 0)
                return -1;
        } else if (yaml_pull_skip(reading->pull, &event, err) < 0) {
            return -1;
        }
    }
}

static int keep_chart(struct reading *reading, struct str name, struct error *err)
{
    struct str *versions =
        arena_alloc(reading->arena, (reading->entries.count + 1) * sizeof(*versions));

    if (reading->charts.count >= HELM_INDEX_CHARTS_MAX)
        return error_set(err, ERR_TOO_LARGE, "the index has more than %d charts",
                         HELM_INDEX_CHARTS_MAX);
    for (size_t i = 0; i < reading->entries.count; i++)
        versions[i] = reading->entries.items[i].version;
    vec_push(&reading->charts,
             ((struct helm_index_chart){ name, versions, reading->entries.count }));
    reading->entries.count = 0;
    return 0;
}

/** A chart's name has been read; its list is next. */
static int read_chart(struct reading *reading, struct str name, struct error *err)
{
    bool is_wanted = !reading->wanted || str_equals(name, reading->wanted);
    struct yaml_pull_event event;

    if (next(reading, &event, err) < 0)
        return -1;
    if (!is_wanted || event.kind != YAML_PULL_LIST)
        return yaml_pull_skip(reading->pull, &event, err);
    reading->is_found = true;
    if (read_entries(reading, &event, err) < 0)
        return -1;
    return reading->wanted ? 0 : keep_chart(reading, name, err);
}

/** The map of all charts has just begun. */
static int read_charts(struct reading *reading, const struct yaml_pull_event *map,
                       struct error *err)
{
    struct yaml_pull_event event;

    for (;;) {
        CLEANUP(arena_free) struct arena *scratch = NULL;
        struct str name;

        if (next(reading, &event, err) < 0)
            return -1;
        if (event.kind == YAML_PULL_END && event.depth == map->depth)
            return 0;
        if (yaml_pull_skip(reading->pull, &event, err) < 0)
            return -1;
        if (reading->wanted)
            scratch = arena_new();
        name = str_dup(event.text, scratch ? scratch : reading->arena);
        if (read_chart(reading, name, err) < 0)
            return -1;
    }
}

/** The key of a member of the top has been read. */
static int read_member(struct reading *reading, bool is_entries, struct error *err)
{
    struct yaml_pull_event event;

    if (next(reading, &event, err) < 0)
        return -1;
    if (is_entries && event.kind == YAML_PULL_MAP)
        return read_charts(reading, &event, err);
    return yaml_pull_skip(reading->pull, &event, err);
}

static int read_index(struct reading *reading, struct error *err)
{
    struct yaml_pull_event event;
    int got = yaml_pull_next(reading->pull, &event, err);

    if (got <= 0)
        return got; /* an empty one has no charts */
    if (event.kind != YAML_PULL_MAP)
        return error_set(err, ERR_INVALID, "the index is no map");
    for (;;) {
        if (next(reading, &event, err) < 0)
            return -1;
        if (event.kind == YAML_PULL_END && event.depth == 0)
            return 0;
        bool is_entries = event.kind == YAML_PULL_SCALAR && str_equals(event.text, "entries");

        if (yaml_pull_skip(reading->pull, &event, err) < 0 ||
            read_member(reading, is_entries, err) < 0)
            return -1;
    }
}

static void *copy(struct arena *arena, const void *items, size_t size)
{
    char *place = arena_alloc(arena, size + 1);

    if (size)
        memcpy(place, items, size);
    return place;
}

int helm_index_read(int fd, const char *chart, struct arena *arena, struct helm_index_versions *out,
                    struct error *err)
{
    CLEANUP(release_reading)
    struct reading reading = { .fd = fd, .arena = arena, .wanted = chart };

    reading.pull = yaml_pull_new(read_file, &reading);
    if (read_index(&reading, err) < 0)
        return error_prefix(err, "error unmarshaling index");
    if (!reading.is_found)
        return error_set(err, ERR_NOT_FOUND, "chart '%s' not found in index", chart);
    *out = (struct helm_index_versions){
        copy(arena, reading.entries.items, reading.entries.count * sizeof(*out->items)),
        reading.entries.count,
    };
    return 0;
}

int helm_index_read_charts(int fd, struct arena *arena, const struct helm_index_chart **out,
                           size_t *count, struct error *err)
{
    CLEANUP(release_reading) struct reading reading = { .fd = fd, .arena = arena };

    reading.pull = yaml_pull_new(read_file, &reading);
    if (read_index(&reading, err) < 0)
        return error_prefix(err, "error unmarshaling index");
    *out = copy(arena, reading.charts.items, reading.charts.count * sizeof(**out));
    *count = reading.charts.count;
    return 0;
}
