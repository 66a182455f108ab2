#pragma once

#include <stdbool.h>
#include <sys/socket.h>

/**
 * Whether an address is one that anybody on the Internet could mean: neither this host, nor a link,
 * private or carrier network, nor a group. What others name is asked for only there, unless
 * somebody allowed more.
 */
bool address_is_public(const struct sockaddr *address);
