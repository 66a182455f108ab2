#include "render/kustomize/editing.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "render/kustomize/program_flags.h"

enum { COMMAND_LIMIT = 16 * 1024 * 1024 };

const char *editing_expand(const struct editing *e, struct str text)
{
    if (!e->edits->expand)
        return str_dup(text, e->arena).ptr;
    return str_dup(e->edits->expand(e->edits->context, text), e->arena).ptr;
}

bool editing_flag(const struct editing *e, const char *name)
{
    return json_bool(json_get(e->block, name), false);
}

struct editing_command editing_command(struct editing *e, const char *verb, const char *noun)
{
    struct editing_command command = { 0 };

    arena_list_push(e->arena, &command.words, "edit");
    arena_list_push(e->arena, &command.words, verb);
    arena_list_push(e->arena, &command.words, noun);
    command.fixed = command.words.count;
    return command;
}

void editing_add(struct editing *e, struct editing_command *command, const char *word)
{
    arena_list_push(e->arena, &command->words, word);
}

static bool needs_quotes(const char *word)
{
    return !word[0] || strpbrk(word, " \t\n\v\f\r") != NULL;
}

/* As errors show it, or, with quotes, as a user may copy it. */
static const char *print(const struct editing *e, const struct editing_command *command,
                         bool with_quotes)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(COMMAND_LIMIT);

    strbuf_puts(&text, "kustomize");
    for (size_t i = 0; i < command->words.count; i++) {
        const char *word = command->words.items[i];
        bool is_quoted = with_quotes && needs_quotes(word);

        strbuf_printf(&text, " %s", is_quoted ? go_quoted(str_of(word), e->arena).ptr : word);
    }
    return arena_strndup(e->arena, text.ptr, text.len);
}

int editing_fail(struct editing *e, const struct editing_command *command, struct error *err)
{
    return error_prefix(err, "`%s` failed exit status 1: Error", print(e, command, false));
}

/* A text of the block may look like a flag. */
int editing_check_words(struct editing *e, const struct editing_command *command, struct error *err)
{
    static const struct program_flag known[] = {
        { "force", 'f', false, NULL },
        { "help", 'h', false, NULL },
        { "include-templates", '\0', false, NULL },
        { "stack-trace", '\0', false, NULL },
        { "without-selector", '\0', false, NULL },
        { NULL, '\0', false, NULL },
    };
    struct program_words words;
    struct editing_command ended = *command;
    const char *value = "false";

    arena_list_push(e->arena, &ended.words, NULL);
    if (program_flags_read(known, ended.words.items + command->fixed, e->arena, &words, err) < 0)
        return editing_fail(e, command, err);
    return program_words_find(&words, "help", &value) == 0 || strcmp(value, "true") != 0;
}

int editing_read(struct editing *e, const struct editing_command *command, struct error *err)
{
    if (!e->fault) {
        e->kustomization = json_edit(e->arena, kustomization_fix(e->kustomization, e->arena));
        return 0;
    }
    error_set(err, ERR_INVALID, "%s", e->fault);
    return editing_fail(e, command, err);
}

void editing_done(struct editing *e, const struct editing_command *command)
{
    arena_list_push(e->arena, &e->commands->texts, print(e, command, true));
}
