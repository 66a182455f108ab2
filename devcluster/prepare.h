#pragma once

struct json;
struct write;

/** What the server fills into objects of built-in kinds (kind_rules.h); `old` is NULL at creation.
 * The functions stand beside what is checked of the same kind, in validate_workload.c and
 * validate_other.c; services have files of their own. */

void prepare_namespace(const struct write *write, const struct json *old, struct json *object);
void prepare_pod(const struct write *write, const struct json *old, struct json *object);
void prepare_service(const struct write *write, const struct json *old, struct json *object);
void prepare_claim(const struct write *write, const struct json *old, struct json *object);
void prepare_volume(const struct write *write, const struct json *old, struct json *object);
void prepare_request(const struct write *write, const struct json *old, struct json *object);
void prepare_new_daemon_set(const struct write *write, struct json *object);
void prepare_daemon_set(const struct write *write, const struct json *old, struct json *object);
void prepare_job(const struct write *write, const struct json *old, struct json *object);
