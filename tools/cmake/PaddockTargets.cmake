# What all of paddock's own targets share.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

# -O3 gains nothing that was measured here, and makes gcc 12 warn of overflows inside fmt that are none.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

# The build tree has the layout of an installation, so that the program finds its plugins the same way in both.
include(GNUInstallDirs)
set(PADDOCK_PLUGIN_DIR "${CMAKE_INSTALL_LIBDIR}/paddock/plugins")
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    message(FATAL_ERROR "CMAKE_INSTALL_LIBDIR has to be relative: plugins are found from the program's own place")
endif()
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# Warnings, hidden symbols, hardening and sanitizers hang on the target, not on the directory.
function(paddock_target target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
                                             -fstack-protector-strong)
    # Asserts stay on: this program guards something. _FORTIFY_SOURCE needs optimisation (feature_test_macros(7)).
    target_compile_options(${target} PRIVATE -UNDEBUG $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
    if(PADDOCK_WARNINGS_AS_ERRORS)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(PADDOCK_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${PADDOCK_SANITIZE} -fno-omit-frame-pointer
                                                 -fno-sanitize-recover=all)
        target_link_options(${target} PRIVATE -fsanitize=${PADDOCK_SANITIZE})
    endif()
    if(PADDOCK_SANITIZE MATCHES thread)
        # The sanitizer does not follow fences, and gcc says so of Boost.Asio's; each of our io_contexts has one thread.
        target_compile_definitions(${target} PRIVATE BOOST_ASIO_DISABLE_FENCED_BLOCK)
    endif()
endfunction()

# paddock_add_backend(docker docker_backend.cpp ...): a plugin, paddock-backend-docker.so, that sees the plugin API alone.
function(paddock_add_backend name)
    set(target paddock-backend-${name})
    add_library(${target} MODULE ${ARGN})
    paddock_target(${target})
    target_link_libraries(${target} PRIVATE paddock::plugin_api)
    set_target_properties(${target} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/${PADDOCK_PLUGIN_DIR}")
    install(TARGETS ${target} LIBRARY DESTINATION "${PADDOCK_PLUGIN_DIR}"
            PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endfunction()

# paddock_add_test(name LABEL label SOURCES a.cpp ... LIBRARIES x ... [PROPERTIES k v ...] [WITHOUT pattern]): a GoogleTest
# program, each of its cases a ctest test; those that fit the pattern are left for paddock_discover_tests().
function(paddock_add_test name)
    cmake_parse_arguments(arg "" "LABEL;WITHOUT" "SOURCES;LIBRARIES;PROPERTIES;DEFINITIONS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    paddock_target(${name})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE ${arg_DEFINITIONS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    set(filter "")
    if(arg_WITHOUT)
        set(filter TEST_FILTER "-${arg_WITHOUT}")
    endif()
    paddock_discover_tests(${name} "${arg_LABEL}" ${filter} PROPERTIES ${arg_PROPERTIES})
endfunction()

# paddock_discover_tests(program label [TEST_FILTER pattern] [PROPERTIES k v ...]): cases of a test program as ctest tests.
function(paddock_discover_tests name label)
    cmake_parse_arguments(arg "" "TEST_FILTER" "PROPERTIES" ${ARGN})
    set(filter "")
    if(arg_TEST_FILTER)
        set(filter TEST_FILTER "${arg_TEST_FILTER}")
    endif()
    include(GoogleTest)
    gtest_discover_tests(${name} ${filter} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 120 DISCOVERY_MODE PRE_TEST
                         PROPERTIES LABELS "${label}" TIMEOUT 300 SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]"
                                    ${arg_PROPERTIES})
endfunction()
