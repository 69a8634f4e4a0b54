# What `cmake --install` does: the library with its headers, for CMake and for pkg-config; the command with
# its manual page and its completion, both as the command itself describes them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS edgewise_core EXPORT edgewise-targets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library)
install(DIRECTORY core/include/edgewise DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT library)

# Installing takes what is built, and builds nothing.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

set(place "${CMAKE_INSTALL_LIBDIR}/cmake/edgewise")
install(EXPORT edgewise-targets NAMESPACE edgewise:: FILE edgewise-config.cmake
        DESTINATION "${place}" COMPONENT library)
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/edgewise-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/edgewise-config-version.cmake" DESTINATION "${place}"
        COMPONENT library)

# The way from the folder of its file to the prefix: an installation may be moved.
file(RELATIVE_PATH EDGEWISE_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(core/cmake/edgewise.pc.in edgewise.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/edgewise.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT library)

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT library)

if(EDGEWISE_COMMAND)
  set(manual "${PROJECT_BINARY_DIR}/edgewise.1")
  set(completion "${PROJECT_BINARY_DIR}/edgewise.bash")
  add_custom_command(OUTPUT "${manual}" "${completion}"
                     COMMAND edgewise_cli manual > "${manual}"
                     COMMAND edgewise_cli completion > "${completion}"
                     DEPENDS edgewise_cli VERBATIM)
  add_custom_target(edgewise_command_texts ALL DEPENDS "${manual}" "${completion}")
  install(TARGETS edgewise_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT command)
  if(TARGET edgewise_mpi)
    install(TARGETS edgewise_mpi RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT mpi)
  endif()
  install(FILES "${manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT command)
  install(FILES "${completion}" RENAME edgewise COMPONENT command
          DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions")
endif()
