#include "seal.hpp"

#include <bit>
#include <cstring>

namespace paddock::docker {
namespace {

static_assert(std::endian::native == std::endian::little);  // as the words of SipHash are

class SipHash {
public:
    explicit SipHash(const SealKey& key)
        : v_{key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d, key[0] ^ 0x6c7967656e657261,
             key[1] ^ 0x7465646279746573} {}
    void take(std::uint64_t word) {
        v_[3] ^= word;
        round();
        round();
        v_[0] ^= word;
    }
    [[nodiscard]] std::uint64_t end() {
        v_[2] ^= 0xff;
        for (int i = 0; i < 4; ++i) {
            round();
        }
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

private:
    void round() {
        v_[0] += v_[1];
        v_[2] += v_[3];
        v_[1] = std::rotl(v_[1], 13) ^ v_[0];
        v_[3] = std::rotl(v_[3], 16) ^ v_[2];
        v_[0] = std::rotl(v_[0], 32);
        v_[2] += v_[1];
        v_[0] += v_[3];
        v_[1] = std::rotl(v_[1], 17) ^ v_[2];
        v_[3] = std::rotl(v_[3], 21) ^ v_[0];
        v_[2] = std::rotl(v_[2], 32);
    }

    std::array<std::uint64_t, 4> v_;
};

}  // namespace

std::uint64_t seal(const SealKey& key, std::uint64_t number, std::uint64_t head, std::string_view bytes) {
    SipHash hash(key);
    hash.take(number);
    hash.take(head);
    const std::uint64_t length = sizeof(number) + sizeof(head) + bytes.size();
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof(word));
        hash.take(word);
    }
    std::uint64_t last = length << 56;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        last |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    hash.take(last);
    return hash.end();
}

}  // namespace paddock::docker
