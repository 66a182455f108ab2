#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/kustomize/arena_list.h"
#include "render/kustomize/kustomization.h"

/* Shared by the files editing_*.c and kustomization_edit.c only. */

struct json;

/** An application's `kustomize` block on its way into a kustomization. */
struct editing {
    struct arena *arena;
    struct json *kustomization;
    const struct json *block;
    const struct kustomization_edits *edits;
    struct kustomization_commands *commands;
    const char *fault; /* why the file cannot be read any more; NULL: it can */
};

/** One `kustomize edit ...`, word by word. */
struct editing_command {
    ARENA_LIST(const char *) words; /* behind "kustomize" */
    size_t fixed;                   /* those that are no arguments */
};

/** A text of the block with the build environment in it. */
const char *editing_expand(const struct editing *e, struct str text);
bool editing_flag(const struct editing *e, const char *name);

struct editing_command editing_command(struct editing *e, const char *verb, const char *noun);
void editing_add(struct editing *e, struct editing_command *command, const char *word);
/** 0: its arguments are none, but ask for its manual, and it does nothing. */
int editing_check_words(struct editing *e, const struct editing_command *command,
                        struct error *err) MUST_USE;
/** It reads the file. */
int editing_read(struct editing *e, const struct editing_command *command,
                 struct error *err) MUST_USE;
/** Puts the command before what it says. Always -1. */
int editing_fail(struct editing *e, const struct editing_command *command, struct error *err);
void editing_done(struct editing *e, const struct editing_command *command);

/* A file each. */
int editing_images(struct editing *e, struct error *err) MUST_USE;
int editing_replicas(struct editing *e, struct error *err) MUST_USE;
int editing_labels(struct editing *e, struct error *err) MUST_USE;
int editing_annotations(struct editing *e, struct error *err) MUST_USE;
int editing_patches(struct editing *e, struct error *err) MUST_USE;
int editing_components(struct editing *e, struct error *err) MUST_USE;
