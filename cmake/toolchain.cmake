# How everything of ours is compiled and linked. The presets choose optimisation and sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  # Precompiled headers hit the cache only with these two.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

# Libraries and programs alike: all of it ends in a position-independent program, and one precompiled header fits all.
add_compile_options(-fPIE)
add_link_options(-pie -Wl,--as-needed)

if(JOURNEYWORK_SANITIZE)
  # Left out: what AddressSanitizer stops at as well, or what this processor allows. With them a file takes three times as long.
  add_compile_options(-fsanitize=${JOURNEYWORK_SANITIZE} -fno-sanitize=null,alignment,object-size
                      -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${JOURNEYWORK_SANITIZE})
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS
                      -fstack-protector-strong -fstack-clash-protection -fcf-protection
                      -ffunction-sections -fdata-sections)
  add_link_options(-Wl,-z,relro,-z,now -Wl,--gc-sections)
endif()

# Tests compare and convert freely; the rest may not.
add_library(jw_warnings INTERFACE)
target_compile_options(jw_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
if(JOURNEYWORK_SANITIZE AND NOT JOURNEYWORK_FUZZ)  # g++ 12 takes what the sanitizers add for mistakes of ours; the other builds are compiled with these
  target_compile_options(jw_warnings INTERFACE
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict)
endif()
add_library(jw_strict_warnings INTERFACE)
target_compile_options(jw_strict_warnings INTERFACE -Wconversion -Wsign-conversion)
if(NOT JOURNEYWORK_FUZZ)  # g++ is the compiler the program is written for; clang's own warnings come through clang-tidy
  target_compile_options(jw_warnings INTERFACE -Werror)
endif()

# What nearly every file includes: saves 1 s of about 2.5 a file. Files still include what they use; clang-tidy compiles without.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/common_headers.cpp CONTENT "\n")
add_library(jw_common_headers OBJECT ${CMAKE_BINARY_DIR}/common_headers.cpp)
target_link_libraries(jw_common_headers PRIVATE jw_warnings)  # -Wpedantic undefines a macro, so it has to be the same here
target_precompile_headers(jw_common_headers PRIVATE
  <algorithm> <array> <charconv> <chrono> <compare> <cstddef> <cstdint> <functional> <map> <memory> <mutex> <optional>
  <set> <span> <stdexcept> <string> <string_view> <tuple> <utility> <variant> <vector> <tl/expected.hpp>)
