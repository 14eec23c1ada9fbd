#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "paddock/judgement.hpp"

namespace paddock {

/// A judgement without its source and the policy's name, as bytes.
[[nodiscard]] std::string judgement_bytes(const Judgement& judgement);

/// None when the bytes are not whole.
[[nodiscard]] std::optional<Judgement> judgement_from_bytes(std::string_view bytes);

}  // namespace paddock
