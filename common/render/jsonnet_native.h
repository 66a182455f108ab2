#pragma once

struct arena;
struct JsonnetVm;

/**
 * The functions that jsonnet_std.c has from us, because Jsonnet cannot have them in itself or the
 * library's own do not hold what they are given: hash, parseYaml and parseJson.
 */
struct jsonnet_native {
    struct JsonnetVm *vm;
    struct arena *arena;
};

/** `native` stays where it is for as long as the machine is used. */
void jsonnet_native_add(struct jsonnet_native *native);
