#include "edge/dispatch.h"

#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "call.h"
#include "edge/client_version.h"
#include "method.h"

#include <stdlib.h>

struct dispatch {
    const struct api_method **rows; /* by the number of the method */
    unsigned *numbers;              /* 0, 1, 2...: what the map points at */
    struct map *by_name;
};

static bool has_its_handler(const struct api_method *row, enum contract_kind kind)
{
    unsigned handlers =
        (row->run != NULL) + (row->open != NULL) + (row->receive != NULL) + (row->answer != NULL);

    if (handlers != 1)
        return false;
    return kind == CONTRACT_UNARY           ? row->run != NULL
           : kind == CONTRACT_SERVER_STREAM ? row->open != NULL
           : kind == CONTRACT_CLIENT_STREAM ? row->receive != NULL
                                            : row->answer != NULL;
}

static int add_row(struct dispatch *dispatch, const struct api_method *row, struct error *err)
{
    unsigned number;

    if (!dispatch_find(dispatch, str_of(row->name), &number))
        return error_set(err, ERR_INTERNAL, "method %s is not in the contract", row->name);
    if (dispatch->rows[number])
        return error_set(err, ERR_INTERNAL, "method %s stands twice", row->name);
    if (row->rule.kind == API_RULE_MISSING ||
        (row->rule.kind == API_RULE_CHECK) != (row->rule.check != NULL))
        return error_set(err, ERR_INTERNAL, "method %s has no rule", row->name);
    if (!has_its_handler(row, contract_methods[number].kind))
        return error_set(err, ERR_INTERNAL, "method %s has not the one handler it needs",
                         row->name);
    dispatch->rows[number] = row;
    return 0;
}

int dispatch_new(const struct api_method *const *services, struct dispatch **out, struct error *err)
{
    CLEANUP(dispatch_free) struct dispatch *dispatch = xcalloc(1, sizeof(*dispatch));

    dispatch->rows = xcalloc(contract_method_count, sizeof(*dispatch->rows));
    dispatch->numbers = xcalloc(contract_method_count, sizeof(*dispatch->numbers));
    dispatch->by_name = map_new();
    for (unsigned i = 0; i < contract_method_count; i++) {
        dispatch->numbers[i] = i;
        map_put(dispatch->by_name, str_of(contract_methods[i].name), &dispatch->numbers[i]);
    }
    for (; *services; services++)
        for (const struct api_method *row = *services; row->name; row++)
            if (add_row(dispatch, row, err) < 0)
                return -1;
    *out = TAKE(dispatch);
    return 0;
}

void dispatch_free(struct dispatch *dispatch)
{
    if (!dispatch)
        return;
    map_free(dispatch->by_name);
    free(dispatch->numbers);
    free(dispatch->rows);
    free(dispatch);
}

const struct api_method *dispatch_method(const struct dispatch *dispatch, unsigned method)
{
    return dispatch->rows[method];
}

bool dispatch_find(const struct dispatch *dispatch, struct str name, unsigned *out)
{
    const unsigned *number = map_find(dispatch->by_name, name);

    if (number)
        *out = *number;
    return number != NULL;
}

/* ---- before the handler ---- */

static int check_rule(struct api_call *call, struct error *refusal, struct error *err)
{
    const struct api_rule *rule = &call->method->rule;

    if (rule->kind == API_RULE_PUBLIC)
        return 0;
    if (refusal->code != ERR_OK)
        return error_move(err, refusal);
    return rule->kind == API_RULE_CHECK ? rule->check(call, err) : 0;
}

int dispatch_admit(struct api_call *call, const struct contract_method *contract, struct error *err)
{
    CLEANUP(error_release) struct error refusal = { 0 };
    struct str service, method;

    if (!call->method) {
        str_cut(str_of(contract->name), '/', &service, &method);
        return error_set(err, ERR_UNIMPLEMENTED, "unknown method %.*s for service %.*s",
                         STR_ARG(method), STR_ARG(service));
    }
    /* A refusal does not count for a public method; it is kept until that is known. */
    if (api_authenticate(call, &refusal) < 0 && refusal.code == ERR_OK)
        return error_set(err, ERR_INTERNAL, "the session could not be looked at");
    if (refusal.code != ERR_OK && call->method->rule.kind != API_RULE_PUBLIC)
        return error_move(err, &refusal);
    if (client_version_check(str_of(call->user_agent), err) < 0)
        return -1;
    return check_rule(call, &refusal, err);
}

void dispatch_log_failure(const struct api_call *call, const struct contract_method *contract,
                          const struct error *err)
{
    enum error_code code = err->code;

    if (code == ERR_UNKNOWN || code == ERR_INTERNAL || code == ERR_UNAVAILABLE)
        log_warn("a call failed", F("method", contract->name), F("code", error_grpc_name(code)),
                 F("error", error_text(err)), F("peer", call->peer));
    else
        log_info("a call was refused", F("method", contract->name),
                 F("code", error_grpc_name(code)), F("error", error_text(err)),
                 F("peer", call->peer));
}
