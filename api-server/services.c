#include "application/methods.h"
#include "badge.h"
#include "certificate/service_certificate.h"
#include "cluster/service_cluster.h"
#include "gpgkey/service_gpgkey.h"
#include "health/health_service.h"
#include "method.h"
#include "people/logout.h"
#include "people/service_account.h"
#include "people/service_session.h"
#include "project/service_project.h"
#include "reflection/reflection_service.h"
#include "repository/service_repository.h"
#include "server.h"
#include "settings/notification_service.h"
#include "settings/settings_service.h"
#include "version/version.h"
#include "webhook/webhook.h"

#include <stddef.h>

/* A line each, so that two who add one do not meet. */
/* clang-format off */
const struct api_method *const api_services[] = {
    account_methods,
    application_methods,
    certificate_methods,
    cluster_methods,
    gpgkey_methods,
    health_methods,
    notification_methods,
    project_methods,
    reflection_methods,
    repocreds_methods,
    repository_methods,
    session_methods,
    settings_methods,
    version_methods,
    NULL,
};
/* clang-format on */

static void handle_webhook(struct http_request *request, void *context)
{
    const struct api_server *server = context;

    webhook_handle(request, server->webhook);
}

const struct api_page api_pages[] = {
    { "/auth/logout", logout_handle },
    { "/api/badge", badge_handle },
    { "/api/webhook", handle_webhook },
    { NULL, NULL },
};
