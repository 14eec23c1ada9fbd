// The seed documents' test cases, by name, through the real program and a real engine. Three of them failed there: the
// validation flag was not enforced, the figures were noughts, the file system was not isolated.
#include <gmock/gmock.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

constexpr const char* kQuickStart =
    "import numpy as np\nprices = np.array([100, 102, 101, 105, 103])\n"
    "returns = np.diff(prices) / prices[:-1]\nprint(f\"Mean Return: {np.mean(returns):.4f}\")\n";
constexpr const char* kOs = "import os\nprint('SECURITY BREACH', os.getcwd())\n";
constexpr const char* kEval = "print('SECURITY BREACH', eval('1 + 1'))\n";
constexpr const char* kFileIo = "with open('/etc/passwd') as f:\n    print('SECURITY BREACH', f.read())\n";
/// As the seeds have it: their container let it write.
constexpr const char* kWrite =
    "try:\n    with open('/tmp/test_file.txt', 'w') as f:\n        f.write('test')\n"
    "    print('SECURITY BREACH: File access allowed!')\nexcept:\n    print('File access blocked')\n";

class SeedCases : public ::testing::Test {
protected:
    void SetUp() override {
        if (::geteuid() != 0) {
            GTEST_SKIP() << "needs root: only root can start the Docker engine of the tests";
        }
    }
    [[nodiscard]] json::object run(const std::string& source, std::vector<std::string> flags = {}) {
        flags.insert(flags.begin(), {"run", "--backend", "docker", "--format", "json"});
        flags.push_back(folder_.put("strategy.py", source));
        ran_ = paddock(flags);
        const json::value value = ran_.json();
        return value.is_object() ? value.as_object() : json::object();
    }
    [[nodiscard]] json::object check(const std::string& source) {
        const ProgramRun done = paddock({"check", "--format", "json", folder_.put("strategy.py", source)});
        return done.json().at(0).at("validation").as_object();
    }
    static std::string text(const json::object& result, std::string_view key) {
        const json::value& value = result.at(key);
        return value.is_string() ? std::string(value.as_string()) : json::serialize(value);
    }
    void expect_blocked(const std::string& source, const char* rule) {
        const json::object result = run(source, {"--timeout", "30"});
        EXPECT_EQ(text(result, "status"), "rejected");
        EXPECT_FALSE(result.at("success").as_bool());
        EXPECT_EQ(result.at("exit_code").as_int64(), -1);
        EXPECT_EQ(ran_.exit_code, 126);
        EXPECT_EQ(text(result, "stdout"), "");
        EXPECT_THAT(json::serialize(result.at("validation")), HasSubstr(rule));
    }

    TestFolder folder_;
    ProgramRun ran_;
};

TEST_F(SeedCases, test_validate_safe_code) {
    const json::object validation = check(kQuickStart);
    EXPECT_TRUE(validation.at("is_valid").as_bool());
    EXPECT_LT(validation.at("risk_score").as_int64(), 30);
    EXPECT_EQ(text(validation, "risk_level"), "low");
}

TEST_F(SeedCases, test_validate_dangerous_os) {
    const json::object validation = check(kOs);
    EXPECT_FALSE(validation.at("is_valid").as_bool());
    EXPECT_GE(validation.at("risk_score").as_int64(), 30);
}

TEST_F(SeedCases, test_validate_dangerous_eval) {
    const json::object validation = check(kEval);
    EXPECT_FALSE(validation.at("is_valid").as_bool());
    EXPECT_GE(validation.at("risk_score").as_int64(), 30);
}

TEST_F(SeedCases, test_validate_dangerous_file_io) {
    EXPECT_FALSE(check(kFileIo).at("is_valid").as_bool());
}

TEST_F(SeedCases, test_execute_safe_code) {
    const json::object result = run(kQuickStart, {"--timeout", "30"});
    EXPECT_TRUE(result.at("success").as_bool()) << text(result, "error");
    EXPECT_EQ(text(result, "stdout"), "Mean Return: 0.0077\n");
    EXPECT_EQ(result.at("exit_code").as_int64(), 0);
    EXPECT_GT(result.at("resource_usage").at("memory_usage_mb").to_number<double>(), 0.0);
    EXPECT_GT(result.at("resource_usage").at("cpu_percent").to_number<double>(), 0.0);
}

TEST_F(SeedCases, test_execute_dangerous_os_blocked) {
    expect_blocked(kOs, "denied-module");
}

TEST_F(SeedCases, test_execute_dangerous_eval_blocked) {
    expect_blocked(kEval, "denied-builtin");
}

TEST_F(SeedCases, test_execute_dangerous_file_io_blocked) {
    expect_blocked(kFileIo, "file-io");
}

TEST_F(SeedCases, test_execute_timeout) {
    const json::object result = run("x = 0\nwhile x >= 0:\n    x += 1\n", {"--timeout", "2"});
    EXPECT_EQ(text(result, "status"), "timeout");
    EXPECT_EQ(ran_.exit_code, 124);
    EXPECT_GE(result.at("execution_time").to_number<double>(), 2.0);
    EXPECT_LT(result.at("execution_time").to_number<double>(), 4.0);
}

TEST_F(SeedCases, test_cpu_limit_enforcement) {
    const json::object result = run("x = 0\nwhile x >= 0:\n    x += 1\n", {"--timeout", "2s", "--cpus", "0.5"});
    EXPECT_EQ(text(result, "status"), "timeout");
    EXPECT_LT(result.at("resource_usage").at("cpu_percent").to_number<double>(), 65.0) << "half a processor";
    EXPECT_GT(result.at("resource_usage").at("cpu_percent").to_number<double>(), 25.0);
}

TEST_F(SeedCases, test_memory_limit_enforcement) {
    const json::object result = run("x = []\nfor _ in range(10_000):\n    x.append(bytes(range(256)) * 4_000)\n",
                                    {"--memory", "200m", "--timeout", "30s"});
    EXPECT_EQ(text(result, "status"), "memory") << text(result, "error");
    EXPECT_EQ(json::serialize(result.at("limits_hit")), "[\"memory\"]");
    EXPECT_EQ(ran_.exit_code, 137);
}

TEST_F(SeedCases, test_execute_without_validation) {
    const json::object judged = run(kOs, {"--timeout", "30"});
    EXPECT_FALSE(judged.at("success").as_bool()) << "validation is on unless the flag is given";
    EXPECT_EQ(text(judged, "stdout"), "");
    const json::object skipped = run(kOs, {"--timeout", "30", "--skip-validation"});
    EXPECT_TRUE(skipped.at("success").as_bool()) << text(skipped, "error");
    EXPECT_TRUE(skipped.at("validation_skipped").as_bool());
    EXPECT_TRUE(skipped.at("validation").is_null());
}

TEST_F(SeedCases, test_resource_usage_monitoring) {
    const json::object result =
        run("data = bytearray(100 * 1024 * 1024)\nfor i in range(0, len(data), 4096):\n"
            "    data[i] = 1\nprint(len(data))\n",
            {"--timeout", "30"});
    EXPECT_TRUE(result.at("success").as_bool()) << text(result, "error");
    const json::object& usage = result.at("resource_usage").as_object();
    EXPECT_GE(usage.at("memory_usage_mb").to_number<double>(), 100.0) << "100 MB were written to";
    EXPECT_LT(usage.at("memory_usage_mb").to_number<double>(), 200.0);
    EXPECT_GT(usage.at("cpu_time").to_number<double>(), 0.0);
    EXPECT_GT(usage.at("cpu_percent").to_number<double>(), 0.0);
    EXPECT_GE(usage.at("pids_peak").to_number<int>(), 1);
}

TEST_F(SeedCases, test_filesystem_isolation) {
    const std::filesystem::path host = "/tmp/test_file.txt";
    const bool before = std::filesystem::exists(host);
    const json::object written = run(kWrite, {"--timeout", "30", "--skip-validation"});
    EXPECT_EQ(text(written, "status"), "ok");
    EXPECT_EQ(std::filesystem::exists(host), before) << "what it wrote was a /tmp of its own, gone with the run";
    EXPECT_EQ(text(run("import os\nprint(os.listdir('/tmp'))\n", {"--skip-validation"}), "stdout"), "[]\n");
    const json::object elsewhere =
        run("for path in ('/etc/test', '/usr/test', '/work/test', '/test', '/data/test'):\n"
            "    try:\n        open(path, 'w')\n        print('SECURITY BREACH', path)\n"
            "    except OSError:\n        pass\n",
            {"--timeout", "30", "--skip-validation"});
    EXPECT_EQ(text(elsewhere, "stdout"), "");
}

TEST_F(SeedCases, test_network_isolation) {
    const char* program =
        "import socket\ntry:\n    socket.create_connection(('8.8.8.8', 53), 2)\n    print('SECURITY BREACH')\n"
        "except OSError as e:\n    print('blocked')\n";
    EXPECT_EQ(text(run(program, {"--timeout", "30"}), "status"), "rejected");
    const json::object result = run(program, {"--timeout", "30", "--skip-validation"});
    EXPECT_EQ(text(result, "stdout"), "blocked\n") << text(result, "stderr");
}

TEST_F(SeedCases, test_custom_validation_rules) {
    const std::string policy = folder_.put(
        "house.toml", "schema = 1\nname = \"house\"\nextends = \"default\"\n[modules]\ndeny = [\"statistics\"]\n");
    const std::string source = "import statistics\nprint(statistics.mean([1, 2, 3]))\n";
    EXPECT_EQ(text(run(source), "stdout"), "2\n");
    EXPECT_EQ(text(run(source, {"--policy", policy}), "status"), "rejected");
}

TEST_F(SeedCases, test_python_syntax_error) {
    const json::object result = run("def strategy(:\n    pass\n", {"--timeout", "30"});
    EXPECT_EQ(text(result, "status"), "rejected");
    EXPECT_THAT(json::serialize(result.at("validation")), HasSubstr("syntax-error"));
    const json::object ran = run("def strategy(:\n    pass\n", {"--timeout", "30", "--skip-validation"});
    EXPECT_EQ(text(ran, "status"), "failed");
    EXPECT_THAT(text(ran, "stderr"), HasSubstr("SyntaxError"));
}

}  // namespace
}  // namespace paddock::test
