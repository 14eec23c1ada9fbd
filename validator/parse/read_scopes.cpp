// What CPython's compiler refuses for the place in which it stands: Python/symtable.c and Python/compile.c of 3.11.
#include <map>
#include <unordered_map>

#include "parse/reader.hpp"

namespace paddock {

void Reader::open_scope(ScopeKind kind) {
    Scope scope;
    scope.kind = kind;
    scope.pending = pending_.size();
    scopes_.push_back(std::move(scope));
}

void Reader::close_scope() {
    settle();
    const Scope& scope = scopes_.back();
    if (scope.kind == ScopeKind::async_function && scope.has_yield && scope.return_token != 0) {
        refuse(scope.return_token, "a return with a value in an async generator");
    }
    if (tokens_.has_declarations) check_declarations();
    scopes_.pop_back();
}

/// No brackets are open in this scope: what was pending is no part of a comprehension.
void Reader::settle() {
    const std::size_t from = scopes_.back().pending;
    for (std::size_t at = from; at < pending_.size() && !failed(); ++at) settle(pending_[at]);
    if (pending_.size() > from) pending_.resize(from);
}

void Reader::settle(const Pending& pending) {
    Scope& scope = scopes_.back();
    const bool in_async = scope.kind == ScopeKind::async_function;
    const bool in_function = in_async || scope.kind == ScopeKind::function || scope.kind == ScopeKind::lambda;
    switch (pending.what) {
        case Pending::What::await:
            if (!in_async) refuse(pending.token, "an await outside an async function");
            break;
        case Pending::What::comprehension:
            if (!in_async) refuse(pending.token, "an asynchronous comprehension outside an async function");
            break;
        case Pending::What::yield_from:
            if (in_async) refuse(pending.token, "`yield from` in an async function");
            [[fallthrough]];
        case Pending::What::yield:
            if (!in_function) refuse(pending.token, "a yield outside a function");
            scope.has_yield = true;
            break;
        case Pending::What::walrus:
            if (pending.in_comprehension && scope.kind == ScopeKind::class_body) {
                refuse(pending.token, "an assignment in a comprehension in the body of a class");
            }
            break;
    }
}

/// `global` and `nonlocal`: before any other use, of no parameter, and nonlocal only of what a function around binds.
void Reader::check_declarations() {
    enum Use : unsigned { kUsed = 1, kBound = 2, kParameter = 4, kGlobal = 8, kNonlocal = 16, kAnnotated = 32 };
    Scope& scope = scopes_.back();
    std::unordered_map<std::string_view, unsigned> uses;
    for (const std::uint32_t name : scope.names) {
        unsigned& use = uses[name_of(name)];
        switch (token(name).role) {
            case Role::parameter: use |= kParameter | kBound; break;
            case Role::load: use |= kUsed; break;
            case Role::declared: {
                const bool global = token(name).from != 0;
                if ((use & kParameter) != 0) return refuse(name, "a declaration of what is a parameter");
                if ((use & (kUsed | kBound | kAnnotated)) != 0)
                    return refuse(name, "a declaration behind the first use");
                if ((use & (global ? kNonlocal : kGlobal)) != 0) return refuse(name, "a name both global and nonlocal");
                if (!global && scope.kind == ScopeKind::module) return refuse(name, "nonlocal outside a function");
                if (!global) scope.wanted.push_back(name);
                use |= global ? kGlobal : kNonlocal;
                break;
            }
            default:
                use |= kBound;
                if (token(name).role == Role::store && is_annotated(name)) {
                    if ((use & (kGlobal | kNonlocal)) != 0 && scope.kind != ScopeKind::module) {
                        return refuse(name, "an annotation of what is declared");
                    }
                    use |= kAnnotated;
                }
        }
    }
    if (scopes_.size() < 2) {
        if (!scope.wanted.empty()) refuse(scope.wanted.front(), "nothing binds this name for nonlocal");
        return;
    }
    Scope& outer = scopes_[scopes_.size() - 2];
    for (const std::uint32_t name : scope.wanted) {
        const auto found = uses.find(name_of(name));
        const unsigned use = found == uses.end() ? 0 : found->second;
        const bool own = token(name).role == Role::declared && (use & kNonlocal) != 0;
        if (!own && scope.kind != ScopeKind::class_body && scope.kind != ScopeKind::module) {
            if ((use & kGlobal) != 0) return refuse(name, "nothing binds this name for nonlocal");
            if ((use & kBound) != 0) continue;
        }
        if (!own && scope.kind == ScopeKind::class_body && text_of(name) == "__class__") continue;
        outer.wanted.push_back(name);
    }
}

/// `name: type`, without parentheses.
bool Reader::is_annotated(std::uint32_t name) const {
    return token(name + 1).role == Role::annotation && token(name + 1).from == token(name).start;
}

}  // namespace paddock
