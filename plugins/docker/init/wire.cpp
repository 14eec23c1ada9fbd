#include "wire.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace paddock::docker {
namespace {

/// Of this process's one run.
struct {
    SealKey key{};
    std::uint64_t frames = 0;
} run;

void write_whole(const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t done = write(STDOUT_FILENO, bytes, size);
        if (done < 0 && errno != EINTR) {
            _exit(1);
        }
        if (done > 0) {
            bytes += done;
            size -= static_cast<std::size_t>(done);
        }
    }
}

void read_exactly(void* to, std::size_t size) {
    char* at = static_cast<char*>(to);
    while (size > 0) {
        const ssize_t got = read(STDIN_FILENO, at, size);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            _exit(1);
        }
        if (got > 0) {
            at += got;
            size -= static_cast<std::size_t>(got);
        }
    }
}

std::string take_text() {
    std::uint32_t size = 0;
    read_exactly(&size, sizeof(size));
    if (size > kMostRequest) {
        _exit(1);
    }
    std::string text(size, '\0');
    read_exactly(text.data(), size);
    return text;
}

}  // namespace

void put_frame(FrameKind kind, const void* bytes, std::size_t size) {
    FrameHeader header;
    header.kind = kind;
    header.size = static_cast<std::uint32_t>(size);
    header.seal = seal_of(run.key, run.frames++, kind, {static_cast<const char*>(bytes), size});
    // One write for small frames: each is a trip through the engine.
    std::array<char, sizeof(header) + 8192> small;
    if (size <= small.size() - sizeof(header)) {
        std::memcpy(small.data(), &header, sizeof(header));
        std::memcpy(small.data() + sizeof(header), bytes, size);
        write_whole(small.data(), sizeof(header) + size);
        return;
    }
    write_whole(reinterpret_cast<const char*>(&header), sizeof(header));
    write_whole(static_cast<const char*>(bytes), size);
}

void put_text(FrameKind kind, std::string_view text) {
    put_frame(kind, text.data(), std::min<std::size_t>(text.size(), kMostPayload));
}

Request take_request() {
    Request request;
    read_exactly(&request.header, sizeof(request.header));
    run.key = request.header.key;
    for (std::uint32_t i = 0; i < request.header.arguments; ++i) {
        request.arguments.push_back(take_text());
    }
    for (std::uint32_t i = 0; i < request.header.variables; ++i) {
        request.variables.push_back(take_text());
    }
    return request;
}

}  // namespace paddock::docker
