#pragma once

/** Store what is known of each cluster for the API; called from time to time. */
void cluster_info_update(void *controller);
