#include "image_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/io.hpp>
#include <boost/process/pipe.hpp>
#include <boost/process/search_path.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>

#include "command.hpp"
#include "paddock/sha256.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace bp = boost::process;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock image build [FLAGS]\n\n"
    "Builds the sandbox image for the Docker backend, under the name that the policy has ([sandbox] image). The "
    "packages\n"
    "are downloaded by pip on this machine, checked against their digests, and kept; the build itself has no network.\n"
    "Exit code: 0 when the image is there, 1 when it is not (the message says why), 2 wrong usage.\n\n"
    "Examples:\n"
    "  paddock image build\n"
    "  docker/make-debian-base && paddock image build --base paddock-base:bookworm     without a registry\n";

constexpr std::array<const char*, 4> kDefinition = {"Dockerfile.sandbox", "build-requirements.txt", "prepare_image.py",
                                                    "sandbox-requirements.txt"};
constexpr std::chrono::seconds kPatience{30};
constexpr std::size_t kShownLines = 15;  ///< of a command that failed

struct ImageFlags {
    std::string base = "python:3.11-slim";
    bool no_cache = false;
};

Unexpected failed(std::string sentence) {
    return unexpected(ErrorCode::unavailable, std::move(sentence));
}

/// What a long command said, line by line; -1 when it could not be started.
int run_streamed(const std::vector<std::string>& arguments, const std::function<void(const std::string&)>& on_line) {
    const auto program = arguments.front().find('/') == std::string::npos ? bp::search_path(arguments.front())
                                                                          : boost::filesystem::path(arguments.front());
    if (program.empty()) {
        return -1;
    }
    bp::ipstream said;
    std::error_code failure;
    bp::child child(program, bp::args = std::vector<std::string>(arguments.begin() + 1, arguments.end()),
                    bp::std_in<bp::null, (bp::std_out & bp::std_err)> said, failure);
    if (failure) {
        return -1;
    }
    for (std::string line; std::getline(said, line);) {
        on_line(line);
    }
    child.wait(failure);
    return failure ? -1 : child.exit_code();
}

/// Tells of progress on standard error; what is long is shown with --verbose, or when it failed.
class Progress {
public:
    Progress(Console& console, const CommonOptions& common) : console_(console), common_(common) {}

    void step(const std::string& text) {
        last_.clear();
        if (!common_.quiet) {
            console_.err(printable("image: " + text + "\n", true));
        }
    }
    int run(const std::vector<std::string>& arguments) {
        return run_streamed(arguments, [this](const std::string& line) {
            last_.push_back(line);
            if (last_.size() > kShownLines) {
                last_.pop_front();
            }
            if (common_.verbose || (!common_.quiet && line.starts_with("Step "))) {
                console_.err(printable("  " + line + "\n", true));
            }
        });
    }
    /// The end of what the last command said, unless it was shown already.
    void show_last() {
        for (const std::string& line : last_) {
            if (!common_.verbose) {
                console_.err(printable("  " + line + "\n", true));
            }
        }
    }
    [[nodiscard]] bool said(std::string_view word) const {
        return std::any_of(last_.begin(), last_.end(),
                           [word](const std::string& line) { return line.find(word) != std::string::npos; });
    }

private:
    Console& console_;
    const CommonOptions& common_;
    std::deque<std::string> last_;
};

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Result<fs::path> cache_folder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    const bool has_cache = cache != nullptr && *cache == '/';
    if (!has_cache && (home == nullptr || *home != '/')) {
        return failed("there is no place to keep the packages; set HOME or XDG_CACHE_HOME to a folder of yours");
    }
    fs::path path = (has_cache ? fs::path(cache) : fs::path(home) / ".cache") / "paddock";
    std::error_code failure;
    fs::create_directories(path, failure);
    if (failure) {
        return failed(fmt::format("{} can't be made: {}; set XDG_CACHE_HOME to a folder of yours", path.string(),
                                  failure.message()));
    }
    return path;
}

/// A Python that has pip.
Result<std::string> find_pip() {
    for (const char* python : {"python3", "/usr/bin/python3"}) {
        const auto answer = run_tool({python, "-m", "pip", "--version"}, kPatience);
        if (answer && answer->exit_code == 0) {
            return std::string(python);
        }
    }
    return failed("no Python here has pip, which downloads the packages; sudo apt-get install python3-pip");
}

/// Wheels of all that the requirements name, kept by the requirements' digest.
Result<fs::path> fetch_wheels(const fs::path& definition, Progress& progress) {
    const std::string wanted =
        content_of(definition / "sandbox-requirements.txt") + content_of(definition / "build-requirements.txt");
    const Result<fs::path> cache = cache_folder();
    if (!cache) {
        return unexpected(cache.error());
    }
    const fs::path wheels = *cache / ("wheelhouse-" + sha256_hex(wanted).substr(0, 16));
    if (fs::exists(wheels)) {
        progress.step("2/4 packages: in " + wheels.string());
        return wheels;
    }
    const Result<std::string> python = find_pip();
    if (!python) {
        return unexpected(python.error());
    }
    const fs::path part = wheels.string() + ".part";
    progress.step("2/4 packages: downloading to " + wheels.string());
    const int code = progress.run({*python, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps",
                                   "--only-binary=:all:", "--require-hashes", "--implementation=cp",
                                   "--python-version=3.11", "--platform=manylinux_2_28_x86_64",
                                   "--platform=manylinux_2_17_x86_64", "--platform=manylinux2014_x86_64", "--dest",
                                   part.string(), "--requirement", (definition / "sandbox-requirements.txt").string(),
                                   "--requirement", (definition / "build-requirements.txt").string()});
    if (code != 0) {
        progress.show_last();
        return failed(
            progress.said("DO NOT MATCH THE HASHES")
                ? "a package is not the one that sandbox-requirements.txt names by its digest; nothing was "
                  "built: look at who answers for the package index"
                : "pip could not download the packages (above); is there a network, or a package index that pip "
                  "is set to?");
    }
    std::error_code failure;
    fs::rename(part, wheels, failure);
    if (failure) {
        return failed(fmt::format("{} can't be put in its place: {}", wheels.string(), failure.message()));
    }
    return wheels;
}

/// A folder that goes with this object.
class Context {
public:
    Context() {
        std::string path = (fs::temp_directory_path() / "paddock-image-XXXXXX").string();
        path_ = ::mkdtemp(path.data()) == nullptr ? fs::path() : fs::path(path);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() {
        std::error_code kept;  // in the temporary folder, where it may stay
        fs::remove_all(path_, kept);
    }
    [[nodiscard]] Result<void> fill(const fs::path& definition, const fs::path& wheels) const {
        std::error_code failure;
        for (const char* name : kDefinition) {
            fs::copy_file(definition / name, path_ / name, failure);
            if (failure) {
                return failed(fmt::format("{} can't be copied: {}", (path_ / name).string(), failure.message()));
            }
        }
        fs::copy(wheels, path_ / "wheelhouse", fs::copy_options::recursive, failure);
        if (failure) {
            return failed(fmt::format("the packages can't be copied to {}: {}; is the disk full?", path_.string(),
                                      failure.message()));
        }
        return {};
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string why_not_built(const Progress& progress, const std::string& base) {
    for (const char* word : {"pull access denied", "manifest unknown", "failed to resolve", "no such host", "dial tcp",
                             "Client.Timeout", "connection refused", "initializing source"}) {
        if (progress.said(word)) {
            return fmt::format(
                "the base image {} is not here and can't be fetched; without a registry, "
                "docker/make-debian-base makes one for --base paddock-base:bookworm",
                base);
        }
    }
    if (progress.said("no space left on device")) {
        return "the engine's disk is full; `docker system prune` shows how to free some";
    }
    if (progress.said("the packages are for 3.11") || progress.said("python3: not found")) {
        return fmt::format("the base image {} has no Python 3.11, for which the packages are; give another --base",
                           base);
    }
    return fmt::format("the image could not be built from {} (above); --verbose shows all of it", base);
}

Result<void> build(const ImageFlags& flags, const SandboxSettings& sandbox, Progress& progress) {
    const auto engine = run_tool({sandbox.command, "version", "--format", "{{.Server.Version}}"}, kPatience);
    if (const std::string why = why_no_engine(sandbox.command, engine ? &*engine : nullptr); !why.empty()) {
        return failed(why);
    }
    progress.step("1/4 engine: " + engine->output.substr(0, engine->output.find('\n')));
    const Result<fs::path> definition = image_folder();
    const Result<std::string> digest = image_definition();
    if (!definition || !digest) {
        return unexpected(definition ? digest.error() : definition.error());
    }
    const Result<fs::path> wheels = fetch_wheels(*definition, progress);
    if (!wheels) {
        return unexpected(wheels.error());
    }
    const Context context;
    if (const Result<void> filled = context.fill(*definition, *wheels); !filled) {
        return filled;
    }
    progress.step(fmt::format("3/4 building {} from {}", sandbox.image, flags.base));
    std::vector<std::string> command = {sandbox.command,
                                        "build",
                                        "--network=none",
                                        "--force-rm",  // no container of a step that failed stays
                                        "--build-arg=BASE=" + flags.base,
                                        "--build-arg=DIGEST=" + *digest,
                                        "--tag=" + sandbox.image,
                                        "--file=" + (context.path() / "Dockerfile.sandbox").string()};
    const bool podman = fs::path(sandbox.command).filename() == "podman";
    if (podman) {
        command.emplace_back("--format=docker");  // the other one has no health check
    }
    if (flags.no_cache) {
        command.emplace_back("--no-cache");
    }
    command.push_back(context.path().string());
    // Where there is no buildx beside the client, its newer versions refuse; who has it can say DOCKER_BUILDKIT=1.
    ::setenv("DOCKER_BUILDKIT", "0", 0);
    if (progress.run(command) != 0) {
        progress.show_last();
        return failed(why_not_built(progress, flags.base));
    }
    progress.step("4/4 looking at it");
    std::vector<std::string> look = {sandbox.command, "run", "--rm", "--network=none", "--read-only", "--cap-drop=ALL"};
    if (podman) {
        // Its own are the most there are, which not every root may set.
        look.insert(look.end(), {"--ulimit=nofile=1024:1024", "--ulimit=nproc=4096:4096"});
    }
    look.insert(look.end(),
                {sandbox.image, "python3", "-c", "import numpy, pandas, scipy.stats, orjson, dateutil, pytz, talib"});
    const int looked = progress.run(look);
    if (looked != 0) {
        progress.show_last();
        return failed(fmt::format("{} was built, and can't import its packages (above); build it with --no-cache",
                                  sandbox.image));
    }
    return {};
}

}  // namespace

Result<fs::path> image_folder() {
    std::error_code failure;
    const fs::path self = fs::read_symlink("/proc/self/exe", failure);
    const fs::path folder = self.parent_path().parent_path() / "share" / "paddock" / "docker";
    for (const char* name : kDefinition) {
        if (failure || !fs::exists(folder / name, failure)) {
            return unexpected(ErrorCode::not_found,
                              fmt::format("{} is missing; install paddock whole", (folder / name).string()));
        }
    }
    return folder;
}

Result<std::string> image_definition() {
    const Result<fs::path> folder = image_folder();
    if (!folder) {
        return unexpected(folder.error());
    }
    std::string all;
    for (const char* name : kDefinition) {
        const std::string text = content_of(*folder / name);
        all += fmt::format("{} {}\n{}", name, text.size(), text);
    }
    return sha256_hex(all);
}

std::string what_mends_engine(const std::string& client, const ToolAnswer* answer) {
    if (answer == nullptr) {
        return client == "docker" ? "sudo apt-get install docker.io" : "sudo apt-get install " + client;
    }
    if (answer->exit_code == 0) {
        return {};
    }
    if (answer->errors.find("permission denied") != std::string::npos) {
        return "sudo usermod -aG docker \"$USER\"   # then log in again";
    }
    return "sudo systemctl start docker   # or point DOCKER_HOST to an engine";
}

std::string why_no_engine(const std::string& client, const ToolAnswer* answer) {
    const std::string mend = what_mends_engine(client, answer);
    if (mend.empty()) {
        return {};
    }
    if (answer == nullptr) {
        return fmt::format("there is no program {}, or it does not answer; {}", client, mend);
    }
    const std::string_view all = answer->errors;
    const std::string_view said = all.substr(0, all.find_last_not_of('\n') + 1);
    const std::size_t line = said.find_last_of('\n');
    return fmt::format("{}; {}", said.substr(line == std::string_view::npos ? 0 : line + 1), mend);
}

int image_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    ImageFlags flags;
    po::options_description own("Flags of image build");
    own.add_options()("base", po::value(&flags.base)->value_name("IMAGE"),
                      "build on this image instead of python:3.11-slim; it needs Python 3.11");
    own.add_options()("no-cache", po::bool_switch(&flags.no_cache), "do every step anew");
    const po::options_description shared = common_options(common, "text");
    po::options_description all;
    all.add(own).add(shared);
    const Result<Arguments> rest = parse_arguments(arguments, all);
    if (!rest) {
        return refuse(console, rest.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, own, shared));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(common, {"text"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (*rest != Arguments{"build"}) {
        return refuse(console, {ErrorCode::invalid_argument, "image does one thing: `paddock image build`"});
    }
    const bool plain = !flags.base.empty() && flags.base.front() != '-' &&
                       flags.base.find_first_of(" \t\n\"'\\$") == std::string::npos;
    if (!plain) {
        return refuse(console, {ErrorCode::invalid_argument,
                                fmt::format("--base \"{}\" is not an image name; write one such as python:3.11-slim",
                                            flags.base)});
    }
    const Result<Policy> policy = effective_policy(common.policy, {});
    if (!policy) {
        return refuse(console, policy.error());
    }
    Progress progress(console, common);
    if (const Result<void> built = build(flags, policy->sandbox, progress); !built) {
        console.complain(built.error().message);
        return kExitNotApproved;
    }
    console.out(fmt::format("{} is ready\n", policy->sandbox.image));
    return kExitOk;
}

}  // namespace paddock::app
