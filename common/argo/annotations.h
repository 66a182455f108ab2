#pragma once

/** Keys of annotations, labels and finalizers that several places name. */

#define ANNOTATION_REFRESH "argocd.argoproj.io/refresh"
#define ANNOTATION_HYDRATE "argocd.argoproj.io/hydrate"
#define ANNOTATION_SKIP_RECONCILE "argocd.argoproj.io/skip-reconcile"
#define ANNOTATION_DELETION_APPROVED "argocd.argoproj.io/deletion-approved"
#define ANNOTATION_GENERATE_PATHS "argocd.argoproj.io/manifest-generate-paths"
#define ANNOTATION_IGNORE_HEALTH "argocd.argoproj.io/ignore-healthcheck"
#define ANNOTATION_IGNORE_UPDATES "argocd.argoproj.io/ignore-resource-updates"
#define ANNOTATION_IGNORE_DEFAULT_LINKS "argocd.argoproj.io/ignore-default-links"
#define ANNOTATION_MANAGED_BY_URL "argocd.argoproj.io/managed-by-url"
#define ANNOTATION_LINK_PREFIX "link.argocd.argoproj.io/"

#define LABEL_SECRET_TYPE "argocd.argoproj.io/secret-type"

#define FINALIZER_CASCADE "resources-finalizer.argocd.argoproj.io"
#define FINALIZER_CASCADE_FOREGROUND "resources-finalizer.argocd.argoproj.io/foreground"
#define FINALIZER_CASCADE_BACKGROUND "resources-finalizer.argocd.argoproj.io/background"
#define FINALIZER_PRE_DELETE "pre-delete-finalizer.argocd.argoproj.io"
#define FINALIZER_PRE_DELETE_CLEANUP "pre-delete-finalizer.argocd.argoproj.io/cleanup"
#define FINALIZER_POST_DELETE "post-delete-finalizer.argocd.argoproj.io"
#define FINALIZER_POST_DELETE_CLEANUP "post-delete-finalizer.argocd.argoproj.io/cleanup"
