#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "parse/syntax_tree.hpp"

namespace paddock {

/// One thing that an expression may be.
struct Atom {
    enum class Kind : std::uint8_t {
        path,  ///< text is a dotted path from a module: "builtins.eval", "pandas.io.common.os"; "m.f()" is a result of
               ///< m.f
        string,    ///< text is the whole value (str or bytes)
        prefix,    ///< a string that begins with text; the rest is unknown
        number,    ///< number is the value; of True and False text is the spelling
        constant,  ///< None, a float, a truth value: text is the spelling, and there is no more to it
        function,  ///< a function or lambda of this file, at node
        class_,    ///< a class of this file, at node
        instance,  ///< of the class at node
        container  ///< a display or comprehension at node
    };
    Kind kind = Kind::path;
    NodeId node = kNoNode;
    std::int64_t number = 0;
    std::string text;
    bool bytes = false;  ///< the string is of type bytes: str() of it is another text

    friend bool operator==(const Atom&, const Atom&) = default;
};

/// The text of the constant that `not x` is.
inline constexpr std::string_view kTruthValue = "a truth value";

/// All that an expression may be, as far as it is known; `unknown` when it may be something else, too.
struct Value {
    std::vector<Atom> atoms;
    std::size_t texts = 0;  ///< how many of the atoms are texts, numbers or containers
    bool unknown = false;
    bool cut = false;        ///< more than text and numbers was left out
    bool tentative = false;  ///< may lack what is being evaluated just now: `path = given or path` asks for itself

    /// At most kMostAtoms are kept; more makes the value unknown as well.
    static constexpr std::size_t kMostAtoms = 512;
    static constexpr std::size_t kMostTexts = 320;    ///< texts, numbers and containers among them
    static constexpr std::size_t kMostCompared = 64;  ///< equal ones beyond stand twice

    void add(Atom atom);
    void add(const Value& other);
    void add_path(std::string path) { add(Atom{Atom::Kind::path, kNoNode, 0, std::move(path), false}); }
    void add_string(std::string text) { add(Atom{Atom::Kind::string, kNoNode, 0, std::move(text), false}); }

    static Value make_unknown() {
        Value value;
        value.unknown = true;
        return value;
    }
};

}  // namespace paddock
