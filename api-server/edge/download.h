#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct http_request;

/** The command line for others to take along: the program `argocd`, where it stands in PATH. */
struct download;

struct download *download_new(void) MUST_USE;
void download_free(struct download *download);
DEFINE_CLEANUP(struct download *, download_free)

/** /download/argocd-linux, and with the name of this machine's architecture behind it. */
bool download_serves(const struct download *download, struct str path);

void download_handle(struct http_request *request, const struct download *download);
