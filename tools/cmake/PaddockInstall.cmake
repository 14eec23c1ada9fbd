# An installation that a plugin outside the tree can find_package(paddock) against.
include(CMakePackageConfigHelpers)
install(TARGETS paddock RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS paddock_plugin_api paddock_core paddock_validator paddock_tree_sitter EXPORT paddock-targets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY core/include/paddock validator/include/paddock DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY policies/ DESTINATION "${CMAKE_INSTALL_DATADIR}/paddock/policies" FILES_MATCHING PATTERN "*.toml")
# The commit hook stands beside the program; .pre-commit-hooks.yaml is for those who keep a repository of hooks.
install(PROGRAMS tools/hook/paddock-pre-commit DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES .pre-commit-hooks.yaml DESTINATION "${CMAKE_INSTALL_DATADIR}/paddock")
install(EXPORT paddock-targets NAMESPACE paddock:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/paddock")
configure_package_config_file(tools/cmake/paddock-config.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/paddock-config.cmake"
                              INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/paddock")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/paddock-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/paddock-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/paddock-config-version.cmake"
              tools/cmake/PaddockBackend.cmake
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/paddock")
