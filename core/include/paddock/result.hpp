#pragma once
#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace paddock {

/// What kind of refusal it was; the message says the rest.
enum class ErrorCode {
    invalid_argument,    ///< a value that a person typed is wrong
    invalid_policy,      ///< a policy file is wrong; the message begins with file:line:column
    not_found,           ///< a file, plugin or program is missing
    permission_denied,   ///< the kernel, or an ownership check of ours, said no
    incompatible,        ///< an ABI or a version does not fit
    not_approved,        ///< source without an approving verdict
    unavailable,         ///< this machine lacks something; the message says what mends it
    io,                  ///< reading or writing failed
    internal             ///< paddock's own fault
};

/// One sentence: where, what was found, what to do instead.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
};

/// Says that a Result holds an error: `return unexpected(ErrorCode::io, "...")`. Spelled like std::unexpected (C++23).
class Unexpected {
public:
    explicit Unexpected(Error error) : error_(std::move(error)) {}
    [[nodiscard]] Error take() && { return std::move(error_); }

private:
    Error error_;
};

[[nodiscard]] inline Unexpected unexpected(Error error) {
    return Unexpected(std::move(error));
}
[[nodiscard]] inline Unexpected unexpected(ErrorCode code, std::string message) {
    return Unexpected(Error{code, std::move(message)});
}

/// A value or an Error, with the names of std::expected (C++23) so that it can become that.
/// Asking for the one that is not there is a bug, and asserts.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Unexpected error) : state_(std::in_place_index<1>, std::move(error).take()) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& value() & {
        assert(has_value());
        return std::get<0>(state_);
    }
    [[nodiscard]] const T& value() const& {
        assert(has_value());
        return std::get<0>(state_);
    }
    [[nodiscard]] T&& value() && {
        assert(has_value());
        return std::get<0>(std::move(state_));
    }
    [[nodiscard]] const Error& error() const {
        assert(!has_value());
        return std::get<1>(state_);
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Unexpected error) : error_(std::move(error).take()) {}

    [[nodiscard]] bool has_value() const noexcept { return !error_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error& error() const {
        assert(!has_value());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace paddock
