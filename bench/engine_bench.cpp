// The whole engine against bare tree-sitter parsing of the same bytes with the same allocator, on one core. The two
// take turns in random order, each number is the median of the repetitions, and the ratio of the two is printed at the
// end.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <cstdio>
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
    RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.print_ratios();
    return 0;
}

}  // namespace
}  // namespace paddock::bench

int main(int argc, char** argv) {
    return paddock::bench::run(argc, argv);
}
