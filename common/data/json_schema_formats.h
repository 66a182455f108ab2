#pragma once

#include "base/str.h"

struct arena;

/* What is wrong with a text of the format; NULL: nothing. */
const char *schema_format_date(struct str text, struct arena *arena);
const char *schema_format_time(struct str text, struct arena *arena);
const char *schema_format_date_time(struct str text, struct arena *arena);
const char *schema_format_duration(struct str text, struct arena *arena);
const char *schema_format_period(struct str text, struct arena *arena);
const char *schema_format_ipv4(struct str text, struct arena *arena);
const char *schema_format_ipv6(struct str text, struct arena *arena);
const char *schema_format_hostname(struct str text, struct arena *arena);
const char *schema_format_email(struct str text, struct arena *arena);
const char *schema_format_uri(struct str text, struct arena *arena);
const char *schema_format_uri_reference(struct str text, struct arena *arena);
const char *schema_format_uri_template(struct str text, struct arena *arena);
const char *schema_format_semver(struct str text, struct arena *arena);

/** A decimal number as Go's strconv.Atoi takes it, with a sign or without; false: it is none. */
bool schema_format_number(struct str text, int *out);
/** One character as Go's %q prints it: 'a', '\''. */
const char *schema_format_character(struct str text, size_t at, struct arena *arena);
