#include "services/hours_import/run.hpp"

#include <sstream>
#include <utility>

#include "services/apprenticeship/appender.hpp"
#include "services/audit.hpp"
#include "services/fingerprint.hpp"
#include "services/hours_import/assignment.hpp"
#include "services/hours_import/planner.hpp"
#include "services/once.hpp"
#include "services/organisations/lookup.hpp"
#include "store/audit.hpp"
#include "store/hours.hpp"

namespace journeywork::services {

namespace {

/// Numbers in the order in which `repeated_report` reads them.
std::string write_counts(const HoursCounts& counts) {
  std::ostringstream out;
  out << counts.rows << ' ' << counts.fresh << ' ' << counts.duplicate << ' ' << counts.changed << ' ' << counts.refused
      << ' ' << counts.minutes.count;
  return out.str();
}

HoursReport repeated_report(const std::string& outcome) {
  HoursReport out;
  std::istringstream in(outcome);
  in >> out.counts.rows >> out.counts.fresh >> out.counts.duplicate >> out.counts.changed >> out.counts.refused >>
      out.counts.minutes.count;
  out.written = true;
  out.repeated = true;
  return out;
}

std::string digest_of(const ImportRequest& request) {
  const auto* bytes = std::get_if<std::string_view>(&request.file);
  return fingerprint_of({"import hours", std::to_string(request.employer.value), bytes ? "bytes" : "upload",
                         bytes ? *bytes : std::string_view(std::get<UploadId>(request.file).value),
                         exchange::hours_csv::write_mapping(request.mapping),
                         request.options.all_or_nothing ? "all or nothing" : "",
                         request.options.approved_note ? "approved" : "", request.options.approved_note.value_or("")});
}

/// One import under way.
class Run {
 public:
  Run(Loader& loader, const ImportRequest& request)
      : loader_(loader), request_(request), key_{request.key, digest_of(request)}, now_(loader.now()) {}

  Result<HoursReport> operator()() {
    auto bytes = begin();
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    if (repeated_) return std::move(*repeated_);
    auto rows = read_rows(*bytes, request_.mapping);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    rows_ = std::move(*rows);
    auto assigned = loader_.database().read([&](store::Connection& c) -> Result<Assignment> {
      return assign(c, loader_, request_.actor, request_.employer, rows_);
    });
    if (!assigned) return tl::unexpected(std::move(assigned.error()));
    assignment_ = std::move(*assigned);
    if (!request_.options.all_or_nothing) return one_by_one();
    return assignment_.complete ? all_at_once() : nothing();
  }

 private:
  /// One agreement with its ledger locked.
  struct Ready {
    Appender appender;
    HoursPlan plan;
  };

  [[nodiscard]] HoursOrder order() const {
    return {request_.actor, request_.employer, rows_.layout, request_.options.approved_note};
  }

  /// Authorises, looks whether this was done before, and fetches the file.
  Result<std::string> begin() {
    return loader_.database().read([&](store::Connection& c) -> Result<std::string> {
      if (auto allowed = may_import(c, request_.actor, request_.employer); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
      }
      bool first = false;
      auto before = once(c, request_.actor.person, key_, now_, [&]() -> Result<std::string> {
        first = true;
        return refuse(Error::Code::not_found, {});  // to be remembered when it is done
      });
      if (before) {
        repeated_ = repeated_report(before->text);
        return std::string();
      }
      if (!first) return tl::unexpected(std::move(before.error()));
      return content_of(c, request_.actor, request_.employer, request_.file, now_);
    });
  }

  /// Locks before it decides: what the plan saw is what is there when it is carried out.
  Result<Ready> prepare(store::Connection& c, AgreementId agreement, const Assignment::Group& group) {
    auto appender = Appender::open(c, agreement, request_.actor.person, now_);
    if (!appender) return tl::unexpected(std::move(appender.error()));
    const auto loaded = loader_.load_unchecked(c, agreement);
    if (!loaded) return refuse(Error::Code::not_found, "There is no such agreement.");
    auto plan = plan_hours(c, *loaded, order(), group.rows);
    return Ready{std::move(*appender), std::move(plan)};
  }

  Result<HoursReport> one_by_one() {
    std::size_t done = 0;
    for (const auto& [agreement, group] : assignment_.groups) {
      auto written = write_one(agreement, group);
      if (!written) return tl::unexpected(stopped(std::move(written.error()), done));
      assignment_.take(group, std::move(*written));
      ++done;
    }
    const auto counts = count(assignment_.results);
    auto finished = loader_.database().write([&](store::Connection& c) { return finish(c, counts); });
    if (!finished) return tl::unexpected(stopped(std::move(finished.error()), done));
    return report(true);
  }

  Result<std::vector<HoursRow>> write_one(AgreementId agreement, const Assignment::Group& group) {
    return loader_.database().write([&](store::Connection& c) -> Result<std::vector<HoursRow>> {
      auto ready = prepare(c, agreement, group);
      if (!ready) return tl::unexpected(std::move(ready.error()));
      auto carried = carry_out(c, ready->appender, agreement, order(), ready->plan);
      if (!carried) return tl::unexpected(std::move(carried.error()));
      return std::move(ready->plan.rows);
    });
  }

  /// Decides about everything before anything is written.
  Result<HoursReport> all_at_once() {
    using Plans = std::vector<HoursPlan>;
    auto written = loader_.database().write([&](store::Connection& c) -> Result<Plans> {
      std::vector<Ready> all;
      HoursCounts counts;
      for (const auto& [agreement, group] : assignment_.groups) {
        auto ready = prepare(c, agreement, group);
        if (!ready) return tl::unexpected(std::move(ready.error()));
        counts += count(ready->plan.rows);
        all.push_back(std::move(*ready));
      }
      if (counts.refused == 0) {
        auto ready = all.begin();
        for (const auto& [agreement, group] : assignment_.groups) {
          auto carried = carry_out(c, ready->appender, agreement, order(), ready->plan);
          if (!carried) return tl::unexpected(std::move(carried.error()));
          ++ready;
        }
        if (auto finished = finish(c, counts); !finished) return tl::unexpected(std::move(finished.error()));
      }
      Plans plans;
      for (auto& ready : all) plans.push_back(std::move(ready.plan));
      return plans;
    });
    if (!written) return tl::unexpected(std::move(written.error()));
    auto plan = written->begin();
    for (const auto& [agreement, group] : assignment_.groups) assignment_.take(group, std::move((plan++)->rows));
    return report(assignment_.complete);
  }

  /// A row was refused before any ledger was asked: the others are reported as they would have been.
  Result<HoursReport> nothing() {
    auto planned = loader_.database().read([&](store::Connection& c) -> Result<Assignment> {
      auto assignment = assignment_;
      plan_all(c, loader_, order(), assignment);
      return assignment;
    });
    if (!planned) return tl::unexpected(std::move(planned.error()));
    assignment_ = std::move(*planned);
    return report(false);
  }

  /// Remembers the request and what came of it.
  Result<Outcome> finish(store::Connection& c, const HoursCounts& counts) {
    return once(c, request_.actor.person, key_, now_, [&]() -> Result<std::string> {
      const auto detail = "new=" + std::to_string(counts.fresh) + " changed=" + std::to_string(counts.changed) +
                          " refused=" + std::to_string(counts.refused) +
                          (request_.options.approved_note ? " approved" : "");
      store::audit::record(
          c, {now_, request_.actor.person, "hours.import", audit_subject("organisation", request_.employer), detail});
      if (const auto* upload = std::get_if<UploadId>(&request_.file)) store::hours::remove_upload(c, upload->value);
      return write_counts(counts);
    });
  }

  [[nodiscard]] Error stopped(Error error, std::size_t done) const {
    if (done > 0) {
      error.message += " " + std::to_string(done) + " of " + std::to_string(assignment_.groups.size()) +
                       " apprenticeships were imported before that. Import the same file again for the rest.";
    }
    return error;
  }

  HoursReport report(bool written) {
    HoursReport out;
    out.counts = count(assignment_.results);
    out.written = written;
    out.layout = std::move(rows_.layout);
    out.rows = std::move(assignment_.results);
    return out;
  }

  Loader& loader_;
  const ImportRequest& request_;
  RequestKey key_;
  Instant now_;
  std::optional<HoursReport> repeated_;
  ReadRows rows_;
  Assignment assignment_;
};

}  // namespace

Result<void> may_import(store::Connection& c, const access::Actor& actor, OrganisationId employer) {
  auto found = organisation_for(c, actor, access::OrganisationAction::import_hours, employer);
  if (!found) return tl::unexpected(std::move(found.error()));
  return {};
}

Result<std::string> content_of(store::Connection& c, const access::Actor& actor, OrganisationId employer,
                               const HoursFile& file, Instant now) {
  if (const auto* bytes = std::get_if<std::string_view>(&file)) return std::string(*bytes);
  auto upload = store::hours::find_upload(c, std::get<UploadId>(file).value);
  const bool theirs = upload && upload->person == actor.person && upload->employer == employer;
  if (!theirs || upload->at + upload_life < now) {
    return refuse(Error::Code::not_found, "This file is not here any more. Upload it again.");
  }
  return std::move(upload->content);
}

Result<HoursReport> run_import(Loader& loader, const ImportRequest& request) { return Run(loader, request)(); }

}  // namespace journeywork::services
