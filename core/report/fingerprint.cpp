#include <fmt/format.h>

#include <algorithm>

#include "paddock/baseline.hpp"
#include "paddock/sha256.hpp"

namespace paddock {

namespace {

constexpr std::size_t kFingerprintDigits = 32;
/// A file can be one line with a finding every few bytes: more of it is not read for each.
constexpr std::size_t kLineBytes = 400;

/// Each line of `source` asked for in order, so that the source is walked once.
class LineWalk {
public:
    explicit LineWalk(std::string_view source) : source_(source) {}

    std::string_view line(int number) {
        if (number < number_) {
            begin_ = 0;
            number_ = 1;
        }
        while (number_ < number && begin_ < source_.size()) {
            const std::size_t end = source_.find('\n', begin_);
            begin_ = end == std::string_view::npos ? source_.size() : end + 1;
            ++number_;
        }
        const std::string_view rest = source_.substr(begin_, kLineBytes);
        return trimmed(rest.substr(0, rest.find('\n')));
    }

private:
    static std::string_view trimmed(std::string_view text) {
        constexpr std::string_view kBlanks = " \t\r\f";
        const std::size_t begin = text.find_first_not_of(kBlanks);
        return begin == std::string_view::npos ? std::string_view()
                                               : text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
    }

    std::string_view source_;
    std::size_t begin_ = 0;
    int number_ = 1;
};

}  // namespace

std::vector<std::string> finding_fingerprints(const Judgement& judgement) {
    LineWalk lines(judgement.source.bytes);
    std::map<std::string, int> alike;
    std::vector<std::string> fingerprints;
    fingerprints.reserve(judgement.findings.size());
    for (const Finding& finding : judgement.findings) {
        const std::string_view line = finding.where.line > 0 ? lines.line(finding.where.line) : std::string_view();
        const std::string text = fmt::format("{}:{},{}:{},{}:{}", finding.rule.size(), finding.rule,
                                             finding.message.size(), finding.message, line.size(), line);
        const int number = ++alike[text];
        fingerprints.push_back(sha256_hex(fmt::format("{},{}", text, number)).substr(0, kFingerprintDigits));
    }
    return fingerprints;
}

}  // namespace paddock
