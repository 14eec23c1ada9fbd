# cmake -DGENERATOR=x -DKEPT=a.json -DMADE=b.json -P: makes the profile, and fails when the one that is kept is another.
execute_process(COMMAND "${GENERATOR}" "${MADE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files "${KEPT}" "${MADE}" RESULT_VARIABLE differs)
if(differs)
    message(FATAL_ERROR "docker/seccomp-strict.json is not what the lists say; generate_profile docker/seccomp-strict.json")
endif()
