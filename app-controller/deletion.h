#pragma once

struct controller;

/**
 * One pass of deleting an application: its objects first, as its finalizers ask, then the
 * finalizers. Only inside a fiber. Level-based: the next change starts the next pass.
 */
void deletion_process(struct controller *controller, const char *key);
