# edgewise_header_library(target header [root])
#
# Makes an INTERFACE library of a header-only library of the system. Its headers are copied into
# the build folder: the system's include folder must not come onto Emscripten's path.
#   header  what to look for, e.g. doctest/doctest.h
#   root    the folder to copy (the header's first path component, below the place it is found in)
function(edgewise_header_library target header)
  cmake_path(GET header PARENT_PATH folder)
  string(REGEX REPLACE "/.*" "" root "${folder}")
  find_path(${target}_INCLUDE "${header}"
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    PATH_SUFFIXES eigen3
    NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${target}_INCLUDE)
    message(FATAL_ERROR "${header} not found. `npm run setup` installs it, or says how to.")
  endif()
  set(copy "${CMAKE_BINARY_DIR}/headers/${target}")
  if(NOT EXISTS "${copy}/${header}")
    file(COPY "${${target}_INCLUDE}/${root}" DESTINATION "${copy}")
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${copy}")
endfunction()
