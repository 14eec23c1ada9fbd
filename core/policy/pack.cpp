#include <bit>
#include <cassert>
#include <charconv>
#include <limits>
#include <tuple>
#include <type_traits>

#include "compiled.hpp"

namespace paddock::detail {
namespace {

// The parts of each struct, for writing and reading alike. A field that is new does not compile until it is here.
template <typename Type, typename Wanted>
concept Of = std::is_same_v<std::remove_const_t<Type>, Wanted>;

auto parts(Of<Thresholds> auto& value) {
    auto& [medium, high, critical] = value;
    return std::tie(medium, high, critical);
}
auto parts(Of<ModuleLists> auto& value) {
    auto& [deny, allow, unknown] = value;
    return std::tie(deny, allow, unknown);
}
auto parts(Of<IoPatterns> auto& value) {
    auto& [read, write] = value;
    return std::tie(read, write);
}
auto parts(Of<Limits> auto& value) {
    auto& [timeout, cpus, memory, pids, output, disk, files, cpu_time] = value;
    return std::tie(timeout, cpus, memory, pids, output, disk, files, cpu_time);
}
auto parts(Of<SandboxSettings> auto& value) {
    auto& [require, image, python, env, command, runtime] = value;
    return std::tie(require, image, python, env, command, runtime);
}
auto parts(Of<ValidatorLimits> auto& value) {
    auto& [source, nodes, depth, findings, time] = value;
    return std::tie(source, nodes, depth, findings, time);
}
auto parts(Of<IdleEntry> auto& value) {
    auto& [key, origin, reason] = value;
    return std::tie(key, origin, reason);
}
auto parts(Of<Policy> auto& value) {
    auto& [name, sha256, depth, thresholds, points, caps, modules, builtins_deny, attributes_deny, attributes_allow,
           attributes_unknown_deny, reflection_allow_on, io, calls, own_rules, limits, sandbox, validator_limits,
           max_score, origins, description, idle_entries] = value;
    static_cast<void>(own_rules);  // of these two a shipped policy has none
    static_cast<void>(max_score);
    return std::tie(name, sha256, depth, thresholds, points, caps, modules, builtins_deny, attributes_deny,
                    attributes_allow, attributes_unknown_deny, reflection_allow_on, io, calls, limits, sandbox,
                    validator_limits, origins, description, idle_entries);
}

/// Numbers end in a semicolon; texts and lists have their size in front.
class Packer {
public:
    void put(const std::string& value) {
        put(value.size());
        text_ += value;
    }
    template <typename Number>
    requires std::is_integral_v<Number>
    void put(Number value) { text_ += std::to_string(value) + ';'; }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { put(static_cast<int>(value)); }
    void put(double value) { put(std::bit_cast<std::uint64_t>(value)); }
    void put(std::chrono::milliseconds value) { put(value.count()); }
    template <typename Key, typename Value>
    void put(const std::pair<Key, Value>& value) {
        put(value.first);
        put(value.second);
    }
    template <typename List>
    requires requires(const List& list) { list.begin(); }
    void put(const List& values) {
        put(values.size());
        for (const auto& value : values) {
            put(value);
        }
    }
    template <typename Struct>
    requires requires(const Struct& value) { parts(value); }
    void put(const Struct& value) {
        std::apply([this](const auto&... part) { (this->put(part), ...); }, parts(value));
    }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// Reads what Packer wrote. Anything else is a bug of the build, and ends the program.
class Unpacker {
public:
    explicit Unpacker(std::string_view text) : text_(text) {}

    void get(std::string& value) {
        const std::size_t size = number<std::size_t>();
        assert(size <= text_.size());
        value.assign(text_.substr(0, size));
        text_.remove_prefix(size);
    }
    template <typename Number>
    requires std::is_integral_v<Number>
    void get(Number& value) {
        if constexpr (std::is_same_v<Number, bool>) {
            value = number<int>() != 0;
        } else {
            value = number<Number>();
        }
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void get(Enum& value) { value = static_cast<Enum>(number<int>()); }
    void get(double& value) { value = std::bit_cast<double>(number<std::uint64_t>()); }
    void get(std::chrono::milliseconds& value) {
        value = std::chrono::milliseconds(number<std::chrono::milliseconds::rep>());
    }
    template <typename Value>
    void get(std::vector<Value>& values) {
        values.resize(number<std::size_t>());
        for (Value& value : values) {
            get(value);
        }
    }
    void get(NameSet& values) {
        for (std::size_t left = number<std::size_t>(); left > 0; --left) {
            std::string value;
            get(value);
            values.insert(values.end(), std::move(value));  // they were written in order
        }
    }
    template <typename Value, typename Less>
    void get(std::map<std::string, Value, Less>& values) {
        for (std::size_t left = number<std::size_t>(); left > 0; --left) {
            std::string key;
            get(key);
            get(values.emplace_hint(values.end(), std::move(key), Value{})->second);
        }
    }
    template <typename Struct>
    requires requires(Struct& value) { parts(value); }
    void get(Struct& value) {
        std::apply([this](auto&... part) { (this->get(part), ...); }, parts(value));
    }

    [[nodiscard]] bool at_end() const { return text_.empty(); }

private:
    template <typename Number>
    Number number() {
        Number value{};
        const char* const end = text_.data() + text_.size();
        const auto [stop, failure] = std::from_chars(text_.data(), end, value);
        assert(failure == std::errc() && stop != end && *stop == ';');
        text_.remove_prefix(static_cast<std::size_t>(stop - text_.data()) + 1);
        return value;
    }

    std::string_view text_;
};

}  // namespace

std::string pack_policy(const Policy& policy) {
    Packer packer;
    packer.put(policy);
    return packer.take();
}

Policy unpack_policy(std::string_view packed) {
    Unpacker unpacker(packed);
    Policy policy;
    unpacker.get(policy);
    assert(unpacker.at_end());
    return policy;
}

}  // namespace paddock::detail
