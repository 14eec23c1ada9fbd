#pragma once
#include <string>

#include "paddock/judgement.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// Source that may run: a backend takes nothing else. Made only here, from a verdict that approves these very bytes, or
/// by the one call behind --skip-validation. Plain values, so that it can cross the plugin boundary.
class ApprovedSource {
public:
    /// Checks the verdict, and that the digest in the judgement is that of the bytes it carries.
    /// Errors: not_approved when the verdict is not `approved` or the bytes are not those that were judged.
    [[nodiscard]] static Result<ApprovedSource> from(Judgement judgement);

    /// The door of --skip-validation: no verdict, and the result says so. Nothing but that flag may call it.
    [[nodiscard]] static ApprovedSource without_validation(SourceText source);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }
    [[nodiscard]] const std::string& sha256() const noexcept { return sha256_; }  ///< hex, of bytes()
    [[nodiscard]] bool validation_skipped() const noexcept { return validation_skipped_; }

private:
    ApprovedSource() = default;

    std::string name_;
    std::string bytes_;
    std::string sha256_;
    bool validation_skipped_ = false;
};

}  // namespace paddock
