#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "frames.hpp"

namespace paddock::docker {

/// To paddock. A paddock that is gone ends this process, and with it the container.
void put_frame(FrameKind kind, const void* bytes, std::size_t size);
template <typename T>
void put_frame(FrameKind kind, const T& value) {
    put_frame(kind, &value, sizeof(value));
}
void put_text(FrameKind kind, std::string_view text);

/// The limits and, taken apart, the texts.
struct Request {
    RequestHeader header;
    std::vector<std::string> arguments, variables;
};
/// The first thing on standard input. Ends this process when it is none.
[[nodiscard]] Request take_request();

}  // namespace paddock::docker
