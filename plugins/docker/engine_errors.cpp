#include "engine_errors.hpp"

#include <fmt/format.h>

#include <vector>

#include "files.hpp"

namespace paddock::docker {
namespace {

/// A word that the client or the engine uses, and the sentence for a person; {0} is the client, {1} the image, {2} the
/// runtime, {3} what was said.
struct Known {
    std::string_view word;
    const char* sentence;
};

// Wording of docker.io 20.10 and 28 and of podman 4.3.
constexpr Known kKnown[] = {
    {"permission denied while trying to connect",
     "this user may not talk to the Docker engine; `sudo usermod -aG docker \"$USER\"` and log in again, or run as "
     "root"},
    {"Cannot connect to the Docker daemon",
     "no Docker engine answers ({3}); start it (`sudo systemctl start docker`), or point DOCKER_HOST to one"},
    {"error during connect",
     "no Docker engine answers ({3}); start it (`sudo systemctl start docker`), or point DOCKER_HOST to one"},
    {"No such image", "there is no image {1} in the engine; build it by `paddock image build`"},
    {"image not known", "there is no image {1} in the engine; build it by `paddock image build`"},  // podman
    {"nable to find image", "there is no image {1} in the engine; build it by `paddock image build`"},
    {"nknown runtime",
     "the engine knows no runtime {2}; add it to the engine's daemon.json, or take sandbox.runtime out of the policy"},
    {"nknown or invalid runtime",
     "the engine knows no runtime {2}; add it to the engine's daemon.json, or take sandbox.runtime out of the policy"},
    {"bind source path does not exist",
     "the engine does not see this machine's files ({3}); use an engine that runs here, or set TMPDIR to a folder that "
     "it shares"},
    {"unknown flag", "{0} does not know a flag that paddock needs ({3}); install docker.io 20.10 or later"},
    {"invalid mount option",
     "{0} seems to be podman by another name ({3}); write command = \"podman\", or a path that ends so, in the "
     "policy's "
     "[sandbox]"},
    {"no space left on device", "the engine's disk is full ({3}); free some, `docker system prune` shows how"},
    {"Range of CPUs", "the engine has fewer processors than asked for ({3}); give --cpus no more than that"},
    {"inimum memory limit", "the engine gives no less memory than 6m ({3}); give --memory 6m or more"},
    {"seccomp", "the engine refused the seccomp profile ({3}); it needs a runtime with libseccomp 2.5 or later"},
    {"exec format error", "the image {1} is of another processor architecture; build it here by `paddock image build`"},
};

/// The last line that says something; podman and docker end with a hint on --help.
std::string last_words(std::string_view said) {
    std::string last;
    for (const std::string_view line : native::lines_of(said)) {
        const std::string text = native::trimmed(line);
        if (!text.empty() && text.find("--help") == std::string::npos) {
            last = text;
        }
    }
    constexpr std::size_t kMost = 400;
    return last.substr(0, kMost);
}

}  // namespace

std::string explain_refusal(std::string_view said, const SandboxSettings& sandbox) {
    const std::string words = last_words(said);
    for (const Known& known : kKnown) {
        if (said.find(known.word) != std::string_view::npos) {
            return fmt::format(fmt::runtime(known.sentence), sandbox.command, sandbox.image, sandbox.runtime, words) +
                   "; nothing was run";
        }
    }
    if (words.empty()) {
        return fmt::format(
            "{} ended before the program started and said nothing; nothing was run: look at the "
            "engine's log",
            sandbox.command);
    }
    return fmt::format(
        "the container could not be started ({}); nothing was run: `paddock doctor` looks for the usual "
        "reasons",
        words);
}

}  // namespace paddock::docker
