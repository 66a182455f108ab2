#pragma once

#include "base/error.h"

/**
 * The CURVE keys of an installation: one pair for whoever listens, one for whoever connects. They
 * lie in a folder (the mounted Secret `argosy-rpc`), a file a key, as 40 characters of Z85:
 * server.public, server.secret, client.public, client.secret.
 */
struct rpc_keys;

/** New ones. */
int rpc_keys_generate(struct rpc_keys **out, struct error *err) MUST_USE;
/** From a folder. Fails when a file is missing, malformed, or does not match its other half. */
int rpc_keys_load(const char *folder, struct rpc_keys **out, struct error *err) MUST_USE;
/** Into a folder, mode 0600; existing files are replaced, each at once. */
int rpc_keys_save(const struct rpc_keys *keys, const char *folder, struct error *err) MUST_USE;
struct rpc_keys *rpc_keys_copy(const struct rpc_keys *keys) MUST_USE;
/** Wipes them. */
void rpc_keys_free(struct rpc_keys *keys);
DEFINE_CLEANUP(struct rpc_keys *, rpc_keys_free)

enum rpc_key {
    RPC_SERVER_PUBLIC,
    RPC_SERVER_SECRET,
    RPC_CLIENT_PUBLIC,
    RPC_CLIENT_SECRET,
    RPC_KEYS
};
/** The file's name, such as "server.public": the keys of the Secret too. */
const char *rpc_key_name(enum rpc_key which);
/** 40 characters of Z85. */
const char *rpc_key_text(const struct rpc_keys *keys, enum rpc_key which);
