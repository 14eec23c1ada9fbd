#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "paddock/judgement.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// Judgements of earlier runs, by the digest of the source, for `check` alone: what is to run is always judged anew.
///
/// A folder of the caller's own (mode 0700) holds a log for each scope: engine build, policy, --max-score. Each record
/// carries an HMAC-SHA256 over the scope, the digest and the judgement, under a random key in the same folder: a record
/// that was cut, altered, or comes from another scope or another user's cache is not taken, and the file is judged.
/// Not defended against: who can act as the caller can also read the key, and replace this program.
/// One object serves all threads; several processes may use one folder.
class VerdictCache {
public:
    /// A log is at most this large; then its newer half is kept. There are at most kMaxLogs.
    static constexpr std::uint64_t kMaxLogBytes = 8ULL << 20;
    static constexpr std::size_t kMaxLogs = 16;

    /// Makes the folder when it is missing. `scope`: all that a judgement depends on besides the source.
    /// Errors: permission_denied when the folder or a file in it is not the caller's alone; io.
    [[nodiscard]] static Result<VerdictCache> open(const std::filesystem::path& folder, std::string_view scope);
    VerdictCache(VerdictCache&&) noexcept;
    VerdictCache& operator=(VerdictCache&&) noexcept;
    ~VerdictCache();

    /// What was said of these bytes: all of Judgement but `source` and the policy's name.
    [[nodiscard]] std::optional<Judgement> find(std::string_view source_sha256) const;

    /// Remembers it for save(). What depends on the time it took is left out, and so is what is very long.
    void add(const Judgement& judgement);

    /// Appends what was added, under a lock. Errors: io; the judgements themselves are not touched by it.
    [[nodiscard]] Result<void> save();

private:
    struct State;
    explicit VerdictCache(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace paddock
