#include "batch_options.hpp"

#include <fmt/format.h>

#include <boost/program_options/value_semantic.hpp>
#include <limits>

namespace paddock::app {

namespace po = boost::program_options;

po::options_description batch_flag_options(BatchFlags& flags) {
    po::options_description description("Flags of batch");
    auto add = description.add_options();
    add("jobs,j", po::value(&flags.jobs)->value_name("N"),
        "runs at once (as many as there are cores, and as fit into the memory by their limit)");
    add("results", po::value(&flags.results)->value_name("FILE.db"), "where results are kept (paddock-results.db)");
    add("resume", po::bool_switch(&flags.resume), "go on with the set that is in FILE.db");
    add("report", po::value(&flags.report)->value_name("FILE.html"), "write a report when the set is processed");
    add("shard", po::value(&flags.shard)->value_name("I/N"),
        "only part I of N; equal sources are in the same part, and `paddock batch merge` joins the databases");
    add("seed", po::value(&flags.seed)->value_name("N"), "PADDOCK_SEED of each program (0)");
    add("rank-by", po::value(&flags.rank_by)->value_name("METRIC"),
        "what the leaderboard is sorted by (sharpe); METRIC:low when less is better");
    return description;
}

Result<Shard> parse_shard(const std::string& text) {
    constexpr std::int64_t kMostShards = 10'000;
    if (text.empty()) {
        return Shard{};
    }
    const std::size_t slash = text.find('/');
    const auto wrong = [&] {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("--shard \"{}\" is not I/N with I from 1 to N, such as 1/4", text));
    };
    if (slash == std::string::npos) {
        return wrong();
    }
    const auto count = parse_number("--shard", text.substr(slash + 1), 1, kMostShards);
    const auto index = parse_number("--shard", text.substr(0, slash), 1, count ? *count : 1);
    if (!count || !index) {
        return wrong();
    }
    return Shard{static_cast<std::size_t>(*index), static_cast<std::size_t>(*count)};
}

Result<void> seed_runs(const BatchFlags& flags, const RunFlags& run_flags, RunSettings& settings) {
    if (run_flags.explain_isolation) {
        return unexpected(ErrorCode::invalid_argument,
                          "--explain-isolation is of one run; use `paddock run --explain-isolation FILE`");
    }
    const auto seed = parse_number("--seed", flags.seed, 0, std::numeric_limits<std::uint32_t>::max());
    if (!seed) {
        return unexpected(seed.error());
    }
    settings.environment.emplace("PADDOCK_SEED", std::to_string(*seed));
    settings.environment.emplace("PYTHONHASHSEED", "0");
    return {};
}

}  // namespace paddock::app
