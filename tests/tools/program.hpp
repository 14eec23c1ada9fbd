#pragma once
#include <boost/json/value.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace paddock::test {

inline constexpr const char* kGood = "import math\nprint(math.pi)\n";  ///< approved with score 0
inline constexpr const char* kBad = "import os\nos.listdir('/')\n";    ///< rejected by denied-module at 1:8

/// What the real program did.
struct ProgramRun {
    int exit_code = -1;
    std::string out;
    std::string err;

    /// Standard output as JSON; fails the test and is null when it is none.
    [[nodiscard]] boost::json::value json() const;
};

struct ProgramSetting {
    std::string input;                               ///< standard input
    std::map<std::string, std::string> environment;  ///< all there is, besides PATH and DOCKER_HOST
    std::filesystem::path directory;                 ///< to start in; empty: /
    std::string out_file;                            ///< standard output goes there instead
    unsigned user = 0;  ///< start as this user, for tests that run as root; 0: as the caller
};

/// Starts `paddock` with `arguments` and waits for its end.
[[nodiscard]] ProgramRun paddock(const std::vector<std::string>& arguments, const ProgramSetting& setting = {});

/// A folder for one test, gone at its end.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    /// Writes a file, with the folders above it, and returns its path.
    std::string put(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace paddock::test
