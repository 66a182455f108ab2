/* Secrets that keep the token of a service account: filled when they come, gone when it goes. */
#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/digest.h"
#include "data/json.h"
#include "identities.h"

#define ACCOUNT_NAME "kubernetes.io/service-account.name"
#define ACCOUNT_UID "kubernetes.io/service-account.uid"

static void set_if_absent(struct control *control, struct json *data, const char *key,
                          struct str value)
{
    if (json_string(json_get(data, key)).len == 0)
        json_set(control->arena, data, key,
                 json_new_string(control->arena, base64_encode(value, control->arena)));
}

static void fill(struct control *control, const struct json *account)
{
    struct arena *arena = control->arena;
    struct json *object = json_edit(arena, control->object);
    struct json *data = json_edit_object(arena, object, "data");
    struct json *metadata = json_edit_object(arena, object, "metadata");

    set_if_absent(control, data, "ca.crt", str_of(control->cluster->authority));
    set_if_absent(control, data, "namespace", control->namespace);
    set_if_absent(
        control, data, "token",
        str_of(identities_issue_kept(control->cluster->identities, account, control->name, arena)));
    json_set(arena, json_edit_object(arena, metadata, "annotations"), ACCOUNT_UID,
             json_at(account, "metadata.uid"));
    if (!json_equal(object, control->object))
        (void)control_update(control, "secrets", object, "");
}

void control_secret(struct control *control)
{
    const struct json *annotations = json_at(control->object, "metadata.annotations"), *account;
    struct str uid = json_string(json_get(annotations, ACCOUNT_UID));

    if (!str_equals(json_text_at(control->object, "type"), "kubernetes.io/service-account-token") ||
        json_at(control->object, "metadata.deletionTimestamp"))
        return;
    account = cluster_get(control->cluster, cluster_builtin(control->cluster, "serviceaccounts"),
                          control->namespace, json_string(json_get(annotations, ACCOUNT_NAME)));
    if (!account || (uid.len > 0 && !str_equal(uid, json_text_at(account, "metadata.uid"))))
        control_delete(control, "secrets", control->object);
    else
        fill(control, account);
}
