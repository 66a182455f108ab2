#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;

/**
 * A label selector, parsed: "app in (a, b), tier!=x, !legacy, n>3". In an arena, immutable. An
 * empty one matches all.
 */
struct kube_selector;

/** The text form, as apimachinery's labels.Parse reads it (and words its errors). */
int kube_selector_parse(struct str text, struct arena *arena, const struct kube_selector **out,
                        struct error *err) MUST_USE;

/** A LabelSelector object {matchLabels, matchExpressions}. NULL or null selects nothing. */
int kube_selector_of_object(const struct json *object, struct arena *arena,
                            const struct kube_selector **out, struct error *err) MUST_USE;

bool kube_selector_is_empty(const struct kube_selector *selector);

/** `labels`: an object of strings, or NULL for none. */
bool kube_selector_matches(const struct kube_selector *selector, const struct json *labels);

/** The text form, requirements by key, as Go prints it: for a request's labelSelector. */
const char *kube_selector_print(const struct kube_selector *selector, struct arena *arena);

/** "metadata.name=x,type!=y": fields, compared with = or == or !=; all must hold. */
struct kube_field_selector;
int kube_field_selector_parse(struct str text, struct arena *arena,
                              const struct kube_field_selector **out, struct error *err) MUST_USE;
/** Compares with the strings at these paths of the object; absent is "". */
bool kube_field_selector_matches(const struct kube_field_selector *selector,
                                 const struct json *object);

/** A label value's rules: "" when it is valid, else what is wrong, in apimachinery's words. */
const char *kube_label_value_fault(struct str value, struct arena *arena);
/** The same for a label's or annotation's key ("example.com/name"). */
const char *kube_label_key_fault(struct str key, struct arena *arena);
