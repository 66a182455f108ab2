#pragma once

#include "argo/texts.h"
#include "base/error.h"

struct api_call;
struct application;
struct arena;
struct json;
struct json_doc;
struct kube_selector;

/** Which applications a list or a watch is about, and those of them the caller may see. */
struct selection {
    struct str name;
    struct str namespace; /* empty: all that are enabled */
    struct str repository;
    struct texts projects;
    const struct kube_selector *selector;
};

/** From an ApplicationQuery; what it holds is in the call's arena. */
int selection_read(const struct api_call *call, struct selection *out, struct error *err) MUST_USE;

/** The application is one of them, and the caller may get it. `arena` is for what is in between. */
bool selection_has(const struct selection *selection, const struct api_call *call,
                   const struct json *document, struct arena *arena);

/** All of them by name, in `arena`, which keeps the documents. */
size_t selection_list(const struct selection *selection, const struct api_call *call,
                      struct arena *arena, struct json_doc *const **out);
