# A layer is a folder under src: its sources are the library jw_LAYER, but for *_test.cpp and what lies in a folder `testing`,
# which tests/CMakeLists.txt takes. Dropping a file in is enough.
set(LAYERS core store search exchange services web cli app)

function(add_layer name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/testing/|/src/app/main\\.cpp$")
  if(sources)
    add_library(jw_${name} STATIC ${sources})
    target_include_directories(jw_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${GENERATED})
    target_link_libraries(jw_${name} PUBLIC ${arg_LINK} Threads::Threads PRIVATE jw_warnings jw_strict_warnings)
    target_precompile_headers(jw_${name} REUSE_FROM jw_common_headers)
  else()  # an empty room is still a room: what it will stand on is passed along
    add_library(jw_${name} INTERFACE)
    target_include_directories(jw_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src ${GENERATED})
    target_link_libraries(jw_${name} INTERFACE ${arg_LINK} Threads::Threads)
  endif()
  if(JOURNEYWORK_FUZZ)  # built when a fuzzer needs it
    set_target_properties(jw_${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endfunction()

function(add_program name main)
  if(NOT EXISTS ${main})
    return()
  endif()
  add_executable(${name} ${main})
  if(JOURNEYWORK_FUZZ)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  target_link_libraries(${name} PRIVATE jw_app jw_warnings jw_strict_warnings)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()
