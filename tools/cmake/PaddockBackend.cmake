# For plugins outside the tree: paddock_add_backend(NAME source...) makes paddock-backend-NAME.so.
function(paddock_add_backend name)
    set(target paddock-backend-${name})
    add_library(${target} MODULE ${ARGN})
    target_link_libraries(${target} PRIVATE paddock::plugin_api)
    set_target_properties(${target} PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()
