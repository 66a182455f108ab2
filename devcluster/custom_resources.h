#pragma once

#include <stdbool.h>

struct api_resource;
struct arena;
struct cluster;
struct event;
struct json;
struct write;
struct faults;

/** CustomResourceDefinitions: what they say can be asked for as soon as they are there. */

/** A definition was made, changed or deleted (other objects are no matter). */
void custom_resources_see(struct cluster *cluster, struct api_resource *resource,
                          const struct event *event);

/** The finalizer that a definition gets when it is deleted: its objects go first. */
#define CUSTOM_RESOURCES_FINALIZER "customresourcecleanup.apiextensions.k8s.io"
/** The condition that says how far that is. */
void custom_resources_set_terminating(struct json *definition, const char *reason,
                                      const char *message, struct arena *arena);
/** Is the definition of these objects being deleted? */
bool custom_resources_are_ending(const struct cluster *cluster,
                                 const struct api_resource *resource);

/** The fields that a definition has by default. */
void custom_resources_default(struct json *definition, struct arena *arena);
/** A kind rule: names and conditions of a definition. */
void custom_resources_prepare(const struct write *write, const struct json *old,
                              struct json *object);
void custom_resources_validate(const struct json *old, const struct json *object,
                               struct faults *faults);
