#include "echo_backend.hpp"

PADDOCK_EXPORT_BACKEND(paddock::test::ThrowingIntBackend, "throwing-int", "1.0")
