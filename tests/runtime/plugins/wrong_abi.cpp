// A plugin of another ABI: all behind `abi` is nonsense, and must not be looked at.
#include <cstdint>

extern "C" {
__attribute__((visibility("default"))) extern const std::uint32_t paddock_backend_plugin[16];
const std::uint32_t paddock_backend_plugin[16] = {999, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
}
