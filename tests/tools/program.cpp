#include "program.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>
#include <boost/process/args.hpp>
#include <boost/process/async.hpp>
#include <boost/process/child.hpp>
#include <boost/process/env.hpp>
#include <boost/process/io.hpp>
#include <boost/process/start_dir.hpp>
#include <cstdlib>
#include <fstream>
#include <future>

namespace paddock::test {

namespace bp = boost::process;
namespace fs = std::filesystem;

boost::json::value ProgramRun::json() const {
    boost::system::error_code failure;
    boost::json::value value = boost::json::parse(out, failure);
    EXPECT_FALSE(failure) << failure.message() << " in: " << out << "\nstandard error: " << err;
    return value;
}

namespace {

/// A copy of the program and its plugins where every user can reach it, for the life of this process.
const fs::path& program_for_all() {
    static const TestFolder folder;
    static const fs::path program = [] {
        const fs::path built(PADDOCK_PROGRAM);
        const fs::path plugins = fs::relative(PADDOCK_PLUGINS, built.parent_path().parent_path());
        fs::permissions(folder.path(), fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
        fs::create_directories(folder.path() / "bin");
        fs::create_directories(folder.path() / plugins);
        fs::copy(built, folder.path() / "bin");
        fs::copy(PADDOCK_PLUGINS, folder.path() / plugins, fs::copy_options::recursive);
        return folder.path() / "bin" / built.filename();
    }();
    return program;
}

/// setpriv(1) of util-linux, which every Debian has.
std::vector<std::string> as_user(unsigned user, const std::vector<std::string>& arguments) {
    const std::string id = std::to_string(user);
    std::vector<std::string> all{"--reuid=" + id, "--regid=" + id, "--clear-groups", "--", program_for_all().string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
}

}  // namespace

ProgramRun paddock(const std::vector<std::string>& given, const ProgramSetting& setting) {
    const std::string program = setting.user == 0 ? PADDOCK_PROGRAM : "/usr/bin/setpriv";
    const std::vector<std::string> arguments = setting.user == 0 ? given : as_user(setting.user, given);
    bp::environment environment;
    environment["PATH"] = std::getenv("PATH");
    if (const char* engine = std::getenv("DOCKER_HOST")) {
        environment["DOCKER_HOST"] = engine;  // the one that the tests started
    }
    for (const auto& [name, value] : setting.environment) {
        environment[name] = value;
    }
    const std::string directory = setting.directory.empty() ? "/" : setting.directory.string();
    boost::asio::io_context io;
    std::future<std::string> out;
    std::future<std::string> err;
    ProgramRun run;
    if (setting.out_file.empty()) {
        bp::child child(program, bp::args = arguments, environment, bp::start_dir = directory,
                        bp::std_in<boost::asio::buffer(setting.input), bp::std_out> out, bp::std_err > err, io);
        io.run();
        child.wait();
        run.exit_code = child.exit_code();
        run.out = out.get();
    } else {
        bp::child child(program, bp::args = arguments, environment, bp::start_dir = directory,
                        bp::std_in<boost::asio::buffer(setting.input), bp::std_out> setting.out_file, bp::std_err > err,
                        io);
        io.run();
        child.wait();
        run.exit_code = child.exit_code();
    }
    run.err = err.get();
    return run;
}

TestFolder::TestFolder() {
    std::string pattern = fs::temp_directory_path() / "paddock-tools-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw fs::filesystem_error("mkdtemp", pattern, std::error_code(errno, std::generic_category()));
    }
    path_ = pattern;
}

TestFolder::~TestFolder() {
    std::error_code failure;
    fs::remove_all(path_, failure);
    EXPECT_FALSE(failure) << path_ << ": " << failure.message();
}

std::string TestFolder::put(const std::string& name, const std::string& bytes) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
}

}  // namespace paddock::test
