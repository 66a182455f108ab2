/* Pods and what they are made of. */
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/quantity.h"
#include "gitops/defaults_rules.h"

#include <ctype.h>

/* ---- images ---- */

static bool is_repository_character(char c)
{
    return islower((unsigned char)c) || isdigit((unsigned char)c) || (c && strchr("._-/", c));
}

/* The repository of a name "[host[:port]/]path", as far as it decides whether it can be parsed. */
static bool is_repository(struct str name)
{
    struct str host, path;

    if (str_cut(name, '/', &host, &path) &&
        (str_find_char(host, '.') >= 0 || str_find_char(host, ':') >= 0 ||
         str_equals(host, "localhost")))
        name = path;
    for (size_t i = 0; i < name.len; i++) {
        if (!is_repository_character(name.ptr[i]))
            return false;
    }
    return name.len > 0;
}

static const char *pull_policy(struct str image)
{
    struct str name, digest, tag = STR_EMPTY;
    bool has_digest = str_cut(image, '@', &name, &digest);
    ptrdiff_t colon = str_find_last_char(name, ':');

    if (colon > str_find_last_char(name, '/')) {
        tag = str_slice(name, (size_t)colon + 1, name.len);
        name = str_slice(name, 0, (size_t)colon);
    }
    if (!is_repository(name))
        return "\"IfNotPresent\"";
    if (str_equals(tag, "latest") || (tag.len == 0 && !has_digest))
        return "\"Always\"";
    return "\"IfNotPresent\"";
}

/* ---- containers ---- */

static void default_container(struct defaulting *defaulting, struct json *container)
{
    static const struct default_row rows[] = {
        { "terminationMessagePath", "\"/dev/termination-log\"" },
        { "terminationMessagePolicy", "\"File\"" },
        { NULL, NULL },
    };

    if (default_is_unset(container, "imagePullPolicy"))
        default_set(defaulting, container, "imagePullPolicy",
                    pull_policy(json_string(json_get(container, "image"))));
    default_rows(defaulting, container, rows);
}

static void default_probe(struct defaulting *defaulting, struct json *probe)
{
    static const struct default_row rows[] = {
        { "timeoutSeconds", "1" },
        { "periodSeconds", "10" },
        { "successThreshold", "1" },
        { "failureThreshold", "3" },
        { NULL, NULL },
    };

    default_rows(defaulting, probe, rows);
}

static void default_http_get(struct defaulting *defaulting, struct json *action)
{
    static const struct default_row rows[] = { { "path", "\"/\"" },
                                               { "scheme", "\"HTTP\"" },
                                               { NULL, NULL } };

    default_rows(defaulting, action, rows);
}

static void default_grpc(struct defaulting *defaulting, struct json *action)
{
    if (!json_get(action, "service"))
        default_set(defaulting, action, "service", "\"\"");
}

static void default_port(struct defaulting *defaulting, struct json *port)
{
    static const struct default_row rows[] = { { "protocol", "\"TCP\"" }, { NULL, NULL } };

    default_rows(defaulting, port, rows);
}

static void default_field_ref(struct defaulting *defaulting, struct json *ref)
{
    static const struct default_row rows[] = { { "apiVersion", "\"v1\"" }, { NULL, NULL } };

    default_rows(defaulting, ref, rows);
}

static void default_file_key(struct defaulting *defaulting, struct json *selector)
{
    static const struct default_row rows[] = { { "optional", "false" }, { NULL, NULL } };

    default_rows(defaulting, selector, rows);
}

/* ---- volumes ---- */

static void default_volume(struct defaulting *defaulting, struct json *volume)
{
    for (struct json_cursor at = json_walk(volume); json_next(&at);) {
        if (!str_equals(at.key, "name") && !json_is(at.value, JSON_NULL))
            return;
    }
    default_set(defaulting, volume, "emptyDir", "{}");
}

static void default_mode(struct defaulting *defaulting, struct json *source)
{
    static const struct default_row rows[] = { { "defaultMode", "420" }, { NULL, NULL } };

    default_rows(defaulting, source, rows);
}

static void default_token(struct defaulting *defaulting, struct json *token)
{
    static const struct default_row rows[] = { { "expirationSeconds", "3600" }, { NULL, NULL } };

    default_rows(defaulting, token, rows);
}

static void default_host_path(struct defaulting *defaulting, struct json *source)
{
    if (!json_get(source, "type"))
        default_set(defaulting, source, "type", "\"\"");
}

static void default_image_volume(struct defaulting *defaulting, struct json *source)
{
    if (default_is_unset(source, "pullPolicy"))
        default_set(defaulting, source, "pullPolicy",
                    pull_policy(json_string(json_get(source, "reference"))));
}

static void default_claim_spec(struct defaulting *defaulting, struct json *template)
{
    static const struct default_row rows[] = { { "volumeMode", "\"Filesystem\"" }, { NULL, NULL } };
    struct json *spec = default_object(defaulting, template, "spec");

    if (spec)
        default_rows(defaulting, spec, rows);
}

static void default_iscsi(struct defaulting *defaulting, struct json *source)
{
    static const struct default_row rows[] = { { "iscsiInterface", "\"default\"" },
                                               { NULL, NULL } };

    default_rows(defaulting, source, rows);
}

static void default_rbd(struct defaulting *defaulting, struct json *source)
{
    static const struct default_row rows[] = {
        { "pool", "\"rbd\"" },
        { "user", "\"admin\"" },
        { "keyring", "\"/etc/ceph/keyring\"" },
        { NULL, NULL },
    };

    default_rows(defaulting, source, rows);
}

static void default_azure_disk(struct defaulting *defaulting, struct json *source)
{
    static const struct default_row rows[] = {
        { "cachingMode", "\"ReadWrite\"" },
        { "fsType", "\"ext4\"" },
        { "kind", "\"Shared\"" },
        { "readOnly", "false" },
        { NULL, NULL },
    };

    default_rows(defaulting, source, rows);
}

static void default_scale_io(struct defaulting *defaulting, struct json *source)
{
    static const struct default_row rows[] = {
        { "storageMode", "\"ThinProvisioned\"" },
        { "fsType", "\"xfs\"" },
        { NULL, NULL },
    };

    default_rows(defaulting, source, rows);
}

/* ---- pods ---- */

static void copy_requests(struct defaulting *defaulting, struct json *container)
{
    struct json *resources = default_object(defaulting, container, "resources");

    if (resources)
        default_copy_missing(defaulting, resources, "requests", json_get(resources, "limits"));
}

static void add_quantity(struct defaulting *defaulting, struct json *sum, struct str name,
                         const struct json *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *before = json_get_str(sum, name);
    struct quantity a, b, total;

    if (!before) {
        json_set_str(defaulting->arena, sum, name, value);
        return;
    }
    if (quantity_parse(json_string(before), defaulting->arena, &a, &err) < 0 ||
        quantity_parse(json_string(value), defaulting->arena, &b, &err) < 0 ||
        quantity_add(&a, &b, defaulting->arena, &total, &err) < 0)
        return;
    json_set_str(defaulting->arena, sum, name,
                 json_new_string(defaulting->arena, quantity_print(&total, defaulting->arena)));
}

/* The requests of the whole pod where it has limits as a whole: the containers' sum, else the
 * limit. */
static void default_pod_requests(struct defaulting *defaulting, struct json *spec)
{
    struct json *resources = default_object(defaulting, spec, "resources");
    const struct json *limits = json_get(resources, "limits");
    struct json *sum = json_new_object(defaulting->arena), *requests;

    if (json_count(limits) == 0)
        return;
    for (struct json_cursor at = json_walk(json_get(spec, "containers")); json_next(&at);) {
        const struct json *own = json_at(at.value, "resources.requests");

        for (struct json_cursor each = json_walk(own); json_next(&each);)
            add_quantity(defaulting, sum, each.key, each.value);
    }
    requests = json_edit_object(defaulting->arena, resources, "requests");
    for (struct json_cursor at = json_walk(limits); json_next(&at);) {
        const struct json *summed = json_get_str(sum, at.key);

        if (!json_get_str(requests, at.key))
            json_set_str(defaulting->arena, requests, at.key, summed ? summed : at.value);
    }
}

static void default_host_port(struct defaulting *defaulting, struct json *port)
{
    const struct json *inner = json_get(port, "containerPort");

    if (!json_get(port, "hostPort") && json_int(inner, 0) != 0)
        json_set(defaulting->arena, port, "hostPort", inner);
}

static void default_host_ports(struct defaulting *defaulting, struct json *container)
{
    default_each(defaulting, container, "ports", default_host_port);
}

static void default_pod_only(struct defaulting *defaulting, struct json *spec)
{
    default_each(defaulting, spec, "containers", copy_requests);
    default_each(defaulting, spec, "initContainers", copy_requests);
    default_pod_requests(defaulting, spec);
    if (!json_get(spec, "enableServiceLinks"))
        default_set(defaulting, spec, "enableServiceLinks", "true");
    if (json_bool(json_get(spec, "hostNetwork"), false)) {
        default_each(defaulting, spec, "containers", default_host_ports);
        default_each(defaulting, spec, "initContainers", default_host_ports);
    }
}

static void default_pod_spec(struct defaulting *defaulting, struct json *spec)
{
    static const struct default_row rows[] = {
        { "dnsPolicy", "\"ClusterFirst\"" },          { "restartPolicy", "\"Always\"" },
        { "schedulerName", "\"default-scheduler\"" }, { "securityContext", "{}" },
        { "terminationGracePeriodSeconds", "30" },    { NULL, NULL },
    };

    if (defaulting->is_pod)
        default_pod_only(defaulting, spec);
    default_rows(defaulting, spec, rows);
}

const struct type_rule defaults_type_rules[] = {
    { "core.v1.PodSpec", default_pod_spec },
    { "core.v1.Container", default_container },
    { "core.v1.EphemeralContainer", default_container },
    { "core.v1.ContainerPort", default_port },
    { "core.v1.Probe", default_probe },
    { "core.v1.HTTPGetAction", default_http_get },
    { "core.v1.GRPCAction", default_grpc },
    { "core.v1.ObjectFieldSelector", default_field_ref },
    { "core.v1.FileKeySelector", default_file_key },
    { "core.v1.Volume", default_volume },
    { "core.v1.SecretVolumeSource", default_mode },
    { "core.v1.ConfigMapVolumeSource", default_mode },
    { "core.v1.DownwardAPIVolumeSource", default_mode },
    { "core.v1.ProjectedVolumeSource", default_mode },
    { "core.v1.ServiceAccountTokenProjection", default_token },
    { "core.v1.HostPathVolumeSource", default_host_path },
    { "core.v1.ImageVolumeSource", default_image_volume },
    { "core.v1.PersistentVolumeClaimTemplate", default_claim_spec },
    { "core.v1.ISCSIVolumeSource", default_iscsi },
    { "core.v1.ISCSIPersistentVolumeSource", default_iscsi },
    { "core.v1.RBDVolumeSource", default_rbd },
    { "core.v1.RBDPersistentVolumeSource", default_rbd },
    { "core.v1.AzureDiskVolumeSource", default_azure_disk },
    { "core.v1.ScaleIOVolumeSource", default_scale_io },
    { "core.v1.ScaleIOPersistentVolumeSource", default_scale_io },
    { NULL, NULL },
};
