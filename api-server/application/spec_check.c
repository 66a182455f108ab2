#include "application/spec_check.h"

#include "application/repo_questions.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/annotations.h"
#include "argo/application_validate.h"
#include "argo/conditions.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "call.h"

int spec_check_error_prefix(struct error *err, const char *text)
{
    return err->code == ERR_UNKNOWN ? error_prefix(err, "%s", text) : -1;
}

/* An earlier source has the name of source `index`. */
static bool is_name_taken(const struct application *app, size_t index)
{
    struct str name = app->sources[index].name;

    for (size_t i = 0; i < index && !str_is_empty(name); i++)
        if (str_equal(app->sources[i].name, name))
            return true;
    return false;
}

int spec_check_names(const struct subject *subject, struct error *err)
{
    const struct application *app = &subject->app;

    if (str_is_empty(app->name))
        return error_set(err, ERR_UNKNOWN, "resource name may not be empty");
    for (size_t i = 0; i < app->source_count; i++) {
        if (is_name_taken(app, i))
            return error_set(err, ERR_UNKNOWN, "application %.*s has duplicate source name: %.*s",
                             STR_ARG(app->name), STR_ARG(app->sources[i].name));
    }
    return 0;
}

/* ---- what is found wrong ---- */

static int tell(const struct subject *subject, const struct conditions *conditions,
                struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    if (conditions->count == 0)
        return 0;
    for (size_t i = 0; i < conditions->count; i++)
        strbuf_printf(&text, "%s%s: %.*s", i > 0 ? ";" : "",
                      condition_type_name(conditions->items[i].type),
                      STR_ARG(conditions->items[i].message));
    return error_set(err, ERR_INVALID, "application spec for %.*s is invalid: %s",
                     STR_ARG(subject->app.name), text.ptr);
}

/* ---- repositories ---- */

/* The branch that is hydrated may not be there yet: its dry source is looked at instead. */
static struct render_question sources_to_check(struct api_call *call, const struct subject *subject)
{
    const struct application_source *dry = application_dry_source(&subject->app, call->arena);
    size_t count = dry ? 1 : subject->app.source_count;

    return (struct render_question){
        .sources = dry ? dry : subject->app.sources,
        .revisions = arena_alloc(call->arena, (count + 1) * sizeof(struct str)),
        .source_count = count,
    };
}

static void test_repositories(struct api_call *call, const struct subject *subject,
                              const struct render_question *checked, struct conditions *conditions)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    for (size_t i = 0; i < checked->source_count; i++) {
        CLEANUP(error_release) struct error err = { 0 };

        if (repo_questions_test(call, subject, &checked->sources[i], &err) < 0)
            strbuf_printf(&text, "%s%s", text.len > 0 ? "; " : "", error_text(&err));
    }
    if (text.len > 0)
        conditions_addf(conditions, call->arena, CONDITION_INVALID_SPEC_ERROR,
                        "repository not accessible: repositories not accessible: %s", text.ptr);
}

/* What is missing is told where the project is asked about the source. */
static bool is_complete(const struct application_source *source)
{
    if (str_is_empty(source->repo_url) ||
        (str_is_empty(source->path) && str_is_empty(source->chart) && str_is_empty(source->ref)))
        return false;
    return !application_source_is_helm_repository(source) || !str_is_empty(source->target_revision);
}

static int render(struct api_call *call, struct subject *subject,
                  const struct render_question *question, struct conditions *conditions,
                  struct error *err)
{
    static const struct repo_method method = { "GenerateManifest",
                                               &argosy__repo__generate_manifest_reply__descriptor };
    struct manifest_request request;

    if (repo_questions_prepare(call, subject, question, &request, err) < 0)
        return -1;
    for (size_t i = 0; i < question->source_count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        const struct application_source *source = &question->sources[i];
        Argosy__Repo__GenerateManifestRequest message;
        const ProtobufCMessage *reply;

        if (!is_complete(source))
            continue;
        manifest_request_fill(&request, i, call->arena, &message);
        if (repo_questions_ask(call, &method, &message.base, &reply, &problem) < 0)
            conditions_addf(conditions, call->arena, CONDITION_INVALID_SPEC_ERROR,
                            "Unable to generate manifests in %.*s: %s", STR_ARG(source->path),
                            repo_questions_error_text(&problem, call->arena));
    }
    return 0;
}

static int check_types(struct api_call *call, const struct render_question *checked,
                       struct error *err)
{
    for (size_t i = 0; i < checked->source_count; i++) {
        const char *type;

        if (application_source_explicit_type(&checked->sources[i], call->arena, &type, err) < 0)
            return error_set(err, ERR_UNKNOWN,
                             "error validating the repo: error verifying source type: %s",
                             error_text(err));
    }
    return 0;
}

static int check_repositories(struct api_call *call, struct subject *subject, struct error *err)
{
    const struct render_question checked = sources_to_check(call, subject);
    struct conditions conditions = { 0 };

    test_repositories(call, subject, &checked, &conditions);
    if (check_types(call, &checked, err) < 0)
        return -1;
    if (tell(subject, &conditions, err) < 0 ||
        render(call, subject, &checked, &conditions, err) < 0)
        return -1;
    return tell(subject, &conditions, err);
}

/* ---- all of it ---- */

/* A link that a browser may follow. */
static void check_managed_by(const struct application *app, struct conditions *conditions,
                             struct arena *arena)
{
    struct str url = str_of(application_annotation(app, ANNOTATION_MANAGED_BY_URL));
    bool is_web = (str_has_prefix(url, STR("https://")) && url.len > 8) ||
                  (str_has_prefix(url, STR("http://")) && url.len > 7);

    if (!str_is_empty(url) && !is_web)
        conditions_add(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                       "invalid managed-by URL: URL must use http or https protocol");
}

int spec_check(struct api_call *call, struct subject *subject, bool asks_repositories,
               struct error *err)
{
    struct conditions conditions = { 0 };
    struct target *target;

    if (targets_find(call, &subject->app.destination, &target, err) < 0)
        return error_set(err, ERR_INVALID, "application destination spec for %.*s is invalid: %s",
                         STR_ARG(subject->app.name), error_text(err));
    if (subject_project(call, subject, err) < 0 ||
        (asks_repositories && check_repositories(call, subject, err) < 0))
        return -1;
    application_validate(&subject->app, &subject->project, &target->info, NULL, &conditions,
                         call->arena);
    check_managed_by(&subject->app, &conditions, call->arena);
    return tell(subject, &conditions, err);
}
