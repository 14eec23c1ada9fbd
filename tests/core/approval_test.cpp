#include "paddock/approval.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "paddock/sha256.hpp"

namespace paddock {
namespace {

static_assert(!std::is_default_constructible_v<ApprovedSource>, "source that runs comes from a verdict");
static_assert(!std::is_constructible_v<ApprovedSource, std::string>, "source that runs comes from a verdict");
static_assert(!std::is_aggregate_v<ApprovedSource>, "source that runs comes from a verdict");

Judgement approved_judgement() {
    Judgement judgement;
    judgement.verdict = Verdict::approved;
    judgement.source = {"mean.py", "print(1)\n"};
    judgement.source_sha256 = sha256_hex(judgement.source.bytes);
    return judgement;
}

TEST(Approval, PassesOnTheBytesThatWereJudged) {
    const auto approved = ApprovedSource::from(approved_judgement());
    ASSERT_TRUE(approved);
    EXPECT_EQ(approved->name(), "mean.py");
    EXPECT_EQ(approved->bytes(), "print(1)\n");
    EXPECT_EQ(approved->sha256(), sha256_hex("print(1)\n"));
    EXPECT_FALSE(approved->validation_skipped());
}

TEST(Approval, RefusesEachOtherVerdict) {
    for (const Verdict verdict : {Verdict::review, Verdict::rejected}) {
        Judgement judgement = approved_judgement();
        judgement.verdict = verdict;
        const auto approved = ApprovedSource::from(judgement);
        ASSERT_FALSE(approved);
        EXPECT_EQ(approved.error().code, ErrorCode::not_approved);
        EXPECT_NE(approved.error().message.find(to_string(verdict)), std::string::npos) << approved.error().message;
    }
}

TEST(Approval, RefusesTheZeroJudgement) {
    EXPECT_FALSE(ApprovedSource::from(Judgement{}));
}

TEST(Approval, RefusesBytesThatWereExchangedAfterTheVerdict) {
    Judgement judgement = approved_judgement();
    judgement.source.bytes = "import os\n";
    const auto approved = ApprovedSource::from(std::move(judgement));
    ASSERT_FALSE(approved);
    EXPECT_EQ(approved.error().code, ErrorCode::not_approved);
    EXPECT_NE(approved.error().message.find("is not the one that was judged"), std::string::npos);
}

TEST(Approval, RefusesAJudgementWithoutDigest) {
    Judgement judgement = approved_judgement();
    judgement.source_sha256.clear();
    EXPECT_FALSE(ApprovedSource::from(std::move(judgement)));
}

TEST(Approval, SaysWhenValidationWasSkipped) {
    const ApprovedSource source = ApprovedSource::without_validation({"x.py", "import os\n"});
    EXPECT_TRUE(source.validation_skipped());
    EXPECT_EQ(source.bytes(), "import os\n");
    EXPECT_EQ(source.sha256(), sha256_hex("import os\n"));
}

TEST(Sha256, GivesThePublishedDigests) {  // FIPS 180-4 and NIST's example values
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace paddock
