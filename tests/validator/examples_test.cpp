// The example strategies get the verdicts that examples/expected.tsv promises.
#include <sstream>

#include "judging.hpp"

namespace paddock::testing {
namespace {

TEST(Examples, GetThePromisedVerdicts) {
    const std::string root = std::string(PADDOCK_SOURCE_DIR) + "/examples/";
    std::istringstream table(read_file(root + "expected.tsv"));
    const Validator validator = validator_for(shipped_policy("default"));
    std::map<std::string, int> count;
    std::string file, verdict, rule;
    while (table >> file >> verdict >> rule) {
        const Judgement judgement = validator.judge({file, read_file(root + "strategies/" + file)});
        EXPECT_EQ(to_string(judgement.verdict), verdict) << file;
        std::string first = "-";
        for (const Finding& finding : judgement.findings) {
            if (finding.critical && first == "-") first = finding.rule;
        }
        EXPECT_EQ(first, rule) << file;
        ++count[verdict];
    }
    EXPECT_GE(count["approved"], 10);
    EXPECT_GE(count["rejected"], 5);
    EXPECT_GE(count["review"], 1);
}

}  // namespace
}  // namespace paddock::testing
