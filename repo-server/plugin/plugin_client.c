#include "plugin/plugin_client.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/vec.h"
#include "data/digest.h"
#include "http/grpc_client.h"
#include "io/fiber.h"
#include "io/http_client.h"
#include "io/worker.h"
#include "plugin/plugin_archive.h"
#include "plugin/plugin_credentials.h"
#include "rpc/arena_protobuf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SERVICE "/plugin.ConfigManagementPluginService/"
#define ENDING ".sock"

struct plugin_session {
    const struct plugin_access *access;
    const struct plugin_subject *subject;
    struct http_client *client;
    int request; /* the stream of files as gRPC frames; -1: not made yet */
    int64_t request_bytes;
    struct arena *arena;
    struct plugin_credentials credentials; /* none unless it asks for them */
};

/* ---- sockets ---- */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_socket(const char *folder, const char *name, struct arena *arena)
{
    struct stat entry;

    return str_has_suffix(str_of(name), STR(ENDING)) &&
           stat(arena_printf(arena, "%s/%s", folder, name), &entry) == 0 && S_ISSOCK(entry.st_mode);
}

size_t plugin_list(const struct plugin_access *access, struct arena *arena, const char *const **out)
{
    DIR *folder = opendir(access->folder);
    VEC(const char *) names = { 0 };
    const char **copy;
    struct dirent *entry;
    size_t count;

    while (folder && (entry = readdir(folder))) {
        if (is_socket(access->folder, entry->d_name, arena))
            vec_push(&names,
                     arena_strndup(arena, entry->d_name, strlen(entry->d_name) - strlen(ENDING)));
    }
    if (folder)
        closedir(folder);
    count = names.count;
    copy = arena_alloc(arena, (count + 1) * sizeof(*copy));
    for (size_t i = 0; i < count; i++)
        copy[i] = names.items[i];
    vec_release(&names);
    qsort(copy, count, sizeof(*copy), compare_texts);
    *out = copy;
    return count;
}

bool plugin_is_any(const struct plugin_access *access)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *const *names;

    return plugin_list(access, arena, &names) > 0;
}

/* ---- the stream of files ---- */

struct packing_job {
    struct plugin_archive_wanted wanted;
    int archive;
    struct arena *arena;
    const char *digest;
    int status;
    struct error err;
};

static int digest_file(int fd, struct arena *arena, const char **out, struct error *err)
{
    CLEANUP(digest_free) struct digest *digest = digest_new();
    char block[64 * 1024];
    off_t position = 0;
    ssize_t got;

    while ((got = pread(fd, block, sizeof(block), position)) > 0) {
        digest_add(digest, (struct str){ block, (size_t)got });
        position += got;
    }
    if (got < 0)
        return error_set_errno(err, errno, "cannot read what is to be sent");
    *out = digest_hex(digest, arena);
    return 0;
}

static void pack_in_worker(void *context)
{
    struct packing_job *job = context;

    job->status = plugin_archive_write(&job->wanted, job->archive, &job->err);
    if (job->status == 0)
        job->status = digest_file(job->archive, job->arena, &job->digest, &job->err);
}

static int temporary_file(const struct plugin_access *access, struct error *err)
{
    int fd = open(access->temporary_folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd < 0)
        error_set_errno(err, errno, "cannot make a file in '%s'", access->temporary_folder);
    return fd;
}

struct framing_job {
    struct plugin_session *session;
    int archive;
    const char *digest;
    int status;
    struct error err;
};

/** What the subject brings, and then the way to its repository. */
static size_t whole_environment(const struct plugin_session *session, Plugin__EnvEntry ***out)
{
    const struct plugin_subject *subject = session->subject;
    const struct plugin_credentials *credentials = &session->credentials;
    size_t count = subject->environment_count;

    *out = arena_alloc(session->arena, (count + credentials->count + 1) * sizeof(**out));
    for (size_t i = 0; i < count; i++)
        (*out)[i] = subject->environment[i];
    for (size_t i = 0; i < credentials->count; i++)
        (*out)[count + i] = credentials->entries[i];
    return count + credentials->count;
}

static int write_metadata(struct framing_job *job, int64_t size, struct error *err)
{
    const struct plugin_subject *subject = job->session->subject;
    Plugin__AppStreamRequest message;
    Plugin__ManifestRequestMetadata metadata;

    plugin__app_stream_request__init(&message);
    plugin__manifest_request_metadata__init(&metadata);
    metadata.appname = (char *)(uintptr_t)subject->name;
    metadata.apprelpath = (char *)(uintptr_t)subject->path;
    metadata.checksum = (char *)(uintptr_t)job->digest;
    metadata.size = size;
    metadata.n_env = whole_environment(job->session, &metadata.env);
    message.request_case = PLUGIN__APP_STREAM_REQUEST__REQUEST_METADATA;
    message.metadata = &metadata;
    return grpc_client_append(job->session->request, &message.base, &job->session->request_bytes,
                              err);
}

static int write_pieces(struct framing_job *job, struct error *err)
{
    size_t size = (size_t)job->session->access->chunk_bytes;
    CLEANUP(free) char *piece = xcalloc(1, size);
    off_t position = 0;
    ssize_t got;

    while ((got = pread(job->archive, piece, size, position)) > 0) {
        Plugin__AppStreamRequest message;
        Plugin__File file;

        plugin__app_stream_request__init(&message);
        plugin__file__init(&file);
        file.chunk = (ProtobufCBinaryData){ (size_t)got, (uint8_t *)piece };
        message.request_case = PLUGIN__APP_STREAM_REQUEST__REQUEST_FILE;
        message.file = &file;
        if (grpc_client_append(job->session->request, &message.base, &job->session->request_bytes,
                               err) < 0)
            return -1;
        position += got;
    }
    return got < 0 ? error_set_errno(err, errno, "cannot read what is to be sent") : 0;
}

static void frame_in_worker(void *context)
{
    struct framing_job *job = context;
    off_t size = lseek(job->archive, 0, SEEK_END);

    job->status = write_metadata(job, size, &job->err);
    if (job->status == 0)
        job->status = write_pieces(job, &job->err);
}

static int frame_archive(struct plugin_session *session, int archive, const char *digest,
                         struct error *err)
{
    struct framing_job job = { .session = session, .archive = archive, .digest = digest };

    fiber_run_in_worker(session->access->workers, frame_in_worker, &job);
    return job.status < 0 ? error_move(err, &job.err) : 0;
}

/** Pack the files into `archive`, then frame that. */
static int fill_request(struct plugin_session *session, int archive, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct packing_job job = {
        .wanted = { session->subject->files, session->access->excluded->items,
                    session->access->excluded->count },
        .archive = archive,
        .arena = arena,
    };

    fiber_run_in_worker(session->access->workers, pack_in_worker, &job);
    if (job.status < 0)
        return error_move(err, &job.err);
    session->request = temporary_file(session->access, err);
    if (session->request < 0)
        return -1;
    return frame_archive(session, archive, job.digest, err);
}

/** The files as the body of a call; made once, sent as often as asked. */
static int prepare(struct plugin_session *session, struct error *err)
{
    int archive, status;

    if (session->request >= 0)
        return 0;
    archive = temporary_file(session->access, err);
    if (archive < 0)
        return -1;
    status = fill_request(session, archive, err);
    close(archive);
    return status;
}

/* ---- asking ---- */

struct question {
    const char *method;
    const ProtobufCMessage *request; /* NULL: the files */
    const ProtobufCMessageDescriptor *reply;
};

static int ask(struct plugin_session *session, const struct question *question, struct arena *arena,
               void *out, struct error *err)
{
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    struct grpc_client_call call = { .method = question->method,
                                     .request = question->request,
                                     .timeout_ms = session->access->timeout_ms };
    void **reply = out;
    struct str bytes;

    if (!question->request && prepare(session, err) < 0)
        return -1;
    call.fd = session->request;
    call.fd_bytes = session->request_bytes;
    if (grpc_client_ask(session->client, &call, arena, &bytes, err) < 0)
        return -1;
    *reply = protobuf_c_message_unpack(question->reply, &allocator, bytes.len,
                                       (const uint8_t *)bytes.ptr);
    return *reply ? 0 : error_set(err, ERR_INTERNAL, "the answer of a plugin cannot be decoded");
}

/** 1: it takes the subject; 0: it does not. */
static int check_support(struct plugin_session *session, bool is_named, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Plugin__CheckPluginConfigurationResponse *configuration;
    Plugin__RepositoryResponse *repository;
    Plugin__Empty nothing;
    struct question check = { SERVICE "CheckPluginConfiguration", &nothing.base,
                              &plugin__check_plugin_configuration_response__descriptor };
    struct question match = { SERVICE "MatchRepository", NULL,
                              &plugin__repository_response__descriptor };

    plugin__empty__init(&nothing);
    if (ask(session, &check, arena, &configuration, err) < 0)
        return error_prefix(err, "error checking plugin configuration");
    if (configuration->providegitcreds && session->subject->access &&
        plugin_credentials_open(session->subject->access, session->access->folder, session->arena,
                                &session->credentials, err) < 0)
        return -1;
    if (!configuration->isdiscoveryconfigured)
        return is_named;
    if (ask(session, &match, arena, &repository, err) < 0)
        return error_prefix(err, "error matching repository");
    return repository->issupported;
}

static int open_session(const struct plugin_access *access, const char *name,
                        const struct plugin_subject *subject, struct plugin_session **out,
                        struct error *err)
{
    CLEANUP(plugin_session_close) struct plugin_session *session = xcalloc(1, sizeof(*session));
    CLEANUP(arena_free) struct arena *arena = arena_new();

    session->access = access;
    session->subject = subject;
    session->request = -1;
    session->arena = arena_new();
    if (strchr(name, '/'))
        return error_set(err, ERR_INVALID,
                         "invalid socket file path, %s" ENDING " is outside plugin socket dir",
                         name);
    if (grpc_client_open(access->loop, arena_printf(arena, "%s/%s" ENDING, access->folder, name),
                         &session->client, err) < 0)
        return -1;
    *out = TAKE(session);
    return 0;
}

void plugin_session_close(struct plugin_session *session)
{
    if (!session)
        return;
    http_client_free(session->client);
    if (session->request >= 0)
        close(session->request);
    plugin_credentials_close(&session->credentials);
    arena_free(session->arena);
    free(session);
}

static int try_plugin(const struct plugin_access *access, const char *name, bool is_named,
                      const struct plugin_subject *subject, struct plugin_session **out,
                      struct error *err)
{
    CLEANUP(plugin_session_close) struct plugin_session *session = NULL;
    int supports;

    if (open_session(access, name, subject, &session, err) < 0)
        return -1;
    supports = check_support(session, is_named, err);
    if (supports > 0)
        *out = TAKE(session);
    return supports;
}

static int find_named(const struct plugin_access *access, const char *name,
                      const struct plugin_subject *subject, struct plugin_session **out,
                      struct error *err)
{
    int found = try_plugin(access, name, true, subject, out, err);

    if (found > 0)
        return 1;
    if (found < 0 && err->code != ERR_UNAVAILABLE) {
        err->code = ERR_UNKNOWN;
        return error_prefix(
            err,
            "could not find cmp-server plugin with name \"%s\" supporting the given repository",
            name);
    }
    return error_set(
        err, ERR_UNKNOWN,
        "could not find cmp-server plugin with name \"%s\" supporting the given repository", name);
}

int plugin_find(const struct plugin_access *access, const char *name,
                const struct plugin_subject *subject, struct plugin_session **out,
                struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *const *names;
    size_t count;

    if (name[0])
        return find_named(access, name, subject, out, err);
    count = plugin_list(access, arena, &names);
    for (size_t i = 0; i < count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        int found = try_plugin(access, names[i], false, subject, out, &problem);

        if (found > 0)
            return 1;
        if (found < 0)
            log_warn("a plugin cannot be asked", F("plugin", names[i]),
                     F("error", error_text(&problem)));
    }
    return 0;
}

int plugin_generate(struct plugin_session *session, struct arena *arena,
                    Plugin__ManifestResponse **out, struct error *err)
{
    struct question question = { SERVICE "GenerateManifest", NULL,
                                 &plugin__manifest_response__descriptor };

    return ask(session, &question, arena, out, err);
}

int plugin_announce(struct plugin_session *session, struct arena *arena,
                    Plugin__ParametersAnnouncementResponse **out, struct error *err)
{
    struct question question = { SERVICE "GetParametersAnnouncement", NULL,
                                 &plugin__parameters_announcement_response__descriptor };

    return ask(session, &question, arena, out, err);
}
