#include "gitops/sync_wave.h"

#include "gitops/resource.h"

#include <ctype.h>
#include <stdlib.h>

#define HELM_WEIGHT "helm.sh/hook-weight"
#define SYNC_WAVE "argocd.argoproj.io/sync-wave"

static bool parse_wave(struct str text, int64_t *wave)
{
    char *end = NULL;
    long long number;

    if (text.len == 0 || isspace((unsigned char)text.ptr[0]))
        return false;
    number = strtoll(text.ptr, &end, 10);
    if (end != text.ptr + text.len)
        return false;
    *wave = number;
    return true;
}

int64_t sync_wave(const struct json *object)
{
    int64_t wave = 0;

    if (!parse_wave(resource_annotation(object, SYNC_WAVE), &wave) &&
        !parse_wave(resource_annotation(object, HELM_WEIGHT), &wave))
        return 0;
    return wave;
}
