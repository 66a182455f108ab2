#pragma once

/** What we say we are: the release of Argo CD whose API this is, and our own. */
#define RELEASE_VERSION "v3.5.1+argosy.0.1.0"
