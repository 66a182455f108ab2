#include "base/arena.h"
#include "data/json.h"
#include "data/semver.h"
#include "template/arguments.h"
#include "template/functions.h"
#include "template/version.h"

static const struct semver *version_of(const struct value *value)
{
    return value->object;
}

static struct str version_text(const struct value *self, struct arena *arena)
{
    return semver_print(version_of(self), arena);
}

static struct str version_json(const struct value *self, struct arena *arena)
{
    return json_print(json_new_string(arena, semver_print(version_of(self), arena)), 0, arena);
}

static int give_natural(struct template_call *call, uint64_t number)
{
    call->result = (struct value){ .type = &value_type_uint64, .natural = number };
    return 0;
}

static int version_major(struct template_call *call, struct error *err)
{
    (void)err;
    return give_natural(call, version_of(call->receiver)->major);
}

static int version_minor(struct template_call *call, struct error *err)
{
    (void)err;
    return give_natural(call, version_of(call->receiver)->minor);
}

static int version_patch(struct template_call *call, struct error *err)
{
    (void)err;
    return give_natural(call, version_of(call->receiver)->patch);
}

static int version_prerelease(struct template_call *call, struct error *err)
{
    return arguments_text(call, version_of(call->receiver)->prerelease, err);
}

static int version_metadata(struct template_call *call, struct error *err)
{
    return arguments_text(call, version_of(call->receiver)->metadata, err);
}

static int version_original(struct template_call *call, struct error *err)
{
    return arguments_text(call, version_of(call->receiver)->original, err);
}

static int version_string(struct template_call *call, struct error *err)
{
    return arguments_text(call, version_text(call->receiver, call->arena), err);
}

static bool satisfies(struct str name, int order)
{
    if (str_equals(name, "Equal"))
        return order == 0;
    if (str_equals(name, "GreaterThan"))
        return order > 0;
    if (str_equals(name, "GreaterThanEqual"))
        return order >= 0;
    return str_equals(name, "LessThan") ? order < 0 : order <= 0;
}

/* Compare, Equal, GreaterThan, ...: the name of the method says which. */
static int version_compare(struct template_call *call, struct error *err)
{
    int order;
    struct str name = str_of(call->name);

    if (!argument(call, 0)->object)
        return error_set(err, ERR_INVALID, ARGUMENTS_NIL_DEREFERENCE);
    order = semver_compare(version_of(call->receiver), version_of(argument(call, 0)));
    order = (order > 0) - (order < 0);
    call->result = value_of_int(order);
    if (!str_equals(name, "Compare"))
        call->result = value_of_bool(satisfies(name, order));
    return 0;
}

#define TEXT "func() string"
#define NATURAL "func() uint64"
#define TEST "func(*semver.Version) bool"

static const struct value_member version_members[] = {
    { .name = "Compare", .signature = "func(*semver.Version) int", .call = version_compare },
    { .name = "Equal", .signature = TEST, .call = version_compare },
    { .name = "GreaterThan", .signature = TEST, .call = version_compare },
    { .name = "GreaterThanEqual", .signature = TEST, .call = version_compare },
    { .name = "LessThan", .signature = TEST, .call = version_compare },
    { .name = "LessThanEqual", .signature = TEST, .call = version_compare },
    { .name = "Major", .signature = NATURAL, .call = version_major },
    { .name = "Metadata", .signature = TEXT, .call = version_metadata },
    { .name = "Minor", .signature = NATURAL, .call = version_minor },
    { .name = "Original", .signature = TEXT, .call = version_original },
    { .name = "Patch", .signature = NATURAL, .call = version_patch },
    { .name = "Prerelease", .signature = TEXT, .call = version_prerelease },
    { .name = "String", .signature = TEXT, .call = version_string },
    { 0 },
};

static const struct value_type version_struct = { .name = "semver.Version", .kind = VALUE_STRUCT };
const struct value_type version_type = { .name = "*semver.Version",
                                         .kind = VALUE_POINTER,
                                         .element = &version_struct,
                                         .members = version_members,
                                         .text = version_text,
                                         .json = version_json };

static int call_semver(struct template_call *call, struct error *err)
{
    struct semver *version = ARENA_NEW(call->arena, struct semver);

    if (semver_parse(argument_str(call, 0), call->arena, version, err) < 0)
        return -1;
    call->result = value_of_object(&version_type, version);
    return 0;
}

static int call_semver_compare(struct template_call *call, struct error *err)
{
    const struct semver_range *range = NULL;
    struct semver version;

    if (semver_range_parse(argument_str(call, 0), call->arena, &range, err) < 0 ||
        semver_parse(argument_str(call, 1), call->arena, &version, err) < 0)
        return -1;
    call->result = value_of_bool(semver_range_matches(range, &version));
    return 0;
}

const struct template_function functions_semver[] = {
    { "semver", "func(string) (*semver.Version, error)", call_semver },
    { "semverCompare", "func(string, string) (bool, error)", call_semver_compare },
    { 0 },
};
