// A program of its own, since it replaces operator new: one that fails once, at any place of judging.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "paddock/approval.hpp"
#include "paddock/load_policy.hpp"
#include "pipeline.hpp"

namespace {
constinit thread_local std::size_t until_failure = 0;  ///< 0: none fails
}

[[gnu::noinline]] void* operator new(std::size_t size) {
    if (until_failure != 0 && --until_failure == 0) {
        throw std::bad_alloc();
    }
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

/// Who asks in this way can go on without: std::stable_sort() then takes longer.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}

[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}

[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace paddock::app {
namespace {

constexpr const char* kApproved =
    "import math\n\n\ndef mean(values, by={'sum': sum}):\n    return by['sum'](values) / len(values)\n\n\n"
    "print(mean([math.sqrt(n) for n in range(9)]), f'{mean([1]):.2f}')\n";

TEST(JudgeMemory, WhicheverAllocationFailsTheSourceIsRejectedAndNothingIsThrown) {
    Result<Policy> policy = load_policy("default", rule_vocabulary());
    ASSERT_TRUE(policy);
    const Result<Validator> validator = Validator::create(std::move(*policy));
    ASSERT_TRUE(validator);
    ASSERT_EQ(judge({"s.py", kApproved}, *validator, {}).verdict, Verdict::approved);
    const RunSettings settings;
    std::size_t failed = 0;
    for (bool reached = true; reached; ++failed) {
        SourceText source{"s.py", kApproved};
        until_failure = failed + 1;
        const Judgement judgement = judge(std::move(source), *validator, settings);
        reached = until_failure == 0;
        until_failure = 0;
        if (reached) {
            EXPECT_EQ(judgement.verdict, Verdict::rejected) << failed;
            EXPECT_FALSE(ApprovedSource::from(judgement)) << failed;
            EXPECT_EQ(judgement.source.bytes, kApproved) << failed;
            ASSERT_EQ(judgement.findings.size(), 1U) << failed;
            EXPECT_THAT(judgement.findings[0].message, testing::StartsWith("could not be judged: ")) << failed;
        } else {
            EXPECT_EQ(judgement.verdict, Verdict::approved);
        }
    }
    EXPECT_GT(failed, 50U);
}

}  // namespace
}  // namespace paddock::app
