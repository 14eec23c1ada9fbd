#pragma once
#include <string>

#include "batch/database.hpp"
#include "paddock/policy.hpp"
#include "pipeline.hpp"

namespace paddock::app {

/// What a set's results depend on. The data is told by the digest of its content, so that shards on several machines
/// can be compared. Errors: io, when data cannot be read.
[[nodiscard]] Result<batch::BatchFacts> batch_facts(const Policy& policy, const RunSettings& settings,
                                                    bool skip_validation, const std::string& shard);

/// How many runs go at once when nobody says: as many as there are cores, but no more than fit into the memory that is
/// available, by their limit; at least one.
[[nodiscard]] std::size_t default_jobs(const Limits& limits);

}  // namespace paddock::app
