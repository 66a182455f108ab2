#include "application/app_state.h"
#include "application/methods.h"
#include "application/refresh.h"
#include "application/repo_questions.h"
#include "application/subject.h"
#include "base/log.h"
#include "data/json.h"

/* What the repo-server keeps of the sources is made anew; the refresh that follows finds it. */
static void forget_details(struct api_call *call, struct subject *subject)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (repo_questions_drop_details(call, subject, &err) < 0)
        log_warn("cannot read the details of an application anew", F("app", subject->app.name.ptr),
                 F("error", error_text(&err)));
}

/* A version that is none: the original asks the cluster with it, and tells nobody what that says.
 */
static bool asks_for_no_version(const struct api_call *call)
{
    struct str version = json_string(json_get(call->request, "resourceVersion"));

    for (size_t i = 0; i < version.len; i++)
        if (version.ptr[i] < '0' || version.ptr[i] > '9')
            return true;
    return false;
}

int get_application(struct api_call *call, const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    const struct json *refresh = json_get(call->request, "refresh");
    bool is_hard = str_equals(json_string(refresh), "hard");

    if (asks_for_no_version(call))
        return error_set(err, ERR_FORBIDDEN, "permission denied");
    if (refresh) {
        if (is_hard)
            forget_details(call, subject);
        if (application_refresh(call, subject, is_hard, err) < 0)
            return -1;
    }
    *reply = app_state_add_health(call->server, json_doc_root(subject->document), call->arena);
    return 0;
}
