#include "review_lines.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <exception>
#include <optional>

#include "paddock/report.hpp"
#include "paddock/sha256.hpp"

namespace paddock {

namespace {

namespace json = boost::json;

constexpr std::string_view kDigestKey = ",\"sha256\":\"";
constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kTailBytes = kDigestKey.size() + kDigestDigits + 2;  ///< with the closing quote and brace

json::string text(std::string_view bytes) {
    return json::string(to_valid_utf8(bytes));
}

std::string string_at(const json::object& object, std::string_view key) {
    return std::string(object.at(key).as_string());
}

ReviewDecision decision_of(const json::object& object) {
    const std::string decision = string_at(object, "decision");
    if (decision != "approved" && decision != "refused") {
        throw std::invalid_argument("decision is neither approved nor refused");
    }
    ReviewDecision one;
    one.approved = decision == "approved";
    one.who = string_at(object, "who");
    one.time = string_at(object, "time");
    one.reason = string_at(object, "reason");
    one.path = string_at(object, "path");
    one.source_sha256 = string_at(object, "source_sha256");
    one.policy = string_at(object, "policy");
    one.policy_sha256 = string_at(object, "policy_sha256");
    if (!object.at("max_score").is_null()) {
        one.max_score = object.at("max_score").to_number<int>();
    }
    one.score = object.at("score").to_number<int>();
    one.findings_sha256 = string_at(object, "findings_sha256");
    one.engine = string_at(object, "engine");
    return one;
}

/// What is wrong with a line, else nothing; the decision in it goes to `lines`.
std::optional<std::string> read_line(std::string_view line, ReviewLines& lines) {
    if (line.size() < kTailBytes || line.substr(line.size() - kTailBytes, kDigestKey.size()) != kDigestKey ||
        !line.ends_with("\"}")) {
        return "it does not end in its digest";
    }
    const std::string_view covered = line.substr(0, line.size() - kTailBytes);
    const std::string_view digest = line.substr(line.size() - kDigestDigits - 2, kDigestDigits);
    if (sha256_hex(covered) != digest) {
        return "it was changed: its digest is that of another text";
    }
    try {
        const json::value value = json::parse(line);
        const json::object& object = value.as_object();
        if (object.at("entry").to_number<std::size_t>() != lines.decisions.size() + 1 ||
            object.at("previous").as_string() != lines.head) {
            return "it does not follow the line before it: lines were taken out, added or moved";
        }
        lines.decisions.push_back(decision_of(object));
    } catch (const std::exception& failure) {
        return fmt::format("it is no decision: {}", failure.what());
    }
    lines.head = std::string(digest);
    return std::nullopt;
}

}  // namespace

std::string no_line_before() {
    return std::string(kDigestDigits, '0');
}

std::string review_line(const ReviewDecision& decision, std::size_t entry, std::string_view previous) {
    const json::object object{
        {"entry", entry},
        {"previous", previous},
        {"time", text(decision.time)},
        {"who", text(decision.who)},
        {"decision", decision.approved ? "approved" : "refused"},
        {"reason", text(decision.reason)},
        {"path", text(decision.path)},
        {"source_sha256", text(decision.source_sha256)},
        {"policy", text(decision.policy)},
        {"policy_sha256", text(decision.policy_sha256)},
        {"max_score", decision.max_score ? json::value(*decision.max_score) : json::value(nullptr)},
        {"score", decision.score},
        {"findings_sha256", text(decision.findings_sha256)},
        {"engine", text(decision.engine)}};
    std::string line = json::serialize(object);
    line.pop_back();  // the brace comes back behind the digest
    const std::string digest = sha256_hex(line);
    return fmt::format("{}{}{}\"}}\n", line, kDigestKey, digest);
}

Result<ReviewLines> read_review_lines(std::string_view text) {
    ReviewLines lines{{}, no_line_before()};
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {
            return unexpected(ErrorCode::invalid_argument, fmt::format("line {}: it is not whole", number));
        }
        if (const std::optional<std::string> problem = read_line(text.substr(0, end), lines)) {
            return unexpected(ErrorCode::invalid_argument, fmt::format("line {}: {}", number, *problem));
        }
        text.remove_prefix(end + 1);
    }
    return lines;
}

}  // namespace paddock
