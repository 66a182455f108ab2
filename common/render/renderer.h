#pragma once

#include "argo/source.h"
#include "base/vec.h"
#include "render/helm/helm.h"
#include "render/render.h"

struct json;
struct outside;

/* Shared by the files of this folder only. */

enum {
    RENDER_FILE_LIMIT = 100 * 1024 * 1024, /* bytes of one file, whatever the settings say */
    RENDER_FOLDER_LIMIT = 100000,          /* names in one folder */
    RENDER_WARNINGS_LIMIT = 100,
};

/** One rendering under way: what every renderer gets. */
struct rendering {
    struct tree *root;
    const Argosy__Render__Request *request;
    const char *path;                 /* cleaned */
    struct application_source source; /* with the overrides of the tree */
    struct arena *arena;
    struct outside *outside;          /* whom to ask for what is not in `root`; NULL: nobody */
    struct whereabouts *where;        /* kept up to date; NULL: nobody wants to know */
    const struct json *chart;         /* at `path`, where it was loaded before; else NULL */
    Argosy__Render__Reply *reply;     /* with `request->details` a renderer fills its part of it */
    VEC(const struct json *) objects; /* what the renderer makes, in order */
    VEC(const char *) commands;
    VEC(const char *) warnings;
};

/** Whose Helm charts are read and rendered by. */
static inline enum helm_rules rendering_helm_rules(const struct rendering *rendering)
{
    return rendering->request->helm_rules == 3 ? HELM_RULES_3 : HELM_RULES_4;
}

/** A setting of the source with the build environment put in: see build_environment.h. */
struct str rendering_expand(struct rendering *rendering, struct str text);

void rendering_warn(struct rendering *rendering, const char *fmt, ...) PRINTF(2, 3);
bool rendering_is_disabled(const struct rendering *rendering, const char *source_type);

/** The type that a file's name stands for, NULL when it stands for none. */
const char *render_type_of_file(struct str name, struct render_disabled disabled);

typedef int (*render_fn)(struct rendering *rendering, struct error *err);

/** For `request->plan`: a file that the original's program gets; `path` is beneath the root. */
void rendering_plan_file(struct rendering *rendering, const char *path, struct str content);
/** Another word of its command line. */
void rendering_plan_word(struct rendering *rendering, const char *word);

/* A file a renderer; the table is in render.c. With `request->plan` they only fill Reply.plan. */
int render_directory(struct rendering *rendering, struct error *err) MUST_USE;
int render_helm(struct rendering *rendering, struct error *err) MUST_USE;
int render_kustomize(struct rendering *rendering, struct error *err) MUST_USE;
int render_plugin(struct rendering *rendering, struct error *err) MUST_USE;

/** The objects of `request->generated`, or what is to be told about them, by source type. */
int render_generated(struct rendering *rendering, const char *type, struct error *err) MUST_USE;

/** Put the images of objects into Reply.kustomize_images. */
void rendering_tell_images(struct rendering *rendering, const struct json *const *objects,
                           size_t count);

/** Put `.argocd-source.yaml` and `.argocd-source-<app>.yaml` of the folder over the source. */
int rendering_override_source(struct rendering *rendering, const struct json **source,
                              struct error *err) MUST_USE;

/**
 * The objects of one file, appended to `rendering->objects`. `name` is the file's, for errors;
 * `bytes` are as they lie on disk.
 */
int rendering_decode(struct rendering *rendering, const char *name, struct str bytes,
                     struct error *err) MUST_USE;

/** The same for the JSON text that a program made: one object, or an array of them and nulls. */
int rendering_decode_generated(struct rendering *rendering, const char *name, struct str text,
                               struct error *err) MUST_USE;

/** All documents of a stream of YAML, as tools print it; each must be an object of a kind. */
int rendering_decode_stream(struct rendering *rendering, struct str text,
                            struct error *err) MUST_USE;

/** Evaluate the Jsonnet file at `path`, as the source's settings want it. */
int rendering_add_jsonnet(struct rendering *rendering, const char *path, struct str text,
                          struct error *err) MUST_USE;

/** 0 for a Kubernetes object; -1 with the API machinery's words. `json` is its text. */
int rendering_check_object(const struct json *value, struct str json, struct error *err) MUST_USE;

/** What the objects look like outside: lists unpacked, tracking data set, JSON. */
int rendering_finish(struct rendering *rendering, Argosy__Render__Reply *reply,
                     struct error *err) MUST_USE;

/**
 * The annotations or labels (`name`) of an object are all texts, or there are none; else an error
 * that begins with `context`.
 */
int rendering_check_map(const struct json *object, const char *name, const char *context,
                        struct arena *arena, struct error *err) MUST_USE;

/** Bytes of a file as UTF-8: a byte order mark decides, bad sequences become U+FFFD. In `arena`. */
struct str renderer_text(struct str bytes, struct arena *arena);

/**
 * Look at the first JSON value of `text` as Go's encoding/json does: NULL when it is well-formed,
 * `*end` then being where it ends; else what is wrong with it, in Go's words.
 */
const char *renderer_json_problem(struct str text, size_t *end, struct arena *arena);
