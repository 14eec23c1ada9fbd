#include "echo_backend.hpp"

PADDOCK_EXPORT_BACKEND(paddock::test::ThrowingBackend, "throwing", "1.0")
