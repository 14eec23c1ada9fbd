#include "echo_backend.hpp"

extern "C" BOOST_SYMBOL_EXPORT const paddock::BackendPlugin paddock_backend_plugin;
const paddock::BackendPlugin paddock_backend_plugin = {paddock::kBackendAbi,
                                                       "another library",
                                                       "wrong-build",
                                                       "1.0",
                                                       &paddock::detail::create_backend<paddock::test::EchoBackend>,
                                                       &paddock::detail::destroy_backend};
