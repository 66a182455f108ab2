#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "gitops/resource.h"
#include "kube/status.h"
#include "sync/apply_steps.h"
#include "sync/rbac_rules.h"

/*
 * kubectl auth reconcile: roles and bindings only ever gain rules and subjects. A binding's role
 * cannot be changed, so one with another role is made anew.
 */

enum { RECONCILE_TRIES = 3 };

#define OPT_OUT_ANNOTATION "rbac.authorization.kubernetes.io/autoupdate"

enum reconcile_need { NEED_NOTHING, NEED_CREATE, NEED_UPDATE, NEED_RECREATE };

struct reconciling {
    struct applying *applying;
    const struct json *live; /* NULL: there is none */
    bool is_role;
    enum reconcile_need need;
    const struct json *missing; /* rules, or subjects */
    const struct json *result;  /* what is sent */
};

bool apply_is_reconciled(const struct json *target)
{
    struct group_version_kind gvk = resource_gvk(target);

    return str_equals(gvk.group, "rbac.authorization.k8s.io") && str_equals(gvk.version, "v1") &&
           (str_equals(gvk.kind, "Role") || str_equals(gvk.kind, "ClusterRole") ||
            str_equals(gvk.kind, "RoleBinding") || str_equals(gvk.kind, "ClusterRoleBinding"));
}

/* Labels or annotations of the target that the result lacks or has otherwise. */
static bool add_metadata(struct json *result, const struct json *target, const char *map,
                         struct arena *arena)
{
    const struct json *wanted = json_get(json_get(target, "metadata"), map);
    bool changed = false;

    for (struct json_cursor at = json_walk(wanted); json_next(&at);) {
        struct json *metadata = json_edit_object(arena, result, "metadata");
        struct json *have = json_edit_object(arena, metadata, map);

        if (json_get_str(have, at.key))
            continue; /* what is there wins */
        json_set_str(arena, have, at.key, at.value);
        changed = true;
    }
    return changed;
}

static void append_all(struct arena *arena, struct json *object, const char *key,
                       const struct json *items)
{
    struct json *list = json_edit_get(arena, object, key);

    if (!list || !json_is(list, JSON_ARRAY)) {
        list = json_new_array(arena);
        json_set(arena, object, key, list);
        list = json_edit_get(arena, object, key);
    }
    for (struct json_cursor at = json_walk(items); json_next(&at);)
        json_append(arena, list, at.value);
}

static void compare(struct reconciling *reconciling)
{
    struct arena *arena = reconciling->applying->arena;
    const struct json *target = reconciling->applying->request->target;
    const char *list = reconciling->is_role ? "rules" : "subjects";
    const struct json *live = reconciling->live;
    struct json *result;
    bool changed;

    if (!live) {
        reconciling->need = NEED_CREATE;
        reconciling->missing = json_get(target, list);
        reconciling->result = target;
        return;
    }
    if (!reconciling->is_role &&
        !json_equal(json_get(live, "roleRef"), json_get(target, "roleRef"))) {
        reconciling->need = NEED_RECREATE;
        reconciling->result = target;
        return;
    }
    result = json_edit(arena, live);
    reconciling->missing =
        reconciling->is_role
            ? rbac_missing_rules(json_get(live, list), json_get(target, list), arena)
            : rbac_missing_subjects(json_get(live, list), json_get(target, list), arena);
    changed = json_count(reconciling->missing) > 0;
    if (changed)
        append_all(arena, result, list, reconciling->missing);
    changed |= add_metadata(result, target, "labels", arena);
    changed |= add_metadata(result, target, "annotations", arena);
    reconciling->need = changed ? NEED_UPDATE : NEED_NOTHING;
    reconciling->result = result;
}

static bool has_opted_out(const struct reconciling *reconciling)
{
    return str_equals(resource_annotation(reconciling->live, OPT_OUT_ANNOTATION), "false");
}

static int require_namespace(const struct applying *applying, struct error *err)
{
    struct kube_request request = { .verb = KUBE_GET,
                                    .resource = &KUBE_NAMESPACES,
                                    .name = applying->namespace,
                                    .act_as = applying->where->act_as };

    if (!*applying->namespace)
        return 0;
    if (kube_client_wait(applying->where->client, &request, applying->arena, NULL, err) < 0)
        return error_prefix(err, "error getting namespace %s", applying->namespace);
    return 0;
}

static int send(struct reconciling *reconciling, struct error *err)
{
    struct applying *applying = reconciling->applying;
    enum kube_verb verb = reconciling->need == NEED_UPDATE ? KUBE_UPDATE : KUBE_CREATE;
    struct kube_request request = apply_request_for(applying, verb);
    struct kube_answer answer = { 0 };

    if (reconciling->need == NEED_RECREATE && apply_delete_and_wait(applying, err) < 0)
        return -1;
    request.body = reconciling->result;
    if (kube_client_wait(applying->where->client, &request, applying->arena, &answer, err) < 0)
        return -1;
    reconciling->live = answer.object;
    return 0;
}

static struct str describe(const struct reconciling *reconciling, struct arena *arena)
{
    static const char *const words[] = { "", "create", "update", "recreate" };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(ERROR_MESSAGE_MAX);

    if (reconciling->need == NEED_NOTHING)
        return STR_EMPTY;
    strbuf_printf(
        &out, "\treconciliation required %s%s\n", words[reconciling->need],
        has_opted_out(reconciling) ? ", but object opted out (" OPT_OUT_ANNOTATION ": false)" : "");
    if (json_count(reconciling->missing) > 0)
        strbuf_printf(&out, "\tmissing %s added:\n", reconciling->is_role ? "rules" : "subjects");
    for (struct json_cursor at = json_walk(reconciling->missing); json_next(&at);) {
        strbuf_puts(&out, "\t\t");
        if (reconciling->is_role)
            rbac_print_rule(at.value, &out);
        else
            rbac_print_subject(at.value, &out);
        strbuf_puts(&out, "\n");
    }
    return (struct str){ arena_strndup(arena, out.ptr, out.len), out.len };
}

int apply_reconcile(struct applying *applying, struct str *said, struct error *err)
{
    const char *kind = applying->api->resource.kind;
    struct reconciling reconciling = {
        .applying = applying,
        .is_role = strcmp(kind, "Role") == 0 || strcmp(kind, "ClusterRole") == 0,
    };
    struct str details;

    if (!applying->request->is_dry_run && require_namespace(applying, err) < 0)
        return -1;
    for (int tries = 1;; tries++) {
        if (apply_read(applying, &reconciling.live, err) < 0)
            return -1;
        compare(&reconciling);
        details = describe(&reconciling, applying->arena);
        if (reconciling.need == NEED_NOTHING || applying->request->is_dry_run ||
            has_opted_out(&reconciling) || send(&reconciling, err) == 0)
            break;
        if (!kube_is_conflict(err) || tries == RECONCILE_TRIES)
            return -1;
        error_release(err);
    }
    applying->live = reconciling.live;
    *said = apply_join_output(apply_said(applying, "reconciled"), details, applying->arena);
    return 0;
}
