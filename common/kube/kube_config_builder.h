#pragma once

#include "base/arena.h"
#include "kube/kube_config.h"

struct arena;

/*
 * A configuration being put together; shared by the places it can come from. Everything it points
 * at is in its arena, so that one release frees it.
 */
struct config_builder {
    struct kube_config config;
    struct arena *arena;
};

void config_builder_init(struct config_builder *builder);
void config_builder_release(struct config_builder *builder);
DEFINE_CLEANUP_VALUE(struct config_builder, config_builder_release)

/** The finished configuration; the builder is empty afterwards. */
const struct kube_config *config_builder_finish(struct config_builder *builder);

/** A copy in the arena; NULL for NULL and "". */
const char *config_text(struct config_builder *builder, struct str text);
/** The same for what is wiped before it is freed. */
const char *config_secret(struct config_builder *builder, struct str text);
struct str config_secret_str(struct config_builder *builder, struct str text);

/** Everything of another configuration, copied. */
void config_copy(struct config_builder *builder, const struct kube_config *from);
void config_copy_impersonation(struct config_builder *builder,
                               const struct kube_impersonation *from);
/** A NULL-terminated list, copied; NULL for NULL. */
const char *const *config_list(struct config_builder *builder, const char *const *list);

/** Set the server: without '/' at its end, with a scheme as client-go adds one. */
void config_set_server(struct config_builder *builder, struct str server, bool has_tls);

/** The account of a pod whose service account is mounted at `folder`. */
int config_load_in_cluster(struct config_builder *builder, const char *folder, struct error *err);

#define SERVICE_ACCOUNT_FOLDER "/var/run/secrets/kubernetes.io/serviceaccount"

enum { CONFIG_FILE_MAX_BYTES = 16 * 1024 * 1024 };

/** A whole file, of at most CONFIG_FILE_MAX_BYTES. ERR_NOT_FOUND when there is none. */
int config_read_file(const char *path, struct arena *arena, struct str *out,
                     struct error *err) MUST_USE;
