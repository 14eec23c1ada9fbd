#pragma once
#include <stdexcept>

#include "paddock/export_backend.hpp"

namespace paddock::test {

/// Runs nothing; hands the source back as standard output.
class EchoBackend : public Backend {
public:
    [[nodiscard]] std::vector<Control> probe() noexcept override { return {}; }
    [[nodiscard]] ExecutionResult run(const ExecutionRequest& request, std::stop_token /*stop*/) noexcept override {
        ExecutionResult result;
        result.status = RunStatus::ok;
        result.exit_code = 0;
        result.out = request.source.bytes();
        return result;
    }
};

/// Cannot be made.
class ThrowingBackend : public EchoBackend {
public:
    ThrowingBackend() { throw std::runtime_error("the moon is not full"); }
};

/// Cannot be made either, and throws what is no exception.
class ThrowingIntBackend : public EchoBackend {
public:
    ThrowingIntBackend() { throw 7; }
};

}  // namespace paddock::test
