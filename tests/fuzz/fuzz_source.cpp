// Any bytes as a strategy: no crash, no hang, no leak, and a judgement that holds together.
#include <boost/json.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "paddock/validator/validator.hpp"

namespace {

using paddock::Judgement;
using paddock::Validator;
using paddock::Verdict;

/// What must hold for any source; libFuzzer keeps the input that ends here.
void expect(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

Validator validator_for(const char* policy) {
    auto loaded = paddock::load_policy(policy, paddock::rule_vocabulary());
    expect(loaded.has_value(), "a shipped policy loads");
    auto created = Validator::create(*std::move(loaded));
    expect(created.has_value(), "a shipped policy makes a validator");
    return *std::move(created);
}

void expect_sound(const Judgement& judgement, const std::string& bytes) {
    int score = 0;
    for (const paddock::Finding& finding : judgement.findings) {
        score += finding.points;
        expect(!finding.critical || judgement.verdict == Verdict::rejected, "a critical finding rejects");
        expect(finding.where.line >= 0 && finding.where.column >= 0, "a place is not negative");
        expect(finding.where.end_line >= finding.where.line, "a place does not end before it begins");
        expect(!finding.rule.empty() && !finding.message.empty(), "a finding says what it is");
    }
    expect(score == judgement.score, "the score is the sum of the points");
    expect(judgement.source.bytes == bytes, "the bytes that were judged are the bytes that were given");
    const bool has_nul = bytes.find('\0') != std::string::npos;
    expect(!has_nul || judgement.verdict == Verdict::rejected, "a NUL byte rejects");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Validator by_default = validator_for("default");
    static const Validator strict = validator_for("strict");
    const std::string bytes(reinterpret_cast<const char*>(data), size);

    const Judgement judgement = by_default.judge({"fuzz.py", bytes});
    expect_sound(judgement, bytes);
    const Judgement stricter = strict.judge({"fuzz.py", bytes});
    expect_sound(stricter, bytes);
    expect(stricter.verdict != Verdict::approved || judgement.verdict == Verdict::approved,
           "what strict approves, default approves");

    boost::system::error_code error;
    const boost::json::value facts = boost::json::parse(by_default.facts_json({"fuzz.py", bytes}), error);
    expect(!error && facts.is_object(), "the facts are one JSON object");
    return 0;
}
