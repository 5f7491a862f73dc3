#include "ingest/json_stream.h"

#include <gtest/gtest.h>

#include <string>

namespace escalint {
namespace {

std::string Padded(std::string text) { return text + std::string(kJsonPadding, '\0'); }

TEST(JsonStream, AStringBeginsBehindWhatIsPlain) {
  std::string text = Padded("abc\" and more");
  JsonStream stream(text.data());
  EXPECT_EQ(stream.PutBegin(), text.data());
  EXPECT_EQ(stream.Peek(), '"');
}

// RapidJSON asks it of each number, too, and takes the stream back. A case with a picture as a list
// of 100,000 numbers took half a minute when each looked to the end of the list.
TEST(JsonStream, TheBeginningOfANumberCostsOneLookHoweverMuchFollows) {
  std::string text = Padded(std::string(100'000, '1'));
  JsonStream stream(text.data());
  stream.PutBegin();
  EXPECT_LE(static_cast<size_t>(stream.Place() - text.data()), kJsonPadding);
}

}  // namespace
}  // namespace escalint
