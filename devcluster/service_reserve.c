/*
 * What a service asks for, and whether it can have it. The API server looks before it checks
 * anything else: first at what the addresses say of themselves, then at who has them already.
 */
#include "base/arena.h"
#include "base/error.h"
#include "cluster.h"
#include "data/json.h"
#include "refuse.h"
#include "service.h"
#include "write.h"

#include <arpa/inet.h>
#include <string.h>

enum family { FAMILY_NONE, FAMILY_4, FAMILY_6 };

/* Zeros in front of a number mean nothing. `*out` is set for IPv4. */
static enum family parse_address(struct str text, uint32_t *out)
{
    char buffer[INET6_ADDRSTRLEN];
    size_t length = 0;
    unsigned char bytes[sizeof(struct in6_addr)];
    bool is_plain = str_find_char(text, ':') < 0;

    for (size_t i = 0; i < text.len; i++) {
        bool is_first = i == 0 || text.ptr[i - 1] == '.';

        if (is_plain && is_first && text.ptr[i] == '0' && i + 1 < text.len &&
            text.ptr[i + 1] != '.')
            continue;
        if (length + 1 >= sizeof(buffer))
            return FAMILY_NONE;
        buffer[length++] = text.ptr[i];
    }
    buffer[length] = '\0';
    if (inet_pton(AF_INET, buffer, bytes) == 1) {
        *out = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
               bytes[3];
        return FAMILY_4;
    }
    if (inet_pton(AF_INET6, buffer, bytes) != 1)
        return FAMILY_NONE;
    if (memcmp(bytes, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12) != 0)
        return FAMILY_6;
    *out = (uint32_t)bytes[12] << 24 | (uint32_t)bytes[13] << 16 | (uint32_t)bytes[14] << 8 |
           bytes[15];
    return FAMILY_4;
}

/* ---- what addresses and families say of themselves ---- */

static void check_unused(const struct json *service, struct faults *faults)
{
    static const char *const fields[] = { "ipFamilies", "ipFamilyPolicy", "clusterIPs" };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (json_get(json_get(service, "spec"), fields[i]))
            fault_forbidden(faults, arena_printf(faults->arena, "spec.%s", fields[i]),
                            "may not be set for ExternalName services");
}

static void check_family_list(const struct json *service, struct faults *faults)
{
    const struct json *list = json_at(service, "spec.ipFamilies");

    if (json_count(list) == 2 && json_equal(json_item(list, 0), json_item(list, 1)))
        fault_add(faults, "FieldValueDuplicate", "spec.ipFamilies[1]", "Duplicate value: \"%s\"",
                  json_cstr(json_item(list, 1)));
}

static void check_each_address(const struct json *list, struct faults *faults)
{
    uint32_t ignored;

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (!str_equals(json_string(at.value), "None") &&
            parse_address(json_string(at.value), &ignored) == FAMILY_NONE)
            fault_invalid(faults, arena_printf(faults->arena, "spec.clusterIPs[%zu]", at.index),
                          at.value,
                          "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }
}

static void check_each_family(const struct json *service, struct faults *faults)
{
    const struct json *families = json_at(service, "spec.ipFamilies");
    uint32_t ignored;

    for (struct json_cursor at = json_walk(json_at(service, "spec.clusterIPs")); json_next(&at);) {
        const char *wanted = json_cstr(json_item(families, at.index));
        enum family family = parse_address(json_string(at.value), &ignored);

        if (family == FAMILY_NONE || !wanted[0] ||
            strcmp(wanted, family == FAMILY_4 ? "IPv4" : "IPv6") == 0)
            continue;
        fault_invalid(
            faults, arena_printf(faults->arena, "spec.clusterIPs[%zu]", at.index), at.value,
            arena_printf(faults->arena, "expected an %s value as indicated by `ipFamilies[%zu]`",
                         wanted, at.index));
    }
}

static bool shares_family(const struct json *list)
{
    unsigned seen[FAMILY_6 + 1] = { 0 };
    uint32_t ignored;

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        seen[parse_address(json_string(at.value), &ignored)]++;
    return seen[FAMILY_4] > 1 || seen[FAMILY_6] > 1;
}

static void check_address_list(const struct json *service, struct faults *faults)
{
    const struct json *list = json_at(service, "spec.clusterIPs"), *first = json_item(list, 0);
    struct str address = json_text_at(service, "spec.clusterIP");
    bool is_none = false;

    if (json_count(list) > 0 && address.len == 0)
        fault_invalid(faults, "spec.clusterIPs", list,
                      "must be empty when `clusterIP` is not specified");
    else if (json_count(list) > 0 && !str_equal(json_string(first), address))
        fault_invalid(faults, "spec.clusterIPs", list, "first value must match `clusterIP`");
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        is_none = is_none || str_equals(json_string(at.value), "None");
    if (is_none && json_count(list) > 1)
        fault_invalid(faults, "spec.clusterIPs", list, "'None' must be the first and only value");
    if (service_is_headless(service) && service_needs_node_ports(service))
        fault_invalid(faults, "spec.clusterIPs[0]", first,
                      arena_printf(faults->arena, "may not be set to 'None' for %s services",
                                   json_cstr_at(service, "spec.type")));
    check_each_address(list, faults);
    if (json_count(list) > 2)
        fault_invalid(faults, "spec.clusterIPs", list, "may only hold up to 2 values");
    if (shares_family(list))
        fault_invalid(faults, "spec.clusterIPs", list,
                      "may specify no more than one IP for each IP family");
    check_each_family(service, faults);
}

/* The cluster has one family of addresses. */
static void check_families(const struct json *service, struct faults *faults)
{
    static const char one_of[] = "must be 'RequireDualStack' or 'PreferDualStack' when multiple ";
    const struct json *policy = json_at(service, "spec.ipFamilyPolicy");
    const struct json *families = json_at(service, "spec.ipFamilies");
    const struct json *addresses = json_at(service, "spec.clusterIPs");
    bool is_single = str_equals(json_string(policy), "SingleStack");
    bool has_two = json_count(families) > 1;
    uint32_t ignored;

    if (str_equals(json_string(policy), "RequireDualStack"))
        fault_invalid(faults, "spec.ipFamilyPolicy", policy,
                      "this cluster is not configured for dual-stack services");
    if (is_single && has_two)
        fault_invalid(faults, "spec.ipFamilyPolicy", policy,
                      arena_printf(faults->arena, "%sIP families are specified", one_of));
    else if (is_single && json_count(addresses) > 1)
        fault_invalid(faults, "spec.ipFamilyPolicy", policy,
                      arena_printf(faults->arena, "%scluster IPs are specified", one_of));
    for (struct json_cursor at = json_walk(families); !(is_single && has_two) && json_next(&at);)
        if (str_equals(json_string(at.value), "IPv6"))
            fault_invalid(faults, arena_printf(faults->arena, "spec.ipFamilies[%zu]", at.index),
                          at.value, "not configured on this cluster");
    for (struct json_cursor at = json_walk(addresses); json_next(&at);)
        if (parse_address(json_string(at.value), &ignored) == FAMILY_6)
            fault_invalid(faults, arena_printf(faults->arena, "spec.clusterIPs[%zu]", at.index),
                          addresses, "IPv6 is not configured on this cluster");
}

static int check_addresses(const struct write *write, const struct json *service,
                           struct refusal *why)
{
    struct faults faults = { .arena = write->arena };
    struct refused_object object = { "", "Service", json_text_at(service, "metadata.name") };

    if (service_needs_address(service)) {
        check_family_list(service, &faults);
        check_address_list(service, &faults);
    } else {
        check_unused(service, &faults);
    }
    if (faults.count == 0 && service_needs_address(service) && !service_is_free(service))
        check_families(service, &faults);
    return refuse_faults(why, object, &faults);
}

/* ---- who has it ---- */

/* Another service than the one that is written. */
static bool is_other(const struct json *service, const struct json *other)
{
    return !str_equal(json_text_at(service, "metadata.uid"), json_text_at(other, "metadata.uid"));
}

static bool is_address_taken(const struct write *write, const struct json *service,
                             uint32_t address)
{
    struct object_cursor at = collection_from(write->resource->objects, STR_EMPTY);
    const struct object *object;
    uint32_t theirs;

    while ((object = object_next(&at))) {
        if (is_other(service, object_root(object)) &&
            parse_address(json_text_at(object_root(object), "spec.clusterIP"), &theirs) ==
                FAMILY_4 &&
            theirs == address)
            return true;
    }
    return false;
}

static int reserve_address(const struct write *write, const struct json *old,
                           const struct json *service, struct refusal *why)
{
    const char *text = json_cstr_at(service, "spec.clusterIP"), *fault = NULL;
    struct faults faults = { .arena = write->arena };
    uint32_t address;

    if (service_needs_address(old) || !service_needs_address(service) ||
        parse_address(str_of(text), &address) != FAMILY_4)
        return 0;
    if (address <= SERVICE_NETWORK || address >= SERVICE_NETWORK + SERVICE_NETWORK_SIZE - 1) {
        fault = write->dry_run ? arena_printf(write->arena,
                                              "the provided IP (%s) is not in the valid range. "
                                              "The range of valid IPs is 10.96.0.0/14",
                                              text)
                               : "the provided network does not match the current range";
    } else if (!write->dry_run && is_address_taken(write, service, address)) {
        fault = "provided IP is already allocated";
    }
    if (fault)
        fault_invalid(&faults, "spec.clusterIPs", json_at(service, "spec.clusterIPs"),
                      arena_printf(write->arena, "failed to allocate IP %s: %s", text, fault));
    return refuse_faults(
        why, (struct refused_object){ "", "Service", json_text_at(service, "metadata.name") },
        &faults);
}

/* NULL: it can be had. A port that is only tried may be out of range. */
static const char *port_fault(const struct write *write, const struct json *service, int64_t number)
{
    struct object_cursor at = collection_from(write->resource->objects, STR_EMPTY);
    const struct object *other;

    if (number < NODE_PORT_MIN || number >= NODE_PORT_MIN + NODE_PORT_COUNT)
        return write->dry_run ? NULL
                              : "provided port is not in the valid range. The range of valid "
                                "ports is 30000-32767";
    while ((other = object_next(&at)))
        if (is_other(service, object_root(other)) &&
            (service_has_node_port(object_root(other), number) ||
             service_health_port(object_root(other)) == number))
            return "provided port is already allocated";
    return NULL;
}

/* The port before this one of the same number; NULL when there is none. */
static const struct json *port_before(const struct json *ports, size_t index, bool same_protocol)
{
    const struct json *port = json_item(ports, index);

    for (size_t i = 0; i < index; i++) {
        const struct json *before = json_item(ports, i);

        if (json_equal(json_get(before, "nodePort"), json_get(port, "nodePort")) &&
            (!same_protocol ||
             json_equal(json_get(before, "protocol"), json_get(port, "protocol"))))
            return before;
    }
    return NULL;
}

static int reserve_node_port(const struct write *write, const struct json *old,
                             const struct json *service, size_t index, struct refusal *why)
{
    const struct json *ports = json_at(service, "spec.ports");
    const struct json *asked = json_get(json_item(ports, index), "nodePort");
    int64_t number = json_int(asked, 0);
    struct faults faults = { .arena = write->arena };
    const char *fault = NULL;

    if (number == 0)
        return 0;
    if (port_before(ports, index, true) && old)
        return refuse(why, 500, "", "duplicate nodePort: {%s %d}",
                      json_cstr_at(json_item(ports, index), "protocol"), (int)number);
    if (port_before(ports, index, true))
        fault = "provided port is already allocated";
    else if (!port_before(ports, index, false) && !service_has_node_port(old, number))
        fault = port_fault(write, service, number);
    if (fault)
        fault_invalid(&faults, arena_printf(write->arena, "spec.ports[%zu].nodePort", index), asked,
                      fault);
    return refuse_faults(
        why, (struct refused_object){ "", "Service", json_text_at(service, "metadata.name") },
        &faults);
}

static int reserve_health_port(const struct write *write, const struct json *old,
                               const struct json *service, struct refusal *why)
{
    int64_t number = service_health_port(service);
    const char *fault, *message;
    struct json *details, *causes, *cause;

    if (service_needs_health_port(old) || !service_needs_health_port(service) || number == 0)
        return 0;
    fault = service_has_node_port(service, number) ? "provided port is already allocated"
                                                   : port_fault(write, service, number);
    if (!fault)
        return 0;
    message = arena_printf(write->arena, "failed to allocate requested HealthCheck NodePort %d: %s",
                           (int)number, fault);
    (void)refuse(why, 500, "InternalError", "Internal error occurred: %s", message);
    details = json_new_object(write->arena);
    causes = json_new_array(write->arena);
    cause = json_new_object(write->arena);
    json_set_text(write->arena, cause, "message", message);
    json_append(write->arena, causes, cause);
    json_set(write->arena, details, "causes", causes);
    why->details = details;
    return -1;
}

/* ---- what is taken though it should not be asked for ---- */

static void warn(const struct write *write, const struct json *service)
{
    for (struct json_cursor at = json_walk(json_at(service, "spec.clusterIPs")); json_next(&at);) {
        uint32_t address = 0;
        const char *usual;

        if (parse_address(json_string(at.value), &address) != FAMILY_4)
            continue;
        usual = arena_printf(write->arena, "%u.%u.%u.%u", address >> 24, address >> 16 & 0xff,
                             address >> 8 & 0xff, address & 0xff);
        if (!str_equals(json_string(at.value), usual)) {
            write->warn(write->context,
                        arena_printf(write->arena,
                                     "spec.clusterIPs[%zu]: non-standard IP address \"%s\" will "
                                     "be considered invalid in a future Kubernetes release: use "
                                     "\"%s\"",
                                     at.index, json_cstr(at.value), usual));
        }
    }
    if (service_needs_address(service) && json_text_at(service, "spec.externalName").len > 0)
        write->warn(write->context,
                    "spec.externalName is ignored when spec.type is not \"ExternalName\"");
}

int service_reserve(const struct write *write, const struct json *old, const struct json *object,
                    struct refusal *why)
{
    if (check_addresses(write, object, why) < 0 || reserve_address(write, old, object, why) < 0)
        return -1;
    for (size_t i = 0;
         service_needs_node_ports(object) && i < json_count(json_at(object, "spec.ports")); i++)
        if (reserve_node_port(write, old, object, i, why) < 0)
            return -1;
    if (reserve_health_port(write, old, object, why) < 0)
        return -1;
    if (write->warn)
        warn(write, object);
    return 0;
}
