#include "corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "parse/arena.hpp"
#include "parse/parse.hpp"

namespace paddock::bench {
namespace {

bool is_other_package(const std::filesystem::path& folder) {
    const std::string name = folder.filename().string();
    return name == "site-packages" || name == "dist-packages";
}

std::vector<std::filesystem::path> python_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    if (folder.empty() || !std::filesystem::is_directory(folder)) return files;
    std::filesystem::recursive_directory_iterator at(folder);
    for (; at != std::filesystem::recursive_directory_iterator(); ++at) {
        if (at->is_directory() && is_other_package(at->path())) at.disable_recursion_pending();
        if (at->is_regular_file() && at->path().extension() == ".py") files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The engine reads it to its end.
bool is_read_whole(const std::string& text, const ValidatorLimits& limits) {
    const ParserArena arena;
    return !parse(text, limits).nodes.empty();
}

}  // namespace

Corpus read_corpus(std::string name, const std::string& folder, const ValidatorLimits& limits) {
    Corpus corpus;
    corpus.name = std::move(name);
    for (const std::filesystem::path& path : python_files(folder)) {
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file || !is_read_whole(text, limits)) {
            ++corpus.left_out;
            continue;
        }
        corpus.bytes += text.size();
        corpus.files.push_back(std::move(text));
    }
    return corpus;
}

}  // namespace paddock::bench
