// The whole engine against bare tree-sitter parsing of the same bytes with the same allocator, on one core. The two
// take turns in random order, each number is the median of the repetitions, and the ratio of the two is printed at the
// end.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <cstdio>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "corpus.hpp"
#include "paddock/validator/validator.hpp"
#include "parse/arena.hpp"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock::bench {
namespace {

constexpr double kWanted = 0.8;  ///< SPEC section 10

/// One read of the whole corpus is one iteration.
void count(benchmark::State& state, const Corpus& corpus) {
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["files/s"] =
        benchmark::Counter(rounds * static_cast<double>(corpus.files.size()), benchmark::Counter::kIsRate);
    state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(corpus.bytes)));
}

void parse_bare(benchmark::State& state, const Corpus& corpus) {
    for (auto _ : state) {
        for (const std::string& text : corpus.files) {
            const ParserArena arena;
            const std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
            ts_parser_set_language(parser.get(), tree_sitter_python());
            // The tree goes with its arena, as in the engine.
            benchmark::DoNotOptimize(
                ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
        }
    }
    count(state, corpus);
}

void judge_all(benchmark::State& state, const Corpus& corpus, const Validator& validator) {
    for (auto _ : state) {
        for (const std::string& text : corpus.files) {
            benchmark::DoNotOptimize(validator.judge({"strategy.py", text}));
        }
    }
    count(state, corpus);
}

/// Rules of a policy's own, by how many and of which kind.
struct OwnRuleSet {
    const char* name;
    int count;
    const char* keys;  ///< TOML of one rule; {} is a letter, so that no two are the same
};
constexpr OwnRuleSet kOwnRules[] = {
    {"OwnQuery1", 1, "query = '(augmented_assignment left: (identifier) @n (#match? @n \"size|stake|{}\"))'"},
    {"OwnQuery10", 10, "query = '(augmented_assignment left: (identifier) @n (#match? @n \"size|stake|{}\"))'"},
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
    return corpora;
}

void add_benchmarks(const std::vector<Corpus>& corpora, const Validator& validator) {
    const auto add = [](benchmark::internal::Benchmark* one) {
        one->ReportAggregatesOnly()->Unit(benchmark::kMillisecond);
    };
    for (const Corpus& corpus : corpora) {
        add(benchmark::RegisterBenchmark(("Parse/" + corpus.name).c_str(),
                                         [&](benchmark::State& state) { parse_bare(state, corpus); }));
        add(benchmark::RegisterBenchmark(("Judge/" + corpus.name).c_str(),
                                         [&](benchmark::State& state) { judge_all(state, corpus, validator); }));
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
            benchmark::RegisterBenchmark((std::string(set.name) + "/strategies").c_str(),
                                         [&](benchmark::State& state) { judge_all(state, corpus, own); })
                ->ReportAggregatesOnly()
                ->Unit(benchmark::kMillisecond);
        }
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
    const std::vector<Corpus> corpora = read_corpora(policy->validator_limits);
    add_benchmarks(corpora, *validator);
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
