#pragma once

#include "base/strbuf.h"
#include "base/vec.h"
#include "kube/kube_config_builder.h"

struct json;

/* What the files that read kubeconfigs share: kubeconfig_files.c (files, merged), kubeconfig.c (one
 * context resolved), kubeconfig_user.c (who we are in it). */

struct kubeconfig_entry {
    struct str name;
    const struct json *value; /* what stands in `cluster:`, `user:` or `context:` */
    const char *folder;       /* of the file it is from: relative paths start there */
};

struct kubeconfig_entries {
    struct kubeconfig_entry *items;
    size_t count, capacity;
};

/* All files, merged. Values are in the builder's arena. */
struct kubeconfig {
    struct kubeconfig_entries clusters, users, contexts;
    struct str current_context;
    struct config_builder *builder;
    struct arena *arena; /* the builder's */
    const struct kube_config_flags *flags;
    struct strbuf faults; /* ", " in between */
    size_t fault_count;
    bool is_empty_cluster; /* the one fault was that there is no cluster */
};

void kubeconfig_init(struct kubeconfig *files, struct config_builder *builder,
                     const struct kube_config_flags *flags);
void kubeconfig_release(struct kubeconfig *files);
DEFINE_CLEANUP_VALUE(struct kubeconfig, kubeconfig_release)

int kubeconfig_add_text(struct kubeconfig *files, struct str text, const char *folder,
                        struct error *err) MUST_USE;
/** The file of --kubeconfig, else those of KUBECONFIG, else ~/.kube/config. */
int kubeconfig_add_default_files(struct kubeconfig *files, struct error *err) MUST_USE;

/** Note something that is wrong with the context: all of it is told together. */
void kubeconfig_fault(struct kubeconfig *files, const char *fault);

const struct kubeconfig_entry *kubeconfig_find(const struct kubeconfig_entries *list,
                                               struct str name);
bool kubeconfig_is_given(const char *flag);
/** A member of an entry (NULL: of none), or the flag that wins over it. */
struct str kubeconfig_text(const struct kubeconfig_entry *named, const char *member,
                           const char *flag);
/** A path, from the entry's folder where it is relative. */
const char *kubeconfig_path(struct kubeconfig *files, const char *folder, struct str path);

/* A PEM text that stands in the file, or in a file it names. */
struct kubeconfig_pem_source {
    const char *data_member, *file_member;
    const char *flag; /* a file; wins over both */
    const char *what; /* "certificate-authority": how a fault names it */
};

struct str kubeconfig_pem(struct kubeconfig *files, const struct kubeconfig_entry *named,
                          struct str owner, const struct kubeconfig_pem_source *source);

/** Everything of the configuration that says who we are. */
void kubeconfig_set_user(struct kubeconfig *files, const struct kubeconfig_entry *user,
                         struct str name, const struct kubeconfig_entry *cluster);
