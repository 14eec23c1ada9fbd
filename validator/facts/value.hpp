#pragma once
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

#include "facts/text_pool.hpp"
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
    Atom(Kind what, NodeId at, std::int64_t value, PooledText spelled, bool of_bytes = false)
        : kind(what), bytes(of_bytes), node(at), number(value), text(spelled) {}

    Kind kind;
    bool bytes;  ///< the string is of type bytes: str() of it is another text
    NodeId node;
    std::int64_t number;
    PooledText text;

    friend bool operator==(const Atom& a, const Atom& b) {
        return a.kind == b.kind && a.node == b.node && a.number == b.number && a.bytes == b.bytes && a.text.is(b.text);
    }
};
static_assert(std::is_trivially_copyable_v<Atom>);

/// The atoms of a value; most have one or two, which need no memory of their own. Copies share theirs until one of them
/// grows, all on one thread.
class Atoms {
public:
    Atoms() : data_(inline_atoms()) {}
    Atoms(const Atoms& other) : Atoms() { assign(other); }
    Atoms(Atoms&& other) noexcept : Atoms() { take(other); }
    Atoms& operator=(const Atoms& other) {
        if (this != &other) assign(other);
        return *this;
    }
    Atoms& operator=(Atoms&& other) noexcept {
        if (this != &other) take(other);
        return *this;
    }
    ~Atoms() { release(); }

    /// Whether both are one list, without a look at it.
    [[nodiscard]] bool shares(const Atoms& other) const { return data_ == other.data_ && size_ == other.size_; }

    [[nodiscard]] const Atom* begin() const { return data_; }
    [[nodiscard]] const Atom* end() const { return data_ + size_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const Atom& operator[](std::size_t at) const { return data_[at]; }
    void push_back(Atom atom) {
        if (size_ == room_ || is_shared()) grow(size_ == room_ ? 2 * room_ : room_);
        std::construct_at(data_ + size_++, atom);
    }

private:
    static constexpr std::uint32_t kInline = 2;
    /// What stands before the atoms in memory that may be shared.
    struct alignas(Atom) Header {
        std::uint32_t owners;
    };

    [[nodiscard]] Atom* inline_atoms() { return reinterpret_cast<Atom*>(storage_); }
    [[nodiscard]] bool is_inline() const { return data_ == reinterpret_cast<const Atom*>(storage_); }
    [[nodiscard]] Header& header() const { return *std::launder(reinterpret_cast<Header*>(data_) - 1); }
    [[nodiscard]] bool is_shared() const { return !is_inline() && header().owners > 1; }
    void assign(const Atoms& other);
    void take(Atoms& other) noexcept;
    void grow(std::uint32_t room);
    void release();

    Atom* data_;
    std::uint32_t size_ = 0;
    std::uint32_t room_ = kInline;
    alignas(Atom) std::byte storage_[kInline * sizeof(Atom)];
};

/// The text of the constant that `not x` is.
inline constexpr std::string_view kTruthValue = "a truth value";

/// All that an expression may be, as far as it is known; `unknown` when it may be something else, too.
struct Value {
    Atoms atoms;
    std::uint32_t texts = 0;  ///< how many of the atoms are texts, numbers or containers
    bool unknown = false;
    bool cut = false;  ///< more than text and numbers was left out

    /// At most kMostAtoms are kept; more makes the value unknown as well.
    static constexpr std::size_t kMostAtoms = 512;
    static constexpr std::size_t kMostTexts = 320;  ///< texts, numbers and containers among them

    [[nodiscard]] bool is_full_of_texts() const { return texts >= kMostTexts; }
    void add(const Atom& atom);
    void add(const Value& other);
    void add_path(PooledText path) { add(Atom{Atom::Kind::path, kNoNode, 0, path}); }
    void add_string(PooledText text) { add(Atom{Atom::Kind::string, kNoNode, 0, text}); }

    /// `atom` is none of those that are here. False when it was left out.
    bool add_new(const Atom& atom);
    static Value make_unknown() {
        Value value;
        value.unknown = true;
        return value;
    }
};

}  // namespace paddock
