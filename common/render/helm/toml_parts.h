#pragma once

#include "render/helm/toml_read.h"

/* Shared by the files of toml_read. */

enum { TOML_KEY_PARTS = 64, TOML_DEPTH = 100 };

struct toml_reader {
    const char *at, *end; /* a NUL stands at the end */
    uint32_t line;
    size_t depth;
    int stray; /* the control character that ends the text, -1 for NUL; 0: none */
    const char *last_key;
    struct arena *arena;
    struct error *err;
};

struct toml_key {
    struct str parts[TOML_KEY_PARTS];
    size_t count;
};

/** "toml: line N (last key "k"): <problem>" */
int toml_fail(struct toml_reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/** What ends the text: no TOML has control characters. */
int toml_fail_stray(struct toml_reader *r);
/** As the original shows the character at hand in errors. */
const char *toml_shown(struct toml_reader *r);

void toml_skip_blanks(struct toml_reader *r);
/** Blanks, comments and line ends. */
void toml_skip_lines(struct toml_reader *r);

/** A text in quotes of any kind. */
int toml_read_text(struct toml_reader *r, struct str *out);
/** A number, a time or a bool: the word at hand. */
int toml_read_word(struct toml_reader *r, struct value *out);
