// The contract of SPEC sections 3, 7 and 8, asked of every backend through the real program.
#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "program.hpp"

namespace paddock::conformance {

/// A backend in one way of using it.
struct BackendUnderTest {
    std::string name;     ///< of the test's instance
    std::string backend;  ///< as in --backend
    unsigned user = 0;    ///< paddock runs as this user; 0: as the tests' own
    bool runs = true;     ///< false: it runs nothing, and has to say so of every program
};

/// For GoogleTest's messages.
void PrintTo(const BackendUnderTest& backend, std::ostream* out);

/// All of them. A further one joins here.
[[nodiscard]] std::vector<BackendUnderTest> backends();

/// What `paddock run --format json` said.
struct Told {
    boost::json::object result;
    int exit_code = -1;
    std::string standard_error;

    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> limits() const;
    [[nodiscard]] const boost::json::value& usage(std::string_view figure) const;
};

class Conformance : public ::testing::TestWithParam<BackendUnderTest> {
protected:
    void SetUp() override;

    /// Runs `source`, validator off. Of a backend that runs nothing the result is checked to say so.
    [[nodiscard]] Told run(const std::string& source, const std::vector<std::string>& flags = {},
                           const std::vector<std::string>& arguments = {});
    /// --policy FILE for the default policy with these lines below [limits].
    [[nodiscard]] std::vector<std::string> limits(const std::string& lines) const;
    /// A folder that the backend's user may write to.
    [[nodiscard]] std::string writable_folder(const std::string& name) const;
    [[nodiscard]] static bool runs() { return GetParam().runs; }

    const test::TestFolder folder_;
};

/// The end of a test for a backend that runs nothing: run() has checked all that there is.
#define PADDOCK_ONLY_IF_IT_RUNS() \
    if (!runs()) return

}  // namespace paddock::conformance
