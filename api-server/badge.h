#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct http_request;

/** What a status badge says, see badge_draw(). Empty texts are not shown. */
struct badge {
    struct str health, sync; /* words of an Application's status */
    bool is_not_found;
    struct str name;     /* the application's, on a row of its own */
    struct str revision; /* as it is to be shown */
    bool has_revision_column;
    int width; /* 0: as wide as it needs */
};

/** The picture, as SVG, in `arena`. Pure. */
struct str badge_draw(const struct badge *badge, struct arena *arena);

/**
 * GET /api/badge?name=&namespace=&project=&revision=true&keepFullRevision=true&showAppName=true&
 * width=: the status of an application, or of all of some projects, for anybody, where
 * statusbadge.enabled says so. `context` is the struct api_server.
 */
void badge_handle(struct http_request *request, void *context);
