#include "echo_backend.hpp"

PADDOCK_EXPORT_BACKEND(paddock::test::EchoBackend, "second", "2.0")
