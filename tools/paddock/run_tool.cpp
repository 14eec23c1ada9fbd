#include "run_tool.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/process/args.hpp>
#include <boost/process/async.hpp>
#include <boost/process/child.hpp>
#include <boost/process/io.hpp>
#include <boost/process/search_path.hpp>
#include <future>

namespace paddock::app {

namespace bp = boost::process;

std::optional<ToolAnswer> run_tool(const std::vector<std::string>& arguments, std::chrono::seconds patience) {
    const std::string& name = arguments.front();
    const auto program = name.find('/') == std::string::npos ? bp::search_path(name) : boost::filesystem::path(name);
    if (program.empty()) {
        return std::nullopt;
    }
    boost::asio::io_context io;
    std::future<std::string> output;
    std::future<std::string> errors;
    std::error_code failure;
    bp::child child(program, bp::args = std::vector<std::string>(arguments.begin() + 1, arguments.end()),
                    bp::std_in<bp::null, bp::std_out> output, bp::std_err > errors, io, failure);
    if (failure) {
        return std::nullopt;
    }
    io.run_for(patience);
    if (!io.stopped()) {
        child.terminate(failure);
        return std::nullopt;
    }
    child.wait(failure);
    return ToolAnswer{child.exit_code(), output.get(), errors.get()};
}

}  // namespace paddock::app
