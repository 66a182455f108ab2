#include "base/name_table.h"

#include <string.h>

static const char *name_at(const void *rows, size_t index, size_t row_size)
{
    const char *name;

    memcpy(&name, (const char *)rows + index * row_size, sizeof(name));
    return name;
}

size_t name_table_first(const void *rows, size_t count, size_t row_size, struct str name)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(str_of(name_at(rows, middle, row_size)), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
