// What the policy tests share: the vocabulary built by hand, and a folder that goes away.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "paddock/load_policy.hpp"

namespace paddock::test {

inline const PolicyVocabulary& vocabulary() {
    static const PolicyVocabulary words{
        {"denied-module", "denied-builtin", "file-io", "lambda-exec", "denied-attribute", "reflection",
         "builtin-override", "infinite-loop", "syntax-error", "unknown-module", "dynamic-name", "external-io",
         "deserialisation", "evaluation", "text-form", "engine-limit", "introspection"}};
    return words;
}

inline Result<Policy> parse(std::string_view text) {
    return parse_policy(text, "house.toml", std::filesystem::temp_directory_path() / "no-such-folder", vocabulary());
}

/// The policy of `body` under the two lines that each needs, so that the body begins on line 3.
inline Result<Policy> parse_body(std::string_view body) {
    return parse("schema = 1\nname = \"house\"\n" + std::string(body));
}

inline std::string message_of(const Result<Policy>& result) {
    return result ? "(no error)" : result.error().message;
}

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "paddock-policy-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder can be made");
        }
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code left_behind;  // a folder in /tmp that stays is no failure of what is tested
        std::filesystem::remove_all(path_, left_behind);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    std::string write(const std::string& name, std::string_view text) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file.string();
    }

private:
    std::filesystem::path path_;
};

}  // namespace paddock::test
