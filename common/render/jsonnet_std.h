#pragma once

/*
 * What go-jsonnet 0.22 has in its standard library and libjsonnet 0.18 has not, as a function from
 * the library there is to the one wanted. Private to jsonnet.c.
 */
extern const char jsonnet_std[];
