#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "artifacts.hpp"
#include "files.hpp"

namespace paddock::docker {

/// What the init sends of /output, put down in a folder of ours that nobody else may enter, from which it is collected
/// like the native backend's: digests, safe names, copies. Names are taken apart here once more, and counted.
class Leftovers {
public:
    Leftovers(const std::string& folder, native::ArtifactBounds bounds);

    void folder(std::string_view path);
    void file(std::string_view path);
    void data(std::string_view bytes);
    /// "PATH\0WHY"
    void left_out(std::string_view text);

    /// Copies to `to`, or lists alone when that is empty.
    [[nodiscard]] native::Collected collect(const std::string& to);

private:
    /// The folder that `path` lies in, below ours, and the last part. Invalid for anything but plain names.
    [[nodiscard]] native::Descriptor parent_of(std::string_view path, std::string& name) const;
    void complain(std::string_view path, std::string_view why);

    native::Descriptor root_, file_;
    std::string path_;  ///< of the file
    native::ArtifactBounds left_, bounds_;
    std::string problem_;
};

}  // namespace paddock::docker
