#pragma once

/* A catalog on a small cluster that is its own: put objects there, then let it read them. */

#include "argo/catalog.h"
#include "argo/settings.h"
#include "fake/cluster.h"

struct fake_catalog {
    struct fake_cluster cluster;
    struct catalog *catalog;
    bool is_ready;
};

static inline void fake_catalog_on_application(void *context, const char *key,
                                               struct json_doc *before, struct json_doc *now)
{
    (void)context;
    (void)key;
    (void)before;
    (void)now;
}

static inline void fake_catalog_on_project(void *context, struct str name)
{
    (void)context;
    (void)name;
}

static inline void fake_catalog_on_settings(void *context, const struct settings *settings)
{
    (void)context;
    (void)settings;
}

static inline void fake_catalog_on_cluster(void *context, struct str name, struct json_doc *now)
{
    (void)context;
    (void)name;
    (void)now;
}

static inline void fake_catalog_on_repositories(void *context)
{
    (void)context;
}

static inline void fake_catalog_on_ready(void *context)
{
    struct fake_catalog *fake = context;

    fake->is_ready = true;
}

static inline void fake_catalog_start(struct fake_catalog *fake)
{
    const struct catalog_handlers handlers = {
        fake_catalog_on_application,
        fake_catalog_on_project,
        fake_catalog_on_settings,
        fake_catalog_on_cluster,
        fake_catalog_on_repositories,
        fake_catalog_on_ready,
        fake,
    };
    const struct catalog_options options = { .client = fake->cluster.client,
                                             .namespace = "argocd",
                                             .handlers = &handlers };

    fake->catalog = catalog_new(&options);
    if (!fake_run(&fake->cluster.api, &fake->is_ready))
        abort();
}

static inline void fake_catalog_close(struct fake_catalog *fake)
{
    catalog_free(fake->catalog);
    fake_cluster_close(&fake->cluster);
}
