#include "reflection/descriptor_set.h"

#include <stdint.h>

/* The build gives the path of what protoc made of proto/api. */
__asm__(".pushsection .rodata\n"
        ".global api_descriptors, api_descriptors_size\n"
        "api_descriptors:\n"
        ".incbin \"" API_DESCRIPTORS "\"\n"
        "api_descriptors_end:\n"
        ".byte 0\n"
        ".balign 8\n"
        "api_descriptors_size:\n"
        ".quad api_descriptors_end - api_descriptors\n"
        ".popsection\n");

extern const char api_descriptors[];
extern const uint64_t api_descriptors_size;

struct str descriptor_set_api(void)
{
    return (struct str){ api_descriptors, (size_t)api_descriptors_size };
}
