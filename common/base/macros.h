#pragma once

/** Attributes and ownership helpers shared by every module. */

#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define MUST_USE __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))

/**
 * Run `release(&variable)` when the variable leaves its scope. Declare the variable where it is
 * acquired, always initialised; releases then run in reverse order of acquisition.
 */
#define CLEANUP(release) __attribute__((cleanup(release##_cleanup)))

/** Make `release` usable with CLEANUP(). Write it once, under the declaration of `release`. */
#define DEFINE_CLEANUP(type, release)                                                              \
    static inline void release##_cleanup(type *slot) /* NOLINT(bugprone-macro-parentheses) */      \
    {                                                                                              \
        if (*slot)                                                                                 \
            release(*slot);                                                                        \
    }

/** The same for a value that releases what it holds. */
#define DEFINE_CLEANUP_VALUE(type, release)                                                        \
    static inline void release##_cleanup(type *slot) /* NOLINT(bugprone-macro-parentheses) */      \
    {                                                                                              \
        release(slot);                                                                             \
    }

/** Hand a pointer over to someone else: yields it and leaves NULL behind. */
#define TAKE(pointer)                                                                              \
    __extension__({                                                                                \
        __typeof__(pointer) taken_ = (pointer);                                                    \
        (pointer) = NULL;                                                                          \
        taken_;                                                                                    \
    })
