#pragma once

struct arena;
struct error;

/*
 * Why no answer came, in the words Go's net/http has for it: they end up in conditions that people
 * and scripts compare, and must not vary from one attempt to the next (ours name milliseconds).
 */
const char *transport_error_words(const struct error *cause, struct arena *arena);
