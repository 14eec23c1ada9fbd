// Rules that a policy's author wrote: what they find, what they say, and what becomes of those that cannot work.
#include <gmock/gmock.h>

#include <chrono>

#include "judging.hpp"
#include "rules/own_rules.hpp"

namespace paddock::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr std::string_view kHead = "schema = 1\nname = 'house'\nextends = 'default'\n";

Result<Policy> parse_house(std::string_view body) {
    return parse_policy(std::string(kHead) + std::string(body), "house.toml", ".", rule_vocabulary());
}

Validator house(std::string_view body) {
    Result<Policy> policy = parse_house(body);
    if (!policy) throw std::runtime_error(policy.error().message);
    Result<Validator> validator = Validator::create(*std::move(policy));
    if (!validator) throw std::runtime_error(validator.error().message);
    return *std::move(validator);
}

/// The rule `body` under the id "mine", and what it says of `source`: "1:2-3 message".
std::vector<std::string> found_by(std::string_view body, std::string source) {
    const Validator validator = house("[[rule]]\nid = 'mine'\npoints = 5\n" + std::string(body));
    std::vector<std::string> found;
    for (const Finding& finding : validator.judge({"s.py", std::move(source)}).findings) {
        if (finding.rule != "mine") continue;
        found.push_back(std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column) + "-" +
                        std::to_string(finding.where.end_column) + " " + finding.message);
    }
    return found;
}

std::vector<std::string> found_by_query(std::string_view query, std::string source) {
    return found_by("message = 'm'\nquery = '''" + std::string(query) + "'''\n", std::move(source));
}

/// What a validator says of the rule.
std::string refusal(std::string_view body) {
    const Result<Policy> policy = parse_house("[[rule]]\nid = 'mine'\npoints = 5\n" + std::string(body));
    if (!policy) return policy.error().message;
    const Result<Validator> validator = Validator::create(*policy);
    return validator ? "(none)" : validator.error().message;
}

std::string refusal_of_query(std::string_view query) {
    return refusal("message = 'm'\nquery = '''\n" + std::string(query) + "'''\n");
}

constexpr std::string_view kMartingale =
    "message = 'position size {n} is doubled'\nadvice = 'cap it'\n"
    "query = '''(augmented_assignment left: (identifier) @n operator: \"*=\" (#match? @n \"size|stake|lot\"))'''\n";

TEST(OwnRules, AQueryFindsAndItsMessageNamesTheCapture) {
    EXPECT_THAT(found_by(kMartingale, "a = 1\nstake *= 2\nprice *= 2\nlot += 2\n"),
                ElementsAre("2:1-6 position size stake is doubled"));
}

TEST(OwnRules, FindingsCarryPointsAdviceAndWeigh) {
    const std::string rule = "[[rule]]\nid = 'mine'\npoints = 40\n" + std::string(kMartingale);
    const Judgement review = house(rule).judge({"s.py", "stake *= 2\n"});
    ASSERT_EQ(review.findings.size(), 1U);
    EXPECT_EQ(review.findings.front().rule, "mine");
    EXPECT_EQ(review.findings.front().advice, "cap it");
    EXPECT_EQ(review.score, 40);
    EXPECT_EQ(review.verdict, Verdict::review);
    EXPECT_EQ(house(rule + "critical = true\n").judge({"s.py", "stake *= 2\n"}).verdict, Verdict::rejected);
    EXPECT_EQ(house(rule + "[caps]\nmine = 7\n").judge({"s.py", "stake *= 2\nlot *= 2\n"}).score, 7);
    EXPECT_EQ(house(rule).judge({"s.py", "stake = 2\n"}).verdict, Verdict::approved);
}

TEST(OwnRules, FindingsStandAmongTheOthersByPlace) {
    const Validator validator = house("[[rule]]\nid = 'mine'\npoints = 1\n" + std::string(kMartingale));
    EXPECT_THAT(places(validator.judge({"s.py", "import os\nstake *= 2\nimport sys\n"})),
                ElementsAre("denied-module 1:8-10", "mine 2:1-6", "denied-module 3:8-11"));
}

TEST(OwnRules, PlacesAreInCodePointsAndTextIsTheSourcesOwn) {
    EXPECT_THAT(found_by("message = '{here}'\nquery = '(call function: (identifier) @here)'\n", "é = '€'; match(1)\n"),
                ElementsAre("1:10-15 match"));
}

TEST(OwnRules, HereIsWhereTheFindingPoints) {
    EXPECT_THAT(found_by_query("(call function: (identifier) @f arguments: (argument_list (integer) @here))", "f(1)\n"),
                ElementsAre("1:3-4 m"));
    EXPECT_THAT(
        found_by_query("(call function: (identifier) @_f arguments: (argument_list (integer) @n) (#eq? @_f \"f\"))",
                       "f(1)\ng(2)\n"),
        ElementsAre("1:3-4 m"));
}

struct PredicateCase {
    std::string_view predicate;
    std::string_view found;  ///< of the calls a(1), bb(1), c(2, 3), b()
};

TEST(OwnRules, PredicatesAreEnforced) {
    constexpr PredicateCase kCases[] = {
        {"(#eq? @f \"a\")", "a"},
        {"(#not-eq? @f \"a\")", "bb c b"},
        {"(#any-of? @f \"a\" \"c\")", "a c"},
        {"(#not-any-of? @f \"a\" \"c\")", "bb b"},
        {"(#match? @f \"^b\")", "bb b"},
        {"(#match? @f \"b$\")", "bb b"},
        {"(#not-match? @f \"^b\")", "a c"},
        {"(#match? @n \"[13]\")", "a bb b"},  // a capture without nodes fits
        {"(#any-match? @n \"3\")", "c"},
        {"(#any-not-match? @n \"3\")", "a bb c"},
        {"(#any-eq? @n \"2\")", "c"},
        {"(#any-not-eq? @n \"2\")", "a bb c"},
        {"(#eq? @n \"1\")", "a bb b"},
        {"(#match? @f \"b\") (#not-eq? @f \"b\")", "bb"},
    };
    for (const PredicateCase& one : kCases) {
        const std::string query =
            "((call function: (identifier) @f arguments: (argument_list (integer)? @n (\",\" (integer) @n)*)) " +
            std::string(one.predicate) + ")";
        std::string found;
        const Validator validator =
            house("[[rule]]\nid = 'mine'\npoints = 1\nmessage = '{f}'\nquery = '''" + query + "'''\n");
        for (const Finding& finding : validator.judge({"s.py", "a(1)\nbb(1)\nc(2, 3)\nb()\n"}).findings) {
            found += (found.empty() ? "" : " ") + finding.message;
        }
        EXPECT_EQ(found, one.found) << one.predicate;
    }
}

TEST(OwnRules, TwoCapturesAreHeldAgainstEachOther) {
    const std::string query = "((assignment left: (identifier) @a right: (identifier) @b) (#eq? @a @b))";
    EXPECT_THAT(found_by_query(query, "x = x\nx = y\n"), ElementsAre("1:1-2 m"));
}

TEST(OwnRules, NamesAreReadAsPythonReadsThem) {
    // U+FF53 is folded to s by NFKC (PEP 3131).
    EXPECT_THAT(found_by_query("((identifier) @n (#eq? @n \"stake\"))", "\uFF53take = 1\n"), ElementsAre("1:1-6 m"));
}

TEST(OwnRules, ACallBehindAStarIsACall) {
    const std::string query = "(call function: (identifier) @f (#eq? @f \"f\"))";
    EXPECT_THAT(found_by_query(query, "x = [*f(1)]\n"), ElementsAre("1:7-8 m"));
    EXPECT_THAT(found_by_query(query, "x = *f(1), 2\nprint(*f(2))\n"), ElementsAre("1:6-7 m", "2:8-9 m"));
}

TEST(OwnRules, OnePlaceIsOneFinding) {
    EXPECT_THAT(found_by_query("(call function: (_) @here arguments: (argument_list (integer) @_n))", "f(1, 2, 3)\n"),
                ElementsAre("1:1-2 m"));
}

TEST(OwnRules, ManyQueriesKeepTheirFindingsApart) {
    const Validator validator = house(
        "[[rule]]\nid = 'a'\npoints = 1\nmessage = 'a'\nquery = '(call) @x (lambda) @x'\n"
        "[[rule]]\nid = 'b'\npoints = 1\nmessage = 'b'\ncall = 'f'\n"
        "[[rule]]\nid = 'c'\npoints = 1\nmessage = 'c'\nquery = '(integer) @x'\n");
    EXPECT_THAT(places(validator.judge({"s.py", "f(1)\ng = lambda: 2\n"})),
                ElementsAre("a 1:1-5", "b 1:1-5", "c 1:3-4", "a 2:5-14", "c 2:13-14"));
}

TEST(OwnRules, CallsAreMatchedByWhatTheyReach) {
    const std::string rule = "message = '{call}'\ncall = ['pandas.read_*', '*.to_feather']\n";
    EXPECT_THAT(found_by(rule, "import pandas as pd\nload = pd.read_csv\nload('/data/x.csv')\n"),
                ElementsAre("2:8-19 pandas.read_csv"));
    EXPECT_THAT(found_by(rule, "from pandas import read_table as t\nt('/data/x')\n"),
                ElementsAre("2:1-13 pandas.read_table"));
    EXPECT_THAT(found_by(rule, "frame.to_feather('x')\nto_feather(1)\n"), ElementsAre("1:1-22 *.to_feather"));
    EXPECT_THAT(found_by("message = '{call}'\ncall = 'print'\n", "p = print\np(1)\nprint(2)\nx.print(3)\n"),
                ElementsAre("2:1-5 print", "3:1-9 print"));
    EXPECT_THAT(found_by("message = '{call}'\ncall = 'builtins.print'\n", "p = print\np(1)\n"),
                ElementsAre("2:1-5 print"));
    EXPECT_THAT(found_by("message = '{call}'\ncall = 'train*'\n", "def train_all():\n    pass\ntrain_all()\n"),
                ElementsAre("3:1-12 train_all"));
}

TEST(OwnRules, ImportsAreMatchedWithWhatLiesBelow) {
    const std::string rule = "message = '{import}'\nimport = 'numpy.lin*'\n";
    EXPECT_THAT(found_by(rule,
                         "import numpy\nimport numpy.linalg as la\nfrom numpy import linalg\n"
                         "from numpy.linalg import norm\nimport mynumpy.linalg\n"),
                ElementsAre("2:8-26 numpy.linalg", "3:19-25 numpy.linalg", "4:26-30 numpy.linalg.norm"));
}

TEST(OwnRules, NamesAndAttributesAreMatched) {
    EXPECT_THAT(found_by("message = '{name}'\nname = 'martin*'\n", "martingale = 1\nprint(martingale)\n"),
                ElementsAre("2:7-17 martingale"));
    EXPECT_THAT(found_by("message = '{name}'\nname = 'math.pi'\n", "from math import pi as p\nprint(p)\n"),
                ElementsAre("2:7-8 math.pi"));
    EXPECT_THAT(found_by("message = '{attribute}'\nattribute = 'shift'\n",
                         "frame.close.shift(-1)\ngetattr(frame, 'sh' + 'ift')\n"),
                ElementsAre("1:13-18 shift", "2:1-29 shift"));
    EXPECT_THAT(found_by("message = '{attribute}'\nattribute = 'numpy.random.*'\n",
                         "import numpy as np\nr = np.random\nr.seed(1)\n"),
                ElementsAre("3:3-7 numpy.random.seed"));
}

TEST(OwnRules, StringsAreMatchedFolded) {
    const std::string rule = "message = '{string}'\nstring = 'http*://*'\n";
    EXPECT_THAT(found_by(rule, "a = 'https://x'\nb = 'ht' + 'tp://y'\nc = 'see http://z'\nd = f'http://{a}'\n"),
                ElementsAre("1:5-16 https://x", "2:5-20 http://y", "4:5-18 http://https://x"));
    EXPECT_THAT(found_by(rule, "def f(host):\n    return f'http://{host}/x'\n"), ElementsAre("2:12-30 http://"));
}

TEST(OwnRules, AllKeysHoldInOnePlace) {
    const std::string rule = "message = '{call} {string}'\ncall = 'pandas.read_csv'\nstring = 'http*'\n";
    EXPECT_THAT(found_by(rule,
                         "import pandas as pd\nurl = 'http://x'\npd.read_csv(url)\npd.read_csv('/data/x.csv')\n"
                         "print('http://y')\n"),
                ElementsAre("3:1-17 pandas.read_csv http://x"));
    EXPECT_THAT(found_by("message = '{call}'\ncall = 'open'\nquery = '(for_statement) @here'\n",
                         "for x in y:\n    open(x)\nopen('z')\nfor x in y:\n    pass\n"),
                ElementsAre("1:1-12 open"));
}

TEST(OwnRules, BracesInMessages) {
    EXPECT_THAT(found_by("message = '{{{f}}} }}'\nquery = '(call function: (identifier) @f)'\n", "f()\n"),
                ElementsAre("1:1-2 {f} }"));
    EXPECT_THAT(
        found_by("message = '{here}'\nquery = '(string) @here'\n", "x = '''a\n\tb" + std::string(90, 'c') + "'''\n"),
        ElementsAre(StartsWith("1:5-96 '''a  bccc")));
    EXPECT_EQ(refusal("message = 'a {m}'\nquery = '(call) @n'\n"),
              "house.toml:7:11: rule.mine.message: {m} names nothing that this rule finds; did you mean {n}?");
    EXPECT_EQ(refusal("message = 'a {n'\nquery = '(call) @n'\n"),
              "house.toml:7:11: rule.mine.message: a '{' that is never closed; write {{ for a brace");
    EXPECT_EQ(refusal("message = 'a }'\ncall = 'f'\n"),
              "house.toml:7:11: rule.mine.message: a '}' that closes nothing; write }} for a brace");
    EXPECT_EQ(refusal("message = '{zzzzzz}'\ncall = 'f'\nstring = 'x'\n"),
              "house.toml:7:11: rule.mine.message: {zzzzzz} names nothing that this rule finds; there is: {call}, "
              "{string}");
}

struct BadQuery {
    std::string_view query;  ///< from line 9 on
    std::string_view message;
};

TEST(OwnRules, ABadQueryIsRefusedAtItsPlace) {
    constexpr BadQuery kBad[] = {
        {"(augmented_asignment) @n",
         "9:2: rule.mine.query: Python's grammar has no node \"augmented_asignment\"; did you mean "
         "augmented_assignment?"},
        {"\n  (call funtion: (_)) @n",
         "10:9: rule.mine.query: Python's grammar has no field \"funtion\"; did you mean function?"},
        {"(call", "9:1: rule.mine.query: the '(' here is never closed; write its ')'"},
        {"(call]", "9:6: rule.mine.query: ']' where '(' is open; write ')' first"},
        {"; ( é\n(call) )", "10:8: rule.mine.query: nothing is open that this ')' closes; take it out"},
        {"(call) @x \"un",
         "9:11: rule.mine.query: the quote here is never closed; write its other '\"' on the same line"},
        {"(call)",
         "9:1: rule.mine.query: no node is captured, so that a finding has no place; write @here behind the "
         "one it is about"},
        {"; nothing", "9:1: rule.mine.query: the query has no pattern; write one"},
        {"((call) @x (#eq? @y \"a\"))",
         "9:19: rule.mine.query: no capture before this is called @y; write one that the pattern has"},
        {"((call) @x (#matc? @x \"a\"))",
         "9:13: rule.mine.query: no predicate is called #matc?; #match? is the nearest, write one of #eq?, #not-eq?, "
         "#any-eq?, #any-not-eq?, #match?, #not-match?, #any-match?, #any-not-match?, #any-of?, #not-any-of?"},
        {"((call) @x\n (#match? @x \"a(\"))",
         "10:14: rule.mine.query: the regular expression cannot be read: missing ): a(; mend it (RE2 syntax, without "
         "back references and look-around)"},
        {"((call) @x (#match? @x \"(a)\\\\1\"))",
         "9:24: rule.mine.query: the regular expression cannot be read: invalid escape sequence: \\1; mend it (RE2 "
         "syntax, "
         "without back references and look-around)"},
        {"((call) @x (#eq? @x))",
         "9:18: rule.mine.query: #eq? takes a capture and one thing to hold it against; write two arguments"},
        {"((call) @x (#eq? \"a\" @x))", "9:18: rule.mine.query: #eq? begins with a capture; write one such as @n"},
        {"((call) @x (#any-of? @x \"b\" @x))",
         "9:29: rule.mine.query: #any-of? takes words behind the first capture; write them in quotes"},
        {"((call) @x (#match? @x @x))",
         "9:24: rule.mine.query: #match? takes a regular expression; write it in quotes"},
        {"(call) @x (#eq? @x \"f\")",
         "9:11: rule.mine.query: this predicate stands outside of every pattern, where nobody looks at it; move it "
         "into "
         "the brackets of its pattern"},
        {"((call) @x (.eq? @x \"f\"))", "9:13: rule.mine.query: a predicate begins with `#`; write that for the `.`"},
        {"((integer)? @a)+ @x",
         "9:16: rule.mine.query: `+` repeats what may be nothing; take the `?` and `*` within out"},
        {"(_ [(integer) (string)?]*) @x",
         "9:25: rule.mine.query: `*` repeats what may be nothing; take the `?` and `*` within out"},
        {"((_ arguments: (argument_list)?)* @x)",
         "9:33: rule.mine.query: `*` repeats what may be nothing; take the `?` and `*` within out"},
        {"(argument_list (integer)?*) @x",
         "9:26: rule.mine.query: a second one of `?`, `*` and `+`; leave one of them"},
        {"(call) @a @b @c @d",
         "9:17: rule.mine.query: more than 3 captures of one node, of which tree-sitter forgets the others; take this "
         "one out"},
        {"([(call) @a @b (integer)] @c) @d @e",
         "9:31: rule.mine.query: more than 3 captures of one node, of which tree-sitter forgets the others; take this "
         "one out"},
        {"(call) @\u00e9",
         "9:9: rule.mine.query: letters other than ASCII stand in quotes and comments only; take this one out"},
        {"(call (module)) @x",
         "9:7: rule.mine.query: no Python program has this form, so that it finds nothing; mend the pattern here"},
        {"(call function:) @x",
         "9:16: rule.mine.query: the query is not well formed here; write patterns as `(call function: (identifier) "
         "@f)`"},
    };
    for (const BadQuery& bad : kBad) {
        EXPECT_EQ(refusal_of_query(bad.query), "house.toml:" + std::string(bad.message)) << bad.query;
    }
    EXPECT_THAT(refusal_of_query(std::string(65, '(') + std::string(65, ')') + "@x"),
                StartsWith("house.toml:9:65: rule.mine.query: patterns nested more than 64 deep"));
}

struct Needed {
    std::string_view query;
    std::string_view source;
    bool tree;  ///< whether somebody has to look at the source's tree
};

TEST(OwnRules, ASourceWithoutAQuerysWordsIsNotWalked) {
    constexpr Needed kCases[] = {
        {"(augmented_assignment left: (_) @n operator: \"*=\")", "a *= 2\n", true},
        {"(augmented_assignment left: (_) @n operator: \"*=\")", "a += 2\n", false},
        {"(augmented_assignment left: (_) @n operator: \"*=\")", "a += 2  # \u00e9\n", true},
        {"(augmented_assignment [\"*=\" \"/=\"]) @n", "a /= 2\n", true},
        {"(argument_list \",\"? @n)", "f()\n", true},
        {"(argument_list (\",\" (integer))* @n)", "f()\n", true},
        {"(argument_list (\",\" (integer)) * @n)", "f()\n", true},
        {"(argument_list (\",\" (integer))+ @n)", "f()\n", false},
        {"(argument_list \",\" @n ?)", "f()\n", true},
        {"(MISSING \"]\") @n", "f()\n", true},
        {"(M \"]\") @n", "f()\n", true},
        {"(comparison_operator \"not in\") @n", "a not  in b\n", true},
        {"(call) @n (lambda \"lambda\") @n", "f()\n", true},
        {"((identifier) @n (#eq? @n \"stake\"))", "stake\n", true},
        {"((identifier) @n (#eq? @n \"stake\"))", "STAKE\n", false},
        {"((identifier) @n (#not-eq? @n \"stake\"))", "price\n", true},
        {"((identifier) @n (#any-of? @n \"stake\" \"lot\"))", "lot\n", true},
        {"((identifier) @n (#any-of? @n \"stake\" \"lot\"))", "size\n", false},
        {"((identifier) @n (#match? @n \"^(stake|lot)$\"))", "lot\n", true},
        {"((identifier) @n (#match? @n \"^(stake|lot)$\"))", "size\n", false},
        {"((identifier) @n (#match? @n \"(?i)stake\"))", "StAkE\n", true},
        {"((identifier) @n (#match? @n \"stake|x*\"))", "size\n", true},
        {"((identifier) @n (#not-match? @n \"stake\"))", "size\n", true},
        {"((call arguments: (argument_list (integer)? @n)) @c (#eq? @n \"7\"))", "f()\n", true},
        {"((call arguments: (argument_list (integer)+ @n)) @c (#eq? @n \"7\"))", "f()\n", false},
        {"([(identifier) @n (integer)] @c (#eq? @n \"stake\"))", "1\n", true},
        {"((assignment left: (_) @a right: (_) @b) (#eq? @a @b))", "x = x\n", true},
    };
    for (const Needed& one : kCases) {
        const Result<Policy> policy = parse_house("[[rule]]\nid = 'mine'\npoints = 1\nmessage = 'm'\nquery = '''" +
                                                  std::string(one.query) + "'''\n");
        ASSERT_TRUE(policy) << policy.error().message;
        const Validator installs_the_allocator = house("");
        const Result<OwnRules> rules = OwnRules::compile(*policy);
        ASSERT_TRUE(rules) << rules.error().message;
        const OwnRules::Walk walk(*rules, one.source, std::chrono::seconds(1));
        EXPECT_EQ(walk.is_needed(), one.tree) << one.query << " in " << one.source;
        // A letter that is not ASCII makes everybody look: the two have to find the same.
        const auto found = [&](std::string source) { return found_by_query(one.query, std::move(source)); };
        EXPECT_EQ(found(std::string(one.source)), found(std::string(one.source) + "# \u00e9\n")) << one.query;
    }
}

TEST(OwnRules, AFormFeedIsABlankInAQuery) {
    EXPECT_THAT(found_by("message = 'm'\nquery = \"(function_definition \\\"async\\\"\\f? name: (identifier) @n)\"\n",
                         "def f(x): pass\n"),
                ElementsAre("1:5-6 m"));
}

/// Queries that begin with one node are asked there only, and most of them over a text without its comments. One that
/// may begin anywhere is asked everywhere, over all of it; with such a pattern at its side the rule has to find the
/// same.
TEST(OwnRules, FindsTheSameWhereverItLooks) {
    constexpr std::string_view kAnywhere = "\n((_) @z (#eq? @z \"no such text\"))";
    constexpr std::string_view kQueries[] = {
        "(call) @n",
        "(call function: (identifier) @n)",
        "(call function: (_) @n arguments: (argument_list (integer)+ @i))",
        "(call arguments: (argument_list . (identifier) @n))",
        "((identifier) @n (#match? @n \"^[a-c]\"))",
        "((identifier) @n (#not-match? @n \"^[a-c]\"))",
        "(assignment left: (identifier) @n right: (string) @s)",
        "(assignment !type left: (_) @n)",
        "(augmented_assignment operator: \"*=\") @n",
        "((string) @s (#match? @s \"stake\"))",
        "(string (string_content) @s)",
        "(concatenated_string (string) @s (string) @t)",
        "(list (list_splat) @n)",
        "(list (call) @n)",
        "(function_definition body: (block) @n)",
        "(function_definition name: (identifier) @n parameters: (parameters (identifier)* @p))",
        "(module (expression_statement (_)+)) @n",
        "(comment) @n",
        "((comment) @n . (return_statement))",
        "((expression_statement) @n . (return_statement) @m)",
        "[(integer) (float)] @n",
        "(binary_operator (binary_operator) @n)",
        "(return_statement (expression_list . (integer)?) @n)",
        "(return_statement)+ @n",
        "\"lambda\" @n",
        "(interpolation (identifier) @n)",
        "(if_statement condition: (_) @n consequence: (block (_) @m .))",
        "(call) @n (subscript) @n",
    };
    constexpr std::string_view kSources[] = {
        "",
        "# stake\n",
        "x = 'stake'  # y\ny *= f(1, 2,\n      # inside\n      3)\n",
        "def f(a, b=1, *c):  # one\n    '''stake\n    more'''\n    s = 'a' \"b\" \\\n        'c'\n    # last\n    "
        "return 0, a\n    # after\n",
        "l = [*f(a), *b.c, d(2)]\nprint(*g(1), sep=f'{a:>{b}} {c!r}')\n",
        "a = 1 + 2 + (3 +  # plus\n  4.5)\nif a:\n    f(a)\n    g[a](lambda: a)\n# end\n",
        "f(g(h(a, b), c), *d)\n\n\n\"doc\"\n",
        "caf\u00e9 = f(caf\u00e9)  # \u00e9\n",
    };
    for (const std::string_view query : kQueries) {
        for (const std::string_view source : kSources) {
            EXPECT_EQ(found_by_query(query, std::string(source)),
                      found_by_query(std::string(query) + std::string(kAnywhere), std::string(source)))
                << query << " in " << source;
        }
    }
}

TEST(OwnRules, ABadQueryIsToldInItsOwnRule) {
    const Result<Policy> policy = parse_house(
        "[[rule]]\nid = 'good'\npoints = 1\nmessage = 'm'\nquery = '(call) @x'\n"
        "[[rule]]\nid = 'bad'\npoints = 1\nmessage = 'm'\nquery = '(cal) @x'\n");
    ASSERT_TRUE(policy);
    const Result<Validator> validator = Validator::create(*policy);
    ASSERT_FALSE(validator);
    EXPECT_EQ(validator.error().code, ErrorCode::invalid_policy);
    EXPECT_EQ(validator.error().message,
              "house.toml:13:11: rule.bad.query: Python's grammar has no node \"cal\"; did you mean call?");
}

/// Judges and expects a rejection by engine-limit with `sentence`, within a few seconds.
void expect_stopped(std::string_view query, std::string source, std::string_view sentence,
                    std::string_view limits = "") {
    const Validator validator = house("[[rule]]\nid = 'slow'\npoints = 0\nmessage = 'm'\nquery = '''" +
                                      std::string(query) + "'''\n" + std::string(limits));
    const auto start = std::chrono::steady_clock::now();
    const Judgement judgement = validator.judge({"s.py", std::move(source)});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(judgement.verdict, Verdict::rejected) << query;
    std::string said;
    for (const Finding& finding : judgement.findings) {
        if (finding.rule == "engine-limit") said += finding.message + "\n";
    }
    EXPECT_THAT(said, HasSubstr(std::string(sentence))) << query;
    EXPECT_LT(took.count(), 20.0) << query;
}

std::string lines(std::string_view line, int count) {
    std::string text;
    for (int at = 0; at < count; ++at) text += line;
    return text;
}

TEST(OwnRules, AQueryThatIsTooSlowRejectsWithASentence) {
    expect_stopped("(module (_)* @a (_)* @b (_)* @c (_)* @d (expression_statement) @e)", lines("a = 1\n", 3'000),
                   "of slow");
    expect_stopped("((_) @a (_) @b (_) @c (_) @d (_) @e)", lines("f(1, 2)\n", 3'000), "of slow");
    expect_stopped("(_) @x", lines("f(1)\n", 8'000), "the query of slow matches in more than 20000 places",
                   "[validator]\nmax_findings = 100000\n");
}

TEST(OwnRules, AQueryWithManyOptionalPartsIsRefusedBeforeItTakesMinutes) {
    EXPECT_EQ(
        refusal_of_query("(call " + lines("(_)? ", 3'000) + ") @x"),
        "house.toml:9:260: rule.mine.query: more than 50 times `?` or `*` in one pattern; write several patterns");
    EXPECT_EQ(refusal_of_query(lines("((call (_)? (_)*) @x (#match? @x \"a*b?\"))\n", 60)), "(none)");
}

std::string rules_with(std::string_view query, int count) {
    std::string text;
    for (int at = 0; at < count; ++at) {
        text += "[[rule]]\nid = 'a" + std::to_string(at) + "'\npoints = 1\nmessage = 'm'\nquery = '''" +
                std::string(query) + "'''\n";
    }
    return text;
}

/// tree-sitter numbers a query's steps in 16 bits: beyond, patterns were lost, and nothing said so.
TEST(OwnRules, ManyLongQueriesLoseNone) {
    const std::string last = "[[rule]]\nid = 'last'\npoints = 1\nmessage = 'm'\nquery = '(identifier) @x'\n";
    const std::string query = lines("(lambda) @x\n", 900);
    EXPECT_THAT(places(house(rules_with(query, 3) + last + rules_with("(integer) @x", 1).replace(15, 2, "z1"))
                           .judge({"s.py", "x = 1\nlambda: 2\n"})),
                ElementsAre("last 1:1-2", "z1 1:5-6", "a0 2:1-10", "a1 2:1-10", "a2 2:1-10", "z1 2:9-10"));
    const Result<Policy> policy = parse_house(rules_with(query, 23) + last);
    ASSERT_TRUE(policy);
    const Result<Validator> validator = Validator::create(*policy);
    ASSERT_FALSE(validator);
    EXPECT_THAT(validator.error().message,
                HasSubstr("rule.a12.query: the queries of this policy have more than 131072 bytes together"));
}

/// RE2 takes time by the text, times the size of the expression.
TEST(OwnRules, ALongTextIsNotHeldAgainstALargeExpression) {
    expect_stopped("((identifier) @x (#match? @x \"(a{0,1000}){0,1}b\"))", std::string(900'000, 'a') + " = 1\n",
                   "a text in this source is too long for a regular expression in the query of slow");
    expect_stopped("((string) @x (#not-match? @x \"(a{0,1000}){0,1}b\"))", "x = '" + std::string(900'000, 'a') + "'\n",
                   "a text in this source is too long for a regular expression in the query of slow");
}

TEST(OwnRules, ARegularExpressionCostsByTheTextAlone) {
    const Judgement judgement = house(
                                    "[[rule]]\nid = 'mine'\npoints = 1\nmessage = 'm'\n"
                                    "query = '''((identifier) @x (#match? @x \"^(a|aa|aaa|a*)*$\"))'''\n")
                                    .judge({"s.py", std::string(100'000, 'a') + "b = 1\n"});
    EXPECT_THAT(places(judgement), IsEmpty());
    EXPECT_EQ(judgement.verdict, Verdict::approved);
}

TEST(OwnRules, ManyFindingsAreBoundedAsThoseOfOtherRules) {
    const Judgement judgement = house("[[rule]]\nid = 'mine'\npoints = 0\nmessage = 'm'\nquery = '(integer) @x'\n")
                                    .judge({"s.py", lines("1\n", 3'000)});
    EXPECT_EQ(judgement.verdict, Verdict::rejected);
    EXPECT_EQ(judgement.findings.size(), 1'001U);
}

TEST(OwnRules, SourcesThatCannotBeReadAreRejectedAllTheSame) {
    const Validator validator = house("[[rule]]\nid = 'mine'\npoints = 0\nmessage = 'm'\nquery = '(call) @x'\n");
    for (const char* source : {"f(", "f(\0)", "\xff", "\"", "x = [*f(]"}) {
        EXPECT_EQ(validator.judge({"s.py", source}).verdict, Verdict::rejected) << source;
    }
    EXPECT_THAT(validator.judge({"s.py", ""}).findings, IsEmpty());
}

}  // namespace
}  // namespace paddock::testing
