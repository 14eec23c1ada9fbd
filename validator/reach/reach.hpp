#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

/// What a dotted path is, found in reach.tbl: made from real interpreters by tools/reach_table.py, which says from
/// which. The table knows what is reached and says nothing of what is denied.
struct Reach {
    enum class Kind {
        unknown,  ///< not in the table: another version, another library, an attribute of an object
        module,
        thing  ///< a function, a class, a constant
    };
    Kind kind = Kind::unknown;
    std::string
        name;  ///< under which it is best known: "os" for "pandas.io.common.os"; of unknown ones as far as known

    friend bool operator==(const Reach&, const Reach&) = default;
};

/// `path` from the name of a module on, as imports have it: "numpy.lib.npyio.load".
[[nodiscard]] Reach reach(std::string_view path);

/// Some module of the table has an attribute of this name that is a module, or a thing of another library or of another
/// name: only such names are worth a look.
[[nodiscard]] bool leads_somewhere(std::string_view attribute);

/// All attributes of a module of the table, each under the name that it is best known by; empty for others.
[[nodiscard]] std::vector<Reach> attributes_of_module(std::string_view module);

}  // namespace paddock
