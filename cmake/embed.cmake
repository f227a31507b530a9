# What the binary carries with it: SQL as C++ constants, whole trees of files as bytes. cmake/embed.cpp does the work.
add_executable(embed ${CMAKE_SOURCE_DIR}/cmake/embed.cpp)
target_link_libraries(embed PRIVATE jw_warnings jw_strict_warnings)
set_target_properties(embed PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tools)

set(GENERATED ${CMAKE_BINARY_DIR}/gen)

# Every query of directory/*.sql becomes a constant in <store/sql/NAME.hpp>, ready before anything that links `layer` compiles.
function(embed_sql layer directory)
  file(GLOB sources CONFIGURE_DEPENDS ${directory}/*.sql)
  set(headers)
  foreach(source ${sources})
    cmake_path(GET source STEM stem)
    list(APPEND headers ${GENERATED}/store/sql/${stem}.hpp)
  endforeach()
  if(NOT headers)
    return()
  endif()
  add_custom_command(OUTPUT ${headers}
    COMMAND embed sql ${GENERATED}/store/sql ${sources}
    DEPENDS embed ${sources} COMMENT "Embedding SQL" VERBATIM)
  add_custom_target(${layer}_sql ALL DEPENDS ${headers})
  add_dependencies(${layer} ${layer}_sql)
endfunction()

# Sets `out` to a file that changes when the set of names does: a file that was removed is no newer input, yet must have its effect.
function(list_of_names out name)
  set(list ${CMAKE_BINARY_DIR}/lists/${name}.txt)
  string(REPLACE ";" "\n" lines "${ARGN}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)
  set(${out} ${list} PARENT_SCOPE)
endfunction()

# The library jw_embedded_NAME: <embedded/NAME.hpp> with what lies under `root` and ends in SUFFIX when DEPENDS are up to date.
function(embed_files name root)
  cmake_parse_arguments(arg "" "SUFFIX" "DEPENDS" ${ARGN})
  set(out ${GENERATED}/embedded)
  add_custom_command(OUTPUT ${out}/${name}.cpp ${out}/${name}.hpp ${out}/${name}.bin
    COMMAND embed files ${name} ${out} ${root} ${arg_SUFFIX}
    DEPENDS embed ${arg_DEPENDS} COMMENT "Embedding ${name}" VERBATIM)
  add_library(jw_embedded_${name} STATIC ${out}/${name}.cpp ${out}/${name}.hpp)
  target_include_directories(jw_embedded_${name} PUBLIC ${GENERATED})
  # The bytes come in by the assembler, which a compiler cache cannot see.
  set_target_properties(jw_embedded_${name} PROPERTIES CXX_COMPILER_LAUNCHER "" EXPORT_COMPILE_COMMANDS OFF)
  set_property(SOURCE ${out}/${name}.cpp PROPERTY OBJECT_DEPENDS ${out}/${name}.bin)
endfunction()

# All files under `root`, or those that end in SUFFIX.
function(embed_tree name root)
  cmake_parse_arguments(arg "" "SUFFIX" "" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${root}/*${arg_SUFFIX})
  list_of_names(names ${name} ${sources})
  embed_files(${name} ${root} SUFFIX "${arg_SUFFIX}" DEPENDS ${sources} ${names})
endfunction()

# What a script makes of a folder of sources: `node FOLDER/SCRIPT OUT` writes all that is to be embedded into OUT.
function(embed_made name folder script)
  find_program(NODE NAMES node nodejs REQUIRED)
  set(made ${CMAKE_BINARY_DIR}/made/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*)
  list(FILTER sources EXCLUDE REGEX "\\.[ch]pp$")
  list_of_names(names ${name} ${sources})
  add_custom_command(OUTPUT ${made}.stamp
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${made}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
    COMMAND ${NODE} ${folder}/${script} ${made}
    COMMAND ${CMAKE_COMMAND} -E touch ${made}.stamp
    DEPENDS ${sources} ${names} ${CMAKE_SOURCE_DIR}/package-lock.json COMMENT "Bundling ${name}" VERBATIM)
  embed_files(${name} ${made} DEPENDS ${made}.stamp)
endfunction()
