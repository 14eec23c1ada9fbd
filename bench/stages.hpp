#pragma once
#include <benchmark/benchmark.h>

#include <string>

#include "corpus.hpp"
#include "paddock/validator/validator.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock::bench {

/// Each reads the whole corpus once an iteration and counts bytes, files and allocations. `facts` and `rules` stop the
/// clock while what they begin with is made, for each file; the clock's own time, about a microsecond, is theirs.

/// Bare tree-sitter, its memory from our arena, as in the engine.
void parse_bare(benchmark::State& state, const Corpus& corpus);
/// Bare tree-sitter, its memory from malloc (16 bytes more a piece, for our header). Parser and tree are given back.
void parse_with_malloc(benchmark::State& state, const Corpus& corpus);
/// The engine's first stage: checks of the text, our own reader, the condensed text, tree-sitter over it, agreement.
void read(benchmark::State& state, const Corpus& corpus, const ValidatorLimits& limits);
/// The walk that collects names, scopes and calls. What a name may be is found when a rule asks, and counts there.
void facts(benchmark::State& state, const Corpus& corpus, const ValidatorLimits& limits);
/// All built-in rules, with the resolver that they ask.
void rules(benchmark::State& state, const Corpus& corpus, const CompiledPolicy& policy);
/// The whole engine. A label says for how many files a limit of its own ended a part of the work early.
void judge(benchmark::State& state, const Corpus& corpus, const Validator& validator);
/// `check --format json` of the judgements, which are made before.
void result_json(benchmark::State& state, const Corpus& corpus, const Validator& validator);
/// A shipped policy, from its text to a validator.
void load_shipped_policy(benchmark::State& state, const std::string& name);

}  // namespace paddock::bench
