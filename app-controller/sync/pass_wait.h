#pragma once

#include "sync/pass.h"

/** Private to sync/pass*.c: what a sync says while it waits. */
enum wait_reason { WAIT_FOR_HEALTH, WAIT_FOR_DELETION, WAIT_FOR_CREATION };

/** "waiting for healthy state of apps/Deployment/web and 2 more resources"; empty without tasks. */
struct str sync_waiting_message(const struct sync_pass *pass, const struct sync_tasks *tasks,
                                enum wait_reason reason);
