/* Texts with pieces taken from the object. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "gitops/health/rules_run.h"

#include <assert.h>
#include <stdlib.h>

enum { PIECES_MAX = 16, TEXT_LIMIT = 64 << 20 };

/* `~7` behind a path: no more bytes of a text than that, and no text for nothing. */
static void shorten(struct rule_value *value, const char **cursor)
{
    size_t length;

    if (**cursor != '~')
        return;
    length = strtoul(*cursor + 1, NULL, 10);
    *cursor += strcspn(*cursor, "}");
    if (!rule_value_is_true(value))
        *value = rule_value_text(STR_EMPTY);
    if (value->type == RULE_STRING && value->text.len > length)
        value->text.len = length;
}

static struct rule_value read_piece(struct rule_run *run, const char **cursor)
{
    static const char word[] = "{word}";
    struct rule_value value;

    if (strncmp(*cursor, word, sizeof(word) - 1) == 0) {
        *cursor += sizeof(word) - 1;
        return rule_value_text(str_of(run->kind->word));
    }
    if (**cursor != '{') {
        const struct str text = { *cursor, strcspn(*cursor, "{") };

        *cursor += text.len;
        return rule_value_text(text);
    }
    (*cursor)++;
    value = rule_run_operand(run, cursor);
    shorten(&value, cursor);
    assert(run->failed || **cursor == '}');
    *cursor += strcspn(*cursor, "}") + 1;
    return value;
}

/* Scripts put texts together from the right: there the first complaint is found. */
static bool can_join(struct rule_run *run, const struct rule_value *pieces, size_t count)
{
    const struct rule_value *right = &pieces[count - 1];
    const struct rule_value joined = rule_value_text(STR_EMPTY);

    for (size_t i = count - 1; i-- > 0; right = &joined) {
        bool is_joinable = pieces[i].type == RULE_STRING || pieces[i].type == RULE_NUMBER;

        if (!is_joinable || (right->type != RULE_STRING && right->type != RULE_NUMBER)) {
            rule_run_fail(run, "cannot perform concat operation between %s and %s",
                          rule_value_type(&pieces[i]), rule_value_type(right));
            return false;
        }
    }
    return true;
}

static struct str join(struct rule_run *run, const struct rule_value *pieces, size_t count)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_LIMIT);
    struct str piece;

    for (size_t i = 0; i < count; i++) {
        if (rule_value_print(&pieces[i], run->arena, &piece))
            strbuf_add(&text, piece.ptr, piece.len);
    }
    return str_dup((struct str){ text.ptr, text.len }, run->arena);
}

struct rule_value rule_run_text(struct rule_run *run, const char *text)
{
    struct rule_value pieces[PIECES_MAX];
    const char *cursor = text;
    size_t count = 0;

    while (*cursor && !run->failed) {
        assert(count < PIECES_MAX);
        pieces[count++] = read_piece(run, &cursor);
    }
    if (run->failed || count == 0)
        return rule_value_text(STR_EMPTY);
    if (count == 1)
        return pieces[0];
    if (!can_join(run, pieces, count))
        return rule_value_text(STR_EMPTY);
    return rule_value_text(join(run, pieces, count));
}
