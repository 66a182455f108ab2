#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** What argosy-devcluster was started with; see the table in config.c. */
struct config {
    const char *address;
    int port;
    int clusters;
    const char *data_folder;    /* "": nothing is kept */
    const char *kubeconfig_out; /* "": none is written */
    const char *admin_address;
    int admin_port; /* -1: none */
    const char *token;
    const char *client_authorities; /* a file; "": none besides our own */
    int64_t progress_delay_ms;
    int nodes;
    bool without_controllers;
    const char *controllers; /* "*" or resources at commas */
    const char *log_format, *log_level;
};

/** 1: go on; 0: --help was asked for and printed; -1. Texts live in `arena`. */
int config_read(char *const *argv, struct arena *arena, struct config *out,
                struct error *err) MUST_USE;
