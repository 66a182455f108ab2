#pragma once

#include "base/str.h"
#include "repo_server.pb-c.h"

struct arena;

/** What a rendered application is kept under, as the original names it: other releases find it. */
struct manifest_key {
    const char *revision; /* the commit */
    struct str source;    /* ApplicationSource as JSON */
    Argosy__Repo__RefSource **refs;
    size_t ref_count;
    const char *const *ref_revisions; /* a commit each, "" where it is not used; NULL: all unused */
    const char *namespace;
    const char *tracking_method, *app_label_key, *app_name, *installation_id;
    const Argosy__Repo__SourceIntegrity *integrity; /* NULL: none */
    const char *kube_version;
    char *const *api_versions;
    size_t api_version_count;
    int helm_rules; /* 3: another Helm than the original's, whose results are kept apart */
};

/** "mfst|…", without the version and ".gz" that a store adds. */
const char *manifest_key_text(const struct manifest_key *key, struct arena *arena);

/** "appdetails|…"; of a key's members the revision, the source, the refs and the method count. */
const char *app_details_key_text(const struct manifest_key *key, struct arena *arena);
