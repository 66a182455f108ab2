#include "reflection/reflection_service.h"

#include "argo/texts.h"
#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "edge/contract.h"
#include "edge/dispatch.h"
#include "method.h"
#include "reflection/descriptor_set.h"
#include "server.h"

#include <assert.h>

enum { FILES_MAX = 64 };

/* Which files a stream was given already: they are not sent again when another one imports them. */
struct sent_files {
    bool was_sent[FILES_MAX];
};

/* ---- services ---- */

/* Those that have a method here; the contract may know more. */
static const struct json *list_services(const struct api_call *call, struct arena *arena)
{
    struct json *list = json_new_array(arena), *reply = json_new_object(arena);
    struct str *names = arena_alloc(arena, contract_method_count * sizeof(*names));
    struct texts services = { names, 0 };
    struct str method;

    for (unsigned i = 0; i < contract_method_count; i++)
        if (dispatch_method(call->server->dispatch, i))
            str_cut(str_of(contract_methods[i].name), '/', &names[services.count++], &method);
    services = texts_sorted(services, arena);
    for (size_t i = 0; i < services.count; i++) {
        struct json *service = json_new_object(arena);

        json_set(arena, service, "name", json_new_string(arena, services.items[i]));
        json_append(arena, list, service);
    }
    json_set(arena, reply, "service", list);
    return reply;
}

/* ---- files ---- */

struct file_reply {
    struct arena *arena;
    struct sent_files *sent;
    struct json *list;
    bool is_seen[FILES_MAX]; /* in this reply: two may import the same one */
};

static void add_file(struct file_reply *reply, const struct descriptor_file *file)
{
    struct descriptor_file import;
    struct str name;

    assert(file->index < FILES_MAX);
    if (reply->is_seen[file->index])
        return;
    reply->is_seen[file->index] = reply->sent->was_sent[file->index] = true;
    json_append(reply->arena, reply->list,
                json_new_string(reply->arena, base64_encode(file->bytes, reply->arena)));
    for (size_t i = 0; descriptor_file_import(file, i, &name); i++)
        if (descriptor_set_find(descriptor_set_api(), name, &import) &&
            !reply->sent->was_sent[import.index])
            add_file(reply, &import);
}

/* The file that was asked for comes in any case, before those it needs. */
static const struct json *file_with_imports(struct sent_files *sent,
                                            const struct descriptor_file *file, struct arena *arena)
{
    struct json *reply = json_new_object(arena);
    struct file_reply files = { .arena = arena, .sent = sent, .list = json_new_array(arena) };

    add_file(&files, file);
    json_set(arena, reply, "file_descriptor_proto", files.list);
    return reply;
}

/* ---- questions ---- */

static void set_not_found(struct json *reply, struct arena *arena)
{
    struct json *failure = json_new_object(arena);

    json_set_int(arena, failure, "error_code", ERR_NOT_FOUND);
    json_set_text(arena, failure, "error_message", "proto: not found");
    json_set(arena, reply, "error_response", failure);
}

static void set_extensions(struct json *reply, struct str type, struct arena *arena)
{
    struct json *extensions = json_new_object(arena);
    struct descriptor_file file;

    if (!descriptor_set_find_symbol(descriptor_set_api(), type, &file)) {
        set_not_found(reply, arena);
        return;
    }
    json_set(arena, extensions, "base_type_name", json_new_string(arena, type));
    json_set(arena, reply, "all_extension_numbers_response", extensions);
}

static bool find_file(const struct json *request, struct descriptor_file *out)
{
    struct str text;

    if (json_text(request, "file_by_filename", &text))
        return descriptor_set_find(descriptor_set_api(), text, out);
    if (json_text(request, "file_containing_symbol", &text))
        return descriptor_set_find_symbol(descriptor_set_api(), text, out);
    return false; /* file_containing_extension: there is none */
}

static struct sent_files *sent_files_of(struct api_call *call)
{
    if (!call->subject)
        call->subject = ARENA_NEW(call->arena, struct sent_files);
    return call->subject;
}

static int answer(struct api_call *call, struct arena *arena, const struct json **reply,
                  struct error *err)
{
    const struct json *request = call->request;
    struct json *answer = json_new_object(arena);
    struct descriptor_file file;
    struct str type;

    json_set(arena, answer, "valid_host",
             json_new_string(arena, json_string(json_get(request, "host"))));
    json_set(arena, answer, "original_request", request);
    if (json_get(request, "list_services"))
        json_set(arena, answer, "list_services_response", list_services(call, arena));
    else if (json_text(request, "all_extension_numbers_of_type", &type))
        set_extensions(answer, type, arena);
    else if (find_file(request, &file))
        json_set(arena, answer, "file_descriptor_response",
                 file_with_imports(sent_files_of(call), &file, arena));
    else if (json_get(request, "file_by_filename") || json_get(request, "file_containing_symbol") ||
             json_get(request, "file_containing_extension"))
        set_not_found(answer, arena);
    else
        return error_set(err, ERR_INVALID, "invalid MessageRequest: <nil>");
    *reply = answer;
    return 0;
}

const struct api_method reflection_methods[] = {
    { "grpc.reflection.v1.ServerReflection/ServerReflectionInfo", RULE_SESSION, .answer = answer },
    { "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", RULE_SESSION,
      .answer = answer },
    API_METHODS_END,
};
