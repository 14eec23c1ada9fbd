// Where the engine's time goes, stage by stage, and the whole of it against bare tree-sitter parsing of the same bytes
// with the same allocator, on one core. The benchmarks take turns in random order, each number is the median of the
// repetitions, and the ratios are printed at the end.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "allocations.hpp"
#include "corpus.hpp"
#include "paddock/validator/validator.hpp"
#include "stages.hpp"

namespace paddock::bench {
namespace {

constexpr double kWanted = 0.8;  ///< SPEC section 10

/// Rules of a policy's own, by how many and of which kind.
struct OwnRuleSet {
    const char* name;
    int count;
    const char* keys;  ///< TOML of one rule; {} is a letter, so that no two are the same
};
constexpr OwnRuleSet kOwnRules[] = {
    {"OwnQuery1", 1, "query = '(augmented_assignment left: (identifier) @n (#match? @n \"size|stake|{}\"))'"},
    {"OwnQuery10", 10, "query = '(augmented_assignment left: (identifier) @n (#match? @n \"size|stake|{}\"))'"},
    {"OwnNodes1", 1, "query = '((identifier) @n (#match? @n \"^.{{40}}{}$\"))'"},
    {"OwnWords10", 10,
     "query = '(augmented_assignment left: (_) @n operator: \"*=\" (#match? @n \"size|stake|lot_{}\"))'"},
    {"OwnCallQuery10", 10, "query = '(call function: (identifier) @f (#eq? @f \"no_such_{}\"))'"},
    {"OwnCall10", 10, "call = 'pandas.no_such_{}*'"},
    {"OwnName10", 10, "name = 'no_such_{}*'"},
    {"OwnAttribute10", 10, "attribute = 'no_such_{}*'"},
    {"OwnString10", 10, "string = 'no such {}*'"},
    {"OwnImport10", 10, "import = 'no_such_{}'"},
};

Result<Validator> validator_with(const OwnRuleSet& set) {
    std::string text = "schema = 1\nname = 'bench'\nextends = 'default'\n";
    for (int at = 0; at < set.count; ++at) {
        const std::string letter(1, static_cast<char>('a' + at));
        text += fmt::format("[[rule]]\nid = 'rule-{}'\npoints = 0\nmessage = 'm'\n", letter);
        text += fmt::format(fmt::runtime(set.keys), letter) + "\n";
    }
    Result<Policy> policy = parse_policy(text, "bench.toml", ".", rule_vocabulary());
    return policy ? Validator::create(*std::move(policy)) : unexpected(policy.error());
}

/// Keeps the medians, to set them side by side.
class RatioReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Aggregate || run.aggregate_name != "median") continue;
            medians_[run.run_name.function_name] = run.GetAdjustedCPUTime();
        }
        ConsoleReporter::ReportRuns(runs);
    }
    /// Judge's speed as a part of Parse's, for each corpus of which both are known.
    void print_ratios() const {
        for (const auto& [name, judged] : medians_) {
            if (!name.starts_with("Judge/")) continue;
            const auto parsed = medians_.find("Parse/" + name.substr(6));
            if (parsed == medians_.end()) continue;
            const double ratio = parsed->second / judged;
            fmt::print("{}: the engine has {:.3f} of the speed of bare parsing ({} {})\n", name.substr(6), ratio,
                       ratio >= kWanted ? "reaches" : "short of", kWanted);
        }
    }

    /// What one rule of a policy's own adds to a read of the corpus, beside what one built-in rule takes.
    void print_own_rules() const {
        const auto parsed = medians_.find("Parse/strategies");
        const auto judged = medians_.find("Judge/strategies");
        if (parsed == medians_.end() || judged == medians_.end()) return;
        const auto built_in = static_cast<double>(rule_pages().size());
        fmt::print("strategies: a built-in rule takes {:.2f} % of the time of Judge, facts included\n",
                   100 * (judged->second - parsed->second) / built_in / judged->second);
        for (const OwnRuleSet& set : kOwnRules) {
            const auto own = medians_.find(std::string(set.name) + "/strategies");
            if (own == medians_.end()) continue;
            fmt::print("strategies: {}: a rule adds {:.2f} % to the time of Judge\n", set.name,
                       100 * (own->second - judged->second) / set.count / judged->second);
        }
    }

private:
    std::map<std::string, double> medians_;
};

constexpr std::pair<const char*, std::size_t> kSizes[] = {
    {"1KB", 1'000}, {"5KB", 5'000}, {"20KB", 20'000}, {"100KB", 100'000}, {"1MB", 1'000'000}};

/// The folders of this machine, and files of given sizes made of the strategies.
std::vector<Corpus> read_corpora(const ValidatorLimits& limits) {
    std::vector<Corpus> corpora;
    for (const auto& [name, folder] :
         {std::pair("stdlib", PADDOCK_STDLIB), std::pair("numpy", PADDOCK_NUMPY), std::pair("pandas", PADDOCK_PANDAS),
          std::pair("strategies", PADDOCK_STRATEGIES)}) {
        Corpus corpus = read_corpus(name, folder, limits);
        if (corpus.files.empty()) {
            fmt::print(stderr, "SKIPPED {}: no Python files in '{}'\n", name, folder);
            continue;
        }
        fmt::print("{}: {} files, {} bytes of {}; {} left out (over a limit, or no UTF-8)\n", name, corpus.files.size(),
                   corpus.bytes, folder, corpus.left_out);
        corpora.push_back(std::move(corpus));
    }
    if (corpora.empty() || corpora.back().name != "strategies") return corpora;
    const Corpus strategies = corpora.back();
    for (const auto& [name, bytes] : kSizes) {
        Corpus corpus = joined_corpus(name, bytes, strategies, limits);
        if (corpus.files.empty()) {
            fmt::print(stderr, "SKIPPED {}: goes over a limit\n", name);
            continue;
        }
        corpora.push_back(std::move(corpus));
    }
    return corpora;
}

void add(const std::string& name, std::function<void(benchmark::State&)> work, benchmark::TimeUnit unit) {
    benchmark::RegisterBenchmark(name.c_str(), std::move(work))->ReportAggregatesOnly()->Unit(unit);
}

void add_benchmarks(const std::vector<Corpus>& corpora, const Validator& validator, const CompiledPolicy& policy) {
    const ValidatorLimits& limits = policy.validator_limits;
    for (const Corpus& corpus : corpora) {
        const auto stage = [&corpus](const char* name, std::function<void(benchmark::State&)> work) {
            add(fmt::format("{}/{}", name, corpus.name), std::move(work), benchmark::kMillisecond);
        };
        stage("Parse", [&](benchmark::State& state) { parse_bare(state, corpus); });
        stage("ParseMalloc", [&](benchmark::State& state) { parse_with_malloc(state, corpus); });
        stage("Read", [&](benchmark::State& state) { read(state, corpus, limits); });
        stage("Facts", [&](benchmark::State& state) { facts(state, corpus, limits); });
        stage("Rules", [&](benchmark::State& state) { rules(state, corpus, policy); });
        stage("Judge", [&](benchmark::State& state) { judge(state, corpus, validator); });
        stage("Json", [&](benchmark::State& state) { result_json(state, corpus, validator); });
    }
    for (const ShippedPolicy& shipped : shipped_policies()) {
        add(
            fmt::format("PolicyLoad/{}", shipped.name),
            [name = std::string(shipped.name)](benchmark::State& state) { load_shipped_policy(state, name); },
            benchmark::kMicrosecond);
    }
}

/// Over the strategies only: they are what policies are for.
bool add_own_rules(const std::vector<Corpus>& corpora, std::vector<Validator>& validators) {
    validators.reserve(std::size(kOwnRules));
    for (const OwnRuleSet& set : kOwnRules) {
        Result<Validator> validator = validator_with(set);
        if (!validator) {
            fmt::print(stderr, "{}\n", validator.error().message);
            return false;
        }
        validators.push_back(*std::move(validator));
        for (const Corpus& corpus : corpora) {
            if (corpus.name != "strategies") continue;
            const Validator& own = validators.back();
            add(
                fmt::format("{}/strategies", set.name), [&](benchmark::State& state) { judge(state, corpus, own); },
                benchmark::kMillisecond);
        }
        add(
            fmt::format("PolicyLoad/{}", set.name),
            [&set](benchmark::State& state) {
                for (auto _ : state) benchmark::DoNotOptimize(validator_with(set).has_value());
            },
            benchmark::kMicrosecond);
    }
    return true;
}

int run(int argc, char** argv) {
    // Given first, so that a flag on the command line has the last word.
    std::string interleaved = "--benchmark_enable_random_interleaving=true";
    std::string repeated = "--benchmark_repetitions=7";
    std::vector<char*> arguments{argv[0], interleaved.data(), repeated.data()};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    int arguments_count = static_cast<int>(arguments.size());
    benchmark::Initialize(&arguments_count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(arguments_count, arguments.data())) return 2;

    Result<Policy> policy = load_policy("default", rule_vocabulary());
    if (!policy) {
        fmt::print(stderr, "{}\n", policy.error().message);
        return 1;
    }
    Result<Validator> validator = Validator::create(*policy);
    if (!validator) {
        fmt::print(stderr, "{}\n", validator.error().message);
        return 1;
    }
    if (!allocations_are_counted()) {
        fmt::print(stderr, "engine_bench: what the standard library allocates is not counted\n");
        return 1;
    }
    const CompiledPolicy compiled(*policy);
    const std::vector<Corpus> corpora = read_corpora(policy->validator_limits);
    add_benchmarks(corpora, *validator, compiled);
    std::vector<Validator> own_rules;
    if (!add_own_rules(corpora, own_rules)) return 1;
    RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.print_ratios();
    reporter.print_own_rules();
    return 0;
}

}  // namespace
}  // namespace paddock::bench

int main(int argc, char** argv) {
    return paddock::bench::run(argc, argv);
}
