// What callgrind counts, for instructions.py: counted FILE judges it under `default` once, so that what happens only
// once in a process is over, then parses it by bare tree-sitter and judges it again, in the two functions that
// callgrind is told.
#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "paddock/load_policy.hpp"
#include "paddock/validator/validator.hpp"
#include "parse/arena.hpp"

extern "C" const TSLanguage* tree_sitter_python();

extern "C" [[gnu::noinline]] bool counted_parse(const std::string& text) {
    const paddock::ParserArena arena;
    const std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), tree_sitter_python());
    // The tree goes with its arena, as in the engine.
    return ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())) !=
           nullptr;
}

extern "C" [[gnu::noinline]] std::size_t counted_judgement(const paddock::Validator& validator,
                                                           paddock::SourceText source) {
    return validator.judge(std::move(source)).findings.size();
}

namespace {

int fail(const std::string& why) {
    fmt::print(stderr, "counted: {}\n", why);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return fail("usage: counted FILE...");
    paddock::Result<paddock::Policy> policy = paddock::load_policy("default", paddock::rule_vocabulary());
    if (!policy) return fail(policy.error().message);
    policy->validator_limits.time = std::chrono::minutes(10);  // what callgrind runs takes fifty times as long
    const paddock::Result<paddock::Validator> validator = paddock::Validator::create(*std::move(policy));
    if (!validator) return fail(validator.error().message);
    for (int at = 1; at < argc; ++at) {
        std::ifstream file(argv[at], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file) return fail(fmt::format("{}: cannot be read", argv[at]));
        const std::size_t findings = validator->judge({"strategy.py", text}).findings.size();
        if (!counted_parse(text)) return fail(fmt::format("{}: tree-sitter gives no tree", argv[at]));
        if (counted_judgement(*validator, {"strategy.py", text}) != findings) {
            return fail(fmt::format("{}: two judgements differ", argv[at]));
        }
    }
    return 0;
}
