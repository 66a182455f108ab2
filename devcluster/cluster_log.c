#include "cluster_log.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "config.h"
#include "custom_resources.h"
#include "data/json.h"
#include "garbage.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 64 * 1024 * 1024, LABEL_MAX = 512 };

struct cluster_log {
    FILE *file;
    bool has_failed; /* it was said once */
};

/* ---- writing ---- */

static void append_line(struct strbuf *line, const struct api_resource *resource, const char *type,
                        uint64_t version, const struct json *object)
{
    char label[LABEL_MAX];

    strbuf_printf(line, "{\"v\":%" PRIu64 ",\"t\":\"%s\",\"r\":\"%s\",\"o\":", version, type,
                  api_resource_label(resource, label, sizeof(label)));
    json_write(object, JSON_COMPACT, line);
    strbuf_puts(line, "}\n");
}

void cluster_log_write(struct cluster_log *log, const struct api_resource *resource,
                       enum event_type type, uint64_t version, const struct json *object)
{
    CLEANUP(strbuf_release) struct strbuf line = STRBUF_INIT(LINE_MAX_BYTES);

    if (!log)
        return;
    append_line(&line, resource, type == EVENT_DELETED ? "delete" : "put", version, object);
    if ((fwrite(line.ptr, 1, line.len, log->file) == line.len && fflush(log->file) == 0) ||
        log->has_failed)
        return;
    log->has_failed = true;
    log_error("changes can no longer be written to the data folder", F("error", strerror(errno)));
}

/* ---- reading ---- */

static void put(struct cluster *cluster, struct api_resource *resource, const struct json *object,
                uint64_t version, bool is_deleted)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *doc = json_doc_freeze(object);
    struct str key = cluster_object_key(json_text_at(object, "metadata.namespace"),
                                        json_text_at(object, "metadata.name"), arena);
    struct event event = { is_deleted ? EVENT_DELETED : EVENT_ADDED, version, doc, NULL };

    if (is_deleted)
        (void)collection_remove(resource->objects, key);
    else
        collection_put(resource->objects, key, json_doc_ref(doc), version);
    custom_resources_see(cluster, resource, &event);
}

/* False: the line is no change, so what follows it is not either. */
static bool read_line(struct cluster *cluster, struct str line)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct api_resource *resource;
    const struct json *change;
    uint64_t version;

    if (json_parse(line, NULL, arena, &change, &err) < 0)
        return false;
    version = (uint64_t)json_int(json_get(change, "v"), 0);
    if (version > cluster->version)
        cluster->version = version;
    resource = cluster_builtin(cluster, json_cstr_at(change, "r"));
    if (resource && json_is(json_get(change, "o"), JSON_OBJECT))
        put(cluster, resource, json_get(change, "o"), version,
            str_equals(json_text_at(change, "t"), "delete"));
    return true;
}

static int read_log(struct cluster *cluster, const char *path, struct error *err)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size;

    if (!file)
        return errno == ENOENT ? 0 : error_set_errno(err, errno, "cannot read '%s'", path);
    while ((size = getline(&line, &capacity, file)) > 0) {
        if (line[size - 1] != '\n' || !read_line(cluster, (struct str){ line, (size_t)size })) {
            log_warn("the log of changes ends early", F("path", path));
            break;
        }
    }
    free(line);
    (void)fclose(file);
    return 0;
}

/* ---- the snapshot ---- */

static bool write_snapshot(struct cluster *cluster, FILE *file)
{
    /* Definitions first: what they define must be known when it is read. */
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < cluster->resources.count; i++) {
            struct api_resource *resource = cluster->resources.items[i];
            struct object_cursor at = collection_from(resource->objects, STR_EMPTY);
            const struct object *object;

            if ((strcmp(resource->plural, "customresourcedefinitions") == 0) != (pass == 0))
                continue;
            while ((object = object_next(&at))) {
                CLEANUP(strbuf_release) struct strbuf line = STRBUF_INIT(LINE_MAX_BYTES);

                append_line(&line, resource, "put", object->version, object_root(object));
                if (fwrite(line.ptr, 1, line.len, file) != line.len)
                    return false;
            }
        }
    }
    return fprintf(file, "{\"v\":%" PRIu64 "}\n", cluster->version) > 0 && fflush(file) == 0 &&
           fsync(fileno(file)) == 0;
}

static int start_anew(struct cluster *cluster, const char *path, struct arena *arena,
                      struct error *err)
{
    const char *temporary = arena_printf(arena, "%s.new", path);
    FILE *file = fopen(temporary, "we");

    if (!file)
        return error_set_errno(err, errno, "cannot write '%s'", temporary);
    if (!write_snapshot(cluster, file) || rename(temporary, path) < 0) {
        int errnum = errno;

        (void)fclose(file);
        return error_set_errno(err, errnum, "cannot write '%s'", path);
    }
    cluster->log = xcalloc(1, sizeof(*cluster->log));
    cluster->log->file = file;
    return 0;
}

static void forget_events(struct cluster *cluster)
{
    for (size_t i = 0; i < cluster->resources.count; i++)
        collection_forget(cluster->resources.items[i]->objects, cluster->version);
}

int cluster_log_open(struct cluster *cluster, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *folder = cluster->config->data_folder, *path;

    if (!folder[0])
        return 0;
    if (mkdir(folder, 0700) < 0 && errno != EEXIST)
        return error_set_errno(err, errno, "cannot make '%s'", folder);
    path = arena_printf(arena, "%s/cluster-%u.log", folder, cluster->number);
    if (read_log(cluster, path, err) < 0)
        return -1;
    forget_events(cluster);
    return start_anew(cluster, path, arena, err);
}

void cluster_log_close(struct cluster_log *log)
{
    if (!log)
        return;
    (void)fclose(log->file);
    free(log);
}
