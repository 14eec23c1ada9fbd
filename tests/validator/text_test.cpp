// Source forms that Python reads otherwise than the grammar does.
#include "judging.hpp"

namespace paddock::testing {
namespace {

bool has_rule(const Judgement& judgement, std::string_view rule) {
    for (const Finding& finding : judgement.findings) {
        if (finding.rule == rule) return true;
    }
    return false;
}

TEST(Text, EncodingCookiesOtherThanUtf8AreRejectedOnBothLines) {
    for (const char* cookie : {"# coding: utf-7\n", "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n",
                               "#coding=gbk\n", "  \f # -*- coding: cp1252 -*-\n"}) {
        EXPECT_TRUE(has_rule(judge("default", std::string(cookie) + "x = 1\n"), "text-form")) << cookie;
    }
}

TEST(Text, Utf8CookiesAndAByteOrderMarkInFrontAreFine) {
    for (const char* start : {"# coding: utf-8\n", "# -*- coding: UTF_8 -*-\n", "\xef\xbb\xbf", "# encoding: utf8\n",
                              "# nothing\n# nothing\n# coding: latin-1\n"}) {
        EXPECT_EQ(judge("default", std::string(start) + "x = 1\n").verdict, Verdict::approved) << start;
    }
}

TEST(Text, AByteOrderMarkInTheMiddleIsNoBlank) {
    EXPECT_EQ(judge("default", "x = 1\n\xef\xbb\xbfimport math\n").verdict, Verdict::rejected);
}

TEST(Text, ALoneCarriageReturnHidesNothing) {
    EXPECT_EQ(judge("default", "# note\rimport os\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("classic", "# note\rimport os\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("default", "# note\r\nimport math\r\n").verdict, Verdict::approved);
}

TEST(Text, LettersThatBecomeAsciiAreRejectedAndOthersAreFolded) {
    EXPECT_EQ(judge("default", "\xf0\x9d\x93\xae\xf0\x9d\x94\x81\xf0\x9d\x93\xae\xf0\x9d\x93\xac('1')\n").verdict,
              Verdict::rejected);
    EXPECT_EQ(judge("default", "\xc2\xb5 = 1\nprint(\xce\xbc)\n").verdict, Verdict::approved);
}

TEST(Text, ANameInFullWidthLettersIsStillTheBuiltin) {
    EXPECT_TRUE(has_rule(judge("default", "\xef\xbd\x85val('1')\n"), "denied-builtin"));
    EXPECT_TRUE(has_rule(judge("classic", "\xef\xbd\x85val('1')\n"), "denied-builtin"));
}

TEST(Text, ABackslashAndFormFeedDoNotHideAnImport) {
    EXPECT_EQ(judge("default", "x=1+\\\f1\fimport os\n").verdict, Verdict::rejected);
}

}  // namespace
}  // namespace paddock::testing
