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

void add(Corpus& corpus, std::string text, const ValidatorLimits& limits) {
    if (!is_read_whole(text, limits)) {
        ++corpus.left_out;
        return;
    }
    corpus.bytes += text.size();
    corpus.files.push_back(std::move(text));
}

bool stands_anywhere(const std::string& text) {
    return !text.starts_with("\xef\xbb\xbf") && text.find("from __future__") == std::string::npos;
}

}  // namespace

Corpus read_corpus(std::string name, const std::string& folder, const ValidatorLimits& limits) {
    Corpus corpus;
    corpus.name = std::move(name);
    for (const std::filesystem::path& path : python_files(folder)) {
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (file) {
            add(corpus, std::move(text), limits);
        } else {
            ++corpus.left_out;
        }
    }
    return corpus;
}

Corpus joined_corpus(std::string name, std::size_t bytes, const Corpus& from, const ValidatorLimits& limits) {
    Corpus corpus;
    corpus.name = std::move(name);
    std::string text;
    for (bool grew = true; grew;) {
        grew = false;
        for (const std::string& part : from.files) {
            if (text.size() + part.size() + 1 > bytes || !stands_anywhere(part)) continue;
            text += part + "\n";
            grew = true;
        }
    }
    add(corpus, std::move(text), limits);
    return corpus;
}

}  // namespace paddock::bench
