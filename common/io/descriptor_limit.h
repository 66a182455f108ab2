#pragma once

#include <stddef.h>

/**
 * Let this process open as many descriptors as it is allowed to, as programs of Go do when they
 * start: the soft limit, often 1,024 for the sake of select(), becomes the hard one. Returns how
 * many that is. To be called once, in main().
 */
size_t descriptor_limit_raise(void);
