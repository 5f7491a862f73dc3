#include "source/read_ahead.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <future>
#include <stdexcept>

#include "source/text_window.h"

namespace escalint {
namespace {

/// Hands out `text` in small pieces, hashing it as a file's reader does; then `at_end` happens.
class PieceReader : public ByteReader {
 public:
  PieceReader(std::string text, std::shared_ptr<Sha256> hash)
      : text_(std::move(text)), hash_(std::move(hash)) {}
  size_t Read(char* into, size_t capacity) override {
    const size_t count = std::min({capacity, size_t{1000}, text_.size() - used_});
    if (count == 0) return at_end ? at_end() : 0;
    std::memcpy(into, text_.data() + used_, count);
    used_ += count;
    if (hash_) hash_->Update({into, count});
    return count;
  }
  std::function<size_t()> at_end;

 private:
  std::string text_;
  std::shared_ptr<Sha256> hash_;
  size_t used_ = 0;
};

/// What lies below is one reader, raw and text at once.
class Forward : public ByteReader {
 public:
  explicit Forward(std::shared_ptr<ByteReader> to) : to_(std::move(to)) {}
  size_t Read(char* into, size_t capacity) override { return to_->Read(into, capacity); }

 private:
  std::shared_ptr<ByteReader> to_;
};

struct Input {
  explicit Input(const std::string& text)
      : reader(std::make_shared<PieceReader>(text, hash)),
        ahead(
            std::make_unique<ReadAhead>(ReaderStack{std::make_unique<Forward>(reader),
                                                    std::make_unique<Forward>(reader), hash, below},
                                        faults)) {}
  std::string ReadAll() {
    std::string all;
    char piece[700];
    while (const size_t got = ahead->Read(piece, sizeof piece)) all.append(piece, got);
    return all;
  }
  std::shared_ptr<Sha256> hash = std::make_shared<Sha256>();
  std::shared_ptr<FaultLog> below = std::make_shared<FaultLog>("x");
  std::shared_ptr<FaultLog> faults = std::make_shared<FaultLog>("x");
  std::shared_ptr<PieceReader> reader;
  std::unique_ptr<ReadAhead> ahead;
};

std::string LongText() {
  std::string text;
  for (int i = 0; text.size() < 5'000'000; ++i) text += std::to_string(i) + ",";
  return text;
}

std::string HashOf(const std::string& text) {
  Sha256 hash;
  hash.Update(text);
  return hash.Finish();
}

TEST(ReadAhead, GivesTheTextInOrderAndTheHashOfAllOfIt) {
  const std::string text = LongText();
  Input input(text);
  EXPECT_EQ(input.ReadAll(), text);
  EXPECT_EQ(input.ahead->FinishHash(), HashOf(text));
}

TEST(ReadAhead, HashesToTheEndThoughTheTextIsNotWanted) {
  const std::string text = LongText();
  Input input(text);
  char piece[10];
  EXPECT_EQ(input.ahead->Read(piece, sizeof piece), 10u);
  EXPECT_EQ(input.ahead->FinishHash(), HashOf(text));
}

TEST(ReadAhead, HashesAnInputThatNobodyRead) {
  Input input("abc");
  EXPECT_EQ(input.ahead->FinishHash(), HashOf("abc"));
}

TEST(ReadAhead, TellsWhatIsWrongBelowAtTheEndOfTheText) {
  Input input("some text");
  input.reader->at_end = [&] {
    if (!input.below->input_broken()) input.below->AddBrokenInput("cut off", "copy it again");
    return size_t{0};
  };
  EXPECT_EQ(input.ReadAll(), "some text");
  EXPECT_TRUE(input.faults->input_broken());
  ASSERT_EQ(input.faults->problems().size(), 1u);
  EXPECT_EQ(input.faults->problems()[0].message, "cut off");
}

TEST(ReadAhead, PassesAnExceptionOn) {
  Input input("some text");
  input.reader->at_end = []() -> size_t { throw std::runtime_error("no memory"); };
  EXPECT_THROW(input.ReadAll(), std::runtime_error);
}

/// While it lives a new thread asks for more memory than there are addresses.
class NoThreads {
 public:
  NoThreads() {
    pthread_getattr_default_np(&before_);
    pthread_attr_t attributes = before_;
    pthread_attr_setstacksize(&attributes, size_t{1} << 60);
    refused_ = pthread_setattr_default_np(&attributes) == 0;
  }
  ~NoThreads() { pthread_setattr_default_np(&before_); }
  bool refused() const { return refused_; }

 private:
  pthread_attr_t before_{};
  bool refused_ = false;
};

TEST(ReadAhead, ReadsByItselfWhereThereIsNoThreadToBeHad) {
  const std::string text = LongText();
  const NoThreads none;
  ASSERT_TRUE(none.refused());
  Input input(text);
  EXPECT_EQ(input.ReadAll(), text);
  EXPECT_EQ(input.ahead->FinishHash(), HashOf(text));
  Input unread("abc");
  EXPECT_EQ(unread.ahead->FinishHash(), HashOf("abc"));
}

TEST(BufferedText, ALongTextGrowsByAsMuchAsItHas) {
  const std::string text = LongText() + LongText() + LongText();
  Input input(text);
  const auto window = BufferText(std::move(input.ahead), Encoding::kUtf8);
  constexpr size_t kLong = 1 << 20;
  int asked = 0;
  while (window->Grow()) asked += window->text().size() > kLong ? 1 : 0;
  EXPECT_EQ(window->text(), text);
  EXPECT_LE(asked, 5);
}

TEST(ReadAhead, DoesNotWaitForAPipeThatStaysSilent) {
  std::promise<void> silent, speak, ended;
  Input input("some text");
  input.reader->at_end = [&]() -> size_t {
    silent.set_value();
    speak.get_future().wait();
    ended.set_value();
    throw std::runtime_error("nobody hears this");
  };
  char piece[9];
  EXPECT_EQ(input.ahead->Read(piece, sizeof piece), 9u);
  silent.get_future().wait();
  input.ahead.reset();  // would hang here
  speak.set_value();
  ended.get_future().wait();
}

}  // namespace
}  // namespace escalint
