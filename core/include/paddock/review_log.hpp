#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/judgement.hpp"
#include "paddock/policy.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// What a person decided about one source under one policy.
struct ReviewDecision {
    bool approved = false;  ///< false: refused
    std::string who;        ///< of the system's accounts
    std::string time;       ///< "2026-11-22T23:05:00Z"
    std::string reason;     ///< one line
    std::string path;       ///< as it was called then; decides nothing
    std::string source_sha256;
    std::string policy;  ///< its name then; decides nothing
    std::string policy_sha256;
    std::optional<int> max_score;  ///< --max-score of the review
    int score = 0;
    std::string findings_sha256;  ///< findings_digest() of what was looked at
    std::string engine;
};

/// Hex, over each finding's rule, message, cost and place: what a person saw.
[[nodiscard]] std::string findings_digest(const std::vector<Finding>& findings);

/// The decisions of `paddock review`, in a file that only grows: a JSON object a line. Each line ends in the SHA-256 of
/// what stands before that in the line, and names the one of the line before, so that a line that was changed, moved or
/// taken out shows, and makes the whole file void. Lines taken off the end do not show by themselves: compare head().
/// The file and its folder have to belong to the caller or to root, and others may not write them.
class ReviewLog {
public:
    /// Reads under a shared lock. A file that is not there holds no decision. One that cannot be trusted is void:
    /// see problem().
    [[nodiscard]] static ReviewLog load(const std::filesystem::path& path);

    /// Lets the newest decision for these bytes under this policy count. An approval lifts `review` to `approved`, when
    /// the findings are those that were looked at and --max-score is the same; it never lifts `rejected`. A refusal
    /// rejects. What was done, or why an approval does not count, is added to the warnings.
    void apply(Judgement& judgement, const Policy& policy) const;

    /// Adds a decision under an exclusive lock, and waits until it is on the disk. Makes the file (mode 0600) and its
    /// folder (0700). Errors: permission_denied; invalid_argument for a void file, or a reason that is not one line;
    /// io, with the file as it was.
    [[nodiscard]] static Result<void> append(const std::filesystem::path& path, const ReviewDecision& decision);

    [[nodiscard]] const std::vector<ReviewDecision>& decisions() const noexcept { return decisions_; }
    /// Why the file is void, with its place; empty: it is not.
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
    /// Digest in the last line: names all the lines. 64 zeros for an empty file.
    [[nodiscard]] const std::string& head() const noexcept { return head_; }

private:
    [[nodiscard]] const ReviewDecision* newest(std::string_view source, std::string_view policy) const;
    [[nodiscard]] std::string why_void(const ReviewDecision& decision, const Judgement& judgement,
                                       const Policy& policy) const;

    std::vector<ReviewDecision> decisions_;
    std::string problem_;
    std::string head_;
};

}  // namespace paddock
