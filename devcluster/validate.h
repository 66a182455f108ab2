#pragma once

#include "refusal.h"

struct json;
struct write;

/** What is special about built-in kinds (kind_rules.h): what the server fills in and checks. */

void prepare_namespace(const struct write *write, const struct json *old, struct json *object);
void prepare_pod(const struct write *write, const struct json *old, struct json *object);
void prepare_service(const struct write *write, const struct json *old, struct json *object);
void prepare_secret(const struct write *write, const struct json *old, struct json *object);
void prepare_claim(const struct write *write, const struct json *old, struct json *object);
void prepare_volume(const struct write *write, const struct json *old, struct json *object);
void prepare_job(const struct write *write, const struct json *old, struct json *object);

void validate_pod(const struct json *old, const struct json *object, struct faults *faults);
void validate_deployment(const struct json *old, const struct json *object, struct faults *faults);
void validate_workload(const struct json *old, const struct json *object, struct faults *faults);
void validate_stateful_set(const struct json *old, const struct json *object,
                           struct faults *faults);
void validate_job(const struct json *old, const struct json *object, struct faults *faults);
void validate_cron_job(const struct json *old, const struct json *object, struct faults *faults);
void validate_service(const struct json *old, const struct json *object, struct faults *faults);
void validate_secret(const struct json *old, const struct json *object, struct faults *faults);
void validate_config_map(const struct json *old, const struct json *object, struct faults *faults);
void validate_claim(const struct json *old, const struct json *object, struct faults *faults);
void validate_binding(const struct json *old, const struct json *object, struct faults *faults);
