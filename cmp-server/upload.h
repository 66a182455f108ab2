#pragma once

#include "base/error.h"
#include "base/str.h"
#include "plugin.pb-c.h"

#include <stdint.h>

/**
 * A repository as it arrives, message by message: first what is to be known about it, then a
 * gzipped tar in pieces, which go to a file.
 */
struct upload;

/** `folder` is where the file is made; it is gone when the upload is freed. */
struct upload *upload_new(const char *folder, int64_t max_bytes) MUST_USE;
void upload_free(struct upload *upload);
DEFINE_CLEANUP(struct upload *, upload_free)

/** The next message, packed. */
int upload_add(struct upload *upload, struct str message, struct error *err) MUST_USE;

/** All has come: its digest is right. The file's descriptor is the upload's. Blocks. */
int upload_finish(struct upload *upload, int *fd, struct error *err) MUST_USE;

/** After the first message; lives as long as the upload. */
const Plugin__ManifestRequestMetadata *upload_metadata(const struct upload *upload);
