// Runs nothing: says what it was given. A real one would confine a process, and tell each control it has in force.
#include <paddock/export_backend.hpp>

namespace {

class OutsideBackend final : public paddock::Backend {
public:
    [[nodiscard]] std::vector<paddock::Control> probe() noexcept override {
        return {{"network", false, "this example confines nothing"}};
    }

    [[nodiscard]] paddock::ExecutionResult run(const paddock::ExecutionRequest& request,
                                               std::stop_token /*stop*/) noexcept override {
        paddock::ExecutionResult result;
        result.status = paddock::RunStatus::ok;
        result.exit_code = 0;
        result.out = "outside was given " + request.source.bytes();
        result.controls = probe();
        return result;
    }
};

}  // namespace

PADDOCK_EXPORT_BACKEND(OutsideBackend, "outside", "3.1")
