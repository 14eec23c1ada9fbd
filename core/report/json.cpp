#include <boost/json.hpp>
#include <chrono>

#include "json_text.hpp"
#include "paddock/baseline.hpp"
#include "paddock/report.hpp"
#include "run_record.hpp"

namespace paddock {

namespace {

namespace json = boost::json;

constexpr int kSchemaVersion = 1;
constexpr double kMebibyte = 1024.0 * 1024.0;

json::string text(std::string_view bytes) {
    return json::string(to_valid_utf8(bytes));
}

json::value text_or_null(std::string_view bytes) {
    return bytes.empty() ? json::value(nullptr) : json::value(text(bytes));
}

json::array texts(const std::vector<std::string>& all) {
    json::array array;
    for (const std::string& one : all) {
        array.emplace_back(text(one));
    }
    return array;
}

double seconds(std::chrono::microseconds time) {
    return std::chrono::duration<double>(time).count();
}

json::object violation(const Finding& finding) {
    return {{"rule", text(finding.rule)},         {"message", text(finding.message)},
            {"points", finding.points},           {"critical", finding.critical},
            {"line", finding.where.line},         {"column", finding.where.column},
            {"end_line", finding.where.end_line}, {"end_column", finding.where.end_column},
            {"advice", text(finding.advice)}};
}

json::object validation(const Judgement& judgement) {
    json::array violations;
    for (const Finding& finding : judgement.findings) {
        violations.emplace_back(violation(finding));
    }
    return {{"is_valid", judgement.verdict == Verdict::approved},
            {"verdict", to_string(judgement.verdict)},
            {"risk_score", judgement.score},
            {"risk_level", to_string(judgement.level)},
            {"violations", std::move(violations)},
            {"warnings", texts(judgement.warnings)},
            {"recommendations", texts(judgement.recommendations)},
            {"policy", text_or_null(judgement.policy)},
            {"policy_sha256", text_or_null(judgement.policy_sha256)},
            {"source_sha256", text_or_null(judgement.source_sha256)},
            {"engine", text_or_null(judgement.engine)}};
}

/// A figure under its key, and what is known of it in `sources`.
template <typename T, typename Convert>
void put_figure(json::object& usage, json::object& sources, std::string_view key, const Measured<T>& figure,
                Convert convert) {
    usage[key] = figure.value ? json::value(convert(*figure.value)) : json::value(nullptr);
    sources[key] = text(figure.source);
}

/// Share of one core over the run: 200 is two cores all the time.
void put_cpu_percent(json::object& usage, json::object& sources, const ExecutionResult& result) {
    if (result.usage.cpu_time.value && result.wall_time.count() > 0) {
        usage["cpu_percent"] = 100.0 * seconds(*result.usage.cpu_time.value) / seconds(result.wall_time);
        sources["cpu_percent"] = "cpu_time / execution_time";
        return;
    }
    usage["cpu_percent"] = nullptr;
    sources["cpu_percent"] = result.usage.cpu_time.value
                                 ? json::string("execution_time is not known")
                                 : text("cpu_time is not known: " + result.usage.cpu_time.source);
}

json::object resource_usage(const RunReport& report) {
    const ResourceUsage& measured = report.result.usage;
    const auto as_is = [](std::uint64_t value) { return value; };
    json::object usage;
    json::object sources;
    put_figure(usage, sources, "memory_usage_mb", measured.peak_memory_bytes,
               [](std::uint64_t bytes) { return static_cast<double>(bytes) / kMebibyte; });
    usage["memory_limit_mb"] = static_cast<double>(report.limits.memory_bytes) / kMebibyte;
    sources["memory_limit_mb"] = "the limit asked for";
    put_figure(usage, sources, "cpu_time", measured.cpu_time, seconds);
    put_cpu_percent(usage, sources, report.result);
    put_figure(usage, sources, "pids_peak", measured.pids_peak, as_is);
    put_figure(usage, sources, "io_read_bytes", measured.io_read_bytes, as_is);
    put_figure(usage, sources, "io_write_bytes", measured.io_write_bytes, as_is);
    put_figure(usage, sources, "network_rx_bytes", measured.network_rx_bytes, as_is);
    put_figure(usage, sources, "network_tx_bytes", measured.network_tx_bytes, as_is);
    usage["sources"] = std::move(sources);
    return usage;
}

json::array limits_hit(const ExecutionResult& result) {
    json::array names;
    for (const LimitHit limit : result.limits_hit) {
        names.emplace_back(to_string(limit));
    }
    return names;
}

json::array artifacts(const ExecutionResult& result) {
    json::array files;
    for (const Artifact& artifact : result.artifacts) {
        files.push_back({{"path", text(artifact.path)}, {"size", artifact.size}, {"sha256", text(artifact.sha256)}});
    }
    return files;
}

json::object backend(const RunReport& report) {
    json::array controls;
    for (const Control& control : report.result.controls) {
        controls.push_back(
            {{"name", text(control.name)}, {"enforced", control.enforced}, {"evidence", text(control.evidence)}});
    }
    return {{"name", text(report.backend_name)},
            {"version", text_or_null(report.backend_version)},
            {"controls", std::move(controls)}};
}

/// Null when nobody counted: that is not the same as no attempt.
json::value isolation_events(const ExecutionResult& result) {
    if (!result.isolation_events.value) {
        return nullptr;
    }
    json::array events;
    for (const IsolationEvent& event : *result.isolation_events.value) {
        events.push_back({{"syscall", text(event.syscall)}, {"count", event.count}, {"action", text(event.action)}});
    }
    return events;
}

json::object run_object(const RunReport& report) {
    const ExecutionResult& result = report.result;
    json::object object;
    object["schema_version"] = kSchemaVersion;
    // An error beside an ok program is ours: an artifact that could not be taken, for one. That is no success.
    object["success"] = result.status == RunStatus::ok && result.exit_code == 0 && result.error.empty();
    object["status"] = to_string(result.status);
    object["limits_hit"] = limits_hit(result);
    object["exit_code"] = result.exit_code;
    object["signal"] = result.signal;
    object["stdout"] = nullptr;  // written from their bytes below: they may be large
    object["stderr"] = nullptr;
    object["stdout_truncated"] = result.out_truncated;
    object["stderr_truncated"] = result.err_truncated;
    // Nothing ran for no time at all: a wall time of 0 is one that is not known.
    object["execution_time"] =
        result.wall_time.count() > 0 ? json::value(seconds(result.wall_time)) : json::value(nullptr);
    object["resource_usage"] = resource_usage(report);
    object["validation"] = report.judgement ? json::value(validation(*report.judgement)) : json::value(nullptr);
    object["validation_skipped"] = report.judgement == nullptr;
    object["artifacts"] = artifacts(result);
    object["backend"] = backend(report);
    object["run_id"] = text(report.run_id);
    object["error"] = text_or_null(result.error);
    object["isolation_events"] = isolation_events(result);
    object["isolation_events_source"] = text(result.isolation_events.source);
    object["plan"] = text_or_null(result.plan);
    return object;
}

}  // namespace

namespace {

/// What `check` knows of each finding besides: its fingerprint, the cell it is in, and whether the baseline has it.
void describe_findings(const CheckedFile& file, json::array& violations) {
    const std::vector<std::string> fingerprints = finding_fingerprints(file.judgement);
    for (std::size_t index = 0; index < violations.size(); ++index) {
        json::object& violation = violations[index].as_object();
        violation["fingerprint"] = fingerprints[index];
        if (const SourceRange& where = file.judgement.findings[index].where; !file.cells.empty() && where.line > 0) {
            const ShownLine shown = shown_line(file, where.line);
            violation["cell"] = shown.cell;
            violation["line"] = shown.line;
            violation["end_line"] = shown.line + (where.end_line - where.line);
        }
        if (index < file.known.size()) {
            violation["known"] = static_cast<bool>(file.known[index]);
        }
    }
}

}  // namespace

std::string json_of_check(const CheckedFile& file, bool indented) {
    json::object object{{"path", text(file.path)}, {"validation", validation(file.judgement)}};
    describe_findings(file, object["validation"].as_object()["violations"].as_array());
    if (!file.error.empty()) {
        object["error"] = text(file.error);
    }
    return json_text(object, indented);
}

json::object run_record(const RunReport& report) {
    json::object object = run_object(report);
    for (const char* kept_elsewhere : {"stdout", "stderr", "validation"}) {
        object.erase(kept_elsewhere);
    }
    return object;
}

void write_json_of_run(const RunReport& report, const std::function<void(std::string_view)>& sink) {
    write_json(run_object(report), true, {{"stdout", report.result.out}, {"stderr", report.result.err}}, sink);
    sink("\n");
}

std::string json_of_run(const RunReport& report) {
    std::string text;
    write_json_of_run(report, [&text](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace paddock
