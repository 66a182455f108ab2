#pragma once

#include "argo/repository.h"

#include <stddef.h>

struct arena;
struct json;

/**
 * What a repository or a credential template is made of, in one table: the member's name in the
 * API, the key in its Secret, and where it stands in `struct repository`.
 */
enum repository_field_type { REPOSITORY_TEXT, REPOSITORY_BOOL, REPOSITORY_NUMBER };

struct repository_field {
    const char *json;         /* in the API; a template's url is "url" */
    const char *secret_key;   /* of a repository; NULL: not kept */
    const char *template_key; /* of a template; NULL: it has no such thing */
    const char *go_name;      /* how messages name a difference */
    enum repository_field_type type;
    size_t offset;
    bool is_shown; /* told to whoever may see the repository */
};

/** In the order in which the original prints them, ended by one without a name. */
extern const struct repository_field repository_fields[];

/** From the API's document; what is missing is empty. Texts are the document's. */
struct repository repository_of_json(const struct json *document, bool is_template);

/** As the API shows it: without secrets, a type always named. `whole`: with all there is. */
struct json *repository_to_json(const struct repository *repository, bool whole,
                                struct arena *arena);

/**
 * The data (base64) of its Secret: `before` (the data that is there, or NULL) with what the
 * repository says. What is empty is not added, but replaces what was there.
 */
struct json *repository_secret_data(const struct repository *repository, const struct json *before,
                                    struct arena *arena);

/** Which fields differ, as "Username,Password"; empty: none. */
struct str repository_differences(const struct repository *a, const struct repository *b,
                                  struct arena *arena);
