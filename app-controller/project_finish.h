#pragma once

/**
 * The work of the project queue: a project that is being deleted is let go when no application
 * uses it any more. Only inside a fiber. `context` is the controller.
 */
void project_process(void *context, const char *name);
