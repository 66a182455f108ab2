#pragma once

#include "source/git_access.h"

/** A repository at `url`, with all that any way to log in needs. */
static inline struct git_access access_with(enum git_login login, const char *url)
{
    return (struct git_access){
        .url = url,
        .login = login,
        .username = "user",
        .password = "secret",
        .bearer_token = "token",
        .ssh_private_key = "PRIVATE KEY",
        .certificate = "",
        .key = "",
        .authorities = "",
        .authorities_path = "",
        .known_hosts = "",
        .known_hosts_path = "/etc/hosts",
        .proxy = "",
        .no_proxy = "",
    };
}
