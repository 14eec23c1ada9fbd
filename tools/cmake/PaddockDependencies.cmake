# Debian's packages, and tree-sitter with its Python grammar from the sources that tools/setup fetched and checked.
find_package(Boost 1.81 REQUIRED COMPONENTS program_options json filesystem)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(libseccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)

# SQLite for the results database, by its archive where there is one, as below.
find_package(SQLiteCpp REQUIRED)
find_library(paddock_sqlite_archive libsqlite3.a)
mark_as_advanced(paddock_sqlite_archive)
if(paddock_sqlite_archive)
    set_target_properties(SQLite::SQLite3 PROPERTIES IMPORTED_LOCATION "${paddock_sqlite_archive}"
                                                     INTERFACE_LINK_LIBRARIES "m;Threads::Threads;${CMAKE_DL_LIBS}")
endif()

# A process that lives for three milliseconds pays for each shared object, so the archives of the packages are linked
# where there are any: these are made to go into plugins too, Boost's (below) only into a program.
foreach(package IN ITEMS utf8proc nettle re2)
    find_library(paddock_${package}_archive "lib${package}.a" HINTS ${${package}_LIBRARY_DIRS})
    mark_as_advanced(paddock_${package}_archive)
    if(paddock_${package}_archive)
        set_property(TARGET PkgConfig::${package} PROPERTY INTERFACE_LINK_LIBRARIES "${paddock_${package}_archive}")
    endif()
endforeach()

# paddock_link_boost_archives(program): whole and in front, so that they define what the shared ones would; those are
# then not needed. Filesystem needs atomic, JSON needs container.
function(paddock_link_boost_archives target)
    set(archives "")
    foreach(name IN ITEMS program_options filesystem atomic json container)
        find_library(paddock_boost_${name}_archive "libboost_${name}.a" HINTS ${Boost_LIBRARY_DIRS})
        mark_as_advanced(paddock_boost_${name}_archive)
        if(NOT paddock_boost_${name}_archive)
            message(STATUS "Boost's archives are not all here: ${target} loads the shared ones")
            return()
        endif()
        list(APPEND archives "${paddock_boost_${name}_archive}")
    endforeach()
    target_link_options(${target} PRIVATE LINKER:--whole-archive ${archives} LINKER:--no-whole-archive LINKER:--as-needed)
endfunction()

if(PADDOCK_BUILD_TESTS)
    find_package(GTest REQUIRED)
endif()

set(tree_sitter_dir "${PADDOCK_DEPS_DIR}/tree-sitter")
set(tree_sitter_python_dir "${PADDOCK_DEPS_DIR}/tree-sitter-python")
if(NOT EXISTS "${tree_sitter_dir}/lib/src/lib.c" OR NOT EXISTS "${tree_sitter_python_dir}/src/parser.c")
    message(FATAL_ERROR "tree-sitter's sources are not in ${PADDOCK_DEPS_DIR}: run tools/setup first")
endif()

# Others' code: no warnings of ours, and optimised in every kind of build, since an unoptimised parser table is slow.
add_library(paddock_tree_sitter STATIC "${tree_sitter_dir}/lib/src/lib.c" "${tree_sitter_python_dir}/src/parser.c"
                                       "${tree_sitter_python_dir}/src/scanner.c"
                                       # ours, and here since it looks into the library
                                       "${CMAKE_CURRENT_SOURCE_DIR}/validator/parse/tree_walk.c")
target_include_directories(paddock_tree_sitter SYSTEM PUBLIC "$<BUILD_INTERFACE:${tree_sitter_dir}/lib/include>")
target_include_directories(paddock_tree_sitter PRIVATE "${tree_sitter_dir}/lib/src" "${tree_sitter_python_dir}/src")
# TREE_SITTER_REUSE_ALLOCATOR: the grammar's scanner takes its memory where the parser does, from our arena.
target_compile_definitions(paddock_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE TREE_SITTER_REUSE_ALLOCATOR)
target_compile_options(paddock_tree_sitter PRIVATE -std=c11 -w -O2)
set_target_properties(paddock_tree_sitter PROPERTIES C_VISIBILITY_PRESET hidden)
if(PADDOCK_SANITIZE)
    target_compile_options(paddock_tree_sitter PRIVATE -fsanitize=${PADDOCK_SANITIZE} -fno-omit-frame-pointer)
    # The generated tables: nothing to find in them, and minutes to compile.
    set_source_files_properties("${tree_sitter_python_dir}/src/parser.c" PROPERTIES COMPILE_OPTIONS -fno-sanitize=all)
endif()
