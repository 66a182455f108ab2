#include "outside_desk.h"

#include "argo/source.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "chart_loader.h"
#include "http/request.h"
#include "io/fiber.h"
#include "io/sandbox.h"
#include "io/tree.h"
#include "render.pb-c.h"
#include "rpc/arena_protobuf.h"
#include "server.h"
#include "source/artifact_store.h"
#include "source/helm_repository.h"
#include "source/material.h"
#include "source/remote.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    FOLDERS_MAX = 100,
    FILE_BYTES_MAX = 16 * 1024 * 1024, /* of a file behind a URL */
    QUESTIONS_MAX = 1000,
    FILE_FLAGS = O_RDONLY | O_DIRECTORY | O_PATH | O_NOFOLLOW,
};

struct outside_desk {
    struct outside_desk_options options;
    VEC(struct material *) folders;
    size_t questions; /* so far, those for files left out */
    size_t waiting;   /* fibers that fetch */
    bool is_over;
    bool is_waited_for;
    struct fiber_event all_done; /* the last fiber has ended */
};

/** One question under way. */
struct errand {
    struct outside_desk *desk;
    struct sandbox_run *run;
    struct arena *arena;
    Argosy__Render__Question *question;
};

struct outside_desk *outside_desk_new(const struct outside_desk_options *options)
{
    struct outside_desk *desk = xcalloc(1, sizeof(*desk));

    desk->options = *options;
    return desk;
}

void outside_desk_end(struct outside_desk *desk)
{
    if (!desk)
        return;
    desk->is_over = true;
    if (desk->waiting > 0) {
        desk->is_waited_for = true;
        fiber_event_init(&desk->all_done);
        fiber_event_wait(&desk->all_done);
    }
    for (size_t i = 0; i < desk->folders.count; i++)
        material_close(desk->folders.items[i]);
    vec_release(&desk->folders);
    free(desk);
}

/* ---- answers ---- */

static void send_answer(const struct errand *errand, const Argosy__Render__Answer *message, int fd)
{
    uint8_t *packed;
    size_t size;

    if (errand->desk->is_over)
        return;
    size = argosy__render__answer__get_packed_size(message);
    packed = arena_alloc(errand->arena, size + 1);
    argosy__render__answer__pack(message, packed);
    sandbox_answer(errand->run, (struct str){ (const char *)packed, size }, fd);
}

static void answer(const struct errand *errand, uint32_t folder, const char *text, int fd)
{
    Argosy__Render__Answer message;

    argosy__render__answer__init(&message);
    message.folder = folder;
    message.text = (char *)(uintptr_t)text;
    send_answer(errand, &message, fd);
}

static void answer_chart(const struct errand *errand, int fd)
{
    Argosy__Render__Answer message;

    argosy__render__answer__init(&message);
    message.loaded = true;
    send_answer(errand, &message, fd);
}

static void refuse(const struct errand *errand, const struct error *err)
{
    if (!errand->desk->is_over)
        sandbox_refuse(errand->run, err);
}

/** Keep a folder and tell its number. */
static int answer_folder(struct errand *errand, struct material *material, struct error *err)
{
    struct outside_desk *desk = errand->desk;

    if (desk->folders.count >= FOLDERS_MAX) {
        material_close(material);
        return error_set(err, ERR_TOO_LARGE, "more than %d repositories are asked for",
                         FOLDERS_MAX);
    }
    vec_push(&desk->folders, material);
    answer(errand, (uint32_t)desk->folders.count, "", -1);
    return 0;
}

/* ---- folders ---- */

static int fetch_folder(struct errand *errand, const Argosy__Repo__Repository *repository,
                        const char *revision, bool with_submodules, struct error *err)
{
    CLEANUP(material_close) struct material *material = NULL;
    struct material_access access = errand->desk->options.server->material;
    struct application_source source = { .repo_url = str_of(repository->url),
                                         .path = STR("."),
                                         .tag_prefix = STR_EMPTY,
                                         .target_revision = STR_EMPTY,
                                         .chart = STR_EMPTY };
    struct material_wanted wanted = { .repository = repository,
                                      .source = &source,
                                      .revision = revision[0] ? revision : "HEAD" };

    access.with_submodules &= with_submodules;
    if (material_open(&access, &wanted, &material, err) < 0 || material_fetch(material, err) < 0)
        return -1;
    return answer_folder(errand, TAKE(material), err);
}

static int fetch_ref(struct errand *errand, struct error *err)
{
    const struct outside_desk_options *options = &errand->desk->options;

    for (size_t i = 0; i < options->ref_count; i++) {
        const struct outside_ref *ref = &options->refs[i];

        if (strcmp(ref->name, errand->question->name) == 0)
            return fetch_folder(errand, ref->source->repository, ref->revision, true, err);
    }
    return error_set(err, ERR_UNKNOWN,
                     "source referenced \"%s\", but no source has a 'ref' field defined",
                     errand->question->name);
}

static int fetch_git(struct errand *errand, struct error *err)
{
    const Argosy__Render__Question *question = errand->question;
    struct reach_target target;

    if (reach_git(&errand->desk->options.reach, question->url, errand->arena, &target, err) < 0)
        return -1;
    return fetch_folder(errand, target.repository, question->revision, question->submodules, err);
}

/* ---- bytes ---- */

static struct remote_options reaching(const struct outside_desk *desk,
                                      const struct reach_target *target)
{
    struct remote_options options = *desk->options.server->material.remote;

    options.public_only = target->must_be_public;
    return options;
}

static bool is_allowed_scheme(const struct outside_desk_options *options, const char *url)
{
    static char https[] = "https", http[] = "http";
    static char *const usual[] = { https, http };
    char *const *schemes = options->value_scheme_count ? options->value_schemes : usual;
    size_t count = options->value_scheme_count ? options->value_scheme_count : 2;

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(schemes[i]);

        if (strncmp(url, schemes[i], length) == 0 && strncmp(url + length, "://", 3) == 0)
            return true;
    }
    return false;
}

static int fetch_file(struct errand *errand, int fd, struct error *err)
{
    const char *url = errand->question->url;
    struct outside_desk *desk = errand->desk;
    CLEANUP(remote_close) struct remote *remote = NULL;
    struct remote_request request = {
        .url = url, .to_file = true, .fd = fd, .file_limit = FILE_BYTES_MAX
    };
    struct remote_options options;
    struct http_client_reply reply;
    struct reach_target target;

    if (!is_allowed_scheme(&desk->options, url))
        return error_set(err, ERR_FORBIDDEN, "the URL scheme of '%s' is not allowed", url);
    if (reach_file(&desk->options.reach, url, errand->arena, &target, err) < 0)
        return -1;
    options = reaching(desk, &target);
    if (remote_open(&options, target.repository, &remote, err) < 0 ||
        remote_get(remote, &request, errand->arena, &reply, err) < 0)
        return -1;
    if (reply.status != 200)
        return error_set(err, ERR_UNKNOWN, "failed to fetch %s : %d %s", url, reply.status,
                         http_status_text(reply.status));
    return 0;
}

static int fetch_url(struct errand *errand, struct error *err)
{
    int fd = memfd_create("fetched", MFD_CLOEXEC), status;

    if (fd < 0)
        return error_set(err, ERR_INTERNAL, "cannot make a memory file");
    status = fetch_file(errand, fd, err);
    if (status == 0)
        answer(errand, 0, "", fd);
    close(fd);
    return status;
}

static int give_chart(struct errand *errand, const struct artifact *artifact, struct error *err)
{
    struct repo_server *server = errand->desk->options.server;
    struct chart_source source = {
        .place = artifact_place(artifact, HELM_CHART_FILE, errand->arena),
        .files = artifact_files(artifact),
        .path = HELM_CHART_FILE,
    };
    int fd = errand->question->loaded ? chart_loader_find(server, &source, errand->arena) : -1;

    if (fd >= 0) {
        answer_chart(errand, fd);
        return 0;
    }
    if (tree_open_file(artifact_files(artifact), HELM_CHART_FILE, O_RDONLY, &fd, err) < 0)
        return -1;
    if (errand->question->loaded)
        chart_loader_want(server, &source);
    answer(errand, 0, "", fd);
    close(fd);
    return 0;
}

static int fetch_chart(struct errand *errand, struct error *err)
{
    const Argosy__Render__Question *question = errand->question;
    struct outside_desk *desk = errand->desk;
    CLEANUP(remote_close) struct remote *remote = NULL;
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    struct helm_chart_wanted wanted = { question->name, question->revision, false };
    struct remote_options options;
    struct reach_target target;

    if (reach_charts(&desk->options.reach, question->url, errand->arena, &target, err) < 0)
        return -1;
    options = reaching(desk, &target);
    if (remote_open(&options, target.repository, &remote, err) < 0)
        return -1;
    if (helm_repository_pull(desk->options.server->material.helm, remote, &wanted, &artifact, err) <
        0)
        return reach_explain(&desk->options.reach, question->url, err);
    return give_chart(errand, artifact, err);
}

/* ---- what takes no time ---- */

static struct tree *folder_of(const struct errand *errand)
{
    uint32_t number = errand->question->folder;

    if (number == 0 || number > errand->desk->folders.count)
        return NULL;
    return material_files(errand->desk->folders.items[number - 1]);
}

static int open_file(struct errand *errand, struct error *err)
{
    struct tree *folder = folder_of(errand);
    int flags = (int)(errand->question->flags & (uint32_t)FILE_FLAGS), fd;

    if (!folder)
        return error_set(err, ERR_INVALID, "there is no such folder");
    if (tree_open_file(folder, errand->question->path, flags, &fd, err) < 0)
        return -1;
    answer(errand, 0, "", fd);
    close(fd);
    return 0;
}

static int read_link(struct errand *errand, struct error *err)
{
    struct tree *folder = folder_of(errand);
    const char *target;

    if (!folder)
        return error_set(err, ERR_INVALID, "there is no such folder");
    if (tree_read_link(folder, errand->question->path, errand->arena, &target, err) < 0)
        return -1;
    answer(errand, 0, target, -1);
    return 0;
}

/* ---- questions ---- */

static const struct kind {
    Argosy__Render__Wanted wanted;
    int (*run)(struct errand *errand, struct error *err);
    bool waits;
} kinds[] = {
    { ARGOSY__RENDER__WANTED__WANTED_REF, fetch_ref, true },
    { ARGOSY__RENDER__WANTED__WANTED_GIT, fetch_git, true },
    { ARGOSY__RENDER__WANTED__WANTED_URL, fetch_url, true },
    { ARGOSY__RENDER__WANTED__WANTED_CHART, fetch_chart, true },
    { ARGOSY__RENDER__WANTED__WANTED_FILE, open_file, false },
    { ARGOSY__RENDER__WANTED__WANTED_LINK, read_link, false },
};

static const struct kind *find_kind(Argosy__Render__Wanted wanted)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (kinds[i].wanted == wanted)
            return &kinds[i];
    }
    return NULL;
}

static void run_errand(struct errand *errand, const struct kind *kind)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (kind->run(errand, &err) < 0)
        refuse(errand, &err);
}

static void run_in_fiber(void *context)
{
    struct errand *errand = context;
    struct outside_desk *desk = errand->desk;

    run_errand(errand, find_kind(errand->question->wanted));
    arena_free(errand->arena);
    free(errand);
    if (--desk->waiting == 0 && desk->is_waited_for)
        fiber_event_set(&desk->all_done);
}

static void start_errand(struct outside_desk *desk, const struct errand *errand)
{
    struct errand *own = xcalloc(1, sizeof(*own));

    *own = *errand;
    desk->waiting++;
    fiber_start(desk->options.server->fibers, run_in_fiber, own);
}

void outside_desk_ask(void *context, struct sandbox_run *run, struct str question)
{
    struct outside_desk *desk = context;
    struct errand errand = { .desk = desk, .run = run, .arena = arena_new() };
    CLEANUP(error_release) struct error err = { 0 };
    ProtobufCAllocator allocator = arena_protobuf_allocator(errand.arena);
    const struct kind *kind = NULL;

    errand.question =
        argosy__render__question__unpack(&allocator, question.len, (const uint8_t *)question.ptr);
    if (errand.question)
        kind = find_kind(errand.question->wanted);
    if (!kind) {
        error_set(&err, ERR_INVALID, "a renderer asked what nobody understands");
        refuse(&errand, &err);
    } else if (kind->waits && ++desk->questions > QUESTIONS_MAX) {
        error_set(&err, ERR_TOO_LARGE, "more than %d things are asked for", QUESTIONS_MAX);
        refuse(&errand, &err);
    } else if (kind->waits) {
        start_errand(desk, &errand);
        return; /* the fiber has the arena now */
    } else {
        run_errand(&errand, kind);
    }
    arena_free(errand.arena);
}
