#include "paddock/review_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "cache/own_folder.hpp"
#include "paddock/sha256.hpp"
#include "review_lines.hpp"

namespace paddock {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxReasonBytes = 2000;
constexpr off_t kMaxLogBytes = 64 << 20;  ///< some hundred thousand decisions

Unexpected refusal(const fs::path& path, std::string_view what) {
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR                   ? ErrorCode::not_found
                           : errno == EACCES || errno == EPERM || errno == ELOOP ? ErrorCode::permission_denied
                                                                                 : ErrorCode::io;
    return unexpected(code, fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno)));
}

/// Threat: an approval that another wrote, into the file or by laying one there.
Result<void> check_owner(const fs::path& path, const struct stat& status) {
    if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
        return unexpected(
            ErrorCode::permission_denied,
            fmt::format("{} belongs to user {}, who is neither you nor root", path.string(), status.st_uid));
    }
    const bool sticky = S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX) != 0;
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !sticky) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} can be written by others (mode {:04o}); `chmod go-w {}`", path.string(),
                                      status.st_mode & 07777U, path.string()));
    }
    return {};
}

/// Opens and locks the file. Errors: not_found; permission_denied; io.
Result<FileHandle> open_log(const fs::path& path, int flags, int lock) {
    FileHandle file(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return refusal(path, "cannot be opened");
    }
    struct stat folder {};
    const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::stat(parent.c_str(), &folder) != 0) {
        return refusal(parent, "cannot be examined");
    }
    if (!S_ISREG(status.st_mode) || status.st_size > kMaxLogBytes) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} is no file of decisions (not a regular file, or too large)", path.string()));
    }
    for (const Result<void>& owned : {check_owner(path, status), check_owner(parent, folder)}) {
        if (!owned) {
            return unexpected(owned.error());
        }
    }
    while (::flock(file.get(), lock) != 0) {
        if (errno != EINTR) {
            return refusal(path, "cannot be locked");
        }
    }
    return file;
}

Result<ReviewLines> lines_of(const fs::path& path, const FileHandle& file) {
    const Result<std::string> text = read_whole(file);
    if (!text) {
        return unexpected(text.error().code, fmt::format("{} {}", path.string(), text.error().message));
    }
    Result<ReviewLines> lines = read_review_lines(*text);
    if (!lines) {
        return unexpected(lines.error().code, fmt::format("{}: {}", path.string(), lines.error().message));
    }
    return lines;
}

/// Writes the line, or leaves the file as it was.
Result<void> write_line(const fs::path& path, const FileHandle& file, const std::string& line) {
    struct stat before {};
    if (::fstat(file.get(), &before) != 0) {
        return refusal(path, "cannot be examined");
    }
    Result<void> written = write_whole(file, line);
    if (written && ::fsync(file.get()) != 0) {
        written = refusal(path, "cannot be brought to the disk");
    }
    if (!written && ::ftruncate(file.get(), before.st_size) != 0) {
        return refusal(path, "is left with half a line, which voids it");
    }
    return written;
}

bool is_one_line(std::string_view reason) {
    return !reason.empty() && reason.size() <= kMaxReasonBytes &&
           reason.find_first_not_of(" \t") != std::string_view::npos &&
           std::none_of(reason.begin(), reason.end(),
                        [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; });
}

std::string signature(const ReviewDecision& decision) {
    return fmt::format("by {} on {}: {}", decision.who, decision.time, decision.reason);
}

}  // namespace

std::string findings_digest(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += fmt::format("{}:{},{}:{},{},{},{},{},{},{};", finding.rule.size(), finding.rule, finding.message.size(),
                            finding.message, finding.points, finding.critical, finding.where.line, finding.where.column,
                            finding.where.end_line, finding.where.end_column);
    }
    return sha256_hex(text);
}

ReviewLog ReviewLog::load(const fs::path& path) {
    ReviewLog log;
    log.head_ = no_line_before();
    const Result<FileHandle> file = open_log(path, O_RDONLY, LOCK_SH);
    if (!file) {
        log.problem_ = file.error().code == ErrorCode::not_found ? "" : file.error().message;
        return log;
    }
    Result<ReviewLines> lines = lines_of(path, *file);
    if (!lines) {
        log.problem_ = lines.error().message;
        return log;
    }
    log.decisions_ = std::move(lines->decisions);
    log.head_ = std::move(lines->head);
    return log;
}

Result<void> ReviewLog::append(const fs::path& path, const ReviewDecision& decision) {
    if (!is_one_line(decision.reason)) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("the reason has to be one line of 1 to {} bytes", kMaxReasonBytes));
    }
    if (const fs::path folder = path.parent_path(); !folder.empty()) {
        std::error_code failure;
        fs::create_directories(folder.parent_path(), failure);  // what went wrong shows when the file is opened
        ::mkdir(folder.c_str(), 0700);
    }
    const Result<FileHandle> file = open_log(path, O_RDWR | O_APPEND | O_CREAT, LOCK_EX);
    if (!file) {
        return unexpected(file.error());
    }
    const Result<ReviewLines> lines = lines_of(path, *file);
    if (!lines) {
        return unexpected(lines.error().code,
                          fmt::format("{}; the file is void and nothing is added: find out who changed it, then move "
                                      "it away and review anew",
                                      lines.error().message));
    }
    return write_line(path, *file, review_line(decision, lines->decisions.size() + 1, lines->head));
}

const ReviewDecision* ReviewLog::newest(std::string_view source, std::string_view policy) const {
    const auto found = std::find_if(decisions_.rbegin(), decisions_.rend(), [&](const ReviewDecision& decision) {
        return decision.source_sha256 == source && (policy.empty() || decision.policy_sha256 == policy);
    });
    return found == decisions_.rend() ? nullptr : &*found;
}

std::string ReviewLog::why_void(const ReviewDecision& decision, const Judgement& judgement,
                                const Policy& policy) const {
    if (decision.policy_sha256 != judgement.policy_sha256) {
        return "it was given under another policy";
    }
    if (decision.max_score != policy.max_score) {
        return "it was given with another --max-score";
    }
    if (decision.findings_sha256 != findings_digest(judgement.findings)) {
        return fmt::format("engine {} finds other things than those that were looked at", judgement.engine);
    }
    return {};
}

void ReviewLog::apply(Judgement& judgement, const Policy& policy) const {
    const bool open = judgement.verdict == Verdict::review;
    if (!problem_.empty()) {
        if (open) {
            judgement.warnings.push_back(
                fmt::format("no approval counts, the file of approvals is void: {}", problem_));
        }
        return;
    }
    const ReviewDecision* decision = newest(judgement.source_sha256, judgement.policy_sha256);
    if (decision != nullptr && !decision->approved) {
        if (judgement.verdict != Verdict::rejected) {
            judgement.verdict = Verdict::rejected;
            judgement.warnings.push_back("refused " + signature(*decision));
        }
        return;
    }
    if (!open) {
        return;
    }
    decision = decision == nullptr ? newest(judgement.source_sha256, {}) : decision;
    if (decision == nullptr || !decision->approved) {
        return;
    }
    const std::string problem = why_void(*decision, judgement, policy);
    if (!problem.empty()) {
        judgement.warnings.push_back(
            fmt::format("the approval {} does not count: {}; review it again", signature(*decision), problem));
        return;
    }
    judgement.verdict = Verdict::approved;
    judgement.warnings.push_back("approved " + signature(*decision));
}

}  // namespace paddock
