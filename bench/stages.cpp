#include "stages.hpp"

#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "allocations.hpp"
#include "facts/facts.hpp"
#include "paddock/report.hpp"
#include "parse/arena.hpp"
#include "parse/parse.hpp"
#include "rules/engine.hpp"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock::bench {
namespace {

using Parser = std::unique_ptr<TSParser, void (*)(TSParser*)>;
using Tree = std::unique_ptr<TSTree, void (*)(TSTree*)>;

void count(benchmark::State& state, const Corpus& corpus, std::uint64_t taken) {
    const auto rounds = static_cast<double>(state.iterations());
    const double files = rounds * static_cast<double>(corpus.files.size());
    state.counters["files/s"] = benchmark::Counter(files, benchmark::Counter::kIsRate);
    state.counters["allocs/file"] = static_cast<double>(taken) / files;
    state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(corpus.bytes)));
}

/// `work` of each file, all of it timed.
template <typename Work>
void measure(benchmark::State& state, const Corpus& corpus, const Work& work) {
    const std::uint64_t before = allocations();
    for (auto _ : state) {
        for (const std::string& text : corpus.files) work(text);
    }
    count(state, corpus, allocations() - before);
}

/// `work` on what `prepare` makes of each file; only the former is timed.
template <typename Prepare, typename Work>
void measure_after(benchmark::State& state, const Corpus& corpus, const Prepare& prepare, const Work& work) {
    std::uint64_t taken = 0;
    for (auto _ : state) {
        for (const std::string& text : corpus.files) {
            state.PauseTiming();
            {
                const ParserArena arena;
                const auto prepared = prepare(text);
                const std::uint64_t before = allocations();
                state.ResumeTiming();
                work(prepared);
                state.PauseTiming();
                taken += allocations() - before;
            }
            state.ResumeTiming();
        }
    }
    count(state, corpus, taken);
}

Parser python_parser() {
    Parser parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), tree_sitter_python());
    return parser;
}

TSTree* parse_text(const Parser& parser, const std::string& text) {
    return ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
}

/// Facts refer to the tree, so the two stay where they are made.
struct Read {
    Read(const std::string& text, const ValidatorLimits& limits) : tree(parse(text, limits)), facts(tree) {}
    const SyntaxTree tree;
    const Facts facts;
};

}  // namespace

void parse_bare(benchmark::State& state, const Corpus& corpus) {
    measure(state, corpus, [](const std::string& text) {
        const ParserArena arena;
        const Parser parser = python_parser();
        benchmark::DoNotOptimize(parse_text(parser, text));  // the tree goes with its arena, as in the engine
    });
}

void parse_with_malloc(benchmark::State& state, const Corpus& corpus) {
    measure(state, corpus, [](const std::string& text) {
        const Parser parser = python_parser();
        benchmark::DoNotOptimize(Tree(parse_text(parser, text), ts_tree_delete));
    });
}

void read(benchmark::State& state, const Corpus& corpus, const ValidatorLimits& limits) {
    measure(state, corpus, [&](const std::string& text) {
        const ParserArena arena;
        benchmark::DoNotOptimize(parse(text, limits));
    });
}

void facts(benchmark::State& state, const Corpus& corpus, const ValidatorLimits& limits) {
    measure_after(
        state, corpus, [&](const std::string& text) { return parse(text, limits); },
        [](const SyntaxTree& tree) {
            const Facts made(tree);
            benchmark::DoNotOptimize(&made);
        });
}

void rules(benchmark::State& state, const Corpus& corpus, const CompiledPolicy& policy) {
    measure_after(
        state, corpus,
        [&](const std::string& text) { return std::make_unique<const Read>(text, policy.validator_limits); },
        [&](const std::unique_ptr<const Read>& read) { benchmark::DoNotOptimize(run_rules(read->facts, policy)); });
}

void judge(benchmark::State& state, const Corpus& corpus, const Validator& validator) {
    const auto limited = std::count_if(corpus.files.begin(), corpus.files.end(), [&](const std::string& text) {
        const std::vector<Finding> found = validator.judge({"strategy.py", text}).findings;
        return std::any_of(found.begin(), found.end(), [](const Finding& one) { return one.rule == "engine-limit"; });
    });
    if (limited > 0) state.SetLabel(fmt::format("{} reach a limit of the engine", limited));
    measure(state, corpus, [&](const std::string& text) {
        benchmark::DoNotOptimize(validator.judge({"strategy.py", text}));
    });
}

void result_json(benchmark::State& state, const Corpus& corpus, const Validator& validator) {
    std::vector<CheckedFile> checked;
    for (const std::string& text : corpus.files) {
        checked.push_back({"strategy.py", validator.judge({"strategy.py", text}), "", {}, {}});
    }
    const std::uint64_t before = allocations();
    for (auto _ : state) {
        for (const CheckedFile& file : checked) benchmark::DoNotOptimize(json_of_check(file, true));
    }
    count(state, corpus, allocations() - before);
}

void load_shipped_policy(benchmark::State& state, const std::string& name) {
    const std::uint64_t before = allocations();
    for (auto _ : state) {
        Result<Policy> policy = load_policy(name, rule_vocabulary());
        if (!policy) return state.SkipWithError(policy.error().message.c_str());
        const Result<Validator> validator = Validator::create(*std::move(policy));
        if (!validator) return state.SkipWithError(validator.error().message.c_str());
        benchmark::DoNotOptimize(&*validator);
    }
    state.counters["allocs"] = static_cast<double>(allocations() - before) / static_cast<double>(state.iterations());
}

}  // namespace paddock::bench
