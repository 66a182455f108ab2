#include "base/arena.h"
#include "data/digest.h"
#include "template/arguments.h"
#include "template/certificate.h"
#include "template/functions.h"
#include "template/version.h"

enum { RSA_BITS = 2048, KEY_STEPS = 10 * 1000 * 1000 };

static const struct value_member certificate_members[] = {
    { .name = "Cert", .type = &value_type_string },
    { .name = "Key", .type = &value_type_string },
    { 0 },
};

const struct value_type certificate_type = { .name = "sprig.certificate",
                                             .kind = VALUE_STRUCT,
                                             .members = certificate_members };

static void give(struct template_call *call, struct str certificate, struct str key)
{
    struct value *fields = arena_alloc(call->arena, 2 * sizeof(*fields));

    fields[0] = value_of_str(certificate);
    fields[1] = value_of_str(key);
    call->result = value_of_struct(&certificate_type, fields);
}

/* A key of one's own: `pem`, or a new one when there is no such argument. Making one takes as long
 * as a great many steps. */
static int take_key(struct template_call *call, size_t index, struct certificate_key *out,
                    struct error *err)
{
    if (index >= call->count)
        return template_run_step(call->run, KEY_STEPS, err) < 0
                   ? -1
                   : certificate_make_key(STR("rsa"), RSA_BITS, out, err);
    if (certificate_read_key(argument_str(call, index), out, err) < 0)
        return error_prefix(err, "parsing private key");
    return 0;
}

static int make(struct template_call *call, const struct certificate_request *request,
                size_t key_index, struct error *err)
{
    CLEANUP(certificate_key_release) struct certificate_key key = { 0 };
    struct str certificate, text;

    if (take_key(call, key_index, &key, err) < 0 ||
        certificate_make(call, request, &key, &certificate, err) < 0 ||
        certificate_write_key(&key, call->arena, &text, err) < 0)
        return -1;
    give(call, certificate, text);
    return 0;
}

static int call_gen_ca(struct template_call *call, struct error *err)
{
    struct certificate_request request = {
        .name = argument_str(call, 0),
        .days = argument_int(call, 1),
        .is_authority = true,
    };

    return make(call, &request, 2, err);
}

static struct certificate_request request_of(const struct template_call *call)
{
    return (struct certificate_request){
        .name = argument_str(call, 0),
        .addresses = argument(call, 1),
        .host_names = argument(call, 2),
        .days = argument_int(call, 3),
    };
}

static int call_gen_self_signed(struct template_call *call, struct error *err)
{
    struct certificate_request request = request_of(call);

    return make(call, &request, 4, err);
}

static int call_gen_signed(struct template_call *call, struct error *err)
{
    struct certificate_request request = request_of(call);
    const struct value *authority = argument(call, 4)->fields;

    request.signer_certificate = value_str(&authority[0]);
    request.signer_key = value_str(&authority[1]);
    if (request.signer_certificate.len == 0)
        return error_set(err, ERR_INVALID, "unable to decode certificate");
    return make(call, &request, 5, err);
}

static int call_build_custom(struct template_call *call, struct error *err)
{
    CLEANUP(certificate_key_release) struct certificate_key key = { 0 };
    CLEANUP(error_release) struct error ignored = { 0 };
    size_t limit = template_run_limits(call->run)->output;
    struct str certificate, text;

    if (base64_decode(argument_str(call, 0), limit, call->arena, &certificate, &ignored) < 0)
        return error_set(err, ERR_INVALID, "unable to decode base64 certificate");
    if (base64_decode(argument_str(call, 1), limit, call->arena, &text, &ignored) < 0)
        return error_set(err, ERR_INVALID, "unable to decode base64 private key");
    if (certificate_check(certificate, "decodedCert.Bytes", err) < 0)
        return -1;
    if (certificate_read_key(text, &key, err) < 0)
        return error_prefix(err, "error parsing private key");
    give(call, certificate, text);
    return 0;
}

static int call_gen_private_key(struct template_call *call, struct error *err)
{
    CLEANUP(certificate_key_release) struct certificate_key key = { 0 };
    CLEANUP(error_release) struct error failure = { 0 };
    struct str text;

    if (template_run_step(call->run, 4 * KEY_STEPS, err) < 0)
        return -1;
    if (certificate_make_key(argument_str(call, 0), 2 * RSA_BITS, &key, &failure) < 0)
        return failure.code == ERR_NOT_FOUND
                   ? arguments_text(call, str_of(error_text(&failure)), err)
                   : error_move(err, &failure);
    if (certificate_write_key(&key, call->arena, &text, err) < 0)
        return -1;
    return arguments_same_text(call, text);
}

#define CERT " (sprig.certificate, error)"
#define NAMES "string, []interface {}, []interface {}, int"

const struct template_function functions_certificates[] = {
    { "buildCustomCert", "func(string, string)" CERT, call_build_custom },
    { "genCA", "func(string, int)" CERT, call_gen_ca },
    { "genCAWithKey", "func(string, int, string)" CERT, call_gen_ca },
    { "genPrivateKey", "func(string) string", call_gen_private_key },
    { "genSelfSignedCert", "func(" NAMES ")" CERT, call_gen_self_signed },
    { "genSelfSignedCertWithKey", "func(" NAMES ", string)" CERT, call_gen_self_signed },
    { "genSignedCert", "func(" NAMES ", sprig.certificate)" CERT, call_gen_signed },
    { "genSignedCertWithKey", "func(" NAMES ", sprig.certificate, string)" CERT, call_gen_signed },
    { 0 },
};
