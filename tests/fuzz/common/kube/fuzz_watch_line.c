#include "data/json.h"
#include "kube/watch_line.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(watch_line_release) struct watch_line line = { 0 };
    char *text = calloc(1, size + 1);

    memcpy(text, data, size);
    if (size && watch_line_parse(text, size, &line, &err) == 0 &&
        !json_is(json_doc_root(line.object), JSON_OBJECT))
        abort();
    free(text);
    return 0;
}
