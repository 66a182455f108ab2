/* The one place where C++ is spoken: RE2 behind a C face. No exception leaves it. */
#include "data/regex_re2.h"

#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <re2/re2.h>
#include <string>
#include <vector>

struct re2_expression {
    RE2 expression;

    re2_expression(const re2::StringPiece &pattern, const RE2::Options &options)
        : expression(pattern, options)
    {
    }
};

namespace
{
constexpr int64_t kMaxMemory = 8 << 20;

/* Go's words for what is wrong; the two share an ancestor, not the text. */
const char *describe(RE2::ErrorCode code)
{
    switch (code) {
    case RE2::ErrorBadEscape:
        return "invalid escape sequence";
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange:
        return "invalid character class range";
    case RE2::ErrorMissingBracket:
        return "missing closing ]";
    case RE2::ErrorMissingParen:
        return "missing closing )";
    case RE2::ErrorUnexpectedParen:
        return "unexpected )";
    case RE2::ErrorTrailingBackslash:
        return "trailing backslash at end of expression";
    case RE2::ErrorRepeatArgument:
        return "missing argument to repetition operator";
    case RE2::ErrorRepeatSize:
        return "invalid repeat count";
    case RE2::ErrorRepeatOp:
        return "invalid nested repetition operator";
    case RE2::ErrorBadPerlOp:
        return "invalid or unsupported Perl syntax";
    case RE2::ErrorBadUTF8:
        return "invalid UTF-8";
    case RE2::ErrorBadNamedCapture:
        return "invalid named capture";
    case RE2::ErrorPatternTooLarge:
        return "expression too large";
    default:
        return "internal error";
    }
}
} // namespace

struct re2_expression *re2_new(const char *pattern, size_t size, bool posix,
                               struct re2_failure *failure)
{
    RE2::Options options;
    struct re2_expression *re2;

    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    options.set_posix_syntax(posix);
    options.set_longest_match(posix);
    re2 = new (std::nothrow) struct re2_expression(re2::StringPiece(pattern, size), options);
    if (!re2)
        abort();
    if (re2->expression.ok())
        return re2;
    std::string text = std::string(describe(re2->expression.error_code())) + ": `" +
                       re2->expression.error_arg() + "`";
    failure->message = strdup(text.c_str());
    failure->is_too_large = re2->expression.error_code() == RE2::ErrorPatternTooLarge;
    delete re2;
    return nullptr;
}

void re2_free(struct re2_expression *re2)
{
    delete re2;
}

size_t re2_group_count(const struct re2_expression *re2)
{
    return static_cast<size_t>(re2->expression.NumberOfCapturingGroups());
}

size_t re2_group_number(const struct re2_expression *re2, const char *name, size_t size)
{
    const std::map<std::string, int> &groups = re2->expression.NamedCapturingGroups();
    auto found = groups.find(std::string(name, size));

    return found == groups.end() ? 0 : static_cast<size_t>(found->second);
}

const char *re2_group_name(const struct re2_expression *re2, size_t index, size_t *size)
{
    const std::map<int, std::string> &names = re2->expression.CapturingGroupNames();
    auto found = names.find(static_cast<int>(index));

    if (found == names.end())
        return nullptr;
    *size = found->second.size();
    return found->second.c_str();
}

bool re2_match(const struct re2_expression *re2, const char *text, size_t size, size_t from,
               struct regex_span *spans, size_t count)
{
    constexpr size_t kInline = 16;
    re2::StringPiece fixed[kInline];
    std::vector<re2::StringPiece> many(count > kInline ? count : 0);
    re2::StringPiece *groups = count > kInline ? many.data() : fixed;

    if (!re2->expression.Match(re2::StringPiece(text, size), from, size, RE2::UNANCHORED, groups,
                               static_cast<int>(count)))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool took_part = groups[i].data() != nullptr;

        spans[i].begin = took_part ? groups[i].data() - text : -1;
        spans[i].end = took_part ? spans[i].begin + static_cast<ptrdiff_t>(groups[i].size()) : -1;
    }
    return true;
}
