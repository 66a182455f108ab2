#pragma once

#include "base/error.h"
#include "base/options.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** What argosy-cmp-server was told; texts live in the arena of config_read(). */
struct config {
    const char *log_format, *log_level;
    const char *config_folder; /* plugin.yaml is in it */
    const char *otlp_address;
    struct option_list otlp_headers, otlp_attrs;
    const char *socket_folder, *work_folder, *temporary_folder;
    int64_t max_archive_bytes, max_unpacked_bytes;
    bool otlp_insecure;
};

/** 1: `*config` is set; 0: --help was asked for and printed. */
int config_read(char *const *argv, struct arena *arena, struct config *config,
                struct error *err) MUST_USE;
