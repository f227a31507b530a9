#include "store/sqlite/database.hpp"

#include <chrono>
#include <string_view>

#include "store/pool.hpp"
#include "store/sqlite/writer.hpp"

namespace journeywork::store::sqlite {
namespace {

constexpr std::size_t most_readers = 8;
constexpr std::chrono::seconds reader_patience{10};

struct Place {
  std::string path;
  std::size_t group = Writer::default_group;
};

Place parse(std::string_view url) {
  url.remove_prefix(std::string_view("sqlite:").size());
  Place place;
  const auto question = url.rfind('?');
  place.path = url.substr(0, question);
  if (question == std::string_view::npos) return place;
  const auto option = url.substr(question + 1);
  if (option == "group_commit=off") {
    place.group = 1;
  } else if (option != "group_commit=on") {
    throw Failure("The database URL has an unknown option '" + std::string(option) +
                  "'; known are group_commit=on and group_commit=off");
  }
  return place;
}

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const Place& place)
      : writer_(std::make_unique<SqliteConnection>(place.path, SqliteConnection::Use::write), *this, place.group),
        readers_(most_readers, [path = place.path] {
          return std::make_unique<SqliteConnection>(path, SqliteConnection::Use::read);
        }) {}

  std::optional<std::string> unhealthy() override { return writer_.unhealthy(); }
  [[nodiscard]] std::string_view dialect() const override { return "sqlite"; }

 protected:
  Result<void> run_read(const std::function<void(Connection&)>& work) override {
    const InsideTransaction inside(*this);
    try {
      auto reader = readers_.take(reader_patience);
      const Snapshot snapshot(reader);
      work(*reader);
      return {};
    } catch (const Failure& failure) {
      return tl::unexpected(error_of(failure));
    }
  }

  Result<void> run_write(const std::function<bool(Connection&)>& work) override {
    const InsideTransaction inside(*this);
    return writer_.run(work);
  }

  Result<void> run_schema_change(const std::function<bool(Connection&)>& work) override {
    const InsideTransaction inside(*this);
    return writer_.run_schema_change(work);
  }

 private:
  using Readers = Pool<SqliteConnection>;

  /// A deferred transaction: what its first statement sees, all of them see.
  class Snapshot {
   public:
    explicit Snapshot(Readers::Lease& reader) : reader_(reader) {
      reader->start();
      if (const int code = reader->control("begin"); code != SQLITE_OK) {
        const auto why = reader->explain(code);
        reader.discard();
        throw Failure(why);
      }
    }
    ~Snapshot() {
      if (reader_->control("rollback") != SQLITE_OK && reader_->in_transaction()) reader_.discard();
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

   private:
    Readers::Lease& reader_;
  };

  Writer writer_;
  Readers readers_;
};

}  // namespace

Result<std::unique_ptr<Database>> open(const std::string& url) {
  try {
    return std::make_unique<SqliteDatabase>(parse(url));
  } catch (const Failure& failure) {
    return refuse(Error::Code::unavailable, failure.what());
  }
}

}  // namespace journeywork::store::sqlite
