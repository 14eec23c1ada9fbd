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

/// Rejected for its text, whatever it reaches.
bool is_refused(const std::string& source) {
    const Judgement judgement = judge("default", source);
    const bool by_text =
        has_rule(judgement, "syntax-error") || has_rule(judgement, "text-form") || has_rule(judgement, "engine-limit");
    return by_text && judgement.verdict == Verdict::rejected;
}

TEST(Text, NulBytesAreRejectedWhereverTheyStand) {
    for (const std::string& source :
         {std::string("x = 1\0\n", 7), std::string("# \0\n", 4), std::string("x = 'a\0'\n", 9)}) {
        EXPECT_TRUE(is_refused(source));
    }
}

TEST(Text, BytesThatAreNoUtf8AreRejected) {
    for (const char* source : {"x = '\xff'\n", "# \xc0\xaf\n", "x = '\xed\xa0\x80'\n", "# \xf4\x90\x80\x80\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, MixedLineEndsAreReadAndALoneReturnIsNot) {
    EXPECT_EQ(judge("default", "import math\r\nx = 1\ny = 2\r\n").verdict, Verdict::approved);
    EXPECT_TRUE(is_refused("import math\r\nx = 1\ry = 2\n"));
    EXPECT_TRUE(is_refused("x = 'a\rb'\n"));
}

TEST(Text, FormFeedsAreBlanksBetweenTokensAndSetNoIndentationBack) {
    EXPECT_EQ(judge("default", "\fx = 1\n\f\nif x:\n    y\f=\f2\n").verdict, Verdict::approved);
    EXPECT_TRUE(is_refused("if x:\n    \fy = 1\n"));
    EXPECT_TRUE(is_refused("if x:\n    y = 1\n    \fz = 2\n"));
}

TEST(Text, TabsCountAsPythonCountsThem) {
    EXPECT_EQ(judge("default", "if 1:\n\tx = 1\n\tif x:\n\t\ty = 2\n").verdict, Verdict::approved);
    EXPECT_TRUE(is_refused("if 1:\n\tx = 1\n        y = 2\n"));
    EXPECT_TRUE(is_refused("if 1:\n  \tx = 1\n"));
}

TEST(Text, ContinuedLinesAreOneLine) {
    EXPECT_EQ(judge("default", "x = 1 + \\\n2\nif x and \\\n  x:\n    y = x\\\n.real\n").verdict, Verdict::approved);
    EXPECT_TRUE(has_rule(judge("default", "import \\\n  os\n"), "denied-module"));
    EXPECT_TRUE(has_rule(judge("default", "ev\\\nal('1')\n"), "syntax-error"));
    for (const char* source : {"x = 1 \\\n", "x = 1 \\ \ny\n", "x = 1\\", "\\\n", "  \\\nx = 1\n", "x = \\# c\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, LinesBetweenBracketsMayStandAnywhere) {
    EXPECT_EQ(judge("default", "def f(a):\n    return max(\na,\n  # note\nlen([\n1,\n]))\nprint(f(1))\n").verdict,
              Verdict::approved);
    EXPECT_TRUE(has_rule(judge("default", "def f():\n    return (\neval\n)\n"), "denied-builtin"));
}

TEST(Text, LookAlikeLettersAreOtherNamesAndNotTheBuiltins) {
    // Cyrillic "е": CPython does not fold it, so that this is a name of its own, and nobody binds it.
    const Judgement judgement = judge("default", "\xd0\xb5val = len\nprint(\xd0\xb5val('1'))\n");
    EXPECT_FALSE(has_rule(judgement, "denied-builtin"));
    EXPECT_TRUE(is_refused("\xef\xbd\x8f\xef\xbd\x90\xef\xbd\x85\xef\xbd\x8e = 1\n"));
}

TEST(Text, NamesAreComparedAsPythonFoldsThem) {
    EXPECT_TRUE(is_refused("def f(\xc2\xb5, \xce\xbc): pass\n"));  // the micro sign and the Greek letter
}

TEST(Text, BidirectionalControlsAreRejectedInTextsAndComments) {
    for (const char* control : {"\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8f", "\xd8\x9c"}) {
        EXPECT_TRUE(has_rule(judge("default", std::string("# ") + control + "\nx = 1\n"), "text-form"));
        EXPECT_TRUE(has_rule(judge("default", std::string("x = '") + control + "'\n"), "text-form"));
    }
}

TEST(Text, CharactersThatAreNoPartOfPythonAreRejected) {
    for (const char* source : {"x = 1\xc2\xa0+ 2\n", "x = \xe2\x80\x98\x61\xe2\x80\x99\n", "x\x0b= 1\n", "x = 1\x1a\n",
                               "x = 1\xe2\x80\xa8y = 2\n", "\xe2\x82\xac = 1\n", "x\xc2\xb2 = 1\n", "x = \xc2\xbd\n",
                               "x = $y\n", "x ? y\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, VeryLongLinesAndNamesAreRead) {
    EXPECT_EQ(judge("default", "x = '" + std::string(500000, 'a') + "'\n").verdict, Verdict::approved);
    EXPECT_EQ(judge("default", std::string(500000, 'a') + " = 1\n").verdict, Verdict::approved);
    EXPECT_TRUE(has_rule(judge("default", "x = 1;" + std::string(500000, ' ') + "import os\n"), "denied-module"));
}

TEST(Text, DeepNestingIsALimitAndNoCrash) {
    std::string blocks;
    for (int level = 0; level < 120; ++level) blocks += std::string(static_cast<std::size_t>(level), ' ') + "if x:\n";
    for (const std::string& source : {std::string(100000, '('), "x = " + std::string(100000, '-') + "1\n",
                                      std::string(201, '[') + std::string(201, ']') + "\n",
                                      blocks + std::string(120, ' ') + "pass\n", "x = a" + [] {
                                          std::string calls;
                                          for (int level = 0; level < 20000; ++level) calls += "()";
                                          return calls;
                                      }() + "\n"}) {
        EXPECT_TRUE(is_refused(source)) << source.substr(0, 20);
    }
}

TEST(Text, FormsOfPython2AreRejected) {
    for (const char* source :
         {"print 'a'\n", "exec 'a'\n", "exec 'a' in b\n", "x = `y`\n", "x = 0777\n", "x = 10L\n", "x <> y\n",
          "raise A, 'b'\n", "try:\n    pass\nexcept A, b:\n    pass\n", "def f((a, b)): pass\n", "x = ur'a'\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, FormsOfNewerPythonAreRejected) {
    for (const char* source : {"type X = int\n", "def f[T](x: T): pass\n", "class A[T]: pass\n", "x = f'{'a'}'\n",
                               "x = t'{y}'\n", "try:\n    pass\nexcept A, B:\n    pass\n", "x = f'{y # c\n}'\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, WhatIsNotReadIsNotApproved) {
    for (const char* source :
         {"x = (1 +\n", "x = 1 2\n", "def f(:\n    pass\n", "if x\n    pass\n", "x = 'a\n", "x = '''a\n", "x = )\n",
          "if x:\n", "x = [1, 2\n", "f(a b)\n", "nonlocal x\n", "return 1\n", "(x as x)\n", "x = '\\x1'\n",
          "x = b'\xc3\xa9'\n", "match x:\n    pass\n", "def f(a, a): pass\n", "1 = x\n", "*x\n"}) {
        EXPECT_TRUE(is_refused(source)) << source;
    }
}

TEST(Text, WhatTheGrammarReadsInAnotherWayIsRejected) {
    EXPECT_TRUE(has_rule(judge("default", "def f():\n    eval,\n    x = print, 2\n    return eval\n"), "text-form"));
    EXPECT_TRUE(has_rule(judge("default", "while x := 1 if y else z: pass\n"), "text-form"));
}

TEST(Text, SoftKeywordsAreNamesWhereTheyAreNone) {
    EXPECT_EQ(
        judge("default", "x = 1\ntype(x).y = 1\nprint = len\nmatch = case = print\nmatch(x)\nexec_ = len\n").verdict,
        Verdict::approved);
    EXPECT_TRUE(has_rule(judge("default", "type(x).y = eval\n"), "denied-builtin"));
}

TEST(Text, CommentsThatSuppressHaveNoEffect) {
    for (const char* comment :
         {"# noqa", "# nosec", "# type: ignore", "# paddock: ignore", "# noqa: S307", "# pylint: disable=all",
          "# fmt: off", "# pragma: no cover", "# nosemgrep", "# paddock: disable=denied-builtin"}) {
        const std::string source = "eval('1')  " + std::string(comment) + "\n";
        EXPECT_EQ(places(judge("default", source)), places(judge("default", "eval('1')\n"))) << comment;
        EXPECT_EQ(judge("default", std::string(comment) + "\nimport os\n").verdict, Verdict::rejected) << comment;
    }
}

}  // namespace
}  // namespace paddock::testing
