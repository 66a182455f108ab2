#pragma once

#include "method.h"

/**
 * application.ApplicationService: what answers each of its methods, by file. Handlers expect that
 * the rule of their method has run: see methods.c.
 */
extern const struct api_method application_methods[];

/* list.c, get.c, watch.c */
int list_applications(struct api_call *call, const struct json **reply, struct error *err) MUST_USE;
int get_application(struct api_call *call, const struct json **reply, struct error *err) MUST_USE;
int watch_applications(struct api_call *call, struct api_stream *stream,
                       struct error *err) MUST_USE;

/* create.c, update.c, delete.c */
int may_create_application(struct api_call *call, struct error *err) MUST_USE;
int may_update_application(struct api_call *call, struct error *err) MUST_USE;
int create_application(struct api_call *call, const struct json **reply,
                       struct error *err) MUST_USE;
int update_application(struct api_call *call, const struct json **reply,
                       struct error *err) MUST_USE;
int update_application_spec(struct api_call *call, const struct json **reply,
                            struct error *err) MUST_USE;
int patch_application(struct api_call *call, const struct json **reply, struct error *err) MUST_USE;
int delete_application(struct api_call *call, const struct json **reply,
                       struct error *err) MUST_USE;

/* sync.c, rollback.c, terminate.c, sync_windows.c */
int sync_application(struct api_call *call, const struct json **reply, struct error *err) MUST_USE;
int rollback_application(struct api_call *call, const struct json **reply,
                         struct error *err) MUST_USE;
int terminate_application_operation(struct api_call *call, const struct json **reply,
                                    struct error *err) MUST_USE;
int get_application_sync_windows(struct api_call *call, const struct json **reply,
                                 struct error *err) MUST_USE;

/* managed_resources.c, resource_tree.c */
int list_application_managed_resources(struct api_call *call, const struct json **reply,
                                       struct error *err) MUST_USE;
int get_application_tree(struct api_call *call, const struct json **reply,
                         struct error *err) MUST_USE;
int watch_application_tree(struct api_call *call, struct api_stream *stream,
                           struct error *err) MUST_USE;
int compare_server_side(struct api_call *call, const struct json **reply,
                        struct error *err) MUST_USE;

/* resource.c, resource_events.c, actions.c */
int may_patch_application_resource(struct api_call *call, struct error *err) MUST_USE;
int may_delete_application_resource(struct api_call *call, struct error *err) MUST_USE;
int may_run_application_action(struct api_call *call, struct error *err) MUST_USE;
int get_application_resource(struct api_call *call, const struct json **reply,
                             struct error *err) MUST_USE;
int patch_application_resource(struct api_call *call, const struct json **reply,
                               struct error *err) MUST_USE;
int delete_application_resource(struct api_call *call, const struct json **reply,
                                struct error *err) MUST_USE;
int list_application_events(struct api_call *call, const struct json **reply,
                            struct error *err) MUST_USE;
int list_application_actions(struct api_call *call, const struct json **reply,
                             struct error *err) MUST_USE;
int run_application_action(struct api_call *call, const struct json **reply,
                           struct error *err) MUST_USE;

/* manifests.c, revision.c */
int get_application_manifests(struct api_call *call, const struct json **reply,
                              struct error *err) MUST_USE;
int get_application_manifests_of_files(struct api_call *call, const struct json **reply,
                                       struct error *err) MUST_USE;
int get_application_revision_metadata(struct api_call *call, const struct json **reply,
                                      struct error *err) MUST_USE;
int get_application_chart_details(struct api_call *call, const struct json **reply,
                                  struct error *err) MUST_USE;
int get_application_oci_metadata(struct api_call *call, const struct json **reply,
                                 struct error *err) MUST_USE;

/* pod_logs.c, links.c */
int stream_application_logs(struct api_call *call, struct api_stream *stream,
                            struct error *err) MUST_USE;
int list_application_links(struct api_call *call, const struct json **reply,
                           struct error *err) MUST_USE;
int list_application_resource_links(struct api_call *call, const struct json **reply,
                                    struct error *err) MUST_USE;
