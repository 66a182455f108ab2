#include "render/helm/capabilities.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "template/arguments.h"

#include <string.h>

/* What Helm knows of without a cluster: the groups of the Kubernetes it was built with. */
static const char *const default_versions_4[] = {
    "v1",
    "admissionregistration.k8s.io/v1",
    "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1",
    "internal.apiserver.k8s.io/v1alpha1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication.k8s.io/v1",
    "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1",
    "authorization.k8s.io/v1",
    "authorization.k8s.io/v1beta1",
    "autoscaling/v1",
    "autoscaling/v2",
    "batch/v1",
    "batch/v1beta1",
    "certificates.k8s.io/v1",
    "certificates.k8s.io/v1beta1",
    "certificates.k8s.io/v1alpha1",
    "coordination.k8s.io/v1alpha2",
    "coordination.k8s.io/v1beta1",
    "coordination.k8s.io/v1",
    "discovery.k8s.io/v1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1",
    "events.k8s.io/v1beta1",
    "extensions/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1",
    "node.k8s.io/v1",
    "node.k8s.io/v1alpha1",
    "node.k8s.io/v1beta1",
    "policy/v1",
    "policy/v1beta1",
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
    "resource.k8s.io/v1",
    "resource.k8s.io/v1beta2",
    "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1alpha2",
    "scheduling.k8s.io/v1beta1",
    "scheduling.k8s.io/v1",
    "storage.k8s.io/v1beta1",
    "storage.k8s.io/v1",
    "storage.k8s.io/v1alpha1",
    "storagemigration.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1",
    NULL,
};

static const char *const default_versions_3[] = {
    "v1",
    "admissionregistration.k8s.io/v1",
    "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1",
    "internal.apiserver.k8s.io/v1alpha1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication.k8s.io/v1",
    "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1",
    "authorization.k8s.io/v1",
    "authorization.k8s.io/v1beta1",
    "autoscaling/v1",
    "autoscaling/v2",
    "autoscaling/v2beta1",
    "autoscaling/v2beta2",
    "batch/v1",
    "batch/v1beta1",
    "certificates.k8s.io/v1",
    "certificates.k8s.io/v1beta1",
    "certificates.k8s.io/v1alpha1",
    "coordination.k8s.io/v1alpha2",
    "coordination.k8s.io/v1beta1",
    "coordination.k8s.io/v1",
    "discovery.k8s.io/v1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1",
    "events.k8s.io/v1beta1",
    "extensions/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1",
    "node.k8s.io/v1",
    "node.k8s.io/v1alpha1",
    "node.k8s.io/v1beta1",
    "policy/v1",
    "policy/v1beta1",
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
    "resource.k8s.io/v1",
    "resource.k8s.io/v1beta2",
    "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1alpha1",
    "scheduling.k8s.io/v1beta1",
    "scheduling.k8s.io/v1",
    "storage.k8s.io/v1beta1",
    "storage.k8s.io/v1",
    "storage.k8s.io/v1alpha1",
    "storagemigration.k8s.io/v1alpha1",
    "apiextensions.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1",
    NULL,
};

/* ---- .Capabilities.KubeVersion ---- */

enum { KUBE_VERSION, KUBE_NORMAL, KUBE_MAJOR, KUBE_MINOR };

static struct str kube_text(const struct value *self, struct arena *arena)
{
    (void)arena;
    return value_str(&self->fields[KUBE_NORMAL]);
}

static struct str kube_json(const struct value *self, struct arena *arena)
{
    static const char *const names[] = { "{\"Version\":", ",\"Major\":", ",\"Minor\":" };
    static const int fields[] = { KUBE_VERSION, KUBE_MAJOR, KUBE_MINOR };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);
    CLEANUP(error_release) struct error ignored = { 0 };

    for (size_t i = 0; i < 3; i++) {
        strbuf_puts(&text, names[i]);
        if (value_write_json(&self->fields[fields[i]], 0, &text, &ignored) < 0)
            return STR("{}");
    }
    strbuf_puts(&text, "}");
    return (struct str){ arena_strndup(arena, text.ptr, text.len), text.len };
}

static int call_kube_text(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = call->receiver->fields[KUBE_NORMAL];
    return 0;
}

static int call_kube_version(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = call->receiver->fields[KUBE_VERSION];
    return 0;
}

static const struct value_member kube_members_4[] = {
    { .name = "Version", .type = &value_type_string },
    { .name = "normalizedVersion", .type = &value_type_string },
    { .name = "Major", .type = &value_type_string },
    { .name = "Minor", .type = &value_type_string },
    { .name = "GitVersion", .signature = "func() string", .call = call_kube_version },
    { .name = "String", .signature = "func() string", .call = call_kube_text },
    { 0 },
};

static const struct value_type kube_type_4 = { .name = "common.KubeVersion",
                                               .kind = VALUE_STRUCT,
                                               .members = kube_members_4,
                                               .action_text = kube_text,
                                               .json = kube_json };

/* In 3.19 there is one text. */
enum { KUBE_3_VERSION, KUBE_3_MAJOR, KUBE_3_MINOR };

static int call_kube_3_text(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = call->receiver->fields[KUBE_3_VERSION];
    return 0;
}

static struct str kube_3_text(const struct value *self, struct arena *arena)
{
    (void)arena;
    return value_str(&self->fields[KUBE_3_VERSION]);
}

static const struct value_member kube_members_3[] = {
    { .name = "Version", .type = &value_type_string },
    { .name = "Major", .type = &value_type_string },
    { .name = "Minor", .type = &value_type_string },
    { .name = "GitVersion", .signature = "func() string", .call = call_kube_3_text },
    { .name = "String", .signature = "func() string", .call = call_kube_3_text },
    { 0 },
};

static const struct value_type kube_type_3 = { .name = "chartutil.KubeVersion",
                                               .kind = VALUE_STRUCT,
                                               .members = kube_members_3,
                                               .action_text = kube_3_text };

/* ---- .Capabilities.APIVersions ---- */

static int call_has(struct template_call *call, struct error *err)
{
    size_t count = value_count(call->receiver);
    bool has = false;

    if (template_run_step(call->run, count / 16, err) < 0)
        return -1;
    for (size_t i = 0; i < count && !has; i++) {
        struct value item = value_item(call->receiver, i);

        has = str_equal(value_str(&item), argument_str(call, 0));
    }
    call->result = value_of_bool(has);
    return 0;
}

static const struct value_member set_members[] = {
    { .name = "Has", .signature = "func(string) bool", .call = call_has },
    { 0 },
};

static const struct value_type set_type_4 = { .name = "common.VersionSet",
                                              .kind = VALUE_SLICE,
                                              .element = &value_type_string,
                                              .underlying = &value_type_strings,
                                              .members = set_members };

static const struct value_type set_type_3 = { .name = "chartutil.VersionSet",
                                              .kind = VALUE_SLICE,
                                              .element = &value_type_string,
                                              .underlying = &value_type_strings,
                                              .members = set_members };

/* ---- .Capabilities.HelmVersion ---- */

static struct str helm_json(const struct value *self, struct arena *arena)
{
    struct str version = value_str(&self->fields[0]);
    const char *text = arena_printf(arena, "{\"version\":\"%.*s\",\"git_tree_state\":\"clean\"}",
                                    STR_ARG(version));

    return str_of(text);
}

static const struct value_member helm_members[] = {
    { .name = "Version", .type = &value_type_string },
    { .name = "GitCommit", .type = &value_type_string },
    { .name = "GitTreeState", .type = &value_type_string },
    { .name = "GoVersion", .type = &value_type_string },
    { .name = "KubeClientVersion", .type = &value_type_string },
    { 0 },
};

static const struct value_type helm_type = {
    .name = "version.BuildInfo", .kind = VALUE_STRUCT, .members = helm_members, .json = helm_json
};

static struct value helm_version(const struct helm_options *options, struct arena *arena)
{
    bool is_4 = options->rules == HELM_RULES_4;
    struct value *fields = arena_alloc(arena, 5 * sizeof(*fields));

    fields[0] = value_of_str(is_4 ? STR("v4.2.1") : STR("v3.19.4"));
    fields[1] = value_of_str(STR_EMPTY);
    fields[2] = value_of_str(STR("clean"));
    fields[3] = value_of_str(STR_EMPTY);
    fields[4] = value_of_str(is_4 ? STR("v1.36") : STR_EMPTY);
    return value_of_struct(&helm_type, fields);
}

/* ---- .Capabilities ---- */

static const struct value_member members_4[] = {
    { .name = "KubeVersion", .type = &kube_type_4 },
    { .name = "APIVersions", .type = &set_type_4 },
    { .name = "HelmVersion", .type = &helm_type },
    { 0 },
};
static const struct value_type struct_4 = { .name = "common.Capabilities",
                                            .kind = VALUE_STRUCT,
                                            .members = members_4 };
static const struct value_type type_4 = { .name = "*common.Capabilities",
                                          .kind = VALUE_POINTER,
                                          .element = &struct_4 };

static const struct value_member members_3[] = {
    { .name = "KubeVersion", .type = &kube_type_3 },
    { .name = "APIVersions", .type = &set_type_3 },
    { .name = "HelmVersion", .type = &helm_type },
    { 0 },
};
static const struct value_type struct_3 = { .name = "chartutil.Capabilities",
                                            .kind = VALUE_STRUCT,
                                            .members = members_3 };
static const struct value_type type_3 = { .name = "*chartutil.Capabilities",
                                          .kind = VALUE_POINTER,
                                          .element = &struct_3 };

static struct value api_versions(const struct helm_options *options, struct arena *arena)
{
    bool is_4 = options->rules == HELM_RULES_4;
    const char *const *defaults = is_4 ? default_versions_4 : default_versions_3;
    struct value list = value_list_new(is_4 ? &set_type_4 : &set_type_3, 64, arena);

    for (; *defaults; defaults++)
        value_list_add(&list, value_of_str(str_of(*defaults)), arena);
    for (size_t i = 0; i < options->api_version_count; i++)
        value_list_add(&list, value_of_str(str_of(options->api_versions[i])), arena);
    return list;
}

static struct value kube_value(const struct helm_options *options,
                               const struct kube_version *version, struct arena *arena)
{
    struct value *fields = arena_alloc(arena, 4 * sizeof(*fields));

    if (options->rules == HELM_RULES_3) {
        fields[KUBE_3_VERSION] = value_of_str(version->normal);
        fields[KUBE_3_MAJOR] = value_of_str(version->major);
        fields[KUBE_3_MINOR] = value_of_str(version->minor);
        return value_of_struct(&kube_type_3, fields);
    }
    fields[KUBE_VERSION] = value_of_str(version->version);
    fields[KUBE_NORMAL] = value_of_str(version->normal);
    fields[KUBE_MAJOR] = value_of_str(version->major);
    fields[KUBE_MINOR] = value_of_str(version->minor);
    return value_of_struct(&kube_type_4, fields);
}

struct value capabilities_new(const struct helm_options *options,
                              const struct kube_version *version, struct arena *arena)
{
    struct value *fields = arena_alloc(arena, 3 * sizeof(*fields));

    fields[0] = kube_value(options, version, arena);
    fields[1] = api_versions(options, arena);
    fields[2] = helm_version(options, arena);
    return (struct value){ .type = options->rules == HELM_RULES_4 ? &type_4 : &type_3,
                           .fields = fields };
}

/* ---- versions ---- */

static int fail_version(const char *text, const char *problem, struct error *err)
{
    return error_set(err, ERR_INVALID, "invalid kube version '%s': %s", text, problem);
}

enum { MAX_PARTS = 16 };

/** The numbers at the head of a version; how many there are. */
static size_t read_numbers(const char *text, struct str numbers[MAX_PARTS])
{
    size_t count = 0;

    while (count < MAX_PARTS) {
        size_t length = strspn(text, "0123456789");

        if (length == 0)
            break;
        numbers[count++] = (struct str){ text, length };
        text += length;
        if (*text != '.')
            break;
        text++;
    }
    return count;
}

static int check_numbers(const char *text, const struct str *numbers, size_t count,
                         struct arena *arena, struct error *err)
{
    const char *end;

    if (count == 0)
        return fail_version(text, arena_printf(arena, "could not parse \"%s\" as version", text),
                            err);
    end = numbers[count - 1].ptr + numbers[count - 1].len;
    if (count == 1)
        return fail_version(text, arena_printf(arena, "illegal version string \"%s\"", text), err);
    for (size_t i = 0; i < count; i++) {
        const char *problem =
            arena_printf(arena, "illegal zero-prefixed version component \"%.*s\" in \"%.*s\"",
                         STR_ARG(numbers[i]), (int)(end - numbers[0].ptr), numbers[0].ptr);

        if (numbers[i].len > 1 && numbers[i].ptr[0] == '0')
            return fail_version(text, problem, err);
    }
    return 0;
}

int capabilities_kube_version(const struct helm_options *options, struct arena *arena,
                              struct kube_version *out, struct error *err)
{
    const char *fallback = options->rules == HELM_RULES_4 ? "v1.36.0" : "v1.34.0";
    const char *text =
        options->kube_version && *options->kube_version ? options->kube_version : fallback;
    const char *plain = text[0] == 'v' ? text + 1 : text;
    struct str numbers[MAX_PARTS];
    size_t count = read_numbers(plain, numbers);

    if (check_numbers(text, numbers, count, arena, err) < 0)
        return -1;
    out->version = str_of(arena_printf(arena, "v%s", plain));
    out->major = str_dup(numbers[0], arena);
    out->minor = str_dup(numbers[1], arena);
    out->normal = str_of(arena_printf(
        arena, "v%.*s", (int)(numbers[count - 1].ptr + numbers[count - 1].len - numbers[0].ptr),
        plain));
    return 0;
}
