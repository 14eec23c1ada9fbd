// embed_table reach.tbl out.cpp: the table as sorted constant arrays, so that nothing is read or made when paddock
// starts. Runs at build time; the form of reach.tbl is told in tools/reach_table.py.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Attribute {
    char kind = ':';
    std::string target;
};

using Table = std::map<std::string, std::map<std::string, Attribute>>;

[[noreturn]] void fail(std::size_t line, const std::string& what) {
    throw std::runtime_error("reach.tbl:" + std::to_string(line) + ": " + what);
}

void add_plain(std::string_view names, std::map<std::string, Attribute>& row) {
    while (!names.empty()) {
        const std::size_t blank = std::min(names.find(' '), names.size());
        row.emplace(names.substr(0, blank), Attribute{});
        names.remove_prefix(std::min(blank + 1, names.size()));
    }
}

Table read_table(std::istream& in) {
    Table table;
    std::map<std::string, Attribute>* row = nullptr;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.starts_with('#')) continue;
        if (line.starts_with('[')) {
            const std::size_t end = line.find(']');
            if (end == std::string::npos) fail(number, "a module's name does not end");
            row = &table[line.substr(1, end - 1)];
            continue;
        }
        if (row == nullptr || line.size() < 3) fail(number, "an attribute without a module");
        if (line.starts_with(": ")) {
            add_plain(std::string_view(line).substr(2), *row);
            continue;
        }
        const std::size_t blank = line.find(' ');
        if ((line[0] != '@' && line[0] != '=') || blank == std::string::npos) fail(number, "no known kind of line");
        row->emplace(line.substr(1, blank - 1), Attribute{line[0], line.substr(blank + 1)});
    }
    return table;
}

/// All texts once, one behind the other; sorted, so that a text's number orders as the text does.
class Pool {
public:
    void add(const std::string& text) { texts_.insert(text); }
    void number() {
        std::uint32_t next = 0;
        for (const std::string& text : texts_) numbers_[text] = next++;
    }
    [[nodiscard]] std::uint32_t at(const std::string& text) const { return numbers_.at(text); }
    void write(std::ostream& out, const std::set<std::string>& leading) const {
        out << "const char kPool[] =\n";
        for (const std::string& text : texts_) out << "    \"" << text << "\"\n";
        out << "    ;\nconst Text kTexts[] = {\n";
        std::size_t start = 0;
        for (const std::string& text : texts_) {
            out << "{" << start << "," << text.size() << "," << (leading.contains(text) ? "true" : "false") << "},\n";
            start += text.size();
        }
        out << "};\nconst std::size_t kTextCount = " << texts_.size() << ";\n";
    }

private:
    std::set<std::string> texts_;
    std::map<std::string, std::uint32_t> numbers_;
};

void write_rows(std::ostream& out, const Table& table, const Pool& pool) {
    out << "const Module kModules[] = {\n";
    std::size_t first = 0;
    for (const auto& [name, row] : table) {
        out << "{" << pool.at(name) << "," << first << "},\n";
        first += row.size();
    }
    out << "{0," << first << "},\n};\nconst std::size_t kModuleCount = " << table.size()
        << ";\nconst Attribute kAttributes[] = {\n";
    for (const auto& [module, row] : table) {
        for (const auto& [name, attribute] : row) {
            out << "{" << pool.at(name) << ","
                << (attribute.kind == ':' ? std::string("kNowhere") : std::to_string(pool.at(attribute.target))) << ","
                << (attribute.kind == '@' ? "true" : "false") << "},\n";
        }
    }
    out << "};\n";
}

void write(std::ostream& out, const Table& table) {
    Pool pool;
    std::set<std::string> leading;
    for (const auto& [module, row] : table) {
        pool.add(module);
        for (const auto& [name, attribute] : row) {
            pool.add(name);
            if (attribute.kind == ':') continue;
            pool.add(attribute.target);
            leading.insert(name);
        }
    }
    pool.number();
    out << "#include \"reach/table.hpp\"\n\nnamespace paddock::reach_table {\n";
    pool.write(out, leading);
    write_rows(out, table, pool);
    out << "}  // namespace paddock::reach_table\n";
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("usage: embed_table reach.tbl out.cpp");
        std::ifstream in(argv[1]);
        if (!in) throw std::runtime_error(std::string(argv[1]) + ": cannot be read");
        std::ofstream out(argv[2]);
        write(out, read_table(in));
        out.close();
        if (!out) throw std::runtime_error(std::string(argv[2]) + ": cannot be written");
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
