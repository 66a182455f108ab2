#include "application/live_resource.h"
#include "application/methods.h"
#include "application/repo_questions.h"
#include "application/subject.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"
#include "gitops/resource.h"

/* ---- which sources, at which revisions ---- */

static int take_positions(const struct api_call *call, struct str *revisions, size_t count,
                          struct error *err)
{
    const struct json *positions = json_get(call->request, "sourcePositions");
    const struct json *sent = json_get(call->request, "revisions");

    for (size_t i = 0; i < json_count(positions); i++) {
        int64_t position = json_int(json_item(positions, i), 0);

        if (position <= 0 || position > (int64_t)count)
            return error_set(err, ERR_UNKNOWN, "source position is out of range");
        if (i < json_count(sent))
            revisions[position - 1] = json_string(json_item(sent, i));
    }
    return 0;
}

static int choose(struct api_call *call, const struct subject *subject, struct render_question *out,
                  struct error *err)
{
    const struct application *app = &subject->app;
    size_t count = app->source_hydrator ? 1 : app->source_count;
    struct str *revisions = arena_alloc(call->arena, (count + 1) * sizeof(*revisions));

    for (size_t i = 0; i < count; i++)
        revisions[i] = STR_EMPTY;
    *out = (struct render_question){
        .sources = app->source_hydrator ? application_dry_source(app, call->arena) : app->sources,
        .revisions = revisions,
        .source_count = count,
        .no_cache = json_bool(json_get(call->request, "noCache"), false),
    };
    if (app->has_multiple_sources)
        return take_positions(call, revisions, count, err);
    if (count > 0)
        revisions[0] = json_string(json_get(call->request, "revision"));
    return 0;
}

/* ---- rendering ---- */

/* The text as it came, but for a Secret, whose values nobody sees. */
static int shown(struct api_call *call, struct str text, struct str *out, struct error *err)
{
    const struct json *object;

    *out = text;
    if (str_find(text, STR("\"Secret\"")) < 0)
        return 0;
    if (json_parse(text, NULL, call->arena, &object, err) < 0)
        return error_prefix(err, "error unmarshaling manifest into unstructured");
    if (resource_is_kind(object, "", "Secret"))
        *out = json_print(live_resource_mask(call, object), JSON_SORTED, call->arena);
    return 0;
}

static int add_source(struct api_call *call, const struct manifest_request *request, size_t index,
                      struct json *manifests, struct error *err)
{
    static const struct repo_method method = { "GenerateManifest",
                                               &argosy__repo__generate_manifest_reply__descriptor };
    Argosy__Repo__GenerateManifestRequest message;
    const ProtobufCMessage *answer;
    const Argosy__Repo__GenerateManifestReply *reply;

    manifest_request_fill(request, index, call->arena, &message);
    if (repo_questions_ask(call, &method, &message.base, &answer, err) < 0)
        return -1;
    reply = (const Argosy__Repo__GenerateManifestReply *)answer;
    for (size_t i = 0; i < reply->n_manifests; i++) {
        const ProtobufCBinaryData *json = &reply->manifests[i]->json;
        struct str text = { (const char *)json->data, json->len };

        if (shown(call, text, &text, err) < 0)
            return -1;
        json_append(call->arena, manifests, json_new_string(call->arena, text));
    }
    return 0;
}

int get_application_manifests(struct api_call *call, const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    struct json *answer = json_new_object(call->arena), *manifests = json_new_array(call->arena);
    struct render_question question;
    struct manifest_request request;

    if (choose(call, subject, &question, err) < 0 || subject_project(call, subject, err) < 0 ||
        repo_questions_prepare(call, subject, &question, &request, err) < 0)
        return -1;
    for (size_t i = 0; i < question.source_count; i++)
        if (add_source(call, &request, i, manifests, err) < 0)
            return -1;
    if (json_count(manifests) > 0)
        json_set(call->arena, answer, "manifests", manifests);
    *reply = answer;
    return 0;
}

/* ---- of files that the caller sends ---- */

enum { FILES_MAX_BYTES = 100 * 1000 * 1000 };

/* The first message names the application, the others bring a tar in pieces. */
struct upload {
    struct subject *subject;
    const char *checksum;
    struct strbuf files;
};

static void release_upload(void *context)
{
    struct upload *upload = context;

    strbuf_release(&upload->files);
}

/* Whoever may not see the application learns nothing else. */
static int begin_upload(struct api_call *call, struct error *err)
{
    const struct json *whole = call->request, *query = json_get(whole, "query");
    struct upload *upload = ARENA_NEW(call->arena, struct upload);
    struct subject_query wanted;
    int status;

    if (str_is_empty(json_string(json_get(query, "name"))))
        return error_set(err, ERR_UNKNOWN, "invalid request: application name is missing");
    call->request = query;
    wanted = subject_query_of(call, "get");
    status = subject_check(call, &wanted, err);
    call->request = whole;
    if (status < 0)
        return -1;
    upload->subject = subject_of(call);
    upload->checksum = str_dup(json_string(json_get(query, "checksum")), call->arena).ptr;
    upload->files = (struct strbuf)STRBUF_INIT(FILES_MAX_BYTES);
    arena_defer(call->arena, release_upload, upload);
    call->subject = upload;
    return 0;
}

static int add_piece(struct upload *upload, const struct json *message, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str piece;

    if (base64_decode(json_string(json_at(message, "chunk.chunk")), FILES_MAX_BYTES, arena, &piece,
                      err) < 0)
        return error_prefix(err, "cannot read a piece of the files");
    strbuf_add(&upload->files, piece.ptr, piece.len);
    return strbuf_check(&upload->files, "the archive of files that were sent", err);
}

static int render_upload(struct api_call *call, const struct upload *upload,
                         const struct json **reply, struct error *err)
{
    const struct application *app = &upload->subject->app;
    struct json *answer = json_new_object(call->arena), *manifests = json_new_array(call->arena);
    const struct render_question question = {
        .sources = app->source_hydrator ? application_dry_source(app, call->arena) : app->sources,
        .revisions = &STR_EMPTY, /* the source's own */
        .source_count = 1,
    };
    struct manifest_request request;

    if (app->source_count == 0)
        return error_set(err, ERR_PRECONDITION, "the application has no source");
    if (subject_project(call, upload->subject, err) < 0 ||
        repo_questions_prepare(call, upload->subject, &question, &request, err) < 0)
        return -1;
    request.files = (struct str){ upload->files.ptr, upload->files.len };
    request.files_checksum = upload->checksum;
    if (add_source(call, &request, 0, manifests, err) < 0)
        return -1;
    if (json_count(manifests) > 0)
        json_set(call->arena, answer, "manifests", manifests);
    *reply = answer;
    return 0;
}

int get_application_manifests_of_files(struct api_call *call, const struct json **reply,
                                       struct error *err)
{
    struct upload *upload = call->subject;

    if (!upload)
        return begin_upload(call, err);
    if (call->request)
        return add_piece(upload, call->request, err);
    if (upload->files.len == 0)
        return error_set(err, ERR_INVALID, "no files were sent");
    return render_upload(call, upload, reply, err);
}
