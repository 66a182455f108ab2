# Every target of ours is made here, so that all are built alike.

# argosy_library(NAME DIRECTORY LINKS...): a static library of every source beneath DIRECTORY, main.c left out.
# Include root: DIRECTORY itself for a component; for a layer of common/, common/.
function(argosy_library name root)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE patterns)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  list(FILTER sources EXCLUDE REGEX "/main\\.c$")
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${root})
    target_link_libraries(${name} INTERFACE ${ARG_LINKS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${root})
  target_compile_definitions(${name} PUBLIC _GNU_SOURCE)
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE warnings)
  # The names of forbidden functions do not compile (base/banned.h).
  target_compile_options(${name} PRIVATE
    $<$<COMPILE_LANGUAGE:C>:-include> $<$<COMPILE_LANGUAGE:C>:${PROJECT_SOURCE_DIR}/common/base/banned.h>)
endfunction()

# Every program, without the tests: linking those with link-time optimisation takes far longer than all else.
add_custom_target(programs)

# argosy_component(NAME PROGRAM LINKS...): the library <NAME>_core of this folder and, once it has a main.c, the program.
function(argosy_component name program)
  argosy_library(${name}_core ${CMAKE_CURRENT_SOURCE_DIR} SOURCES *.c LINKS ${ARGN})
  file(GLOB main CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/main.c)
  if(main)
    argosy_program(${program} ${main} ${name}_core)
  endif()
endfunction()

# argosy_program(PROGRAM MAIN LINKS...)
function(argosy_program program main)
  add_executable(${program} ${main})
  target_link_libraries(${program} PRIVATE ${ARGN} warnings)
  add_dependencies(programs ${program})
endfunction()
