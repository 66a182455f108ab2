#pragma once

#include "base/error.h"

#include <stddef.h>

struct cluster;
struct config;
struct loop;

/**
 * The port for operators and tests:
 *     GET /metrics, GET /healthz
 *     GET, PUT, DELETE /faults[?cluster=N]       the rules of fault_rules.h
 *     POST /clusters/{number}/drop-watches       end all watches
 *     POST /clusters/{number}/forget-events      so that watches from before get 410
 */
struct admin;

int admin_open(const struct config *config, struct loop *loop, struct cluster *const *clusters,
               size_t count, struct admin **out, struct error *err) MUST_USE;
void admin_close(struct admin *admin);
int admin_port(const struct admin *admin);
