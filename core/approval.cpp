#include "paddock/approval.hpp"

#include <fmt/format.h>

#include "paddock/sha256.hpp"

namespace paddock {

Result<ApprovedSource> ApprovedSource::from(Judgement judgement) {
    if (judgement.verdict != Verdict::approved) {
        return unexpected(ErrorCode::not_approved,
                          fmt::format("{}: the verdict is {}, not approved; mend the findings, or see `paddock explain`",
                                      judgement.source.name, to_string(judgement.verdict)));
    }
    // Threat: bytes exchanged between the judgement and the run. What runs has to be what was judged.
    std::string digest = sha256_hex(judgement.source.bytes);
    if (digest != judgement.source_sha256) {
        return unexpected(ErrorCode::not_approved,
                          fmt::format("{}: the source is not the one that was judged (SHA-256 {} instead of {}); "
                                      "judge it again",
                                      judgement.source.name, digest, judgement.source_sha256));
    }
    ApprovedSource approved;
    approved.name_ = std::move(judgement.source.name);
    approved.bytes_ = std::move(judgement.source.bytes);
    approved.sha256_ = std::move(digest);
    return approved;
}

ApprovedSource ApprovedSource::without_validation(SourceText source) {
    ApprovedSource approved;
    approved.sha256_ = sha256_hex(source.bytes);
    approved.name_ = std::move(source.name);
    approved.bytes_ = std::move(source.bytes);
    approved.validation_skipped_ = true;
    return approved;
}

}  // namespace paddock
