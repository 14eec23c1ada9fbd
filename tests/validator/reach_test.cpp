// The table of what allowed modules lead to, and what the rules make of it.
#include "reach/reach.hpp"

#include <gmock/gmock.h>

#include "judging.hpp"
#include "rules/modules.hpp"

namespace paddock::testing {
namespace {

using Is = PathVerdict::Is;

Reach a_module(std::string name) {
    return {Reach::Kind::module, std::move(name)};
}

Reach a_thing(std::string name) {
    return {Reach::Kind::thing, std::move(name)};
}

TEST(Reach, FollowsModulesToTheModulesBehindThem) {
    EXPECT_EQ(reach("pandas.io.common.os"), a_module("os"));
    EXPECT_EQ(reach("random._os"), a_module("os"));
    EXPECT_EQ(reach("re.enum.bltns"), a_module("builtins"));
    EXPECT_EQ(reach("typing.operator"), a_module("operator"));
    EXPECT_EQ(reach("numpy.random"), a_module("numpy.random"));
}

TEST(Reach, EndsInCyclesWhereverTheyAreLeft) {
    EXPECT_EQ(reach("numpy.ma.core.np.ma.core.np.lib.npyio.os"), a_module("os"));
}

TEST(Reach, NamesThingsAsTheyAreBestKnown) {
    EXPECT_EQ(reach("dataclasses.FunctionType"), a_thing("types.FunctionType"));
    EXPECT_EQ(reach("typing.operator.attrgetter"), a_thing("operator.attrgetter"));
    EXPECT_EQ(reach("operator.abs"), a_thing("operator.abs"));  // not _operator, the module in C behind it
    EXPECT_EQ(reach("numpy.load"), a_thing("numpy.load"));
}

TEST(Reach, DoesNotGuess) {
    EXPECT_EQ(reach("no_such_library.os").kind, Reach::Kind::unknown);
    EXPECT_EQ(reach("numpy.no_such_part.os").kind, Reach::Kind::unknown);
    EXPECT_EQ(reach("pandas.DataFrame.os").kind, Reach::Kind::unknown);  // attributes of classes are not in the table
    EXPECT_EQ(reach("pandas.DataFrame().os").kind, Reach::Kind::unknown);
    EXPECT_EQ(reach("").kind, Reach::Kind::unknown);
    EXPECT_EQ(reach(".").kind, Reach::Kind::unknown);
    EXPECT_EQ(reach("numpy.").kind, Reach::Kind::unknown);
}

TEST(Reach, TellsWhichNamesAreWorthALook) {
    EXPECT_TRUE(leads_somewhere("bltns"));
    EXPECT_TRUE(leads_somewhere("_os"));
    EXPECT_FALSE(leads_somewhere("populate_indicators"));
    EXPECT_FALSE(leads_somewhere("no_such_name"));
}

TEST(JudgePath, DeniesByTheListsAndNotByTheTable) {
    Policy given = shipped_policy("default");
    const CompiledPolicy policy(given);
    EXPECT_EQ(judge_path(policy, "logging.sys").what, "the module sys");
    EXPECT_EQ(judge_path(policy, "numpy.select").is, Is::fine);
    EXPECT_EQ(judge_path(policy, "numpy.char").is, Is::fine);
    EXPECT_EQ(judge_path(policy, "numpy.another_version").is, Is::unknown);
    EXPECT_EQ(judge_path(policy, "logging.weakref").is, Is::fine);
    given.modules.deny.insert("weakref");
    EXPECT_EQ(judge_path(CompiledPolicy(given), "logging.weakref").what, "the module weakref");
}

TEST(JudgePath, SeesListedCallsAndBuiltinsUnderOtherNames) {
    const CompiledPolicy policy(shipped_policy("default"));
    EXPECT_EQ(judge_path(policy, "uuid.bytes_").is, Is::fine);  // builtins.bytes
    EXPECT_EQ(judge_path(policy, "pandas.core.generic.pickle").what, "the module pickle");
    EXPECT_EQ(judge_path(policy, "json.codecs.open").is, Is::unknown);  // below a denied module, told there
}

TEST(JudgePath, KeepsWhatThePolicyAllowsAsItIsSpelled) {
    const CompiledPolicy policy(shipped_policy("default"));
    EXPECT_EQ(judge_path(policy, "io.StringIO").is, Is::fine);
    EXPECT_EQ(judge_path(policy, "pandas.core.frame.DataFrame").is, Is::fine);
}

TEST(LeadsNowhere, IsSaidOfModulesFromWhichNothingDeniedCanBeRead) {
    const CompiledPolicy policy(shipped_policy("default"));
    for (const std::string_view module : {"math", "cmath", "itertools", "time"}) {
        EXPECT_TRUE(leads_nowhere(policy, module)) << module;
    }
    for (const std::string_view module : {"logging", "json", "numpy", "pandas", "operator", "no_such_library"}) {
        EXPECT_FALSE(leads_nowhere(policy, module)) << module;
    }
}

/// Messages of one rule.
std::vector<std::string> messages(const std::string& source, std::string_view rule) {
    std::vector<std::string> found;
    for (const Finding& finding : judge("default", source).findings) {
        if (finding.rule == rule) found.push_back(finding.message);
    }
    return found;
}

TEST(ReachThrough, SaysWhatThePathIs) {
    EXPECT_THAT(messages("import pandas as pd\npd.io.common.os.system('id')\n", "denied-module"),
                ::testing::ElementsAre("`pd.io.common.os` is the module os, reached through pandas"));
    EXPECT_THAT(messages("import re\nre.enum.bltns\n", "denied-module"),
                ::testing::ElementsAre("`re.enum.bltns` is the module builtins, reached through re"));
    EXPECT_THAT(messages("import dataclasses as d\nd.FunctionType\n", "denied-module"),
                ::testing::ElementsAre("`d.FunctionType` is types.FunctionType, reached through dataclasses"));
    EXPECT_THAT(messages("import numpy as np\nnp.unheard_of.os\n", "denied-module"),
                ::testing::ElementsAre("`np.unheard_of.os` is the module os by its name, reached through numpy"));
}

TEST(ReachThrough, StillSeesOsWhenAPersonAllowsThePackageBefore) {
    Policy policy = shipped_policy("default");
    policy.modules.deny.erase("pandas.io");
    const Judgement judgement = validator_for(policy).judge({"strategy.py",
                                                             "import pandas as pd\nfrom pandas.io import common\n"
                                                             "pd.io.common.os\ncommon.os\n"});
    EXPECT_EQ(places(judgement), (std::vector<std::string>{"denied-module 3:14-16", "denied-module 4:8-10"}));
}

}  // namespace
}  // namespace paddock::testing
