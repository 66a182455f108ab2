#pragma once

/** A field of a built-in kind that allows a few values only: "A|B". */
struct value_row {
    const char *model, *field, *values;
};

/** Rows of one model stand together; the last row is of NULLs. */
extern const struct value_row value_rows[];
