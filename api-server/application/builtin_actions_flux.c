/* Actions of what Flux' controllers work on. */
#include "application/builtin_actions_parts.h"

static const struct builtin_action reconciled[] = {
    { "reconcile",
      ANNOTATE("reconcile.fluxcd.io/requestedAt", "'By Argo CD at: ' .. os.date('!%Y-%m-%dT%X')") },
    { "resume", UNSUSPEND },
    { "suspend", SET("suspend", "true") },
    END,
};
#define SUSPENDABLE                                                                                \
    "local stopped = obj.spec.suspend == true\n"                                                   \
    "local actions = {suspend = {disabled = stopped}, resume = {disabled = not stopped}}\n"
#define RECONCILED SUSPENDABLE "actions['reconcile'] = {disabled = stopped}\nreturn actions\n"

static const struct builtin_action told[] = {
    { "resume", UNSUSPEND },
    { "suspend", SET("suspend", "true") },
    END,
};
#define TOLD SUSPENDABLE "return actions\n"

const struct builtin_actions builtin_actions_flux[] = {
    { "helm.toolkit.fluxcd.io/HelmRelease", RECONCILED, reconciled },
    { "image.toolkit.fluxcd.io/ImageRepository", RECONCILED, reconciled },
    { "image.toolkit.fluxcd.io/ImageUpdateAutomation", RECONCILED, reconciled },
    { "kustomize.toolkit.fluxcd.io/Kustomization", RECONCILED, reconciled },
    { "notification.toolkit.fluxcd.io/Alert", TOLD, told },
    { "notification.toolkit.fluxcd.io/Provider", TOLD, told },
    { "notification.toolkit.fluxcd.io/Receiver", RECONCILED, reconciled },
    { "source.toolkit.fluxcd.io/Bucket", RECONCILED, reconciled },
    { "source.toolkit.fluxcd.io/GitRepository", RECONCILED, reconciled },
    { "source.toolkit.fluxcd.io/HelmChart", RECONCILED, reconciled },
    { "source.toolkit.fluxcd.io/HelmRepository", RECONCILED, reconciled },
    { "source.toolkit.fluxcd.io/OCIRepository", RECONCILED, reconciled },
    { NULL, NULL, NULL },
};
