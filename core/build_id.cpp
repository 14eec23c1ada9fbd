#include "paddock/build_id.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace paddock {

namespace {

std::size_t aligned(std::size_t size, std::size_t alignment) {
    return (size + alignment - 1) / alignment * alignment;
}

/// elf(5), "Notes": header, name, description, each aligned. The build id among them, or nothing.
std::string_view build_id_in(std::string_view notes, std::size_t alignment) {
    constexpr std::string_view kOwner{"GNU", 4};  // with its NUL
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) header;
        std::memcpy(&header, notes.data(), sizeof(header));
        const std::size_t description = sizeof(header) + aligned(header.n_namesz, alignment);
        const std::size_t end = description + aligned(header.n_descsz, alignment);
        if (description + header.n_descsz > notes.size()) {
            return {};
        }
        if (header.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof(header), header.n_namesz) == kOwner) {
            return notes.substr(description, header.n_descsz);
        }
        notes.remove_prefix(std::min(end, notes.size()));
    }
    return {};
}

std::string_view build_id_of(const dl_phdr_info& object) {
    for (std::size_t index = 0; index < object.dlpi_phnum; ++index) {
        const ElfW(Phdr)& header = object.dlpi_phdr[index];
        if (header.p_type == PT_NOTE) {
            const auto* notes = reinterpret_cast<const char*>(object.dlpi_addr + header.p_vaddr);
            const std::string_view found = build_id_in({notes, header.p_memsz}, header.p_align == 8 ? 8 : 4);
            if (!found.empty()) {
                return found;
            }
        }
    }
    return {};
}

std::string hex(std::string_view id) {
    std::string digits;
    for (const char byte : id) {
        digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    return digits;
}

int add_build_id(dl_phdr_info* object, std::size_t, void* given) {
    std::string& all = *static_cast<std::string*>(given);
    const std::string_view id = build_id_of(*object);
    if (id.empty()) {
        return 1;
    }
    all += hex(id) + '.';
    return 0;
}

bool holds(const dl_phdr_info& object, std::uintptr_t address) {
    for (std::size_t index = 0; index < object.dlpi_phnum; ++index) {
        const ElfW(Phdr)& header = object.dlpi_phdr[index];
        const std::uintptr_t begin = object.dlpi_addr + header.p_vaddr;
        if (header.p_type == PT_LOAD && address >= begin && address - begin < header.p_memsz) {
            return true;
        }
    }
    return false;
}

struct Sought {
    std::uintptr_t address;
    std::string build_id;
};

int take_build_id(dl_phdr_info* object, std::size_t, void* given) {
    Sought& sought = *static_cast<Sought*>(given);
    if (!holds(*object, sought.address)) {
        return 0;
    }
    sought.build_id = hex(build_id_of(*object));
    return 1;
}

}  // namespace

std::optional<std::string> program_build() {
    std::string all;
    return ::dl_iterate_phdr(add_build_id, &all) == 0 ? std::optional(all) : std::nullopt;
}

std::string build_id_at(const void* place) {
    Sought sought{reinterpret_cast<std::uintptr_t>(place), ""};
    ::dl_iterate_phdr(take_build_id, &sought);
    return sought.build_id;
}

}  // namespace paddock
