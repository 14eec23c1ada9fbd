// For plugins: PADDOCK_EXPORT_BACKEND(MyBackend, "my-backend", "1.0") once, in one .cpp, outside any namespace.
#pragma once
#include <cstring>
#include <exception>
#include <string_view>
#include <version>

#include "paddock/backend.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define PADDOCK_BUILD_SANITIZER "asan"
#elif defined(__SANITIZE_THREAD__)
#define PADDOCK_BUILD_SANITIZER "tsan"
#else
#define PADDOCK_BUILD_SANITIZER "plain"
#endif
#if defined(__GLIBCXX__)
#define PADDOCK_BUILD_TEXT(x) #x
#define PADDOCK_BUILD_VALUE(x) PADDOCK_BUILD_TEXT(x)
#define PADDOCK_BUILD_LIBRARY "libstdc++ cxx11abi=" PADDOCK_BUILD_VALUE(_GLIBCXX_USE_CXX11_ABI)
#else
#define PADDOCK_BUILD_LIBRARY "libc++"
#endif
#if defined(__x86_64__)
#define PADDOCK_BUILD_ARCH "x86_64"
#elif defined(__aarch64__)
#define PADDOCK_BUILD_ARCH "aarch64"
#else
#error "paddock knows x86_64 and aarch64 only"
#endif

namespace paddock {

/// What must be equal on both sides before a C++ object may cross.
inline constexpr const char* kBackendBuild = PADDOCK_BUILD_LIBRARY " " PADDOCK_BUILD_ARCH " " PADDOCK_BUILD_SANITIZER;

namespace detail {

inline void copy_reason(std::string_view text, char* reason, std::size_t size) noexcept {
    const std::size_t length = text.size() < size ? text.size() : size - 1;
    std::memcpy(reason, text.data(), length);
    reason[length] = '\0';
}

template <typename T>
Backend* create_backend(char* reason, std::size_t size) noexcept {
    try {
        return new T();
    } catch (const std::exception& error) {
        copy_reason(error.what(), reason, size);
    } catch (...) {
        copy_reason("it threw something that is no std::exception", reason, size);
    }
    return nullptr;
}

inline void destroy_backend(Backend* backend) noexcept {
    delete backend;
}

}  // namespace detail
}  // namespace paddock

#define PADDOCK_EXPORT_BACKEND(Type, plugin_name, plugin_version)                                    \
    extern "C" BOOST_SYMBOL_EXPORT const ::paddock::BackendPlugin paddock_backend_plugin;            \
    const ::paddock::BackendPlugin paddock_backend_plugin = {                                        \
        ::paddock::kBackendAbi,  ::paddock::kBackendBuild,                 plugin_name,              \
        plugin_version,          &::paddock::detail::create_backend<Type>, &::paddock::detail::destroy_backend};
