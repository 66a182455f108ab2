#pragma once

/** What we say we are: the release of Argo CD whose API this is, and our own. */
#define RELEASE_VERSION "v3.5.1+argosy.0.1.0"

/**
 * Whose behaviour the built-in renderers and writers have, in the form that the programs tell their
 * versions in.
 */
#define RELEASE_KUSTOMIZE "v5.8.1 builtin"
#define RELEASE_HELM "v4.2.0+builtin"
#define RELEASE_JSONNET "v0.20.0"
#define RELEASE_KUBECTL "v0.36.1"

struct arena;

/** What this machine is, as Go names it: "amd64". */
const char *release_architecture(struct arena *arena);
