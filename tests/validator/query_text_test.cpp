#include "rules/query_text.hpp"

#include <gtest/gtest.h>

namespace paddock {
namespace {

TEST(QueryText, ComparesAndComputesColumns) {
    for (const char* text :
         {"close > open", "close > 1.5 and volume >= .5", "(close > 5) and (open < 3)", "a in (1, 2)", "close > @limit",
          "ret = close.pct_change()", "volume > volume.mean()", "date.dt.year == 2020", "name.str.contains('x.(y')",
          "`close price` > 5", "not (a)", "name == \"buy (now)\""}) {
        EXPECT_TRUE(is_plain_query(text)) << text;
    }
}

TEST(QueryText, ReachesNothingElse) {
    for (const char* text : {"@pd.io.common.os",
                             "close.values",
                             "close.to_csv('/tmp/x')",
                             "close.mean.x",
                             "f(1)",
                             "@f(1)",
                             "f\n(1)",
                             "f\t(1)",
                             "close[0]",
                             "`a`(1)",
                             "(f)(1)",
                             "x.__class__",
                             "@frame.mean()",
                             "close.apply(1)",
                             "close.mean(@x)",
                             "'a'.format(1)",
                             "name == 'a\\' or f(1) or '",
                             "name == 'a",
                             "`'` or f(1) or `'`",
                             "close.mean\xc3\xa9()",
                             "caf\xc3\xa9(1)",
                             "''' ' ''' + f(1) + ''' ' '''",
                             "f'{f(1)}' == a",
                             "'''x' (1)''' (2)"}) {
        EXPECT_FALSE(is_plain_query(text)) << text;
    }
}

}  // namespace
}  // namespace paddock
