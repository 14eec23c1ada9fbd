#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "excerpt.hpp"
#include "paddock/report.hpp"
#include "paddock/units.hpp"

namespace paddock {

namespace {

// ECMA-48, "select graphic rendition".
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kGreen = "\x1b[1;32m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";

std::string painted(std::string_view text, std::string_view colour, const TextStyle& style) {
    return style.colour ? fmt::format("{}{}\x1b[0m", colour, text) : std::string(text);
}

std::string painted_verdict(Verdict verdict, const TextStyle& style) {
    switch (verdict) {
        case Verdict::approved: return painted("approved", kGreen, style);
        case Verdict::review: return painted("REVIEW", kYellow, style);
        case Verdict::rejected: break;
    }
    return painted("REJECTED", kRed, style);
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "path:12:3", of a notebook "path:cell 3:12:3".
std::string place_of(std::string_view path, const Finding& finding, const ShownLine& shown) {
    if (finding.where.line <= 0) {
        return std::string(path);
    }
    return fmt::format("{}:{}{}:{}", path, shown.cell > 0 ? fmt::format("cell {}:", shown.cell) : "", shown.line,
                       finding.where.column);
}

void append_finding(std::string& out, std::string_view path, const Finding& finding, const ShownLine& shown,
                    const SourceLines& lines, const TextStyle& style) {
    const std::string place = place_of(path, finding, shown);
    fmt::format_to(
        std::back_inserter(out), "{}: {}, {}{}: {}\n", painted(place, kBold, style), printable(finding.rule, false),
        counted(static_cast<std::size_t>(std::max(finding.points, 0)), "point"),
        finding.critical ? ", " + painted("critical", kRed, style) : std::string(), printable(finding.message, false));
    if (style.quiet) {
        return;
    }
    const Excerpt excerpt = lines.excerpt(finding.where);
    const std::size_t gutter = std::to_string(shown.line).size() + 3;
    if (excerpt.underline > 0) {
        fmt::format_to(std::back_inserter(out), "{} {}\n{} {}{}\n",
                       painted(fmt::format("{:>{}} |", shown.line, gutter), kDim, style), excerpt.line,
                       painted(fmt::format("{:>{}} |", "", gutter), kDim, style), std::string(excerpt.indent, ' '),
                       painted(std::string(excerpt.underline, '^'), finding.critical ? kRed : kYellow, style));
    }
    if (!finding.advice.empty()) {
        fmt::format_to(std::back_inserter(out), "{:>{}} {} {}\n", "", gutter, painted("=", kDim, style),
                       printable(finding.advice, false));
    }
}

/// 1.24 s, 12.3 ms: for figures, where format_duration() is for limits.
std::string figure_of_time(std::chrono::microseconds time) {
    const double seconds = std::chrono::duration<double>(time).count();
    return seconds < 1.0 ? fmt::format("{:.1f} ms", seconds * 1e3) : fmt::format("{:.2f} s", seconds);
}

std::string_view colour_of(RunStatus status) {
    if (status == RunStatus::ok) {
        return kGreen;
    }
    return status == RunStatus::rejected ? kYellow : kRed;
}

std::string head_of_run(const RunReport& report, const TextStyle& style) {
    const ExecutionResult& result = report.result;
    std::string head = fmt::format("paddock: {}", painted(to_string(result.status), colour_of(result.status), style));
    if (result.exit_code >= 0) {
        head += fmt::format("  exit code {}", result.exit_code);
    }
    if (result.signal != 0) {
        head += fmt::format("  signal {}", result.signal);
    }
    if (result.wall_time.count() > 0) {
        head += fmt::format("  {} wall", figure_of_time(result.wall_time));
    }
    if (result.usage.cpu_time.value) {
        head += fmt::format("  {} cpu", figure_of_time(*result.usage.cpu_time.value));
    }
    if (result.usage.peak_memory_bytes.value) {
        head += fmt::format("  {} peak of {}", format_size(*result.usage.peak_memory_bytes.value),
                            format_size(report.limits.memory_bytes));
    }
    return head + fmt::format("  ({}{}{})\n", printable(report.backend_name, false),
                              report.backend_version.empty() ? "" : " ", printable(report.backend_version, false));
}

void append_controls(std::string& out, const ExecutionResult& result, const TextStyle& style) {
    for (const Control& control : result.controls) {
        fmt::format_to(std::back_inserter(out), "  {} {:<12} {}\n",
                       control.enforced ? painted("in force    ", kGreen, style) : painted("NOT in force", kRed, style),
                       printable(control.name, false), printable(control.evidence, false));
    }
}

/// What gives the program more of it.
const char* raised_by(LimitHit limit) {
    switch (limit) {
        case LimitHit::wall: return "--timeout, or limits.timeout in the policy, gives it longer";
        case LimitHit::cpu: return "the cpu time is --cpus times --timeout; either gives it more";
        case LimitHit::memory: return "--memory, or limits.memory in the policy, gives it more";
        case LimitHit::pids: return "--pids, or limits.pids in the policy, gives it more";
        case LimitHit::output: return "limits.output in the policy is the most of each stream";
        case LimitHit::disk: return "limits.disk in the policy is the most of /output";
        case LimitHit::files: return "limits.files in the policy is the most in /output";
        case LimitHit::syscall: return "no program that means well makes such a call";
    }
    return "";
}

void append_run_details(std::string& out, const ExecutionResult& result) {
    for (const LimitHit limit : result.limits_hit) {
        fmt::format_to(std::back_inserter(out), "  limit hit: {} ({})\n", to_string(limit), raised_by(limit));
    }
    for (const IsolationEvent& event : result.isolation_events.value.value_or(std::vector<IsolationEvent>())) {
        fmt::format_to(std::back_inserter(out), "  refused: {} ({}, {})\n", printable(event.syscall, false),
                       counted(event.count, "time"), printable(event.action, false));
    }
    if (!result.isolation_events.value && result.wall_time.count() > 0) {
        fmt::format_to(std::back_inserter(out), "  what was refused is not known: {}\n",
                       printable(result.isolation_events.source, false));
    }
    if (result.out_truncated || result.err_truncated) {
        fmt::format_to(std::back_inserter(out), "  cut at the output limit: {}{}{}\n",
                       result.out_truncated ? "standard output" : "",
                       result.out_truncated && result.err_truncated ? " and " : "",
                       result.err_truncated ? "standard error" : "");
    }
    for (const Artifact& artifact : result.artifacts) {
        fmt::format_to(std::back_inserter(out), "  left in /output: {} ({})\n", printable(artifact.path, false),
                       format_size(artifact.size));
    }
    if (!result.error.empty()) {
        fmt::format_to(std::back_inserter(out), "  {}\n", printable(result.error, false));
    }
}

}  // namespace

bool CheckedFile::is_known() const {
    return error.empty() && judgement.verdict != Verdict::approved && !known.empty() &&
           known.size() == judgement.findings.size() && std::find(known.begin(), known.end(), false) == known.end();
}

ShownLine shown_line(const CheckedFile& file, int line) {
    const auto after = std::find_if(file.cells.begin(), file.cells.end(),
                                    [line](const NotebookCell& cell) { return cell.first_line > line; });
    if (line <= 0 || after == file.cells.begin()) {
        return {0, line};
    }
    const NotebookCell& cell = *std::prev(after);
    return {cell.number, line - cell.first_line + 1};
}

void CheckTotals::add(const CheckedFile& file) {
    findings += file.error.empty() ? file.judgement.findings.size() : 0;
    policy = file.judgement.policy.empty() ? policy : file.judgement.policy;
    if (!file.error.empty()) {
        ++unreadable;
        return;
    }
    if (file.is_known()) {
        ++known;
        return;
    }
    switch (file.judgement.verdict) {
        case Verdict::approved: ++approved; break;
        case Verdict::review: ++review; break;
        case Verdict::rejected: ++rejected; break;
    }
}

Judgement unreadable_judgement(std::string_view path, std::string_view reason) {
    Judgement judgement;
    judgement.source.name = std::string(path);
    Finding finding;
    finding.rule = "unreadable";
    finding.message = std::string(reason);
    finding.critical = true;
    judgement.findings.push_back(std::move(finding));
    return judgement;
}

namespace {

/// What `check` shows of a file that was judged.
std::string text_of_judged(const CheckedFile& file, const TextStyle& style) {
    const Judgement& judgement = file.judgement;
    const std::string shown_path = printable(file.path, false);
    std::string out;
    const auto known = static_cast<std::size_t>(std::count(file.known.begin(), file.known.end(), true));
    if (!style.quiet || (judgement.verdict != Verdict::approved && !file.is_known())) {
        fmt::format_to(std::back_inserter(out), "{}: {}  score {} ({})  {}{}\n", painted(shown_path, kBold, style),
                       painted_verdict(judgement.verdict, style), judgement.score, to_string(judgement.level),
                       counted(judgement.findings.size(), "finding"),
                       known > 0 ? fmt::format(", {} of the baseline", known) : "");
        const SourceLines lines(judgement.source.bytes);
        for (std::size_t index = 0; index < judgement.findings.size(); ++index) {
            if (index < file.known.size() && file.known[index]) {
                continue;
            }
            const Finding& finding = judgement.findings[index];
            append_finding(out, shown_path, finding, shown_line(file, finding.where.line), lines, style);
        }
    }
    // What loosened or cut a judgement is said however quiet the report is.
    for (const std::string& warning : judgement.warnings) {
        fmt::format_to(std::back_inserter(out), "{}: {}: {}\n", shown_path, painted("warning", kYellow, style),
                       printable(warning, false));
    }
    if (style.verbose) {
        for (const std::string& recommendation : judgement.recommendations) {
            fmt::format_to(std::back_inserter(out), "  to do: {}\n", printable(recommendation, false));
        }
        fmt::format_to(std::back_inserter(out), "  policy {} (SHA-256 {}), source SHA-256 {}, engine {}\n",
                       printable(judgement.policy, false), judgement.policy_sha256, judgement.source_sha256,
                       judgement.engine);
    }
    return out;
}

}  // namespace

std::string text_of_judgement(std::string_view path, const Judgement& judgement, const TextStyle& style) {
    return text_of_judged({std::string(path), judgement, {}, {}, {}}, style);
}

std::string text_of_check(const CheckedFile& file, const TextStyle& style) {
    if (file.error.empty()) {
        return text_of_judged(file, style);
    }
    return fmt::format("{}: {}  {}\n", painted(printable(file.path, false), kBold, style),
                       painted("UNREADABLE", kRed, style), printable(file.error, false));
}

std::string text_of_summary(const CheckTotals& totals, const TextStyle& style) {
    if (style.quiet) {
        return {};
    }
    std::string out =
        fmt::format("{} judged under policy {}: {} approved", counted(totals.files() - totals.unreadable, "file"),
                    printable(totals.policy, false), totals.approved);
    const auto append = [&](std::size_t count, std::string_view what, std::string_view colour) {
        if (count > 0) {
            out += ", " + painted(fmt::format("{} {}", count, what), colour, style);
        }
    };
    append(totals.review, "to review", kYellow);
    append(totals.rejected, "rejected", kRed);
    append(totals.unreadable, "unreadable", kRed);
    append(totals.known, "with findings of the baseline alone", kYellow);
    return out + fmt::format("; {}\n", counted(totals.findings, "finding"));
}

std::string text_of_run(const RunReport& report, const TextStyle& style) {
    const bool plain_success = report.result.status == RunStatus::ok && report.result.error.empty();
    if (style.quiet && plain_success) {
        return {};
    }
    std::string out = head_of_run(report, style);
    append_run_details(out, report.result);
    if (style.verbose) {
        fmt::format_to(std::back_inserter(out), "  run {}\n", report.run_id);
        append_controls(out, report.result, style);
    } else {
        // A wall that is missing is never a detail.
        const auto missing = std::count_if(report.result.controls.begin(), report.result.controls.end(),
                                           [](const Control& control) { return !control.enforced; });
        if (missing > 0 && report.result.plan.empty() && report.result.status != RunStatus::error) {
            ExecutionResult gaps;
            std::copy_if(report.result.controls.begin(), report.result.controls.end(),
                         std::back_inserter(gaps.controls), [](const Control& control) { return !control.enforced; });
            append_controls(out, gaps, style);
        }
    }
    return out;
}

}  // namespace paddock
