#include "bounded_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>

namespace paddock::app {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kLong = 60'000ms;  ///< what is waited for comes sooner, or the test takes too long

TEST(BoundedQueue, GivesTogetherWhatComesWithinTheTimeToGather) {
    BoundedQueue<int> queue(8, 100);
    std::jthread late([&] {
        queue.push(1, 1);
        std::this_thread::sleep_for(5ms);
        queue.push(2, 1);
        queue.close();
    });
    EXPECT_THAT(queue.pop_all(kLong, kLong), ElementsAre(1, 2));
}

TEST(BoundedQueue, GathersNoLongerWhenSomebodyIsHeldBack) {
    BoundedQueue<int> by_number(2, 100);
    BoundedQueue<int> by_weight(8, 100);
    std::jthread pushing([&] {
        for (int item = 0; item < 3; ++item) {
            EXPECT_TRUE(by_number.push(item, 1));
        }
        for (int item = 0; item < 3; ++item) {
            EXPECT_TRUE(by_weight.push(item, item == 2 ? 1000 : 40));
        }
    });
    const auto begin = steady_clock::now();
    EXPECT_THAT(by_number.pop_all(kLong, kLong), ElementsAre(0, 1));
    EXPECT_THAT(by_weight.pop_all(kLong, kLong), ElementsAre(0, 1));
    pushing.join();
    EXPECT_LT(steady_clock::now() - begin, kLong);
    EXPECT_EQ(by_number.pop(), 2);
    EXPECT_EQ(by_weight.pop(), 2) << "what is heavier than the bound goes in alone";
}

/// A thread as the kernel sees it. The count grows each time it goes to sleep, so that one that sleeps with an equal
/// count has not been woken in between: proc(5), /proc/pid/status.
struct Sleep {
    bool asleep = false;
    std::string count;
    bool operator==(const Sleep&) const = default;
};

Sleep sleep_of(pid_t thread) {
    std::ifstream status("/proc/self/task/" + std::to_string(thread) + "/status");
    Sleep sleep;
    for (std::string line; std::getline(status, line);) {
        sleep.asleep = sleep.asleep || line.starts_with("State:\tS");
        if (line.starts_with("voluntary_ctxt_switches:")) {
            sleep.count = line;
        }
    }
    return sleep;
}

TEST(BoundedQueue, HoldsBackUntilHalfIsFree) {
    BoundedQueue<int> queue(4, 100);
    for (int item = 0; item < 4; ++item) {
        queue.push(item, 1);
    }
    std::atomic<pid_t> pusher{0};
    std::jthread pushing([&] {
        pusher = gettid();
        queue.push(4, 1);
    });
    const auto begin = steady_clock::now();
    while (!sleep_of(pusher).asleep) {
        ASSERT_LT(steady_clock::now() - begin, kLong) << "nobody is held back";
        std::this_thread::yield();
    }
    const Sleep held_back = sleep_of(pusher);
    EXPECT_EQ(queue.pop(), 0);
    EXPECT_EQ(sleep_of(pusher), held_back) << "one that goes wakes nobody";
    EXPECT_EQ(queue.pop(), 1);
    pushing.join();
    EXPECT_THAT(queue.pop_all(kLong, 0ms), ElementsAre(2, 3, 4));
}

TEST(BoundedQueue, ClosingWakesAllAndKeepsWhatIsIn) {
    BoundedQueue<int> queue(1, 100);
    BoundedQueue<int> empty(1, 100);
    queue.push(1, 1);
    std::jthread held_back([&] { EXPECT_FALSE(queue.push(2, 1)); });
    std::jthread waiting([&] { EXPECT_EQ(empty.pop(), std::nullopt); });
    std::jthread gathering([&] { EXPECT_THAT(empty.pop_all(kLong, kLong), IsEmpty()); });
    queue.close();
    empty.close();
    held_back.join();
    EXPECT_FALSE(queue.over());
    EXPECT_THAT(queue.pop_all(kLong, kLong), ElementsAre(1));
    EXPECT_TRUE(queue.over());
}

}  // namespace
}  // namespace paddock::app
