#pragma once

#include "method.h"

struct json_doc;

/* What the files of this folder share. */

/** The AppProject as the cluster has it, in the call's arena. */
int project_fetch(struct api_call *call, struct str name, const struct json **out,
                  struct error *err) MUST_USE;

/** What a write was answered with is known at once. */
void project_remember(const struct api_call *call, const struct json *project);

/** Its rules, and the policies of its roles. */
int project_check(const struct json *project, struct arena *arena, struct error *err) MUST_USE;

/** The same, before it is made or its tokens change; then errors say what they are about. */
int project_check_first(const struct json *project, struct arena *arena,
                        struct error *err) MUST_USE;

/** Write it as it is now; a conflict when somebody else was faster. */
int project_replace(struct api_call *call, const struct json *project, const struct json **out,
                    struct error *err) MUST_USE;

/** What an update of a project means for clusters, repositories and applications. */
int project_may_become(struct api_call *call, const struct json *old, const struct json *new_one,
                       struct error *err) MUST_USE;

/* ---- handlers ---- */

int project_create(struct api_call *call, const struct json **reply, struct error *err);
int project_update(struct api_call *call, const struct json **reply, struct error *err);
int project_delete(struct api_call *call, const struct json **reply, struct error *err);
int project_create_token(struct api_call *call, const struct json **reply, struct error *err);
int project_delete_token(struct api_call *call, const struct json **reply, struct error *err);
int project_detail(struct api_call *call, const struct json **reply, struct error *err);
int project_globals(struct api_call *call, const struct json **reply, struct error *err);

/** CreateToken and DeleteToken: who may change the project, or is in a group of the role. */
int project_may_token(struct api_call *call, struct error *err);
