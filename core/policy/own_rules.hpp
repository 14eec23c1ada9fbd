// Private to core/policy: the [[rule]] tables.
#pragma once
#include "overlay.hpp"

namespace paddock::detail {

/// Reads the [[rule]] tables of one file. One with the id of an inherited rule takes that rule's place; an id that is a
/// built-in rule's, or stands twice in the file, is an error.
void read_own_rules(Overlay& overlay, const Item& item);

}  // namespace paddock::detail
