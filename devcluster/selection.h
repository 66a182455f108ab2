#pragma once

#include "refuse.h"

#include <stdint.h>

struct api_call;
struct json;
struct kube_field_selector;
struct kube_selector;

/** Which objects of a resource a call is about: its label and field selectors. */
struct selection {
    const struct kube_selector *labels;       /* NULL: all */
    const struct kube_field_selector *fields; /* NULL: all */
    struct str name;                          /* empty: any */
};

int selection_read(struct api_call *call, struct selection *out, struct refusal *why) MUST_USE;
bool selection_matches(const struct selection *selection, const struct json *object);
bool selection_is_empty(const struct selection *selection);
/** What the keys of the call's namespace begin with: "default/", "" for all. */
struct str selection_prefix(const struct api_call *call);

/** A resourceVersion parameter as a number, 0 for none. */
int selection_version(const struct api_call *call, struct str text, uint64_t *out,
                      struct refusal *why) MUST_USE;
/** Do resourceVersionMatch, sendInitialEvents and the rest of a list's or watch's options agree? */
int selection_check_match(const struct api_call *call, struct refusal *why) MUST_USE;
