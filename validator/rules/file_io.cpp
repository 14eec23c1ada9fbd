#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/all_rules.hpp"
#include "rules/call_patterns.hpp"
#include "rules/library_calls.hpp"
#include "rules/paths.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a file is opened, read or written outside what the policy allows",
    .why =
        "A strategy reads its data under /data and writes its result under /output. A path that is not a literal one "
        "can "
        "be any path. Readers and writers of the data libraries count as well; [calls] in the policy lists them.",
    .bad = "import pandas as pd\nframe = pd.read_csv(\"/etc/passwd\")",
    .good = "import pandas as pd\nframe = pd.read_csv(\"/data/prices.csv\")"};

constexpr std::string_view kAdvice = "use a literal path under /data for reading, under /output for writing";

/// The seed system's rule: the last name of what is called.
std::vector<Hit> check_spelling(const Facts& facts) {
    std::vector<Hit> hits;
    for (const Site call : facts.calls()) {
        const std::string_view name = facts.last_name(call);
        if (name != "open" && name != "read" && name != "write") continue;
        hits.push_back({facts.range_of(call),
                        fmt::format("calls {}(), which reads or writes a file", name),
                        std::string(kAdvice),
                        {}});
    }
    return hits;
}

/// What a function of this name does with the path that it is given.
Access access_by_name(std::string_view name) {
    constexpr std::array kReaders = std::to_array<std::string_view>(
        {"read", "load", "from", "genfromtxt", "recfrom", "scan_", "imread", "ExcelFile", "open_workbook", "fetch"});
    constexpr std::array kWriters = std::to_array<std::string_view>(
        {"to_", "tofile", "save", "write", "sink_", "dump", "imsave", "ExcelWriter", "Workbook", "FileHandler"});
    const auto begins = [&](std::string_view word) { return name.starts_with(word); };
    if (std::any_of(kWriters.begin(), kWriters.end(), begins)) return Access::write;
    if (std::any_of(kReaders.begin(), kReaders.end(), begins) || name.ends_with("CSVData")) return Access::read;
    return Access::both;
}

/// Parameters by which pandas, numpy and backtrader take a path, after their documentation.
constexpr std::array kPathKeywords = std::to_array<std::string_view>(
    {"filepath_or_buffer", "path_or_buf", "path_or_buffer", "path", "buf", "io", "excel_writer", "fname", "file",
     "filename", "fid", "path_or_handle", "dataname", "stylesheet"});

/// All that could be the path: the first argument, and every keyword of such a name.
std::vector<Site> path_arguments(const Facts& facts, Site call) {
    std::vector<Site> paths;
    if (const Site first = facts.argument(call, 0, ""); first != kNoNode) paths.push_back(first);
    for (const std::string_view keyword : kPathKeywords) {
        const Site given = facts.keyword(call, keyword);
        if (given != kNoNode) paths.push_back(given);
    }
    return paths;
}

/// Text in memory, or a file whose opening was judged where it was opened.
bool is_opened_already(const Facts& facts, Site expression) {
    const Value& value = facts.value_of(expression);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               return atom.kind == Atom::Kind::path &&
                      (atom.text == "builtins.open()" || atom.text == "io.StringIO()" || atom.text == "io.BytesIO()");
           });
}

/// np.savez(file, *args, **kwds): behind the file, what is splatted can only be arrays and their names, since a second
/// `file` raises TypeError. NumPy 2's allow_pickle, which may be among them, writes and reads nothing back.
/// Source: NumPy reference, numpy.savez, numpy.savez_compressed.
bool splats_arrays_only(const Facts& facts, const PatternUse& use) {
    if (use.what != "numpy.savez" && use.what != "numpy.savez_compressed") return false;
    const std::vector<Argument> given = facts.arguments_of(use.call);
    return !given.empty() && given[0].how == Argument::How::positional;
}

bool is_harmless(const Facts& facts, const CompiledPolicy& policy, const PatternUse& use) {
    if (use.call == kNoNode || (facts.has_splat(use.call) && !splats_arrays_only(facts, use))) return false;
    const std::vector<Site> paths = path_arguments(facts, use.call);
    const std::string_view name = facts.last_name(use.site);
    if (paths.empty()) return name.starts_with("to_");  // to_csv() and its like give text then
    const std::string_view actual =
        use.what.substr(0, 2) == "*." ? name : std::string_view(use.what).substr(use.what.rfind('.') + 1);
    return std::all_of(paths.begin(), paths.end(), [&](Site path) {
        return is_allowed_path(facts, policy, path, access_by_name(actual)) || is_opened_already(facts, path);
    });
}

void check_open(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    bool opened = false;
    for (const Site read : facts.reads_of("open")) {
        const Site call = facts.call_of(read);
        if (!facts.may_be(read, "builtins.open") || call == kNoNode || is_allowed_open(facts, policy, read)) continue;
        opened = true;
        hits.push_back({facts.range_of(call),
                        "opens a file that the policy does not allow, or whose path is not literal",
                        std::string(kAdvice),
                        {}});
    }
    if (!opened) return;
    for (const std::string_view method : {"read", "write", "readline", "readlines", "writelines"}) {
        for (const Site site : facts.attributes_of(method)) {
            if (facts.call_of(site) == kNoNode || !facts.may_be(facts.object_of(site), "builtins.open()")) continue;
            hits.push_back({facts.range_of(facts.call_of(site)),
                            fmt::format("calls {}() of an opened file", method),
                            std::string(kAdvice),
                            {}});
        }
    }
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    if (policy.depth == Depth::literal) return check_spelling(facts);
    std::vector<Hit> hits;
    check_open(facts, policy, hits);
    for (const PatternUse& use : uses_of_patterns(facts, policy, "file-io")) {
        if (is_harmless(facts, policy, use)) continue;
        const Site where = use.call == kNoNode ? use.site : use.call;
        hits.push_back(
            {facts.range_of(where), fmt::format("{} reads or writes a file", use.what), std::string(kAdvice), {}});
    }
    for (Hit& hit : check_files_by_name(facts, policy)) hits.push_back(std::move(hit));
    return hits;
}

}  // namespace

const Rule kFileIo{.id = "file-io", .points = 30, .critical = true, .text = kText, .check = check};

}  // namespace paddock
