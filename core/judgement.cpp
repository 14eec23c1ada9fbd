#include "paddock/judgement.hpp"

namespace paddock {

std::string_view to_string(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::rejected: return "rejected";
        case Verdict::review: return "review";
        case Verdict::approved: return "approved";
    }
    return "rejected";
}

std::string_view to_string(Level level) noexcept {
    switch (level) {
        case Level::low: return "low";
        case Level::medium: return "medium";
        case Level::high: return "high";
        case Level::critical: return "critical";
    }
    return "critical";
}

}  // namespace paddock
