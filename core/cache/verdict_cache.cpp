#include "paddock/verdict_cache.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <nettle/hmac.h>
#include <nettle/memops.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "judgement_bytes.hpp"
#include "own_folder.hpp"
#include "paddock/sha256.hpp"

namespace paddock {

namespace {

namespace fs = std::filesystem;

using Mac = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;
using Key = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

constexpr std::string_view kMagic = "paddock verdicts 1\n";
constexpr std::string_view kLogEnd = ".log";
constexpr std::size_t kDigestDigits = 2 * SHA256_DIGEST_SIZE;
constexpr std::uint32_t kMaxRecordBytes = 64 * 1024;  ///< some three hundred findings

/// A record: the size of its body (4 bytes), the body (digest of the source in hex, then the judgement), its MAC.
struct Record {
    std::string_view digest;
    std::string_view body;
    std::string_view mac;
    [[nodiscard]] std::size_t size() const { return sizeof(std::uint32_t) + body.size() + mac.size(); }
};

/// The record at the beginning of `bytes`; none when that is not whole.
std::optional<Record> next_record(std::string_view bytes) {
    std::uint32_t size = 0;
    if (bytes.size() < sizeof(size)) {
        return std::nullopt;
    }
    std::memcpy(&size, bytes.data(), sizeof(size));
    bytes.remove_prefix(sizeof(size));
    if (size < kDigestDigits || size > kMaxRecordBytes || bytes.size() < size + sizeof(Mac)) {
        return std::nullopt;
    }
    return Record{bytes.substr(0, kDigestDigits), bytes.substr(0, size), bytes.substr(size, sizeof(Mac))};
}

/// The records of a log, up to the first that is not whole: a writer was killed there, or somebody wrote into it.
std::vector<Record> records_of(std::string_view log) {
    std::vector<Record> records;
    if (!log.starts_with(kMagic)) {
        return records;
    }
    log.remove_prefix(kMagic.size());
    while (const std::optional<Record> record = next_record(log)) {
        records.push_back(*record);
        log.remove_prefix(record->size());
    }
    return records;
}

/// `scope` is a digest: of one size, so that scope and body cannot run into each other.
Mac mac_of(const Key& key, std::string_view scope, std::string_view body) {
    hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key.size(), key.data());
    const auto update = [&context](std::string_view bytes) {
        hmac_sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    };
    update(scope);
    update(body);
    Mac mac{};
    hmac_sha256_digest(&context, mac.size(), mac.data());
    return mac;
}

/// How much of a log is whole.
std::size_t whole_bytes(std::string_view log) {
    std::size_t whole = log.starts_with(kMagic) ? kMagic.size() : 0;
    for (const Record& record : records_of(log)) {
        whole += record.size();
    }
    return whole;
}

/// The folder's key. Under its lock: made when there is none, or one that is not whole.
Result<Key> key_of(const OwnFolder& folder) {
    Key key{};
    const auto read = [&]() -> Result<bool> {
        const Result<FileHandle> file = folder.open_file("key", O_RDONLY);
        if (!file) {
            return file.error().code == ErrorCode::not_found ? Result<bool>(false) : unexpected(file.error());
        }
        const Result<std::string> bytes = read_whole(*file);
        if (!bytes) {
            return unexpected(bytes.error());
        }
        if (bytes->size() != key.size()) {
            return false;
        }
        std::memcpy(key.data(), bytes->data(), key.size());
        return true;
    };
    if (const Result<bool> found = read(); !found) {
        return unexpected(found.error());
    } else if (*found) {
        return key;
    }
    const Result<FileHandle> lock = folder.lock();
    if (!lock) {
        return unexpected(lock.error());
    }
    if (const Result<bool> found = read(); !found || *found) {  // another was faster
        return found ? Result<Key>(key) : unexpected(found.error());
    }
    if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) {
        return unexpected(ErrorCode::io, fmt::format("no random bytes for its key: {}", std::strerror(errno)));
    }
    const Result<FileHandle> file = folder.open_file("key", O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) {
        return unexpected(file.error());
    }
    const Result<void> written = write_whole(*file, {reinterpret_cast<const char*>(key.data()), key.size()});
    return written ? Result<Key>(key) : unexpected(written.error());
}

/// Takes the oldest logs away, of engines and policies that are no longer in use. Under the lock.
void prune(const fs::path& path, int folder) {
    std::vector<std::pair<std::int64_t, std::string>> logs;
    std::error_code unreadable;  // then nothing is pruned this time
    for (const fs::directory_entry& entry : fs::directory_iterator(path, unreadable)) {
        const std::string name = entry.path().filename().string();
        struct stat status {};
        if (name.ends_with(kLogEnd) && ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
            logs.emplace_back(static_cast<std::int64_t>(status.st_mtime), name);
        }
    }
    std::sort(logs.begin(), logs.end());
    for (std::size_t excess = logs.size(); excess > VerdictCache::kMaxLogs; --excess) {
        ::unlinkat(folder, logs[logs.size() - excess].second.c_str(), 0);
    }
}

}  // namespace

struct VerdictCache::State {
    OwnFolder folder;
    Key key;
    std::string scope;                                   ///< digest of it
    std::string name;                                    ///< of the log
    std::string log;                                     ///< as it was when the cache was opened
    std::unordered_map<std::string_view, Record> index;  ///< by digest, into `log`
    std::mutex mutex;
    std::string added;  ///< records

    [[nodiscard]] Result<void> append(const std::string& old) const;
    [[nodiscard]] Result<void> rewrite(const std::string& old) const;
};

VerdictCache::VerdictCache(std::unique_ptr<State> state) : state_(std::move(state)) {}
VerdictCache::VerdictCache(VerdictCache&&) noexcept = default;
VerdictCache& VerdictCache::operator=(VerdictCache&&) noexcept = default;
VerdictCache::~VerdictCache() = default;

Result<VerdictCache> VerdictCache::open(const fs::path& folder, std::string_view scope) {
    Result<OwnFolder> own = OwnFolder::open(folder);
    if (!own) {
        return unexpected(own.error());
    }
    Result<Key> key = key_of(*own);
    if (!key) {
        return unexpected(key.error());
    }
    const std::string digest = sha256_hex(scope);
    std::unique_ptr<State> state(
        new State{std::move(*own), *key, digest, digest + std::string(kLogEnd), {}, {}, {}, {}});
    const Result<FileHandle> file = state->folder.open_file(state->name, O_RDONLY);
    if (!file && file.error().code != ErrorCode::not_found) {
        return unexpected(file.error());
    }
    if (file) {
        Result<std::string> log = read_whole(*file);
        if (!log) {
            return unexpected(log.error());
        }
        state->log = std::move(*log);
        for (const Record& record : records_of(state->log)) {
            state->index[record.digest] = record;  // a later one stands for the earlier
        }
    }
    return VerdictCache(std::move(state));
}

std::optional<Judgement> VerdictCache::find(std::string_view source_sha256) const {
    const auto found = state_->index.find(source_sha256);
    if (found == state_->index.end()) {
        return std::nullopt;
    }
    const Record& record = found->second;
    const Mac mac = mac_of(state_->key, state_->scope, record.body);
    if (record.mac.size() != mac.size() || memeql_sec(record.mac.data(), mac.data(), mac.size()) == 0) {
        return std::nullopt;
    }
    std::optional<Judgement> judgement = judgement_from_bytes(record.body.substr(kDigestDigits));
    if (!judgement || judgement->source_sha256 != source_sha256) {
        return std::nullopt;
    }
    return judgement;
}

void VerdictCache::add(const Judgement& judgement) {
    // A limit may have been one of time, and the next time there may be enough.
    const bool limited = std::any_of(judgement.findings.begin(), judgement.findings.end(),
                                     [](const Finding& finding) { return finding.rule == "engine-limit"; });
    const std::string body = judgement.source_sha256 + judgement_bytes(judgement);
    if (limited || judgement.source_sha256.size() != kDigestDigits || body.size() > kMaxRecordBytes) {
        return;
    }
    const Mac mac = mac_of(state_->key, state_->scope, body);
    const auto size = static_cast<std::uint32_t>(body.size());
    const std::lock_guard guard(state_->mutex);
    state_->added.append(reinterpret_cast<const char*>(&size), sizeof(size));
    state_->added += body;
    state_->added.append(reinterpret_cast<const char*>(mac.data()), mac.size());
}

Result<void> VerdictCache::State::append(const std::string& old) const {
    const Result<FileHandle> file = folder.open_file(name, O_WRONLY | O_CREAT);
    if (!file) {
        return unexpected(file.error());
    }
    const std::size_t whole = whole_bytes(old);
    if (::ftruncate(file->get(), static_cast<off_t>(whole)) != 0 || ::lseek(file->get(), 0, SEEK_END) < 0) {
        return unexpected(ErrorCode::io, fmt::format("cannot be written: {}", std::strerror(errno)));
    }
    return write_whole(*file, whole == 0 ? std::string(kMagic) + added : added);
}

Result<void> VerdictCache::State::rewrite(const std::string& old) const {
    const std::size_t whole = whole_bytes(old);
    const std::string bytes = (whole == 0 ? std::string(kMagic) : old.substr(0, whole)) + added;
    std::vector<Record> records = records_of(bytes);
    std::size_t kept = 0;
    while (!records.empty() && kept + records.back().size() <= kMaxLogBytes / 2) {
        kept += records.back().size();
        records.pop_back();
    }
    const std::string temporary = name + ".new";
    ::unlinkat(folder.descriptor(), temporary.c_str(), 0);  // of a writer that was killed
    const Result<FileHandle> file = folder.open_file(temporary, O_WRONLY | O_CREAT | O_EXCL);
    if (!file) {
        return unexpected(file.error());
    }
    const std::string newer = std::string(kMagic) + bytes.substr(bytes.size() - kept);
    if (const Result<void> written = write_whole(*file, newer); !written) {
        return written;
    }
    if (::renameat(folder.descriptor(), temporary.c_str(), folder.descriptor(), name.c_str()) != 0) {
        return unexpected(ErrorCode::io, fmt::format("cannot be renamed: {}", std::strerror(errno)));
    }
    return {};
}

Result<void> VerdictCache::save() {
    const std::lock_guard guard(state_->mutex);
    if (state_->added.empty()) {
        return {};
    }
    const Result<FileHandle> lock = state_->folder.lock();
    if (!lock) {
        return unexpected(lock.error());
    }
    const Result<FileHandle> file = state_->folder.open_file(state_->name, O_RDONLY | O_CREAT);
    if (!file) {
        return unexpected(file.error());
    }
    const Result<std::string> old = read_whole(*file);  // others may have appended meanwhile
    if (!old) {
        return unexpected(old.error());
    }
    const bool fits = old->size() + state_->added.size() + kMagic.size() <= kMaxLogBytes;
    Result<void> written = fits ? state_->append(*old) : state_->rewrite(*old);
    state_->added.clear();
    prune(state_->folder.path(), state_->folder.descriptor());
    return written;
}

}  // namespace paddock
