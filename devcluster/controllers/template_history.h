#pragma once

struct control;
struct json;

/**
 * The templates that a set of pods had, each as a ControllerRevision: what pods of before are made
 * of, and what a rollout can go back to. A revision's mark stands in the labels of its pods: a
 * stateful set's is its name, a daemon set's the hash in it.
 */

/** That of the template there is now, made when it is missing; NULL when it cannot be. */
const struct json *template_history_newest(struct control *control);
/** NULL when there is none of this name. */
const struct json *template_history_find(struct control *control, const char *name);
const struct json *template_history_template(struct control *control, const struct json *revision);
const char *template_history_name(const struct json *revision);
const char *template_history_mark(const struct control *control, const struct json *revision);

#define TEMPLATE_HISTORY_LABEL "controller-revision-hash"

/** Only so many are kept besides the two and those that pods are of: a daemon set counts the latter
 * among them. */
void template_history_forget(struct control *control, const struct json *pods, const char *current,
                             const char *newest);
