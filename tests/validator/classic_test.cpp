// The seed system's scores, to the point.
#include "judging.hpp"

namespace paddock::testing {
namespace {

struct Case {
    const char* source;
    int score;
    Verdict verdict;
    std::vector<std::string> places;
};

class Classic : public ::testing::TestWithParam<Case> {};

TEST_P(Classic, ScoresAsTheSeedSystemDid) {
    const Judgement judgement = judge("classic", GetParam().source);
    EXPECT_EQ(judgement.score, GetParam().score);
    EXPECT_EQ(judgement.verdict, GetParam().verdict);
    EXPECT_EQ(places(judgement), GetParam().places);
}

INSTANTIATE_TEST_SUITE_P(
    SeedTable, Classic,
    ::testing::Values(
        Case{"import os\nos.listdir('/')\n", 30, Verdict::rejected, {"denied-module 1:8-10"}},
        Case{"eval(x)\n", 30, Verdict::rejected, {"denied-builtin 1:1-5"}},
        Case{"with open(p) as f:\n    f.read()\n",
             90,
             Verdict::rejected,
             {"denied-builtin 1:6-10", "file-io 1:6-13", "file-io 2:5-13"}},
        Case{"import os\nopen(p)\n",
             90,
             Verdict::rejected,
             {"denied-module 1:8-10", "denied-builtin 2:1-5", "file-io 2:1-8"}},
        Case{"while True:\n    pass\n", 5, Verdict::approved, {"infinite-loop 1:1-11"}},
        Case{"f = lambda x: eval(x)\n", 55, Verdict::rejected, {"lambda-exec 1:5-22", "denied-builtin 1:15-19"}},
        Case{"eval = lambda x: x\n", 10, Verdict::approved, {"builtin-override 1:1-5"}},
        Case{"getattr(o, n)\n", 15, Verdict::approved, {"reflection 1:1-14"}},
        Case{"getattr(o, n); setattr(o, n, 1)\n", 30, Verdict::review, {"reflection 1:1-14", "reflection 1:16-32"}},
        Case{"o.__dict__\n", 20, Verdict::rejected, {"denied-attribute 1:3-11"}},
        Case{"import nosuch\n", 1, Verdict::approved, {"unknown-module 1:8-14"}},
        Case{"import os, sys\n", 60, Verdict::rejected, {"denied-module 1:8-10", "denied-module 1:12-15"}},
        Case{"import numpy as np\nimport pandas as pd\n", 0, Verdict::approved, {}}, Case{"", 0, Verdict::approved, {}},
        Case{"\n# only a comment", 0, Verdict::approved, {}},
        Case{"print('Hello'\n", 5, Verdict::rejected, {"syntax-error 1:6-7"}},
        Case{"e = eval\n", 0, Verdict::approved, {}},  // spelling alone: the seed system saw no call here
        Case{"x.open(1)\n", 30, Verdict::rejected, {"file-io 1:1-10"}}));

TEST(Default, AgreesWithTheSeedTableOnItsExamples) {
    for (const auto& [source, score] : std::map<std::string, int>{{"import os\nos.listdir('/')\n", 30},
                                                                  {"eval(x)\n", 30},
                                                                  {"with open(p) as f:\n    f.read()\n", 90},
                                                                  {"while True:\n    pass\n", 5},
                                                                  {"f = lambda x: eval(x)\n", 55},
                                                                  {"eval = lambda x: x\n", 10},
                                                                  {"getattr(o, n)\n", 15},
                                                                  {"o.__dict__\n", 20},
                                                                  {"import nosuch\n", 1},
                                                                  {"import os, sys\n", 60},
                                                                  {"", 0}}) {
        EXPECT_EQ(judge("default", source).score, score) << source;
    }
}

TEST(Default, CapsReflectionSoThatIndicatorsByNameAreNoRejection) {
    std::string source = "import talib\nimport frame\n";
    for (int n = 0; n < 5; ++n) source += "getattr(frame, 'close')\n";
    const Judgement judgement = judge("default", source);
    EXPECT_EQ(judgement.score, 26);  // 25 and the unknown module
    EXPECT_EQ(judgement.verdict, Verdict::approved);
    EXPECT_EQ(judge("classic", source).verdict, Verdict::rejected);
}

TEST(Strict, DeniesWhatItDoesNotKnow) {
    EXPECT_EQ(judge("strict", "import nosuch\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("strict", "x.__brand_new__\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("strict", "import numpy as np\nnp.mean([1]).__len__()\n").verdict, Verdict::approved);
}

}  // namespace
}  // namespace paddock::testing
