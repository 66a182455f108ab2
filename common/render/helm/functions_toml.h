#pragma once

#include "template/template.h"

/* Private to this folder: TOML there and back. What cannot be read is a value that says so. */

int call_from_toml(struct template_call *call, struct error *err) MUST_USE;
int call_to_toml(struct template_call *call, struct error *err) MUST_USE;
int call_must_to_toml(struct template_call *call, struct error *err) MUST_USE;
