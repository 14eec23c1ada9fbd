#include "paddock/backend_loader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "paddock/approval.hpp"

namespace paddock {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

/// A folder of the caller's own with plugins copied into it as the test wants them.
class BackendLoader : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = fs::temp_directory_path() / "paddock-loader-XXXXXX";
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path put(const std::string& plugin, const std::string& name = {}) {
        const fs::path file = folder_ / ("paddock-backend-" + (name.empty() ? plugin : name) + ".so");
        fs::copy_file(fs::path(TEST_PLUGINS) / ("paddock-backend-" + plugin + ".so"), file);
        ::chmod(file.c_str(), 0755);
        return file;
    }

    std::string refusal(const std::string& name, ErrorCode code) {
        const Result<LoadedBackend> loaded = load_backend(name, {folder_});
        EXPECT_FALSE(loaded);
        if (loaded) {
            return {};
        }
        EXPECT_EQ(loaded.error().code, code) << loaded.error().message;
        EXPECT_EQ(loaded.error().message.find('\n'), std::string::npos) << "one sentence";
        return loaded.error().message;
    }

    fs::path folder_;
};

ExecutionRequest request_of(const std::string& source) {
    return {ApprovedSource::without_validation({"x.py", source}), "run-1", {}, {}, {}, {}, {}, {}, false};
}

TEST_F(BackendLoader, LoadsByNameAndRuns) {
    put("echo");
    const Result<LoadedBackend> loaded = load_backend("echo", {folder_});
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->name, "echo");
    EXPECT_EQ(loaded->version, "1.2.3");
    EXPECT_EQ(loaded->backend->run(request_of("print(1)"), {}).out, "print(1)");
}

TEST_F(BackendLoader, LoadsByPath) {
    const Result<LoadedBackend> loaded = load_backend(put("echo").string(), {});
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->name, "echo");
}

// glibc tells libraries apart by the name they are opened by, which here is that of a descriptor.
TEST_F(BackendLoader, TellsTwoPluginsApart) {
    put("echo");
    put("second");
    const Result<LoadedBackend> first = load_backend("echo", {folder_});
    const Result<LoadedBackend> second = load_backend("second", {folder_});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->name, "echo");
    EXPECT_EQ(second->name, "second");
}

std::ptrdiff_t open_descriptors() {
    return std::distance(fs::directory_iterator("/proc/self/fd"), {});
}

// A batch loads a backend for each of its threads; a descriptor for each load was a thousand at its end.
TEST_F(BackendLoader, LoadsOneFromSeveralThreadsWithOneDescriptor) {
    put("echo");
    put("no-symbol");
    const std::ptrdiff_t before = open_descriptors();
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([this] {
                for (int turn = 0; turn < 20; ++turn) {
                    EXPECT_TRUE(load_backend("echo", {folder_}));
                    EXPECT_THAT(refusal("no-symbol", ErrorCode::incompatible), HasSubstr("exports no"));
                }
            });
        }
    }
    EXPECT_EQ(open_descriptors(), before + 2);
}

TEST_F(BackendLoader, FollowsALinkToTheFileItChecks) {
    const fs::path real = put("echo");
    fs::create_directory(folder_ / "links");
    fs::create_symlink(real, folder_ / "links" / "paddock-backend-echo.so");
    const Result<LoadedBackend> loaded = load_backend("echo", {folder_ / "links"});
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->path, fs::canonical(real));
}

TEST_F(BackendLoader, NamesTheNearestForAMissingOne) {
    put("echo");
    EXPECT_THAT(refusal("ecko", ErrorCode::not_found),
                AllOf(HasSubstr("did you mean \"echo\""), HasSubstr(folder_.string())));
    EXPECT_THAT(refusal((folder_ / "nothing.so").string(), ErrorCode::not_found), HasSubstr("nothing.so"));
}

TEST_F(BackendLoader, RefusesAnotherAbiBeforeItReadsMore) {
    put("wrong-abi");
    EXPECT_THAT(refusal("wrong-abi", ErrorCode::incompatible),
                AllOf(HasSubstr("ABI 999"), HasSubstr("build the plugin again")));
}

TEST_F(BackendLoader, RefusesAnotherBuild) {
    put("wrong-build");
    EXPECT_THAT(refusal("wrong-build", ErrorCode::incompatible),
                AllOf(HasSubstr("another library"), HasSubstr("build the plugin again")));
}

TEST_F(BackendLoader, RefusesALibraryThatIsNoPlugin) {
    put("no-symbol");
    EXPECT_THAT(refusal("no-symbol", ErrorCode::incompatible), HasSubstr("PADDOCK_EXPORT_BACKEND"));
}

TEST_F(BackendLoader, RefusesAFileThatIsNoLibrary) {
    std::ofstream(folder_ / "paddock-backend-text.so") << "hello";
    EXPECT_THAT(refusal("text", ErrorCode::incompatible), HasSubstr("cannot be loaded"));
}

TEST_F(BackendLoader, RefusesANameThatIsNotTheFilesName) {
    put("echo", "other");
    EXPECT_THAT(refusal("other", ErrorCode::incompatible), AllOf(HasSubstr("\"echo\""), HasSubstr("\"other\"")));
}

TEST_F(BackendLoader, TellsWhatAPluginThrewWhileItWasMade) {
    put("throwing");
    put("throwing-int");
    EXPECT_THAT(refusal("throwing", ErrorCode::unavailable), HasSubstr("the moon is not full"));
    EXPECT_THAT(refusal("throwing-int", ErrorCode::unavailable), HasSubstr("no std::exception"));
}

TEST_F(BackendLoader, RefusesAFileThatOthersCanWrite) {
    const fs::path file = put("echo");
    for (const mode_t mode : {0757U, 0775U}) {
        ::chmod(file.c_str(), mode);
        EXPECT_THAT(refusal("echo", ErrorCode::permission_denied),
                    AllOf(HasSubstr("can be written by others"), HasSubstr("chmod go-w")));
    }
}

TEST_F(BackendLoader, RefusesAFolderThatOthersCanWrite) {
    put("echo");
    ::chmod(folder_.c_str(), 0777);
    EXPECT_THAT(refusal("echo", ErrorCode::permission_denied), AllOf(HasSubstr("folder"), HasSubstr("chmod go-w")));
    ::chmod(folder_.c_str(), 01777);
    EXPECT_TRUE(load_backend("echo", {folder_})) << "others cannot exchange files in a sticky folder";
}

TEST_F(BackendLoader, RefusesAnOuterFolderThatOthersCanWrite) {
    const fs::path inner = folder_ / "inner";
    fs::create_directory(inner);
    fs::rename(put("echo"), inner / "paddock-backend-echo.so");
    ::chmod(folder_.c_str(), 0757);
    const Result<LoadedBackend> loaded = load_backend("echo", {inner});
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, ErrorCode::permission_denied);
}

TEST_F(BackendLoader, RefusesAFileOfAnotherUsers) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can give a file away";
    }
    const fs::path file = put("echo");
    ASSERT_EQ(::chown(file.c_str(), 65534, 65534), 0);
    EXPECT_THAT(refusal("echo", ErrorCode::permission_denied), AllOf(HasSubstr("user 65534"), HasSubstr("chown 0")));
}

TEST_F(BackendLoader, RefusesAFolderOfAnotherUsers) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can give a folder away";
    }
    put("echo");
    ASSERT_EQ(::chown(folder_.c_str(), 65534, 65534), 0);
    EXPECT_THAT(refusal("echo", ErrorCode::permission_denied), HasSubstr("neither you nor root"));
}

TEST_F(BackendLoader, RefusesAFifoWithoutWaitingForIt) {
    ASSERT_EQ(::mkfifo((folder_ / "paddock-backend-pipe.so").c_str(), 0700), 0);
    EXPECT_THAT(refusal("pipe", ErrorCode::permission_denied), HasSubstr("not a regular file"));
}

TEST_F(BackendLoader, FirstFolderWins) {
    const fs::path first = folder_ / "first";
    fs::create_directory(first);
    fs::copy_file(put("echo"), first / "paddock-backend-echo.so");
    put("second");
    std::ofstream(folder_ / "readme.txt") << "no plugin";
    const std::vector<PluginFile> found = find_plugins({first, folder_, folder_ / "nothing"});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].path, first / "paddock-backend-echo.so");
    EXPECT_EQ(found[1].name, "second");
}

TEST(PluginFolders, ComeFromTheVariableThenTheInstallation) {
    const std::vector<fs::path> folders = plugin_folders("/opt/p/bin/paddock", "/a::/b");
    ASSERT_EQ(folders.size(), 3U);
    EXPECT_EQ(folders[0], "/a");
    EXPECT_EQ(folders[1], "/b");
    EXPECT_THAT(folders[2].string(), testing::StartsWith("/opt/p/lib"));
    EXPECT_THAT(folders[2].string(), testing::EndsWith("paddock/plugins"));
}

TEST(DryRun, SaysWhatWouldRunAndClaimsNothing) {
    const Result<LoadedBackend> loaded = load_backend("dry-run", {DRY_RUN_FOLDER});
    ASSERT_TRUE(loaded) << loaded.error().message;
    ExecutionRequest request = request_of("print(1)");
    request.arguments = {"two words", "line\nforged: yes"};
    request.environment = {{"SEED", "1"}};
    request.sandbox.env = {{"SEED", "0"}, {"TZ", "UTC"}};
    request.sandbox.require = {"network"};
    request.data = {{"/srv/prices", "/data"}};
    const ExecutionResult result = loaded->backend->run(request, {});
    EXPECT_EQ(result.status, RunStatus::ok);
    EXPECT_EQ(result.exit_code, -1);
    EXPECT_EQ(result.wall_time.count(), 0);
    EXPECT_FALSE(result.usage.peak_memory_bytes.value);
    EXPECT_EQ(result.usage.cpu_time.source, "dry run: nothing ran");
    EXPECT_EQ(result.controls.size(), kControlNames.size());
    for (const Control& control : result.controls) {
        EXPECT_FALSE(control.enforced) << control.name;
    }
    for (const char* part : {"\"two words\"", "SEED=\"1\"", "TZ=\"UTC\"", "/srv/prices read-only at /data", "300 s",
                             "4 GiB", "network", "--skip-validation was given"}) {
        EXPECT_THAT(result.plan, HasSubstr(part));
    }
    EXPECT_THAT(result.plan, testing::Not(HasSubstr("\nforged")));
}

}  // namespace
}  // namespace paddock
