// Any text as a policy: it loads or is refused with a place, and whatever loads can judge.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "paddock/validator/validator.hpp"

namespace {

/// Has something for each kind of entry in a policy to look at.
constexpr std::string_view kSource = R"(import os.path as p
from math import pi
import pandas as pd
x = getattr(pd, "read_" + "csv")(f"/data/{pi}.csv")
y = [eval, x.__class__.a][0]
while True:
    stake *= 2
)";

void expect(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const paddock::PolicyVocabulary vocabulary = paddock::rule_vocabulary();
    const std::string_view text(reinterpret_cast<const char*>(data), size);

    // No such folder: a file named by `extends` is not found, and only shipped policies can be extended.
    auto policy = paddock::parse_policy(text, "fuzz.toml", "/nonexistent", vocabulary);
    if (!policy) {
        expect(!policy.error().message.empty(), "a refusal says why");
        return 0;
    }
    expect(policy->thresholds.medium < policy->thresholds.high, "medium begins below high");
    expect(policy->thresholds.high < policy->thresholds.critical, "high begins below critical");
    auto validator = paddock::Validator::create(*std::move(policy));
    if (!validator) {
        expect(!validator.error().message.empty(), "a refusal says why");
        return 0;
    }
    const paddock::Judgement judgement = validator->judge({"fuzz.py", std::string(kSource)});
    int score = 0;
    for (const paddock::Finding& finding : judgement.findings) score += finding.points;
    expect(score == judgement.score, "the score is the sum of the points");
    return 0;
}
