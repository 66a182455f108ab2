# Every outside library, once. docs/DEPENDENCIES.md says why each is here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(require_package target)
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET ${ARGN})
endfunction()

require_package(CMOCKA cmocka)
require_package(CRYPTO libcrypto)
require_package(CURL libcurl)
require_package(GIT2 libgit2)
require_package(HIREDIS hiredis)
require_package(LUAJIT luajit)
require_package(NGHTTP2 libnghttp2)
require_package(PCRE2 libpcre2-8)
require_package(PROTOBUF_C libprotobuf-c)
require_package(RE2 re2)
require_package(SECCOMP libseccomp)
require_package(SSL openssl)
require_package(UV libuv)
require_package(YAML yaml-0.1)
require_package(ZLIB zlib)
require_package(ZMQ libzmq)
require_package(ARCHIVE libarchive)

# own_or_shared(TARGET ARCHIVE SHARED): a library that a program has in itself, with only what it uses of it, when the program's property
# OWN_LIBRARIES names the target; for what starts, or is forked, so often that every mapped library counts.
function(own_or_shared target archive shared)
  find_library(${target}_ARCHIVE ${archive} REQUIRED)
  add_library(${target} INTERFACE)
  target_link_libraries(${target} INTERFACE
    $<IF:$<IN_LIST:${target},$<TARGET_PROPERTY:OWN_LIBRARIES>>,${${target}_ARCHIVE},${shared}>)
endfunction()

own_or_shared(re2 libre2.a PkgConfig::RE2)
own_or_shared(yaml libyaml.a PkgConfig::YAML)
own_or_shared(seccomp libseccomp.a PkgConfig::SECCOMP)
own_or_shared(protobuf_c libprotobuf-c.a PkgConfig::PROTOBUF_C)
own_or_shared(zlib libz.a PkgConfig::ZLIB)
own_or_shared(crypt libcrypt.a -lcrypt)
own_or_shared(archive libarchive.a PkgConfig::ARCHIVE)
target_link_libraries(archive INTERFACE PkgConfig::CRYPTO zlib)

find_library(JQ_LIBRARY jq REQUIRED)
find_library(JSONNET_LIBRARY jsonnet REQUIRED)
find_path(LLHTTP_INCLUDE llhttp.h PATHS /usr/share/include/llhttp /usr/include/llhttp REQUIRED)
find_path(LLHTTP_SOURCE llhttp.c PATHS /usr/share/llhttp REQUIRED)

# Debian ships llhttp as source.
file(GLOB llhttp_sources ${LLHTTP_SOURCE}/*.c)
add_library(llhttp STATIC ${llhttp_sources})
target_include_directories(llhttp SYSTEM PUBLIC ${LLHTTP_INCLUDE})
# Strict: no blank in or behind a header's name, or two readers of one request disagree about it.
target_compile_definitions(llhttp PRIVATE LLHTTP_STRICT_MODE=1)
target_compile_options(llhttp PRIVATE -w)
