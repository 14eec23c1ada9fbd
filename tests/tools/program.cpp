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

ProgramRun paddock(const std::vector<std::string>& arguments, const ProgramSetting& setting) {
    bp::environment environment;
    environment["PATH"] = std::getenv("PATH");
    for (const auto& [name, value] : setting.environment) {
        environment[name] = value;
    }
    const std::string directory = setting.directory.empty() ? "/" : setting.directory.string();
    boost::asio::io_context io;
    std::future<std::string> out;
    std::future<std::string> err;
    ProgramRun run;
    if (setting.out_file.empty()) {
        bp::child child(PADDOCK_PROGRAM, bp::args = arguments, environment, bp::start_dir = directory,
                        bp::std_in<boost::asio::buffer(setting.input), bp::std_out> out, bp::std_err > err, io);
        io.run();
        child.wait();
        run.exit_code = child.exit_code();
        run.out = out.get();
    } else {
        bp::child child(PADDOCK_PROGRAM, bp::args = arguments, environment, bp::start_dir = directory,
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
