// What the program sees of the host's files, and what the host takes of the program's.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "backends.hpp"

namespace paddock::conformance {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class ConformanceFiles : public Conformance {
protected:
    /// path to "size sha256" of the result's artifacts.
    static std::map<std::string, std::string> artifacts(const Told& told) {
        std::map<std::string, std::string> found;
        for (const json::value& artifact : told.result.at("artifacts").as_array()) {
            found[std::string(artifact.at("path").as_string())] =
                std::to_string(artifact.at("size").to_number<std::uint64_t>()) + ' ' +
                std::string(artifact.at("sha256").as_string());
        }
        return found;
    }
    static std::string content(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};
INSTANTIATE_TEST_SUITE_P(Of, ConformanceFiles, ::testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

// SHA-256 of "abc": FIPS 180-2, appendix B.1; of nothing: well known.
constexpr const char* kAbc = "3 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kEmpty = "0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST_P(ConformanceFiles, ArtifactsHavePathSizeAndDigest) {
    const std::string output = writable_folder("out");
    const Told told =
        run("import os\nos.makedirs('/output/a/b')\nopen('/output/a/b/abc', 'w').write('abc')\nopen('/output/empty', "
            "'w')\n",
            {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(artifacts(told), (std::map<std::string, std::string>{{"a/b/abc", kAbc}, {"empty", kEmpty}}));
    EXPECT_EQ(content(fs::path(output) / "a/b/abc"), "abc");
    EXPECT_TRUE(fs::exists(fs::path(output) / "empty"));
}

TEST_P(ConformanceFiles, ArtifactsAreListedWithoutAFolderToo) {
    const Told told = run("open('/output/abc', 'w').write('abc')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(artifacts(told), (std::map<std::string, std::string>{{"abc", kAbc}}));
}

TEST_P(ConformanceFiles, ArtifactsOfAProgramThatFailedAreTakenToo) {
    const std::string output = writable_folder("out");
    const Told told = run("open('/output/abc', 'w').write('abc')\nraise SystemExit(3)\n", {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.number("exit_code"), 3);
    EXPECT_EQ(content(fs::path(output) / "abc"), "abc");
}

TEST_P(ConformanceFiles, WhatIsNoFileIsNotTaken) {
    const std::string secret = folder_.put("secret", "host secret");
    const std::string output = writable_folder("out");
    const Told told =
        run("import os, socket\nos.symlink('" + secret +
                "', '/output/link')\nos.symlink('/', '/output/root')\nos.symlink('abc', '/output/inner')\n"
                "os.mkfifo('/output/fifo')\nopen('/output/abc', 'w').write('abc')\n",
            {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "ok") << told.text("stderr");
    EXPECT_EQ(artifacts(told), (std::map<std::string, std::string>{{"abc", kAbc}}));
    std::vector<std::string> taken;
    for (const auto& entry : fs::directory_iterator(output)) {
        taken.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(taken, UnorderedElementsAre("abc"));
}

TEST_P(ConformanceFiles, NamesAreMadeSafeAndStayApart) {
    const std::string output = writable_folder("out");
    const Told told =
        run("for name in (b'a\\nb', b'a b', b'a%20b', b'-rf', b'\\xff', b'\\x1b[31m'):\n"
            "    open(b'/output/' + name, 'wb').write(name)\n",
            {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    const std::map<std::string, std::string> found = artifacts(told);
    EXPECT_EQ(found.size(), 6U);
    for (const auto& [path, what] : found) {
        EXPECT_THAT(path, ::testing::MatchesRegex("[!-~]+"));
        EXPECT_THAT(path, Not(::testing::StartsWith("-")));
        EXPECT_TRUE(fs::is_regular_file(fs::path(output) / path)) << path;
    }
}

TEST_P(ConformanceFiles, ModesAndOwnersOfTheProgramStayInside) {
    const std::string output = writable_folder("out");
    const Told told = run("import os\nopen('/output/tool', 'w').write('#!/bin/sh')\nos.chmod('/output/tool', 0o6777)\n",
                          {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    struct stat status {};
    ASSERT_EQ(::stat((output + "/tool").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & (S_ISUID | S_ISGID | S_IWOTH), 0U);
}

TEST_P(ConformanceFiles, DataIsReadOnlyAndWhereItWasAskedFor) {
    const std::string set = writable_folder("set");
    std::ofstream(set + "/prices.csv") << "1,2\n";
    fs::permissions(set + "/prices.csv", fs::perms(0666));
    const Told told =
        run("print(open('/data/all/prices.csv').read().strip(), open('/data/p.csv').read().strip())\n"
            "for path in ('/data/all/prices.csv', '/data/p.csv', '/data/all/new', '/data/new'):\n    try:\n"
            "        open(path, 'a').write('x')\n        print('BREACH', path)\n    except OSError:\n        pass\n",
            {"--data", set + ":/data/all", "--data", set + "/prices.csv:/data/p.csv"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "1,2 1,2\n") << told.text("stderr") << told.text("error");
    EXPECT_EQ(content(set + "/prices.csv"), "1,2\n");
}

TEST_P(ConformanceFiles, ADataFolderBelowDataKeepsItsTree) {
    const std::string set = writable_folder("set");
    fs::create_directories(set + "/2024/eur");
    std::ofstream(set + "/2024/eur/usd.csv") << "1.08\n";
    const Told told = run("import os\nprint(sorted(os.path.join(d, f) for d, _, fs in os.walk('/data') for f in fs))\n",
                          {"--data", set});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "['/data/2024/eur/usd.csv']\n");
}

TEST_P(ConformanceFiles, NoFileOfTheHostIsInReach) {
    const std::string secret = folder_.put("secret", "host secret");
    const Told told = run(
        "import os\nfor path in ('" + secret +
        "', '/etc/shadow', '/root', '/home', '/proc/1/environ', '/sys'):\n"
        "    try:\n        print('BREACH', path, open(path).read(5) if os.path.isfile(path) else os.listdir(path))\n"
        "    except OSError:\n        pass\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "");
}

TEST_P(ConformanceFiles, WritesGoToOutputAndTmpAlone) {
    const Told told =
        run("import os\nfor folder in ('/', '/work', '/etc', '/usr', '/usr/lib', '/data', '/dev', '/proc', "
            "os.path.dirname(os.__file__)):\n"
            "    try:\n        open(folder + '/breach', 'w')\n        print('BREACH', folder)\n    except OSError:\n   "
            "     pass\n"
            "for folder in ('/tmp', '/output'):\n    open(folder + '/fine', 'w').write('x')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "");
    EXPECT_EQ(told.text("status"), "ok") << told.text("stderr");
}

TEST_P(ConformanceFiles, AnArtifactThatCannotBeTakenIsNoSuccess) {
    const std::string output = writable_folder("out");
    fs::create_directory(output + "/abc");
    fs::permissions(output + "/abc", fs::perms::all);
    std::ofstream(output + "/abc/in-the-way") << "x";
    const Told told = run("open('/output/abc', 'w').write('abc')\n", {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_FALSE(told.result.at("success").as_bool());
    EXPECT_TRUE(told.result.at("error").is_string());
    EXPECT_EQ(content(output + "/abc/in-the-way"), "x");
}

}  // namespace
}  // namespace paddock::conformance
