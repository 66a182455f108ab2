#pragma once

#include "argo/texts.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;

#define SYNC_OPTIONS_ANNOTATION "argocd.argoproj.io/sync-options"
#define COMPARE_OPTIONS_ANNOTATION "argocd.argoproj.io/compare-options"

/** An option list in an annotation names exactly that text, such as "Prune=false". */
bool annotation_has_option(const struct json *object, const char *annotation, const char *option);
static inline bool resource_has_sync_option(const struct json *object, const char *option)
{
    return annotation_has_option(object, SYNC_OPTIONS_ANNOTATION, option);
}
static inline bool resource_has_compare_option(const struct json *object, const char *option)
{
    return annotation_has_option(object, COMPARE_OPTIONS_ANNOTATION, option);
}

/** The value of the first "name=value" of the annotation; `*out` untouched when there is none. */
bool annotation_option_value(const struct json *object, const char *annotation, const char *name,
                             struct str *out);
/** The same in an application's list. */
bool texts_option_value(struct texts options, const char *name, struct str *out);

/** The object's `name=` in its sync options, else the application's, else "". Prune and Delete. */
struct str sync_option_value(const struct json *object, struct texts app_options, const char *name);
/** "name=true" on the application or the object. */
bool sync_option_is_on(const struct json *object, struct texts app_options, const char *name);

/** Server-side apply: "ServerSideApply=..." of the object wins over the application's. */
bool sync_option_server_side_apply(const struct json *object, struct texts app_options);

enum propagation { PROPAGATION_FOREGROUND, PROPAGATION_BACKGROUND, PROPAGATION_ORPHAN };
enum propagation sync_option_propagation(struct texts app_options);
/** "Foreground", "Background", "Orphan", as the API takes them. */
const char *propagation_name(enum propagation propagation);

/** The names of the options that a sync may carry and we know, for messages; ends with NULL. */
extern const char *const sync_option_names[];
/** A known option's name stands before the '=' of `option`. */
bool sync_option_is_known(struct str option);
