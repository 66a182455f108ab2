#include "people/principal.h"

#include "argo/account.h"

bool principal_has_session(const struct principal *principal)
{
    return principal->kind == PRINCIPAL_USER || principal->kind == PRINCIPAL_PROJECT;
}

bool principal_is_local(const struct principal *principal)
{
    return principal->kind == PRINCIPAL_USER && str_equals(principal->issuer, ACCOUNT_ISSUER);
}
