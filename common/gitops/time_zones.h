#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/**
 * Time zones by their IANA names, from the system's zone files, each read once. An instance
 * belongs to one thread.
 */
struct time_zones;

/** `directory` NULL: /usr/share/zoneinfo. */
struct time_zones *time_zones_new(const char *directory) MUST_USE;
void time_zones_free(struct time_zones *zones);
DEFINE_CLEANUP(struct time_zones *, time_zones_free)

/** Seconds east of UTC that a zone has at an instant. "" and "UTC" are 0. False: no such zone. */
bool time_zone_offset(struct time_zones *zones, struct str name, int64_t at, int64_t *offset);
