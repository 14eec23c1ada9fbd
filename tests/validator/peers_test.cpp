// What gets past other validators (bandit, ruff, RestrictedPython, llm-sandbox, smolagents), one short program each:
// all of it is rejected here, whatever policy but classic judges. tests/attacks has the programs that run; here is the
// list.
#include <gmock/gmock.h>

#include "judging.hpp"

namespace paddock::testing {
namespace {

struct Evasion {
    const char* name;
    std::string source;
};

// GoogleTest prints parameters by this.
void PrintTo(const Evasion& evasion, std::ostream* out) {
    *out << evasion.source;
}

std::vector<Evasion> imports() {
    return {
        {"Import", "import os\n"},
        {"ImportAs", "import os as x\n"},
        {"FromImportAs", "from os import system as f\n"},
        {"ImportBehindAnother", "import math, os\n"},
        {"ImportBehindASemicolon", "x=1; import os\n"},
        {"StarImport", "from os import *\n"},
        {"ImportOfASubmodule", "import os.path as p\np.os\n"},
        {"ModulesOfAModule", "import statistics\nstatistics.sys.modules[\"os\"]\n"},
        {"DunderImport", "__import__(\"os\")\n"},
        {"DunderImportOfFoldedText", "__import__(\"o\"+\"s\")\n"},
        {"ImportlibOfJoinedText", "import importlib\nimportlib.import_module(\"\".join([\"o\",\"s\"]))\n"},
        {"SysModules", "import sys\nsys.modules[\"os\"]\n"},
        {"ImportInAnAnnotation", "x: __import__(\"os\").getpid() = 1\n"},
    };
}

std::vector<Evasion> eval_without_its_call() {
    return {
        {"Alias", "e = eval\ne(\"1\")\n"},
        {"ElementOfAComprehension", "[f(\"1\") for f in [eval]]\n"},
        {"ArgumentOfMap", "list(map(eval, [\"1\"]))\n"},
        {"DefaultArgument", "def g(f=eval):\n    return f(\"1\")\n"},
        {"Walrus", "(e := eval)(\"1\")\n"},
        {"Decorator", "@eval\n@(lambda f: \"1\")\ndef f(): pass\n"},
        {"ClassGetitem", "class A:\n    __class_getitem__ = eval\nA[\"1\"]\n"},
        {"SoftKeyword", "match = eval\nmatch(\"1\")\n"},
        {"FormatSpecification", "f\"{1:{eval('1')}}\"\n"},
        {"ContinuedLine", "eval\\\n(\"1\")\n"},
    };
}

std::vector<Evasion> builtins() {
    return {
        {"GetattrOfBuiltins", "getattr(__builtins__, \"ev\"+\"al\")\n"},
        {"DictOfBuiltins", "import builtins\nbuiltins.__dict__[\"ex\"+\"ec\"]\n"},
        {"BuiltinsByGlobals", "globals()[\"__builtins__\"]\n"},
        {"Breakpoint", "breakpoint()\n"},
        {"ExecOfDecodedText", "import base64\nexec(base64.b64decode(b\"cGFzcw==\"))\n"},
    };
}

std::vector<Evasion> introspection() {
    return {
        {"ClassGraph", "().__class__.__base__.__subclasses__()\n"},
        {"GetattrOfFoldedText", "getattr((), \"__cla\"+\"ss__\")\n"},
        {"Format", "x = 1\n\"{0.__class__.__init__}\".format(x)\n"},
        {"FormatMap", "\"{a.__class__}\".format_map({\"a\": 1})\n"},
        {"FormattedString", "f\"{().__class__.__base__}\"\n"},
        {"FrameOfAGenerator", "gen = (i for i in [1])\ngen.gi_frame.f_builtins\n"},
        {"FrameOfATraceback", "try:\n    1/0\nexcept Exception as e:\n    e.__traceback__.tb_frame.f_globals\n"},
        {"FrameOfAnExceptionGroup",
         "try:\n    1/0\nexcept* ValueError as e:\n    e.exceptions[0].__traceback__.tb_frame.f_globals\n"},
        {"ClassPattern", "match 1:\n    case object(__class__=c):\n        pass\n"},
        {"StringFormatter", "import string\nstring.Formatter().format(\"{0.__class__}\", 1)\n"},
        {"LateCallsByTheHost", "class A:\n    def __reduce__(self):\n        return eval, (\"1\",)\n"},
        {"Finaliser", "class A:\n    def __del__(self):\n        eval(\"1\")\n"},
    };
}

std::vector<Evasion> source_forms() {
    return {
        {"FullWidthLetters", "ｅval(\"1\")\n"},
        {"MathematicalLetters", "𝓮𝔁𝓮𝓬(\"1\")\n"},
        {"Utf7Cookie", "# coding: utf-7\n+AGkAbQBwAG8AcgB0-\n"},
        {"LoneCarriageReturns", "x = 1\rimport os\r"},
        {"LoneCarriageReturnBehindAComment", "# note\rimport os\n"},
        {"LoneCarriageReturnBehindABackslash", "x=1+\\\r1\rimport os\n"},
        {"ByteOrderMark", "\xef\xbb\xbfimport os\n"},
        {"Latin1Cookie", "# coding: latin-1\nname = 'caf\xe9'\nimport os\n"},
        {"FormFeed", "x = 1\n\fimport os\n"},
        {"SyntaxErrorBehindThePayload", "import os\nos.system(\"id\")\ndef (:\n"},
        {"SyntaxErrorAlone", "def (:\n"},
        {"NulBehindThePayload", std::string("import os\n\0x = 1\n", 17)},
        {"NulAlone", std::string("x = 1\n\0", 7)},
        {"BidirectionalOverride", "level = 'user\u202e \u2066# check\u2069 \u2066'\n"},
        {"HashInAString", "x = \"#\"; import os; os.getpid()\n"},
        {"QuotesInStrings", "a = \"'''\"\nimport os\nb = \"'''\"\n"},
    };
}

std::vector<Evasion> suppressions() {
    return {
        {"Nosec", "import os  # nosec # noqa\nos.system(\"id\")  # nosec\n"},
        {"NoqaOfTheFile", "# ruff: noqa\n# flake8: noqa\nimport os\n"},
        {"AstGrepIgnore", "# ast-grep-ignore\nimport os\n"},
        {"Nosemgrep", "eval(\"1\")  # nosemgrep\n"},
        {"OwnName", "# paddock: ignore\nimport os  # paddock: noqa\n"},
        {"ConstantPayload", "blah = \"import requests\"\neval(blah)\n"},
    };
}

std::vector<Evasion> data_libraries() {
    return {
        {"Pickle", "import pickle\npickle.loads(b\"\")\n"},
        {"ReadPickle", "import pandas as pd\npd.read_pickle(\"/data/x.pkl\")\n"},
        {"LoadWithPickles", "import numpy as np\nnp.load(\"/data/x.npy\", allow_pickle=True)\n"},
        {"Query", "import pandas as pd\ndf = pd.DataFrame()\ndf.query(\"@pd.io.common.os.getpid()\")\n"},
        {"Eval", "import pandas as pd\npd.eval(\"pd.io.common.os.getpid()\")\n"},
        {"EvalOfAFrame", "import pandas as pd\npd.DataFrame().eval(\"@pd.io.common.os.getpid()\")\n"},
        {"ReadCsv", "import pandas as pd\npd.read_csv(\"/etc/passwd\")\n"},
        {"FromFile", "import numpy as np\nnp.fromfile(\"/etc/passwd\")\n"},
        {"Open", "open(\"/etc/passwd\")\n"},
        {"PathRead", "from pathlib import Path\nPath(\"/etc/passwd\").read_text()\n"},
        {"IoOpen", "import io\nio.open(\"/etc/passwd\")\n"},
        {"Ctypes", "import ctypes\nctypes.CDLL(None)\n"},
        {"CtypesOfNumpy", "import numpy as np\nnp.ctypeslib.ctypes\n"},
        {"OsOfPandas", "import pandas as pd\npd.io.common.os\n"},
        {"Socket", "import socket\nsocket.socket()\n"},
        {"Urllib", "import urllib.request\nurllib.request.urlopen(\"http://localhost\")\n"},
    };
}

class RejectsEvasion : public ::testing::TestWithParam<Evasion> {};

TEST_P(RejectsEvasion, UnderDefaultAndStrict) {
    for (const std::string_view policy : {"default", "strict"}) {
        const Judgement judgement = judge(policy, GetParam().source);
        EXPECT_EQ(judgement.verdict, Verdict::rejected) << policy;
        EXPECT_FALSE(judgement.findings.empty()) << policy;
    }
}

const auto kName = [](const ::testing::TestParamInfo<Evasion>& evasion) { return std::string(evasion.param.name); };

INSTANTIATE_TEST_SUITE_P(Imports, RejectsEvasion, ::testing::ValuesIn(imports()), kName);
INSTANTIATE_TEST_SUITE_P(EvalWithoutItsCall, RejectsEvasion, ::testing::ValuesIn(eval_without_its_call()), kName);
INSTANTIATE_TEST_SUITE_P(Builtins, RejectsEvasion, ::testing::ValuesIn(builtins()), kName);
INSTANTIATE_TEST_SUITE_P(Introspection, RejectsEvasion, ::testing::ValuesIn(introspection()), kName);
INSTANTIATE_TEST_SUITE_P(SourceForms, RejectsEvasion, ::testing::ValuesIn(source_forms()), kName);
INSTANTIATE_TEST_SUITE_P(Suppressions, RejectsEvasion, ::testing::ValuesIn(suppressions()), kName);
INSTANTIATE_TEST_SUITE_P(DataLibraries, RejectsEvasion, ::testing::ValuesIn(data_libraries()), kName);

// Not the validator's to decide: the sandbox bounds these, and a quality check may tell of them.
TEST(LeftToTheSandbox, ResourcesAndResults) {
    for (const std::string_view source :
         {"while True: pass\n", "x = [0]*(10**12)\n", "x = 9**9**9**9\n", "raise SystemExit(0)\n",
          "def f(df):\n    return df[\"close\"].shift(-1)\n", "import random\nrandom.random()\n",
          "from datetime import datetime\ndatetime.now()\n"}) {
        EXPECT_EQ(judge("default", std::string(source)).verdict, Verdict::approved) << source;
    }
}

TEST(LeftToTheSandbox, DeepBracketsAreNoCrash) {
    const Judgement judgement = judge("default", "x = " + std::string(150, '(') + "1" + std::string(150, ')') + "\n");
    EXPECT_NE(judgement.verdict, Verdict::review);
    EXPECT_EQ(judge("default", "x = " + std::string(5'000, '(') + "1" + std::string(5'000, ')') + "\n").verdict,
              Verdict::rejected);
}

TEST(LeftToTheSandbox, FourMegabytesOfAListAreOverALimit) {
    std::string source = "x = [";
    while (source.size() < 4U << 20U) source += "1, ";
    EXPECT_EQ(judge("default", source + "]\n").verdict, Verdict::rejected);
}

TEST(NewSyntax, IsRejectedWherePythonVersionsDiffer) {
    EXPECT_EQ(judge("default", "try:\n    pass\nexcept A, B:\n    pass\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("default", "type X = int\n").verdict, Verdict::rejected);
    EXPECT_EQ(judge("default", "lazy import math\n").verdict, Verdict::rejected);
}

}  // namespace
}  // namespace paddock::testing
