// Arguments, parameters and comprehensions: Grammar/python.gram of CPython 3.11.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "parse/depth_guard.hpp"
#include "parse/reader.hpp"

namespace paddock {
namespace {

constexpr int kOrLevel = 1;   ///< Precedence::kOr of read_expressions.cpp: a disjunction
constexpr int kBarLevel = 5;  ///< Precedence::kBar

}  // namespace

struct ArgumentState {
    bool keyword = false;
    bool double_star = false;
    std::unordered_set<std::string_view> names;
};

/// From the opening bracket to the closing one.
void Reader::arguments(bool is_class) {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return;
    const std::uint32_t bracket = at_++;
    const std::size_t pending = pending_.size();
    const std::size_t names = scopes_.back().names.size();
    ArgumentState state;
    bool first = true;
    while (kind() != Tok::right_paren) {
        const bool plain = argument(state);
        if (plain && first && !is_class && at_comprehension()) {
            comprehension(bracket, pending, names, true);
            break;
        }
        first = false;
        if (!accept(Tok::comma)) break;
    }
    expect(Tok::right_paren, "the arguments should end here");
}

/// True for a positional argument without a star.
bool Reader::argument(ArgumentState& state) {
    if (accept(Tok::double_star)) {
        state.double_star = true;
        expression();
        return false;
    }
    if (kind() == Tok::star) {
        if (state.double_star) refuse_here("`*` behind `**` in a call");
        ++at_;
        expression();
        return false;
    }
    if (kind() == Tok::name && kind_after() == Tok::assign) {
        state.keyword = true;
        const std::uint32_t name = at_;
        mark(name, Role::keyword);
        if (text_of(name) == "__debug__") refuse_here("__debug__ cannot be assigned to");
        if (!state.names.insert(name_of(name)).second) refuse_here("a keyword that is given twice");
        if (failed()) return false;
        at_ += 2;
        expression();
        return false;
    }
    if (state.keyword || state.double_star) refuse_here("a positional argument behind a keyword");
    named_expression();
    return true;
}

/// From `for` on; what is in front of it, from the bracket on, turns out to be inside the comprehension.
void Reader::comprehension(std::uint32_t bracket, std::size_t pending, std::size_t names, bool generator) {
    mark(bracket, Role::comprehension);
    const std::uint32_t word = at_;
    std::vector<std::uint32_t>& noted = scopes_.back().names;
    const auto is_inside = [this](std::uint32_t name) { return token(name).role != Role::store; };
    noted.erase(std::remove_if(noted.begin() + static_cast<std::ptrdiff_t>(names), noted.end(), is_inside),
                noted.end());
    std::vector<std::uint32_t> targets;
    std::vector<Pending> outside;  // of the first iterable
    bool is_async = false, first = true;
    while (at_comprehension()) {
        is_async |= accept(Tok::async);
        ++at_;
        const std::uint32_t begin = at_;
        const std::size_t noted_before = scopes_.back().names.size();
        target_list(Tok::in);
        scopes_.back().names.resize(std::min(noted_before, scopes_.back().names.size()));
        for (std::uint32_t index = begin; index < at_; ++index) {
            if (token(index).role == Role::store) targets.push_back(index);
        }
        expect(Tok::in, "`in` belongs here");
        const std::size_t before = pending_.size();
        const std::size_t names_before = scopes_.back().names.size();
        const bool outer = std::exchange(in_iterable_, true);
        operation(kOrLevel);
        in_iterable_ = outer;
        if (first) {
            outside.assign(pending_.begin() + static_cast<std::ptrdiff_t>(before), pending_.end());
            pending_.resize(before);
        }
        const std::size_t kept = first ? scopes_.back().names.size() : names_before;
        first = false;
        while (accept(Tok::if_)) operation(kOrLevel);
        std::vector<std::uint32_t>& all = scopes_.back().names;
        all.erase(
            std::remove_if(all.begin() + static_cast<std::ptrdiff_t>(std::min(kept, all.size())), all.end(), is_inside),
            all.end());
    }
    if (failed()) return;
    settle_comprehension(pending, targets, is_async);
    pending_.insert(pending_.end(), outside.begin(), outside.end());
    if (is_async && !generator) pending_.push_back({Pending::What::comprehension, word, false});
}

/// What was pending inside: awaits make it asynchronous, assignments bind outside and must not bind its own names.
void Reader::settle_comprehension(std::size_t from, const std::vector<std::uint32_t>& targets, bool& is_async) {
    std::vector<Pending> kept;
    for (std::size_t at = from; at < pending_.size(); ++at) {
        Pending here = pending_[at];
        switch (here.what) {
            case Pending::What::yield:
            case Pending::What::yield_from: return refuse(here.token, "a yield inside a comprehension");
            case Pending::What::await:
            case Pending::What::comprehension: is_async = true; break;
            case Pending::What::walrus:
                for (const std::uint32_t target : targets) {
                    if (name_of(target) != name_of(here.token)) continue;
                    return refuse(here.token, "an assignment to the name that a comprehension goes through with");
                }
                here.in_comprehension = true;
                kept.push_back(here);
                break;
        }
    }
    pending_.resize(from);
    pending_.insert(pending_.end(), kept.begin(), kept.end());
}

struct ParameterState {
    std::vector<std::uint32_t> names;
    bool slash = false;
    bool star = false;         ///< `*` or `*args` was there
    bool bare_star = false;    ///< `*` alone: a name has to follow
    bool double_star = false;  ///< nothing may follow
    bool has_default = false;
};

std::vector<std::uint32_t> Reader::parameters(Tok close, bool annotated) {
    ParameterState state;
    while (kind() != close && kind() != Tok::end) {
        if (state.double_star) return refuse_here("a parameter behind `**`"), state.names;
        parameter(state, annotated);
        if (!accept(Tok::comma)) break;
    }
    if (state.bare_star) refuse_here("a name belongs behind `*`");
    std::unordered_set<std::string_view> seen;
    for (const std::uint32_t name : state.names) {
        if (!seen.insert(name_of(name)).second) refuse(name, "a parameter that is there twice");
    }
    return state.names;
}

void Reader::parameter(ParameterState& state, bool annotated) {
    bool takes_default = true, takes_star = false;
    if (kind() == Tok::slash) {
        if (state.slash || state.star || state.names.empty()) return refuse_here("`/` has no place here");
        state.slash = true;
        ++at_;
        return;
    }
    if (kind() == Tok::star) {
        if (state.star) return refuse_here("`*` is there twice");
        state.star = true;
        ++at_;
        if (kind() == Tok::comma) {
            state.bare_star = true;
            return;
        }
        takes_default = false;
        takes_star = true;
    } else if (accept(Tok::double_star)) {
        if (state.bare_star) return refuse_here("a name belongs behind `*`");
        state.double_star = true;
        takes_default = false;
    }
    if (kind() != Tok::name) return refuse_here("the name of a parameter belongs here");
    state.names.push_back(at_);
    bind(at_, Role::parameter);
    ++at_;
    state.bare_star = false;
    if (annotated && accept(Tok::colon)) annotation(takes_star);
    if (kind() == Tok::assign) {
        if (!takes_default) return refuse_here("such a parameter has no default");
        ++at_;
        expression();
        state.has_default = true;
    } else if (state.has_default && !state.star && takes_default) {
        refuse_here("a parameter without a default behind one with a default");
    }
}

void Reader::annotation(bool star) {
    const bool outer = std::exchange(in_annotation_, true);
    if (star && kind() == Tok::star) {
        ++at_;
        operation(kBarLevel);
    } else {
        expression();
    }
    in_annotation_ = outer;
}

}  // namespace paddock
