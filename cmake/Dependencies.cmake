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

# A program with the property OWN_RE2 has RE2 in itself, with what it uses of the C++ library (devcluster/CMakeLists.txt).
find_library(RE2_ARCHIVE libre2.a REQUIRED)
add_library(re2 INTERFACE)
target_link_libraries(re2 INTERFACE $<IF:$<BOOL:$<TARGET_PROPERTY:OWN_RE2>>,${RE2_ARCHIVE},PkgConfig::RE2>)

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
