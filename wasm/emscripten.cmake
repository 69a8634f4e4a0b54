# Finds Emscripten's own toolchain file: an activated emsdk first, then the system's package.
if(NOT DEFINED EDGEWISE_EMSCRIPTEN_ROOT)
  find_program(EDGEWISE_EMCC emcc REQUIRED HINTS "$ENV{EMSDK}/upstream/emscripten")
  file(REAL_PATH "${EDGEWISE_EMCC}" emcc)
  cmake_path(GET emcc PARENT_PATH EDGEWISE_EMSCRIPTEN_ROOT)
endif()
include("${EDGEWISE_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Emscripten 3.1.6 would call fetch on a path where Node has it.
set(CMAKE_CROSSCOMPILING_EMULATOR "node;--no-experimental-fetch" CACHE STRING "" FORCE)
