#include "echo_backend.hpp"

PADDOCK_EXPORT_BACKEND(paddock::test::EchoBackend, "echo", "1.2.3")
