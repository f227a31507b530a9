#include "cli/command_line.hpp"

#include <doctest/doctest.h>

namespace journeywork::cli {
namespace {

const std::vector<SettingFlag> settings{{"db", "where the data is"}, {"port", "the port to listen on"}};

Invocation parsed(const std::vector<std::string>& arguments) {
  auto out = parse_command_line(arguments, "1.2.3", settings);
  if (const auto* exit = std::get_if<Exit>(&out)) FAIL(exit->output);
  return std::get<Invocation>(std::move(out));
}

Exit ended(const std::vector<std::string>& arguments) {
  auto out = parse_command_line(arguments, "1.2.3", settings);
  REQUIRE(std::holds_alternative<Exit>(out));
  return std::get<Exit>(std::move(out));
}

bool says(const Exit& exit, std::string_view words) { return exit.output.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("every command has a help that names it and ends with 0") {
  const std::vector<std::vector<std::string>> commands{{},
                                                       {"serve"},
                                                       {"demo"},
                                                       {"migrate"},
                                                       {"config"},
                                                       {"user"},
                                                       {"user", "token"},
                                                       {"user", "link"},
                                                       {"import"},
                                                       {"import", "standards"},
                                                       {"import", "agency"},
                                                       {"import", "hours"},
                                                       {"import", "onet"},
                                                       {"import", "oews"},
                                                       {"import", "ooh"},
                                                       {"import", "esco"},
                                                       {"export"},
                                                       {"export", "record"},
                                                       {"export", "standards"},
                                                       {"verify"}};
  for (auto command : commands) {
    CAPTURE(command);
    const auto last = command.empty() ? std::string("journeywork") : command.back();
    command.push_back("--help");
    const auto exit = ended(command);
    CHECK(exit.status == 0);
    CHECK(says(exit, last));
  }
  CHECK(says(ended({"--version"}), "1.2.3"));
}

TEST_CASE("bad use ends with 2 and says what is wrong") {
  CHECK(ended({}).status == 2);
  CHECK(ended({"dance"}).status == 2);
  CHECK(says(ended({"dance"}), "dance"));
  CHECK(ended({"serve", "--prot", "80"}).status == 2);
  CHECK(says(ended({"serve", "--prot", "80"}), "--prot"));
  CHECK(ended({"user", "token"}).status == 2);
  CHECK(ended({"import", "hours"}).status == 2);
  CHECK(ended({"user", "token", "ana@example.org", "--scope", "everything"}).status == 2);
}

TEST_CASE("settings are taken as they are typed, before or after the command's own") {
  CHECK(parsed({"serve", "--port", "8090", "--db", "sqlite:a.db"}).settings ==
        std::map<std::string, std::string>{{"db", "sqlite:a.db"}, {"port", "8090"}});
  CHECK(parsed({"verify", "--db", "sqlite:a.db"}).settings ==
        std::map<std::string, std::string>{{"db", "sqlite:a.db"}});
  CHECK(parsed({"migrate", "--config", "jw.toml"}).config_file == "jw.toml");
}

TEST_CASE("the commands that do one thing carry what they were told") {
  const auto token =
      std::get<UserToken>(parsed({"user", "token", "ana@example.org", "--scope", "read", "--scope", "log"}).command);
  CHECK(token.email == "ana@example.org");
  CHECK(token.scopes == std::vector<std::string>{"read", "log"});
  const auto hours = parsed({"import", "hours", "past.csv", "--as", "denise@example.org", "--all-or-nothing"});
  CHECK(hours.as == "denise@example.org");
  CHECK(std::get<ImportHours>(hours.command).file == "past.csv");
  CHECK(std::get<ImportHours>(hours.command).all_or_nothing);
  CHECK_FALSE(std::get<ImportHours>(hours.command).confirm);
}

TEST_CASE("data sets are imported with what is said of them") {
  const auto onet = std::get<ImportOnet>(parsed({"import", "onet", "db_29_1_text", "--release", "29.1"}).command);
  CHECK(onet.folder == "db_29_1_text");
  CHECK(onet.release == "29.1");
  CHECK_FALSE(onet.force);
  const auto pay = parsed({"import", "oews", "a.csv", "b.csv.gz", "--year", "2024", "--source", "New York", "--force",
                           "--as", "denise@example.org"});
  const auto& oews = std::get<ImportOews>(pay.command);
  CHECK(oews.files == std::vector<std::string>{"a.csv", "b.csv.gz"});
  CHECK(oews.year == 2024);
  CHECK(oews.source == "New York");
  CHECK(oews.force);
  CHECK(pay.as == "denise@example.org");
  CHECK(std::get<ImportOews>(parsed({"import", "oews", "oesm24st.csv"}).command).year == 0);
  const auto ooh = std::get<ImportOoh>(parsed({"import", "ooh", "ooh.csv", "--pay-year", "2023"}).command);
  CHECK(ooh.file == "ooh.csv");
  CHECK(ooh.pay_year == 2023);
  CHECK(std::get<ImportEsco>(parsed({"import", "esco", "esco", "--release", "1.1.2"}).command).release == "1.1.2");
}

TEST_CASE("a data set without its files, or with a release or year that is none, is bad use") {
  CHECK(ended({"import", "onet"}).status == 2);
  CHECK(ended({"import", "oews"}).status == 2);
  CHECK(ended({"import", "oews", "a.csv", "--year", "24"}).status == 2);
  CHECK(ended({"import", "ooh", "a.csv", "--pay-year", "last"}).status == 2);
  const auto exit = ended({"import", "onet", "folder", "--release", "spring"});
  CHECK(exit.status == 2);
  CHECK(says(exit, "such as 29.1"));
}

}  // namespace journeywork::cli
