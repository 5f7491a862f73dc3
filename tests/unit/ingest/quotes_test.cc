#include "ingest/quotes.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(WithoutQuotes, NothingIsLeftOfWhatAMessageQuotes) {
  const std::vector<std::pair<std::string, std::string>> messages = {
      {"\"id\" is given twice", "\"id\" is given twice"},
      {"\"id\" is 4711.5; a string or a whole number was expected",
       "\"id\" is …; a string or a whole number was expected"},
      {"\"private\" is \"x\" Ada \"y\"; true or false was expected",
       "\"private\" is …; true or false was expected"},
      {"\"private\" is \"id\" Ada \"y\"; true or false was expected",
       "\"private\" is …; true or false was expected"},
      {"found text beginning \"Ada", "found text beginning …"},
      {"the case is a string; an object was expected",
       "the case is a string; an object was expected"},
      {"\"Ada\" is the element; <case> was expected", "… is the element; <case> was expected"},
  };
  for (const auto& [message, expected] : messages) EXPECT_EQ(WithoutQuotes(message), expected);
}

}  // namespace
}  // namespace escalint
