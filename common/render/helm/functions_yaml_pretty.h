#pragma once

#include "template/template.h"

/* Private to this folder: YAML whose lists are indented, made of the values as they are. */

int call_to_yaml_pretty(struct template_call *call, struct error *err) MUST_USE;
