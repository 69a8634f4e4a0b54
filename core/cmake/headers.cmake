# edgewise_header_library(name header)
#
# Makes an INTERFACE library edgewise_NAME of a header-only library of the system. Its headers are copied into
# the build folder: the system's include folder must not come onto Emscripten's path.
#   header  what to look for, e.g. doctest/doctest.h
function(edgewise_header_library name header)
  cmake_path(GET header PARENT_PATH folder)
  string(REGEX REPLACE "/.*" "" root "${folder}")
  find_path(EDGEWISE_${name}_INCLUDE "${header}"
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    PATH_SUFFIXES eigen3
    NO_CMAKE_FIND_ROOT_PATH)
  if(NOT EDGEWISE_${name}_INCLUDE)
    message(FATAL_ERROR "${header} not found. `npm run setup` installs it, or says how to.")
  endif()
  set(copy "${edgewise_BINARY_DIR}/headers/${name}")
  if(NOT EXISTS "${copy}/${header}")
    file(COPY "${EDGEWISE_${name}_INCLUDE}/${root}" DESTINATION "${copy}")
  endif()
  add_library(edgewise_${name} INTERFACE)
  target_include_directories(edgewise_${name} SYSTEM INTERFACE "${copy}")
endfunction()
