#pragma once

#include "io/sandbox.h"

/**
 * The jobs of a renderer's program, by their places in its table.
 *
 * RENDER_JOB is render_with() for a worker: a packed Request and a folder to a packed Reply. The
 * task's first descriptor, if any, is what RENDER_LOAD_JOB made of the chart at the request's path.
 *
 * RENDER_LOAD_JOB loads a chart for the renderings to come: its request is "3 " or "4 ", for the
 * rules of that Helm, and the path of the folder or archive. The reply is memory for
 * json_doc_map(), and depends on nothing but these files.
 */
enum render_jobs { RENDER_JOB, RENDER_LOAD_JOB, RENDER_JOB_COUNT };
extern const struct sandbox_job render_jobs[RENDER_JOB_COUNT];
