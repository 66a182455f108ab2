#include "application/app_state.h"
#include "application/application_store.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/tree_feed.h"
#include "server.h"

int get_application_tree(struct api_call *call, const struct json **reply, struct error *err)
{
    return app_state_tree(call, subject_of(call), reply, err);
}

int watch_application_tree(struct api_call *call, struct api_stream *stream, struct error *err)
{
    const struct application *app = &subject_of(call)->app;

    (void)err;
    tree_feeds_join(application_store_feeds(call->server->applications),
                    subject_instance(call, app), subject_object(call, app, call->arena), stream);
    return 0;
}
