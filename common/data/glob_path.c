/* Go's path.Match: one part of a path at a time, no alternatives. */
#include "data/glob.h"
#include "data/go_quote.h"

static int bad_pattern(struct error *err)
{
    return error_set(err, ERR_INVALID, "syntax error in pattern");
}

/* Split off the stars at the front, and the piece up to the next star outside of a class. */
static bool scan_piece(struct str *pattern, struct str *piece)
{
    struct str text = *pattern;
    bool star = false, in_class = false;
    size_t i;

    while (text.len > 0 && text.ptr[0] == '*') {
        text = str_slice(text, 1, text.len);
        star = true;
    }
    for (i = 0; i < text.len && (text.ptr[i] != '*' || in_class); i++) {
        if (text.ptr[i] == '\\' && i + 1 < text.len)
            i++;
        else if (text.ptr[i] == '[')
            in_class = true;
        else if (text.ptr[i] == ']')
            in_class = false;
    }
    *piece = str_slice(text, 0, i);
    *pattern = str_slice(text, i, text.len);
    return star;
}

/* One rune of a class, which may be escaped. */
static int read_class_rune(struct str *piece, uint32_t *rune, struct error *err)
{
    size_t width;

    if (piece->len == 0 || piece->ptr[0] == '-' || piece->ptr[0] == ']')
        return bad_pattern(err);
    if (piece->ptr[0] == '\\') {
        *piece = str_slice(*piece, 1, piece->len);
        if (piece->len == 0)
            return bad_pattern(err);
    }
    *rune = go_decode_rune(piece->ptr, piece->len, &width);
    if (*rune == 0xfffd && width == 1)
        return bad_pattern(err);
    *piece = str_slice(*piece, width, piece->len);
    return piece->len == 0 ? bad_pattern(err) : 0;
}

/* A class, its '[' already taken; `*piece` is what follows its ']'. */
static int match_class(struct str *piece, uint32_t rune, bool *matches, struct error *err)
{
    bool negated = piece->len > 0 && piece->ptr[0] == '^', found = false;
    size_t ranges = 0;

    if (negated)
        *piece = str_slice(*piece, 1, piece->len);
    for (;; ranges++) {
        uint32_t low, high;

        if (piece->len > 0 && piece->ptr[0] == ']' && ranges > 0)
            break;
        if (read_class_rune(piece, &low, err) < 0)
            return -1;
        high = low;
        if (piece->ptr[0] == '-') {
            *piece = str_slice(*piece, 1, piece->len);
            if (read_class_rune(piece, &high, err) < 0)
                return -1;
        }
        found |= low <= rune && rune <= high;
    }
    *piece = str_slice(*piece, 1, piece->len);
    *matches = found != negated;
    return 0;
}

/*
 * Match a piece without stars at the front of a text; `*rest` is what it leaves. After a mismatch
 * the piece is still read to its end, so that a bad pattern is told whatever the text.
 */
static int match_piece(struct str piece, struct str text, bool *matches, struct str *rest,
                       struct error *err)
{
    bool failed = false;

    while (piece.len > 0) {
        size_t width = 0;
        uint32_t rune = 0;

        failed |= text.len == 0;
        if (!failed)
            rune = go_decode_rune(text.ptr, text.len, &width);
        if (piece.ptr[0] == '[') {
            bool inside;

            piece = str_slice(piece, 1, piece.len);
            if (match_class(&piece, rune, &inside, err) < 0)
                return -1;
            failed |= !inside;
        } else if (piece.ptr[0] == '?') {
            failed |= rune == '/';
            piece = str_slice(piece, 1, piece.len);
        } else {
            if (piece.ptr[0] == '\\')
                piece = str_slice(piece, 1, piece.len);
            if (piece.len == 0)
                return bad_pattern(err);
            failed |= !failed && piece.ptr[0] != text.ptr[0];
            piece = str_slice(piece, 1, piece.len);
            width = 1;
        }
        if (!failed)
            text = str_slice(text, width, text.len);
    }
    *matches = !failed;
    *rest = text;
    return 0;
}

/* Match a piece behind a star: at the first place where it fits. */
static int match_behind_star(struct str piece, bool is_last, struct str *text, bool *matches,
                             struct error *err)
{
    for (size_t i = 0; i < text->len && text->ptr[i] != '/'; i++) {
        struct str rest;

        if (match_piece(piece, str_slice(*text, i + 1, text->len), matches, &rest, err) < 0)
            return -1;
        if (*matches && !(is_last && rest.len > 0)) {
            *text = rest;
            return 0;
        }
    }
    *matches = false;
    return 0;
}

/* The pieces that were not reached have to be well-formed, too. */
static int check_rest(struct str pattern, struct error *err)
{
    while (pattern.len > 0) {
        struct str piece, rest;
        bool matches;

        scan_piece(&pattern, &piece);
        if (match_piece(piece, STR_EMPTY, &matches, &rest, err) < 0)
            return -1;
    }
    return 0;
}

int glob_path(struct str pattern, struct str path, bool *matches, struct error *err)
{
    *matches = false;
    while (pattern.len > 0) {
        struct str piece, rest;
        bool star = scan_piece(&pattern, &piece), fits;

        if (star && piece.len == 0) {
            *matches = str_find_char(path, '/') < 0;
            return 0;
        }
        if (match_piece(piece, path, &fits, &rest, err) < 0)
            return -1;
        if (fits && (rest.len == 0 || pattern.len > 0)) {
            path = rest;
            continue;
        }
        fits = false;
        if (star && match_behind_star(piece, pattern.len == 0, &path, &fits, err) < 0)
            return -1;
        if (!fits)
            return check_rest(pattern, err);
    }
    *matches = path.len == 0;
    return 0;
}
