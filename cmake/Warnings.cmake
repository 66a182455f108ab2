option(WARNINGS_AS_ERRORS "Fail on a warning" OFF)

# One interface target carries the warnings; every target of ours links to it, generated code does not.
add_library(warnings INTERFACE)
set(c_only -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
target_compile_options(warnings INTERFACE
  -Wall -Wextra -Wshadow -Wvla -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual -Wwrite-strings
  -Wswitch -Wimplicit-fallthrough -Wnull-dereference -Wdouble-promotion
  "$<$<COMPILE_LANGUAGE:C>:${c_only}>"
  "$<$<C_COMPILER_ID:GNU>:-Wlogical-op;-Wduplicated-cond;-Wduplicated-branches>"
  $<$<BOOL:${WARNINGS_AS_ERRORS}>:-Werror>)
