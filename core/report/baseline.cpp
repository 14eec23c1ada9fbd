#include "paddock/baseline.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <exception>
#include <filesystem>

namespace paddock {

namespace {

namespace json = boost::json;

std::string normal(std::string_view path) {
    return std::filesystem::path(path).lexically_normal().string();
}

/// Threat: code put where nobody looks, behind a finding that says so and was there before.
bool hides_code(const Finding& finding) {
    return finding.rule == "engine-limit" || finding.rule == "syntax-error" || finding.rule == "text-form";
}

/// A report is an array of objects, or an object a line. Throws what Boost.JSON throws.
json::array files_of(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin != std::string_view::npos && text[begin] == '[') {
        return json::parse(text).as_array();
    }
    json::array files;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const std::string_view line = text.substr(0, end);
            line.find_first_not_of(" \t\r") != std::string_view::npos) {
            files.push_back(json::parse(line));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return files;
}

}  // namespace

Result<Baseline> Baseline::parse(std::string_view text, std::string_view origin) {
    Baseline baseline;
    try {
        for (const json::value& file : files_of(text)) {
            const std::string path = normal(file.at("path").as_string());
            for (const json::value& finding : file.at("validation").at("violations").as_array()) {
                ++baseline.findings_[{path, std::string(finding.at("fingerprint").as_string())}];
            }
        }
    } catch (const std::exception& failure) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("--baseline {}: this is no report of `paddock check --format json` or jsonl "
                                      "({}); make one with `paddock check --format json PATH... > {}`",
                                      origin, failure.what(), origin));
    }
    return baseline;
}

void Baseline::mark(CheckedFile& file) const {
    const std::string path = normal(file.path);
    const std::vector<std::string> fingerprints = finding_fingerprints(file.judgement);
    std::map<std::string_view, int> seen;
    file.known.assign(fingerprints.size(), false);
    if (!file.error.empty()) {
        return;
    }
    for (std::size_t index = 0; index < fingerprints.size(); ++index) {
        if (hides_code(file.judgement.findings[index])) {
            continue;
        }
        const auto found = findings_.find({path, fingerprints[index]});
        file.known[index] = found != findings_.end() && ++seen[fingerprints[index]] <= found->second;
    }
}

}  // namespace paddock
