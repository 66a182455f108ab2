#pragma once

struct api_resource;
struct cluster;
struct event;
struct json;
struct write;
struct faults;

/** CustomResourceDefinitions: what they say can be asked for as soon as they are there. */

/** A definition was made, changed or deleted (other objects are no matter). */
void custom_resources_see(struct cluster *cluster, struct api_resource *resource,
                          const struct event *event);

/** A kind rule: names and conditions of a definition. */
void custom_resources_prepare(const struct write *write, const struct json *old,
                              struct json *object);
void custom_resources_validate(const struct json *old, const struct json *object,
                               struct faults *faults);
