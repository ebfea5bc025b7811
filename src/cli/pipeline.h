// One reader, N workers, one writer, with bounded queues between them; results come out in the order in which the items went in.
//
//   in_order<Report, std::string>(jobs, [&] { return inputs.next(); },            // on a thread of its own
//                                 [&](Report r) { return code(r); },             // on N threads at once
//                                 [&](std::string s) { out.write(s); return true; });   // on the caller's thread
//
// At most 2 * jobs + 2 items are in memory. `sink` stops the run by returning false. What any of the three throws ends the run and
// is thrown again to the caller, once what came before it has been written.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::cli {

/// A queue that makes its writer wait when full and its readers wait when empty. Thread-safe.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// False when the queue was dropped: nobody will read it.
  bool push(T item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return items_.size() < capacity_ || dropped_; });
    if (dropped_) return false;
    items_.push_back(std::move(item));
    ready_.notify_one();
    return true;
  }
  /// Nothing when the queue is closed and empty, or dropped.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return !items_.empty() || closed_ || dropped_; });
    if (items_.empty() || dropped_) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    room_.notify_one();
    return item;
  }
  /// No more will come; what is in it can still be read.
  void close() { set(closed_); }
  /// No more will be read.
  void drop() { set(dropped_); }

 private:
  void set(bool& flag) {
    const std::lock_guard lock(mutex_);
    flag = true;
    ready_.notify_all();
    room_.notify_all();
  }

  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::deque<T> items_;
  bool closed_ = false, dropped_ = false;
};

template <typename In, typename Out>
void in_order(unsigned jobs, const std::function<std::optional<In>()>& next, const std::function<Out(In)>& work,
              const std::function<bool(Out)>& sink) {
  using Task = std::packaged_task<Out()>;
  const std::size_t capacity = std::size_t{2} * jobs + 2;
  BoundedQueue<Task> tasks(capacity);
  BoundedQueue<std::future<Out>> results(capacity);

  // Declared before the threads, so that it runs after they were told to stop and before they are joined.
  std::vector<std::jthread> threads;
  struct Stop {
    BoundedQueue<Task>& tasks;
    BoundedQueue<std::future<Out>>& results;
    ~Stop() {
      tasks.drop();
      results.drop();
    }
  } const stop{tasks, results};

  threads.emplace_back([&] {
    const auto hand_over = [&](Task task) { return results.push(task.get_future()) && tasks.push(std::move(task)); };
    try {
      while (std::optional<In> item = next()) {
        auto held = std::make_shared<In>(std::move(*item));
        if (!hand_over(Task([&work, held] { return work(std::move(*held)); }))) break;
      }
    } catch (...) {
      hand_over(Task([error = std::current_exception()]() -> Out { std::rethrow_exception(error); }));
    }
    tasks.close();
    results.close();
  });
  for (unsigned i = 0; i < jobs; ++i) {
    threads.emplace_back([&] {
      while (std::optional<Task> task = tasks.pop()) (*task)();
    });
  }
  while (std::optional<std::future<Out>> result = results.pop()) {
    if (!sink(result->get())) return;
  }
}

}  // namespace dateline::cli
