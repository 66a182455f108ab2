#pragma once

#include "argo/source.h"
#include "base/error.h"
#include "references.h"
#include "repo_server.pb-c.h"
#include "source_integrity.h"

struct arena;
struct material;
struct repo_server;

/** What manifests are rendered from: a source, and the files of others that it names. */
struct rendered_sources {
    const Argosy__Repo__GenerateManifestRequest *request;
    const struct application_source *source;
    const struct material *material;
    const struct references *references;
};

/** As source_integrity_applies(), for any of them. */
int rendered_integrity_applies(struct repo_server *server, const struct rendered_sources *sources,
                               struct arena *arena, const char **keyring,
                               struct error *err) MUST_USE;

/** As source_integrity_verify(), for all of them; the files of the source are here. */
int rendered_integrity_verify(struct repo_server *server, const struct rendered_sources *sources,
                              struct arena *arena, struct integrity_answer *out,
                              struct error *err) MUST_USE;
