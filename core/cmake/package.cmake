# What `cpack` makes: a package for Debian and Ubuntu, and an archive for others.
set(CPACK_GENERATOR TGZ)
find_program(EDGEWISE_DPKG dpkg-deb)
if(EDGEWISE_DPKG)
  list(PREPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_VENDOR "the Edgewise authors")
set(CPACK_PACKAGE_CONTACT "the Edgewise authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
# One package with all of it.
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION math)
# The libraries that the command is linked with, as their own packages name them.
find_program(EDGEWISE_SHLIBDEPS dpkg-shlibdeps)
if(EDGEWISE_SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
