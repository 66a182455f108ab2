#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct child_result;
struct kube_config;
struct kube_exec;

/* What is said to a credential plugin, and what it answers. */

#define EXEC_V1 "client.authentication.k8s.io/v1"
#define EXEC_V1BETA1 "client.authentication.k8s.io/v1beta1"

#define EXEC_HELP                                                                                  \
    "\n\nIt looks like you are trying to use a client-go credential plugin that is not "           \
    "installed.\n\nTo learn more about this feature, consult the documentation available at:\n"    \
    "      https://kubernetes.io/docs/reference/access-authn-authz/authentication/"                \
    "#client-go-credential-plugins"

/** On the heap, wiped when it is released. */
struct exec_credential {
    char *token; /* NULL: none */
    struct str certificate, key;
    int64_t expiry_ms; /* since 1970; 0: never */
};
void exec_credential_release(struct exec_credential *credential);
DEFINE_CLEANUP_VALUE(struct exec_credential, exec_credential_release)

const char *const *exec_credential_argv(const struct kube_exec *exec, struct arena *arena);
/** Ours, the plugin's own, and KUBERNETES_EXEC_INFO; ends with NULL. */
const char *const *exec_credential_environment(const struct kube_config *config,
                                               struct arena *arena);
/** Errors in client-go's words. */
int exec_credential_parse(const struct kube_exec *exec, const struct child_result *result,
                          struct exec_credential *out, struct error *err) MUST_USE;
