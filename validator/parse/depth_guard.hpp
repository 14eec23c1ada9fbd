#pragma once
#include "parse/reader.hpp"

namespace paddock {

/// One level of the reader's recursion; over the limit the text is refused, and the level is to be left at once.
class DepthGuard {
public:
    explicit DepthGuard(Reader& reader) : reader_(reader) {
        if (++reader_.depth_ > kDeepest) reader_.limit("the code is nested too deeply");
    }
    ~DepthGuard() { --reader_.depth_; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    [[nodiscard]] bool too_deep() const { return reader_.depth_ > kDeepest; }

private:
    /// Levels, each with some hundred bytes of the stack per function in it. CPython's own bound is 6000 (MAXSTACK).
    static constexpr std::uint32_t kDeepest = 1500;
    Reader& reader_;
};

}  // namespace paddock
