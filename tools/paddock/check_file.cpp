#include "check_file.hpp"

#include <fmt/format.h>

#include <exception>

#include "notebook.hpp"
#include "paddock/sha256.hpp"

namespace paddock::app {

namespace {

Judgement judge(SourceText source, const Validator& validator, VerdictCache* cache) {
    if (cache == nullptr) {
        return validator.judge(std::move(source));
    }
    if (std::optional<Judgement> found = cache->find(sha256_hex(source.bytes))) {
        found->policy = validator.policy().name;
        found->source = std::move(source);
        return std::move(*found);
    }
    Judgement judgement = validator.judge(std::move(source));
    cache->add(judgement);
    return judgement;
}

CheckedFile unreadable(const std::string& path, const std::string& reason) {
    CheckedFile file;
    file.path = path;
    file.error = reason;
    file.judgement = unreadable_judgement(path, reason);
    return file;
}

CheckedFile check(const SourcePath& given, std::string_view stdin_name, const Validator& validator,
                  VerdictCache* cache) {
    const std::string name = given.path == "-" ? std::string(stdin_name) : given.path;
    if (!given.error.empty()) {
        return unreadable(name, given.error);
    }
    Result<SourceText> source = read_source(given.path, stdin_name);
    if (!source) {
        return unreadable(name, source.error().message);
    }
    if (is_notebook(name)) {
        const Result<std::vector<CodeCell>> cells = code_cells(source->bytes);
        return cells ? check_notebook(name, *cells, validator) : unreadable(name, cells.error().message);
    }
    CheckedFile file;
    file.path = name;
    file.judgement = judge(std::move(*source), validator, cache);
    return file;
}

}  // namespace

bool is_notebook(std::string_view name) {
    return name.ends_with(".ipynb");
}

CheckedFile check_file(const SourcePath& source, std::string_view stdin_name, const Validator& validator,
                       VerdictCache* cache) noexcept {
    try {
        return check(source, stdin_name, validator, cache);
    } catch (const std::exception& failure) {
        return unreadable(source.path, fmt::format("could not be judged: {}", failure.what()));
    }
}

}  // namespace paddock::app
