#pragma once

#include "gitops/health/operators.h"

extern const struct health_group health_group_cert_manager;
extern const struct health_group health_group_certmanager_k8s;
