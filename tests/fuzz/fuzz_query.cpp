// Any text as the query of a [[rule]]: it is refused with a place, or it judges within its limits. What stands behind a
// line "---" is the source to judge.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "paddock/validator/validator.hpp"

namespace {

constexpr std::string_view kSource = R"(import pandas as pd
stake = 1
stake *= 2
x = [*f(stake), "a" + "b"]
while True:
    print(f"{x!r:>10}", pd.read_csv("/data/x.csv"), sep="")
)";

void expect(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view kSeparator = "\n---\n";
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = text.find(kSeparator);
    const std::string_view source = end == std::string_view::npos ? kSource : text.substr(end + kSeparator.size());

    paddock::Policy policy;
    policy.validator_limits.time = std::chrono::milliseconds(200);
    paddock::OwnRule rule;
    rule.id = "fuzzed";
    rule.points = 1;
    rule.message = "found";
    rule.origin = "fuzz.toml:1:1";
    rule.query = text.substr(0, end);
    if (rule.query.empty()) return 0;  // the loader refuses a rule that looks for nothing
    policy.own_rules.push_back(rule);

    const auto validator = paddock::Validator::create(policy);
    if (!validator) {
        expect(validator.error().message.starts_with("fuzz.toml:1:1: rule.fuzzed."), "a refusal says where");
        return 0;
    }
    const paddock::Judgement judgement = validator->judge({"fuzz.py", std::string(source)});
    int score = 0;
    for (const paddock::Finding& finding : judgement.findings) {
        score += finding.points;
        expect(!finding.rule.empty() && !finding.message.empty(), "a finding says what it is");
        expect(finding.where.end_line >= finding.where.line, "a place does not end before it begins");
    }
    expect(score == judgement.score, "the score is the sum of the points");
    return 0;
}
