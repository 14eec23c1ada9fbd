#include "judgement_bytes.hpp"

#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

namespace paddock {

namespace {

/// Numbers have four bytes in the machine's order, for a cache stays on its machine; texts have their size in front.
class Writer {
public:
    void put(std::uint32_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof(number)); }
    void put(int number) { put(static_cast<std::uint32_t>(number)); }
    void put(const std::string& text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    void put(const std::vector<std::string>& texts) {
        put(static_cast<std::uint32_t>(texts.size()));
        for (const std::string& text : texts) {
            put(text);
        }
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// After the first thing that is not there, all that is read is empty and failed() is true.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t number() {
        std::uint32_t value = 0;
        const std::string_view bytes = take(sizeof(value));
        if (!failed_) {
            std::memcpy(&value, bytes.data(), sizeof(value));
        }
        return value;
    }
    int integer() { return static_cast<int>(number()); }
    std::string text() { return std::string(take(number())); }
    std::vector<std::string> texts() {
        std::vector<std::string> all;
        for (std::uint32_t left = number(); left > 0 && !failed_; --left) {
            all.push_back(text());
        }
        return all;
    }
    /// One of the enumerators from 0 to `last`.
    template <typename Enum>
    Enum choice(Enum last) {
        const std::uint32_t value = number();
        failed_ = failed_ || value > static_cast<std::uint32_t>(last);
        return failed_ ? Enum{} : static_cast<Enum>(value);
    }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool at_end() const { return bytes_.empty(); }

private:
    std::string_view take(std::size_t count) {
        if (failed_ || count > bytes_.size()) {
            failed_ = true;
            return {};
        }
        const std::string_view taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }

    std::string_view bytes_;
    bool failed_ = false;
};

void put(Writer& writer, const Finding& finding) {
    writer.put(finding.rule);
    writer.put(finding.message);
    writer.put(finding.advice);
    writer.put(finding.where.line);
    writer.put(finding.where.column);
    writer.put(finding.where.end_line);
    writer.put(finding.where.end_column);
    writer.put(finding.points);
    writer.put(finding.critical ? 1 : 0);
}

Finding finding(Reader& reader) {
    Finding one;
    one.rule = reader.text();
    one.message = reader.text();
    one.advice = reader.text();
    one.where.line = reader.integer();
    one.where.column = reader.integer();
    one.where.end_line = reader.integer();
    one.where.end_column = reader.integer();
    one.points = reader.integer();
    one.critical = reader.number() != 0;
    return one;
}

}  // namespace

std::string judgement_bytes(const Judgement& judgement) {
    Writer writer;
    writer.put(static_cast<std::uint32_t>(judgement.verdict));
    writer.put(static_cast<std::uint32_t>(judgement.level));
    writer.put(judgement.score);
    writer.put(judgement.policy_sha256);
    writer.put(judgement.source_sha256);
    writer.put(judgement.engine);
    writer.put(judgement.warnings);
    writer.put(judgement.recommendations);
    writer.put(static_cast<std::uint32_t>(judgement.findings.size()));
    for (const Finding& one : judgement.findings) {
        put(writer, one);
    }
    return writer.take();
}

std::optional<Judgement> judgement_from_bytes(std::string_view bytes) {
    Reader reader(bytes);
    Judgement judgement;
    judgement.verdict = reader.choice(Verdict::approved);
    judgement.level = reader.choice(Level::critical);
    judgement.score = reader.integer();
    judgement.policy_sha256 = reader.text();
    judgement.source_sha256 = reader.text();
    judgement.engine = reader.text();
    judgement.warnings = reader.texts();
    judgement.recommendations = reader.texts();
    for (std::uint32_t left = reader.number(); left > 0 && !reader.failed(); --left) {
        judgement.findings.push_back(finding(reader));
    }
    if (reader.failed() || !reader.at_end()) {
        return std::nullopt;
    }
    return judgement;
}

}  // namespace paddock
