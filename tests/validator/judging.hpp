// What the validator's tests share: a validator under a shipped policy, and short forms of its findings.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paddock/validator/validator.hpp"

namespace paddock::testing {

inline Policy shipped_policy(std::string_view name) {
    Result<Policy> policy = load_policy(name, rule_vocabulary());
    if (!policy) {
        ADD_FAILURE() << policy.error().message;
        return {};
    }
    return *std::move(policy);
}

inline Validator validator_for(Policy policy) {
    return std::move(Validator::create(std::move(policy))).value();
}

inline Judgement judge(std::string_view policy, std::string source) {
    return validator_for(shipped_policy(policy)).judge({"strategy.py", std::move(source)});
}

/// "denied-module 1:8-10" for each finding.
inline std::vector<std::string> places(const Judgement& judgement) {
    std::vector<std::string> found;
    for (const Finding& finding : judgement.findings) {
        found.push_back(finding.rule + " " + std::to_string(finding.where.line) + ":" +
                        std::to_string(finding.where.column) + "-" + std::to_string(finding.where.end_column));
    }
    return found;
}

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace paddock::testing
