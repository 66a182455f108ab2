#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct strbuf;
struct whereabouts;

/**
 * Go's text/template with Sprig's functions. Whoever renders brings data, tables of functions of
 * his own and limits; the engine knows none of its users.
 *
 *     functions = template_functions_new(arena);                 builtins only
 *     template_functions_add_sprig(functions);                    and Sprig's
 *     template_functions_add(functions, my_functions, NULL);      the last table wins
 *     set = template_set_new(functions, NULL, arena);
 *     template_parse(set, "a.yaml", text, err);
 *     run = template_run_new(&limits, &host, arena);
 *     template_execute(run, set, "a.yaml", data, &out, err);
 *
 * Everything lives in the arena that is handed over; nothing here may be shared between threads
 * but tables and types.
 */

/* ---- functions ---- */

struct template_run;
struct template_set;

/** What a function is called with. The arguments have the types of the signature. */
struct template_call {
    struct template_run *run;
    struct template_set *set; /* of the template that calls */
    const char *name;
    const struct value *receiver; /* of a method */
    const struct value *arguments;
    size_t count;
    struct arena *arena; /* for the result */
    const void *context; /* of the table the function came from */
    struct value result; /* set by the function; no value before */
};

/** One row a function; a table ends with a row without a name. */
struct template_function {
    const char *name;
    const char *signature; /* as Go writes it: "func(int, ...string) (string, error)" */
    template_function_fn call;
};

/** Sprig 3.3.0's text functions, all of them. */
extern const struct template_function *const template_sprig_tables[]; /* ends with NULL */

struct template_functions;
/** The 18 builtins of Go. */
struct template_functions *template_functions_new(struct arena *arena) MUST_USE;
/** Add a table; a name that is there already gets the new meaning. `context` reaches the calls. */
void template_functions_add(struct template_functions *functions,
                            const struct template_function *table, const void *context);
void template_functions_add_sprig(struct template_functions *functions);
void template_functions_remove(struct template_functions *functions, const char *name);
/** A function as a value, for `call`. NULL when there is none. */
const struct value_function *template_functions_find(struct template_functions *functions,
                                                     struct str name);

/* ---- templates ---- */

enum template_missing_key {
    TEMPLATE_MISSING_DEFAULT, /* no value: prints "<no value>" */
    TEMPLATE_MISSING_ZERO,    /* the zero of the map's element type */
    TEMPLATE_MISSING_ERROR,
};

struct template_options {
    enum template_missing_key missing_key;
    const char *left, *right; /* delimiters; NULL: {{ and }} */
};

/** Named templates that may call each other. Both parameters must outlive the set. */
struct template_set *template_set_new(struct template_functions *functions,
                                      const struct template_options *options,
                                      struct arena *arena) MUST_USE;
/** Sees everything of `set`; what is parsed into it later is not seen by `set`. */
struct template_set *template_set_clone(struct template_set *set, struct arena *arena) MUST_USE;
/** The options of one set, such as a missing_key other than that of the set it was cloned from. */
struct template_options *template_set_options(struct template_set *set);

/**
 * "missingkey=error" and so on, as Go's Option(); -1 with "unrecognized option: ...".
 */
int template_options_set(struct template_options *options, const char *option,
                         struct error *err) MUST_USE;

/**
 * Parse a text under a name; what it defines becomes part of the set, all or nothing. Errors are
 * Go's: "template: NAME:LINE: ...". Name and text are borrowed. As in Go, a body of blanks does not
 * replace an earlier one.
 */
int template_parse(struct template_set *set, struct str name, struct str text,
                   struct error *err) MUST_USE;
bool template_has(struct template_set *set, struct str name);

/**
 * The same; `*own` is what the text itself prints (without what it defines), for
 * template_execute_own(): also where a template of that name was there and stays.
 */
struct template_tree;
int template_parse_own(struct template_set *set, struct str name, struct str text,
                       const struct template_tree **own, struct error *err) MUST_USE;

/* ---- running ---- */

/** 0 stands for the default. Passing one is an error of ERR_EXHAUSTED or ERR_TOO_LARGE. */
struct template_limits {
    uint64_t steps; /* nodes evaluated, items ranged over; 500 million */
    size_t depth;   /* templates calling templates; 100,000 as in Go */
    size_t stack;   /* bytes of C stack; 6 MiB of the usual 8 */
    size_t output;  /* bytes of one text, the output or a value; 256 MiB */
    size_t memory;  /* bytes of all values made; 512 MiB, counted roughly */
};

/** What a function asks of the world. Anything NULL is refused or, for time, taken as UTC. */
struct template_host {
    void *context;
    /** Nanoseconds since 1970. NULL: the system's clock. */
    int64_t (*now)(void *context);
    /** Fill with random bytes. NULL: the system's source. */
    void (*random)(void *context, void *bytes, size_t size);
    /** Offset in seconds and abbreviation of a zone at an instant; false: no such zone. */
    bool (*zone)(void *context, struct str name, int64_t at, int *offset, char abbreviation[16]);
    /** An address of a host name. NULL: getHostByName fails. */
    int (*resolve)(void *context, struct str name, struct arena *arena, struct str *out,
                   struct error *err);
    /** The value of an environment variable. NULL: all are empty. */
    struct str (*environment)(void *context, struct str name);
    /** Called every few thousand steps; -1 ends the run: a deadline, a cancelled caller. */
    int (*check)(void *context, struct error *err);
    /** Kept up to date with the file and line at hand. NULL: nobody wants to know. */
    struct whereabouts *where;
};

/** `limits` and `host` NULL: the defaults. Both are copied. One run is one budget. */
struct template_run *template_run_new(const struct template_limits *limits,
                                      const struct template_host *host,
                                      struct arena *arena) MUST_USE;
const struct template_host *template_run_host(const struct template_run *run);
const struct template_limits *template_run_limits(const struct template_run *run);
uint64_t template_run_steps(const struct template_run *run);
/** Nanoseconds since 1970, from the host. */
int64_t template_run_now(const struct template_run *run);
void template_run_random(const struct template_run *run, void *bytes, size_t size);
/** Count `bytes` of memory, or `steps` of work. -1: the budget is used up. */
int template_run_charge(struct template_run *run, size_t bytes, struct error *err) MUST_USE;
int template_run_step(struct template_run *run, uint64_t steps, struct error *err) MUST_USE;

/**
 * Append what the template prints. Errors are Go's: `template: NAME:LINE:COLUMN: executing "NAME"
 * at <NODE>: ...`; what was printed before one stays in `out`. A function may call this for the
 * run, set and arena it was called with (include, tpl).
 */
int template_execute(struct template_run *run, struct template_set *set, struct str name,
                     struct value data, struct strbuf *out, struct error *err) MUST_USE;

int template_execute_own(struct template_run *run, struct template_set *set,
                         const struct template_tree *own, struct value data, struct strbuf *out,
                         struct error *err) MUST_USE;

/* ---- for functions of one's own ---- */

/** As Go's fmt.Sprint("%v") prints a value; in the call's arena. */
int template_print(struct template_call *call, const struct value *value, struct str *out,
                   struct error *err) MUST_USE;
/** A text in the call's arena, made of a buffer; charges the run. Releases the buffer. */
int template_text(struct template_call *call, struct strbuf *buffer, struct error *err) MUST_USE;
