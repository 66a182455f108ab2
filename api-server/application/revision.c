#include "application/methods.h"
#include "application/repo_questions.h"
#include "application/subject.h"
#include "argo/integrity_policy.h"
#include "argo/integrity_result.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"

enum { NS_PER_SECOND = 1000000000 };

/* ---- which source ---- */

static const struct json *find_version(const struct json *history, int64_t id)
{
    for (struct json_cursor at = json_walk(history); json_next(&at);)
        if (json_int(json_get(at.value, "id"), -1) == id)
            return at.value;
    return NULL;
}

/* The sources in force, or those of an entry of the history. */
#define NO_SOURCE "error getting app source by source index and version ID: "
#define NO_VERSION NO_SOURCE "error getting source by version ID: "
#define NO_SUCH_SOURCE NO_SOURCE "source index %lld not found because "

/* Those of the spec, or those that version was deployed from. */
static int find_sources(const struct api_call *call, const struct application_source **sources,
                        size_t *count, struct error *err)
{
    const struct application *app = &subject_of(call)->app;
    const struct json *version = json_get(call->request, "versionId");
    const struct json *history = json_get(app->status, "history"), *entry, *list;
    struct application_source *found;
    int64_t id = json_int(version, 0);

    *sources = app->sources;
    *count = app->source_count;
    if (!version)
        return 0;
    if (json_count(history) == 0)
        return error_set(err, ERR_UNKNOWN,
                         NO_VERSION "version ID %lld not found because the app has no history",
                         (long long)id);
    entry = find_version(history, id);
    if (!entry)
        return error_set(err, ERR_UNKNOWN,
                         NO_VERSION "revision history not found for version ID %lld",
                         (long long)id);
    list = json_get(entry, "sources");
    *sources = found = arena_alloc(call->arena, (json_count(list) + 1) * sizeof(*found));
    *count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        found[(*count)++] = application_source_read(at.value);
    if (*count == 0 && json_is(json_get(entry, "source"), JSON_OBJECT))
        found[(*count)++] = application_source_read(json_get(entry, "source"));
    return 0;
}

static int find_source(const struct api_call *call, struct application_source *out,
                       struct error *err)
{
    int64_t index = json_int(json_get(call->request, "sourceIndex"), 0);
    const struct application_source *sources;
    size_t count;

    if (find_sources(call, &sources, &count, err) < 0)
        return -1;
    if (count == 1 && index != 0)
        return error_set(err, ERR_UNKNOWN, NO_SUCH_SOURCE "there is only 1 source",
                         (long long)index);
    if (index < 0 || index >= (int64_t)count)
        return error_set(err, ERR_UNKNOWN, NO_SUCH_SOURCE "there are only %zu sources",
                         (long long)index, count);
    *out = sources[index];
    return 0;
}

/* ---- of a commit ---- */

static void put(struct json *object, const char *key, const char *text, struct arena *arena)
{
    if (*text)
        json_set_text(arena, object, key, text);
}

static struct json *reference_to_json(const Argosy__Repo__RevisionReference *reference,
                                      struct arena *arena)
{
    struct json *made = json_new_object(arena);
    struct json *commit = json_edit_object(arena, made, "commit");

    put(commit, "author", reference->author, arena);
    put(commit, "date", reference->date, arena);
    put(commit, "subject", reference->subject, arena);
    put(commit, "body", reference->body, arena);
    put(commit, "sha", reference->sha, arena);
    put(commit, "repoURL", reference->repo_url, arena);
    return made;
}

static struct json *to_json(const Argosy__Repo__GetRevisionMetadataReply *reply,
                            struct arena *arena)
{
    struct json *made = json_new_object(arena), *tags = json_new_array(arena),
                *references = json_new_array(arena);

    put(made, "author", reply->author, arena);
    json_set_text(arena, made, "date", clock_rfc3339(reply->date, arena));
    for (size_t i = 0; i < reply->n_tags; i++)
        json_append(arena, tags, json_new_cstr(arena, reply->tags[i]));
    if (reply->n_tags > 0)
        json_set(arena, made, "tags", tags);
    put(made, "message", reply->message, arena);
    put(made, "signatureInfo", reply->signature_info, arena);
    for (size_t i = 0; i < reply->n_references; i++)
        json_append(arena, references, reference_to_json(reply->references[i], arena));
    if (reply->n_references > 0)
        json_set(arena, made, "references", references);
    if (reply->source_integrity_result)
        json_set(arena, made, "sourceIntegrityResult",
                 integrity_result_to_json(reply->source_integrity_result, arena));
    return made;
}

int get_application_revision_metadata(struct api_call *call, const struct json **reply,
                                      struct error *err)
{
    static const struct repo_method method = {
        "GetRevisionMetadata", &argosy__repo__get_revision_metadata_reply__descriptor
    };
    Argosy__Repo__GetRevisionMetadataRequest request;
    struct str revision = json_string(json_get(call->request, "revision"));
    struct application_source source;
    const ProtobufCMessage *message;

    argosy__repo__get_revision_metadata_request__init(&request);
    if (find_source(call, &source, err) < 0)
        return -1;
    request.repository = repo_questions_repository(call, &subject_of(call)->app, &source);
    request.revision = arena_strndup(call->arena, revision.ptr, revision.len);
    request.source_integrity = integrity_policy_read(&subject_of(call)->project, call->arena);
    request.check_signature = request.source_integrity != NULL;
    if (repo_questions_ask(call, &method, &request.base, &message, err) < 0)
        return -1;
    *reply = to_json((const Argosy__Repo__GetRevisionMetadataReply *)message, call->arena);
    return 0;
}

/* ---- of a chart, of an image ---- */

int get_application_chart_details(struct api_call *call, const struct json **reply,
                                  struct error *err)
{
    static const struct repo_method method = {
        "GetRevisionChartDetails", &argosy__repo__get_revision_chart_details_reply__descriptor
    };
    Argosy__Repo__GetRevisionChartDetailsRequest request;
    struct json *made = json_new_object(call->arena), *maintainers = json_new_array(call->arena);
    const Argosy__Repo__GetRevisionChartDetailsReply *details;
    struct application_source source;
    const ProtobufCMessage *message;

    argosy__repo__get_revision_chart_details_request__init(&request);
    if (find_source(call, &source, err) < 0)
        return -1;
    if (!application_source_is_helm_repository(&source))
        return error_set(err, ERR_UNKNOWN, "no chart found for application: %.*s",
                         STR_ARG(subject_of(call)->app.name));
    request.repository = repo_questions_repository(call, &subject_of(call)->app, &source);
    request.chart = arena_strndup(call->arena, source.chart.ptr, source.chart.len);
    request.revision = arena_printf(call->arena, "%s", json_cstr_at(call->request, "revision"));
    if (repo_questions_ask(call, &method, &request.base, &message, err) < 0)
        return -1;
    details = (const Argosy__Repo__GetRevisionChartDetailsReply *)message;
    put(made, "description", details->description, call->arena);
    put(made, "home", details->home, call->arena);
    for (size_t i = 0; i < details->n_maintainers; i++)
        json_append(call->arena, maintainers, json_new_cstr(call->arena, details->maintainers[i]));
    if (details->n_maintainers > 0)
        json_set(call->arena, made, "maintainers", maintainers);
    *reply = made;
    return 0;
}

int get_application_oci_metadata(struct api_call *call, const struct json **reply,
                                 struct error *err)
{
    static const struct repo_method method = { "GetOciMetadata",
                                               &argosy__repo__get_oci_metadata_reply__descriptor };
    Argosy__Repo__GetOciMetadataRequest request;
    struct json *made = json_new_object(call->arena);
    const Argosy__Repo__GetOciMetadataReply *metadata;
    struct application_source source;
    const ProtobufCMessage *message;

    argosy__repo__get_oci_metadata_request__init(&request);
    if (find_source(call, &source, err) < 0)
        return -1;
    request.repository = repo_questions_repository(call, &subject_of(call)->app, &source);
    request.revision = arena_printf(call->arena, "%s", json_cstr_at(call->request, "revision"));
    if (repo_questions_ask(call, &method, &request.base, &message, err) < 0)
        return -1;
    metadata = (const Argosy__Repo__GetOciMetadataReply *)message;
    put(made, "createdAt", metadata->created_at, call->arena);
    put(made, "authors", metadata->authors, call->arena);
    put(made, "imageUrl", metadata->image_url, call->arena);
    put(made, "docsUrl", metadata->docs_url, call->arena);
    put(made, "sourceUrl", metadata->source_url, call->arena);
    put(made, "version", metadata->version, call->arena);
    put(made, "description", metadata->description, call->arena);
    *reply = made;
    return 0;
}
