#pragma once

/** Store what is known of each cluster for the API; called from time to time with the controller.
 */
void cluster_info_update(void *context);
