// All that paddock and a runtime plugin agree on.
#pragma once
#include <boost/config.hpp>
#include <cstddef>
#include <cstdint>
#include <new>
#include <stop_token>
#include <string>
#include <vector>

#include "paddock/execution.hpp"

namespace paddock {

inline constexpr std::uint32_t kBackendAbi = 4;  ///< one more on any change here or in execution.hpp and below

/// Runs source in one kind of sandbox. Used by one thread at a time.
class BOOST_SYMBOL_VISIBLE Backend {
public:
    virtual ~Backend() = default;
    /// What can be enforced here, control by control, each tried. Leaves nothing running.
    [[nodiscard]] virtual std::vector<Control> probe() noexcept = 0;
    /// Runs to the end, to a limit, or until `stop` is requested, and leaves no process behind.
    /// A required control that can't be had is status error with nothing started, unless request.allow_degraded.
    [[nodiscard]] virtual ExecutionResult run(const ExecutionRequest& request, std::stop_token stop) noexcept = 0;
    /// Says what run() would do, in ExecutionResult::plan, with status ok. Nothing is started, made or changed.
    /// A backend that can't say leaves it at this answer.
    [[nodiscard]] virtual ExecutionResult explain(const ExecutionRequest& /*request*/) noexcept {
        ExecutionResult result;
        try {
            result.error = "this backend does not say what it would do; use --backend dry-run";
        } catch (const std::bad_alloc&) {
            result.error.clear();  // status error without a sentence: there was no memory for one
        }
        return result;
    }
};

/// Exported by PADDOCK_EXPORT_BACKEND(DockerBackend, "docker", "1.0"). Plain data, readable before the sides agree.
struct BackendPlugin {
    std::uint32_t abi;    ///< kBackendAbi at the plugin's build; stays the first field
    const char* build;    ///< standard library and its ABI, architecture, sanitizers: kBackendBuild
    const char* name;     ///< as in --backend; the loader copies it
    const char* version;  ///< the plugin's own, for `paddock backends`
    /// nullptr: could not, and `reason` (of `size` bytes, above 0) holds a terminated sentence that says why.
    Backend* (*create)(char* reason, std::size_t size) noexcept;
    void (*destroy)(Backend*) noexcept;  ///< memory is freed on the side that took it
};

/// The name under which a plugin exports its BackendPlugin, by C linkage.
inline constexpr const char* kBackendSymbol = "paddock_backend_plugin";

}  // namespace paddock
