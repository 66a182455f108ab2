#pragma once

/* Private to repository/: the handlers and rules that the tables of methods name. */

#include "call.h"
#include "repository/repositories.h"

struct json;

/* ---- rights: each finds what it is about and leaves it in `call->subject` ---- */

/** The repository that a request names, as it takes effect; its own words of refusal. */
int repository_may_get(struct api_call *call, struct error *err);
int repository_may_get_write(struct api_call *call, struct error *err);
int repository_may_delete(struct api_call *call, struct error *err);
int repository_may_delete_write(struct api_call *call, struct error *err);
int repository_may_create(struct api_call *call, struct error *err);
int repository_may_create_write(struct api_call *call, struct error *err);
int repository_may_update(struct api_call *call, struct error *err);
int repository_may_update_write(struct api_call *call, struct error *err);
int repository_may_validate(struct api_call *call, struct error *err);
int repository_may_validate_write(struct api_call *call, struct error *err);
int repository_may_look_into(struct api_call *call, struct error *err);
int repository_may_list_apps(struct api_call *call, struct error *err);
int repository_may_get_details(struct api_call *call, struct error *err);

/** Writing is off unless manifests are hydrated: ERR_UNIMPLEMENTED "hydrator is disabled". */
int repository_check_hydrator(const struct api_call *call, struct error *err) MUST_USE;

/* ---- what answers ---- */

int repository_list(struct api_call *call, const struct json **reply, struct error *err);
int repository_list_write(struct api_call *call, const struct json **reply, struct error *err);
int repository_get(struct api_call *call, const struct json **reply, struct error *err);
int repository_get_write(struct api_call *call, const struct json **reply, struct error *err);
int repository_create(struct api_call *call, const struct json **reply, struct error *err);
int repository_create_write(struct api_call *call, const struct json **reply, struct error *err);
int repository_update(struct api_call *call, const struct json **reply, struct error *err);
int repository_update_write(struct api_call *call, const struct json **reply, struct error *err);
int repository_delete(struct api_call *call, const struct json **reply, struct error *err);
int repository_delete_write(struct api_call *call, const struct json **reply, struct error *err);
int repository_validate(struct api_call *call, const struct json **reply, struct error *err);
int repository_validate_write(struct api_call *call, const struct json **reply, struct error *err);

int repository_list_refs(struct api_call *call, const struct json **reply, struct error *err);
int repository_list_oci_tags(struct api_call *call, const struct json **reply, struct error *err);
int repository_get_helm_charts(struct api_call *call, const struct json **reply, struct error *err);
int repository_list_apps(struct api_call *call, const struct json **reply, struct error *err);
int repository_get_details(struct api_call *call, const struct json **reply, struct error *err);
