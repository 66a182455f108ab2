#pragma once

struct faults;
struct json;

/** Is each version's schema of a CustomResourceDefinition structural, and do its defaults fit? */
void definition_schema_check(const struct json *definition, struct faults *faults);
