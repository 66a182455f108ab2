#include "render/helm/functions_toml.h"

static int refuse(const struct template_call *call, struct error *err)
{
    return error_set(err, ERR_UNIMPLEMENTED, "the function %s is not built in", call->name);
}

int call_from_toml(struct template_call *call, struct error *err)
{
    return refuse(call, err);
}

int call_to_toml(struct template_call *call, struct error *err)
{
    return refuse(call, err);
}

int call_must_to_toml(struct template_call *call, struct error *err)
{
    return refuse(call, err);
}
