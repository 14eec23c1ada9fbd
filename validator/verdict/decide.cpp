#include "verdict/decide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "paddock/sha256.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock {
namespace {

void apply_caps(std::vector<Finding>& findings, const Policy& policy) {
    std::map<std::string_view, int> left;
    for (Finding& finding : findings) {
        const auto cap = policy.caps.find(finding.rule);
        if (cap == policy.caps.end()) continue;
        int& room = left.try_emplace(finding.rule, cap->second).first->second;
        finding.points = std::min(finding.points, room);
        room -= finding.points;
    }
}

int sum(const std::vector<Finding>& findings) {
    std::int64_t score = 0;
    for (const Finding& finding : findings) score += finding.points;
    return static_cast<int>(std::min<std::int64_t>(score, std::numeric_limits<int>::max()));
}

Level level_of(int score, const Thresholds& thresholds) {
    if (score >= thresholds.critical) return Level::critical;
    if (score >= thresholds.high) return Level::high;
    if (score >= thresholds.medium) return Level::medium;
    return Level::low;
}

bool is_final(const Finding& finding) {
    return finding.critical || finding.rule == "syntax-error";
}

Verdict verdict_of(Level level) {
    switch (level) {
        case Level::low: return Verdict::approved;
        case Level::medium: return Verdict::review;
        case Level::high:
        case Level::critical: return Verdict::rejected;
    }
    return Verdict::rejected;
}

/// --max-score moves the bound of approval, both ways, and says so.
void apply_max_score(Judgement& judgement, int max_score) {
    const Verdict without = judgement.verdict;
    if (judgement.score <= max_score) {
        judgement.verdict = Verdict::approved;
        if (without != Verdict::approved) {
            judgement.warnings.push_back(
                fmt::format("approved only because --max-score {} was given: risk score {} is {}", max_score,
                            judgement.score, to_string(judgement.level)));
        }
        return;
    }
    if (judgement.verdict == Verdict::approved) judgement.verdict = Verdict::review;
    judgement.warnings.push_back(fmt::format("risk score {} exceeds maximum {}", judgement.score, max_score));
}

void recommend(Judgement& judgement) {
    for (const Finding& finding : judgement.findings) {
        if (finding.advice.empty()) continue;
        const auto& given = judgement.recommendations;
        if (std::find(given.begin(), given.end(), finding.advice) == given.end()) {
            judgement.recommendations.push_back(finding.advice);
        }
    }
}

}  // namespace

Judgement decide(SourceText source, std::vector<Finding> findings, const Policy& policy) {
    Judgement judgement;
    if (findings.size() > policy.validator_limits.findings) {
        const std::size_t all = findings.size();
        // What rejects stays in sight, whatever is cut.
        std::stable_partition(findings.begin(), findings.end(), is_final);
        findings.resize(policy.validator_limits.findings);
        std::stable_sort(findings.begin(), findings.end(),
                         [](const Finding& a, const Finding& b) { return a.where < b.where; });
        findings.push_back({"engine-limit",
                            fmt::format("{} findings, more than the {} that are kept (validator.max_findings)", all,
                                        policy.validator_limits.findings),
                            "mend those that are shown first",
                            {},
                            0,
                            true});
    }
    apply_caps(findings, policy);
    judgement.score = sum(findings);
    judgement.level = level_of(judgement.score, policy.thresholds);
    const bool final_rejection = std::any_of(findings.begin(), findings.end(), is_final);
    judgement.findings = std::move(findings);
    judgement.verdict = final_rejection ? Verdict::rejected : verdict_of(judgement.level);
    if (policy.max_score && !final_rejection) apply_max_score(judgement, *policy.max_score);
    if (policy.max_score && final_rejection && judgement.score > *policy.max_score) {
        judgement.warnings.push_back(
            fmt::format("risk score {} exceeds maximum {}", judgement.score, *policy.max_score));
    }
    recommend(judgement);
    judgement.policy = policy.name;
    judgement.policy_sha256 = policy.sha256;
    judgement.source_sha256 = sha256_hex(source.bytes);
    judgement.engine = engine_version();
    judgement.source = std::move(source);
    return judgement;
}

}  // namespace paddock
