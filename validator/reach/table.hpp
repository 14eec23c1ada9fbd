#pragma once
// The form in which embed_table writes reach.tbl into the program. Only reach.cpp looks into it.
#include <cstddef>
#include <cstdint>

namespace paddock::reach_table {

inline constexpr std::uint32_t kNowhere = UINT32_MAX;  ///< the target of an attribute that leads nowhere by itself

struct Text {
    std::uint32_t start;  ///< in kPool
    std::uint16_t size;
    bool leads;  ///< somewhere, an attribute of this name is a module or a thing of another library
};
struct Module {
    std::uint32_t name;   ///< its place in kTexts
    std::uint32_t first;  ///< in kAttributes; they go on to the next module's first
};
struct Attribute {
    std::uint32_t name;    ///< its place in kTexts
    std::uint32_t target;  ///< place in kTexts of what it is known as, or kNowhere
    bool is_module;
};

extern const char kPool[];
extern const Text kTexts[];  ///< sorted by their letters
extern const std::size_t kTextCount;
extern const Module kModules[];  ///< sorted by name; one more than kModuleCount, which only closes the last
extern const std::size_t kModuleCount;
extern const Attribute kAttributes[];  ///< of each module sorted by name

}  // namespace paddock::reach_table
