#include "policy_fixture.hpp"

namespace paddock {
namespace {

using test::message_of;
using test::vocabulary;

class PolicyCompiled : public testing::TestWithParam<std::string_view> {
protected:
    /// What the loader makes of the shipped text; load_policy() takes what the build made of it.
    static Result<Policy> loaded(const PolicyVocabulary& words) {
        for (const ShippedPolicy& shipped : shipped_policies()) {
            if (shipped.name == GetParam()) {
                return parse_policy(shipped.text, "<" + std::string(GetParam()) + ">", {}, words);
            }
        }
        return unexpected(ErrorCode::not_found, "not shipped");
    }
};

void expect_same_run(const Policy& a, const Policy& b) {
    const auto& [timeout, cpus, memory, pids, output, disk, files, cpu_time] = a.limits;
    EXPECT_EQ(timeout, b.limits.timeout);
    EXPECT_EQ(cpus, b.limits.cpus);
    EXPECT_EQ(memory, b.limits.memory_bytes);
    EXPECT_EQ(pids, b.limits.pids);
    EXPECT_EQ(output, b.limits.output_bytes);
    EXPECT_EQ(disk, b.limits.disk_bytes);
    EXPECT_EQ(files, b.limits.files);
    EXPECT_EQ(cpu_time, b.limits.cpu_time);
    const auto& [require, image, python, env, command, runtime] = a.sandbox;
    EXPECT_EQ(require, b.sandbox.require);
    EXPECT_EQ(image, b.sandbox.image);
    EXPECT_EQ(python, b.sandbox.python);
    EXPECT_EQ(env, b.sandbox.env);
    EXPECT_EQ(command, b.sandbox.command);
    EXPECT_EQ(runtime, b.sandbox.runtime);
    const auto& [source, nodes, depth, findings, time] = a.validator_limits;
    EXPECT_EQ(source, b.validator_limits.source_bytes);
    EXPECT_EQ(nodes, b.validator_limits.nodes);
    EXPECT_EQ(depth, b.validator_limits.depth);
    EXPECT_EQ(findings, b.validator_limits.findings);
    EXPECT_EQ(time, b.validator_limits.time);
}

void expect_same_idle_entries(const std::vector<IdleEntry>& a, const std::vector<IdleEntry>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto& [key, origin, reason] = a[i];
        EXPECT_EQ(key, b[i].key);
        EXPECT_EQ(origin, b[i].origin);
        EXPECT_EQ(reason, b[i].reason);
    }
}

/// Takes the structs apart by all their fields, so that one that is added later does not compile until it is compared.
void expect_same(const Policy& a, const Policy& b) {
    const auto& [name, sha256, depth, thresholds, points, caps, modules, builtins_deny, attributes_deny,
                 attributes_allow, attributes_unknown_deny, reflection_allow_on, io, calls, own_rules, limits, sandbox,
                 validator_limits, max_score, origins, description, idle_entries] = a;
    EXPECT_EQ(name, b.name);
    EXPECT_EQ(sha256, b.sha256);
    EXPECT_EQ(depth, b.depth);
    const auto& [medium, high, critical] = thresholds;
    EXPECT_EQ(medium, b.thresholds.medium);
    EXPECT_EQ(high, b.thresholds.high);
    EXPECT_EQ(critical, b.thresholds.critical);
    EXPECT_EQ(points, b.points);
    EXPECT_EQ(caps, b.caps);
    const auto& [deny, allow, unknown] = modules;
    EXPECT_EQ(deny, b.modules.deny);
    EXPECT_EQ(allow, b.modules.allow);
    EXPECT_EQ(unknown, b.modules.unknown);
    EXPECT_EQ(builtins_deny, b.builtins_deny);
    EXPECT_EQ(attributes_deny, b.attributes_deny);
    EXPECT_EQ(attributes_allow, b.attributes_allow);
    EXPECT_EQ(attributes_unknown_deny, b.attributes_unknown_deny);
    EXPECT_EQ(reflection_allow_on, b.reflection_allow_on);
    const auto& [read, write] = io;
    EXPECT_EQ(read, b.io.read);
    EXPECT_EQ(write, b.io.write);
    EXPECT_EQ(calls, b.calls);
    EXPECT_TRUE(own_rules.empty() && b.own_rules.empty());
    expect_same_run(a, b);
    EXPECT_EQ(max_score, b.max_score);
    EXPECT_EQ(origins, b.origins);
    EXPECT_EQ(description, b.description);
    expect_same_idle_entries(idle_entries, b.idle_entries);
}

TEST_P(PolicyCompiled, IsInEveryFieldWhatTheLoaderMakesOfTheText) {
    const Result<Policy> compiled = load_policy(GetParam(), vocabulary());
    const Result<Policy> parsed = loaded(vocabulary());
    ASSERT_TRUE(compiled) << message_of(compiled);
    ASSERT_TRUE(parsed) << message_of(parsed);
    expect_same(*compiled, *parsed);
    EXPECT_EQ(compiled->name, GetParam());
    EXPECT_EQ(compiled->sha256.size(), 64U);
    EXPECT_FALSE(compiled->origins.empty());
}

TEST_P(PolicyCompiled, LacksARuleOfTheVocabularyInTheLoadersWords) {
    for (const std::string_view missing : vocabulary().rules) {
        PolicyVocabulary fewer = vocabulary();
        std::erase(fewer.rules, missing);
        EXPECT_EQ(message_of(load_policy(GetParam(), fewer)), message_of(loaded(fewer))) << missing;
    }
    EXPECT_FALSE(load_policy(GetParam(), PolicyVocabulary{}));
}

INSTANTIATE_TEST_SUITE_P(Shipped, PolicyCompiled, testing::Values("classic", "default", "strict"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace paddock
