#include "certificate/certificate_data.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/digest.h"
#include "data/glob.h"
#include "data/regex.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

#define BEGIN_MARK STR("-----BEGIN CERTIFICATE-----")
#define END_MARK STR("-----END CERTIFICATE-----")

/* ---- PEM ---- */

struct splitting {
    struct arena *arena;
    struct strbuf pem;
    size_t lines; /* of the certificate at hand; 0: none is begun */
    VEC(struct str) found;
};

static int take_line(struct splitting *splitting, struct str line, struct error *err)
{
    if (splitting->lines == 0 && !str_has_prefix(line, BEGIN_MARK))
        return 0;
    if (++splitting->lines > CERTIFICATE_MAX_LINES)
        return error_set(err, ERR_UNKNOWN,
                         "maximum number of lines exceeded during certificate parsing");
    strbuf_printf(&splitting->pem, "%.*s\n", STR_ARG(line));
    if (!str_has_prefix(line, END_MARK))
        return 0;
    if (splitting->found.count >= CERTIFICATES_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d certificates", CERTIFICATES_MAX);
    vec_push(&splitting->found,
             str_dup((struct str){ splitting->pem.ptr, splitting->pem.len }, splitting->arena));
    strbuf_release(&splitting->pem);
    splitting->lines = 0;
    return 0;
}

static struct texts texts_from(const struct str *items, size_t count, struct arena *arena)
{
    struct str *copy = arena_alloc(arena, (count + 1) * sizeof(*copy));

    if (count > 0)
        memcpy(copy, items, count * sizeof(*copy));
    return (struct texts){ copy, count };
}

int certificate_data_split(struct str text, struct arena *arena, struct texts *out,
                           struct error *err)
{
    struct splitting splitting = { .arena = arena, .pem = STRBUF_INIT(CERTIFICATE_DATA_MAX) };
    struct str line, rest = text;
    bool more = true;
    int result = 0;

    while (more && result == 0) {
        more = str_cut(rest, '\n', &line, &rest);
        if (line.len > 0 && line.ptr[line.len - 1] == '\r')
            line = str_slice(line, 0, line.len - 1);
        result = take_line(&splitting, line, err);
    }
    if (result == 0)
        *out = texts_from(splitting.found.items, splitting.found.count, arena);
    strbuf_release(&splitting.pem);
    vec_release(&splitting.found);
    return result;
}

/* ---- X.509 ---- */

static void free_certificate(X509 *certificate)
{
    X509_free(certificate);
}
DEFINE_CLEANUP(X509 *, free_certificate)

static void free_memory(BIO *memory)
{
    BIO_free(memory);
}
DEFINE_CLEANUP(BIO *, free_memory)

/* RFC 2253's escapes, as Go writes them. */
static void add_value(struct strbuf *out, struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        bool is_edge = i == 0 || i == value.len - 1;

        if ((c && strchr(",+\"\\<>;", c)) || (c == ' ' && is_edge) || (c == '#' && i == 0))
            strbuf_puts(out, "\\");
        strbuf_add(out, &c, 1);
    }
}

static void add_attribute(struct strbuf *out, const X509_NAME *name, int nid, const char *label)
{
    const char *before = out->len > 0 ? "," : "";

    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, nid, at)) >= 0;) {
        const ASN1_STRING *data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
        unsigned char *text = NULL;
        int len = ASN1_STRING_to_UTF8(&text, data);

        strbuf_printf(out, "%s%s=", before, label);
        if (len > 0)
            add_value(out, (struct str){ (const char *)text, (size_t)len });
        OPENSSL_free(text);
        before = "+";
    }
}

/* In the order of Go's pkix.Name, from its end. */
static struct str print_subject(const X509_NAME *name, struct arena *arena)
{
    static const struct {
        int nid;
        const char *label;
    } attributes[] = {
        { NID_serialNumber, "SERIALNUMBER" },
        { NID_commonName, "CN" },
        { NID_postalCode, "POSTALCODE" },
        { NID_streetAddress, "STREET" },
        { NID_stateOrProvinceName, "ST" },
        { NID_localityName, "L" },
        { NID_organizationalUnitName, "OU" },
        { NID_organizationName, "O" },
        { NID_countryName, "C" },
    };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(16 * 1024);

    for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
        add_attribute(&out, name, attributes[i].nid, attributes[i].label);
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

static struct str key_name(const X509 *certificate)
{
    switch (EVP_PKEY_base_id(X509_get0_pubkey(certificate))) {
    case EVP_PKEY_RSA:
        return STR("rsa");
    case EVP_PKEY_DSA:
        return STR("dsa");
    case EVP_PKEY_EC:
        return STR("ecdsa");
    case EVP_PKEY_ED25519:
        return STR("ed25519");
    default:
        return STR("0"); /* Go's word for one it does not know */
    }
}

int certificate_data_read(struct str pem, struct arena *arena, struct certificate_facts *out,
                          struct error *err)
{
    CLEANUP(free_memory) BIO *memory = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    CLEANUP(free_certificate) X509 *certificate = NULL;

    if (memory)
        certificate = PEM_read_bio_X509(memory, NULL, NULL, NULL);
    if (!certificate || !X509_get0_pubkey(certificate))
        return error_set(err, ERR_UNKNOWN, "could not parse X509 data from input");
    out->subject = print_subject(X509_get_subject_name(certificate), arena);
    out->key = key_name(certificate);
    return 0;
}

/* ---- known hosts ---- */

struct known_host_list known_host_read(struct str text, struct arena *arena)
{
    VEC(struct known_host) hosts = { 0 };
    struct known_host *copy;
    struct known_host_list list;
    struct str line, rest = text;
    bool more = true;

    while (more) {
        struct known_host host;
        struct str behind;

        more = str_cut(rest, '\n', &line, &rest);
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#' || !str_cut(line, ' ', &host.host, &behind) ||
            !str_cut(behind, ' ', &host.type, &host.key))
            continue;
        vec_push(&hosts, host);
    }
    copy = arena_alloc(arena, (hosts.count + 1) * sizeof(*copy));
    for (size_t i = 0; i < hosts.count; i++)
        copy[i] = (struct known_host){ str_dup(hosts.items[i].host, arena),
                                       str_dup(hosts.items[i].type, arena),
                                       str_dup(hosts.items[i].key, arena) };
    list = (struct known_host_list){ copy, hosts.count };
    vec_release(&hosts);
    return list;
}

struct str known_host_print(struct known_host_list list, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4 * CERTIFICATE_DATA_MAX);

    for (size_t i = 0; i < list.count; i++)
        strbuf_printf(&text, "%.*s %.*s %.*s\n", STR_ARG(list.items[i].host),
                      STR_ARG(list.items[i].type), STR_ARG(list.items[i].key));
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

/* The name that stands at the beginning of a key: four bytes of length, then it. */
static bool read_algorithm(struct str key, struct str *out)
{
    const unsigned char *bytes = (const unsigned char *)key.ptr;
    size_t len;

    if (key.len < 4)
        return false;
    len = (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    if (len > key.len - 4)
        return false;
    *out = str_slice(key, 4, 4 + len);
    return key.len > 4 + len;
}

static bool is_algorithm(struct str name)
{
    static const char *const known[] = {
        "ssh-rsa",
        "ssh-dss",
        "ssh-ed25519",
        "ecdsa-sha2-nistp256",
        "ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com",
        "sk-ecdsa-sha2-nistp256@openssh.com",
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (str_equals(name, known[i]))
            return true;
    return false;
}

int known_host_fingerprint(const struct known_host *host, struct arena *arena, struct str *out,
                           struct error *err)
{
    unsigned char digest[DIGEST_SHA256_SIZE];
    struct str text, comment, key, algorithm, printed;

    str_cut(host->key, ' ', &text, &comment);
    if (base64_decode(text, CERTIFICATE_DATA_MAX, arena, &key, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    if (!read_algorithm(key, &algorithm))
        return error_set(err, ERR_UNKNOWN, "ssh: short read");
    if (!is_algorithm(algorithm))
        return error_set(err, ERR_UNKNOWN, "ssh: unknown key algorithm: %.*s", STR_ARG(algorithm));
    digest_sha256_raw(key, digest);
    printed = base64_encode((struct str){ (const char *)digest, sizeof(digest) }, arena);
    *out = str_slice(printed, 0, printed.len - 1); /* without its padding */
    *out = str_dup(*out, arena);
    return 0;
}

/* ---- names ---- */

static bool is_host_name(struct str name)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    CLEANUP(error_release) struct error err = { 0 };

#define LABEL(end) "([a-zA-Z0-9]|[a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}" end ")"
    return regex_compile(STR("^" LABEL("[a-zA-Z0-9_]") "(\\." LABEL("[a-zA-Z0-9]") ")*\\.?$"),
                         &regex, &err) == 0 &&
           regex_matches(regex, name);
}

static bool is_address(struct str name)
{
    char text[INET6_ADDRSTRLEN];
    struct in6_addr address;
    struct str bare, zone;

    str_cut(name, '%', &bare, &zone);
    if (bare.len == 0 || bare.len >= sizeof(text))
        return false;
    memcpy(text, bare.ptr, bare.len);
    text[bare.len] = '\0';
    return strlen(text) == bare.len && inet_pton(AF_INET6, text, &address) == 1;
}

bool certificate_is_host(struct str name)
{
    return is_host_name(name) || is_address(name);
}

bool known_host_is_valid(struct str name)
{
    ptrdiff_t end = str_find_last_char(name, ']');

    if (name.len > 0 && name.ptr[0] == '[' && end > 0 && (size_t)end + 2 < name.len &&
        name.ptr[end + 1] == ':') {
        for (size_t i = (size_t)end + 2; i < name.len; i++)
            if (!isdigit((unsigned char)name.ptr[i]))
                return false;
        name = str_slice(name, 1, (size_t)end);
    }
    return certificate_is_host(name);
}

bool certificate_covers(struct str pattern, struct str name, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf escaped = STRBUF_INIT(2 * pattern.len + 16);
    CLEANUP(error_release) struct error err = { 0 };
    bool matches = false;

    if (pattern.len == 0)
        return true;
    /* "[host]:port" is a name, not a class. */
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.ptr[i] == '[' || pattern.ptr[i] == ']')
            strbuf_puts(&escaped, "\\");
        strbuf_add(&escaped, &pattern.ptr[i], 1);
    }
    return glob_path((struct str){ escaped.ptr, escaped.len }, str_dup(name, arena), &matches,
                     &err) == 0 &&
           matches;
}
