#include "store/database.hpp"

#include "store/postgres/database.hpp"
#include "store/sqlite/database.hpp"

namespace journeywork::store {

Result<std::unique_ptr<Database>> open(const std::string& url) {
  if (url.starts_with("sqlite:")) return sqlite::open(url);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return postgres::open(url);
  // The URL itself is not repeated: it may hold a password.
  return refuse(Error::Code::invalid,
                "The database URL must start with sqlite: or postgresql://, as in sqlite:/var/lib/journeywork/data.db");
}

}  // namespace journeywork::store
