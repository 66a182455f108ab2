#pragma once

#include "method.h"

/** notification.NotificationService: the names that argocd-notifications-cm knows. */
extern const struct api_method notification_methods[];
