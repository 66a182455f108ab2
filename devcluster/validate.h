#pragma once

#include "refuse.h"

struct json;

/** What is checked of built-in kinds (kind_rules.h); `old` is NULL at creation. */

void validate_pod(const struct json *old, const struct json *object, struct faults *faults);
void validate_deployment(const struct json *old, const struct json *object, struct faults *faults);
void validate_workload(const struct json *old, const struct json *object, struct faults *faults);
void validate_stateful_set(const struct json *old, const struct json *object,
                           struct faults *faults);
void validate_replication_controller(const struct json *old, const struct json *object,
                                     struct faults *faults);
void validate_job(const struct json *old, const struct json *object, struct faults *faults);
void validate_cron_job(const struct json *old, const struct json *object, struct faults *faults);
void validate_service(const struct json *old, const struct json *object, struct faults *faults);
void validate_secret(const struct json *old, const struct json *object, struct faults *faults);
void validate_config_map(const struct json *old, const struct json *object, struct faults *faults);
void validate_claim(const struct json *old, const struct json *object, struct faults *faults);
void validate_volume(const struct json *old, const struct json *object, struct faults *faults);
void validate_storage_node(const struct json *old, const struct json *object,
                           struct faults *faults);
void validate_api_service(const struct json *old, const struct json *object, struct faults *faults);
void validate_service_range(const struct json *old, const struct json *object,
                            struct faults *faults);
void validate_binding(const struct json *old, const struct json *object, struct faults *faults);
