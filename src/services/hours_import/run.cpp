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
    counts_ = refused_already();
    return request_.options.all_or_nothing && counts_.refused > 0 ? nothing() : everything();
  }

 private:
  using Group = std::pair<const AgreementId, Assignment::Group>;
  /// What is written in one transaction.
  using Batch = std::vector<const Group*>;

  /// One agreement with its ledger locked.
  struct Ready {
    Appender appender;
    HoursPlan plan;
  };
  /// What became of a batch.
  struct Written {
    std::vector<HoursPlan> plans;
    HoursCounts counts;
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

  /// Of the rows that no agreement was found for.
  [[nodiscard]] HoursCounts refused_already() const {
    HoursCounts out = count(assignment_.results);
    for (const auto& [agreement, group] : assignment_.groups) {
      out.rows -= static_cast<int>(group.rows.size());
      out.refused -= static_cast<int>(group.rows.size());
    }
    return out;
  }

  /// At least one, if only to remember the request. Few enough that the disk is not the limit, small enough that others
  /// who want to write do not wait long.
  [[nodiscard]] std::vector<Batch> batches() const {
    constexpr std::size_t rows_at_once = 20'000;
    std::vector<Batch> out(1);
    std::size_t rows = 0;
    for (const auto& group : assignment_.groups) {
      if (rows >= rows_at_once && !request_.options.all_or_nothing) {
        out.emplace_back();
        rows = 0;
      }
      out.back().push_back(&group);
      rows += group.second.rows.size();
    }
    return out;
  }

  Result<HoursReport> everything() {
    std::size_t done = 0;
    const auto all = batches();
    for (const auto& batch : all) {
      auto written = write(batch, &batch == &all.back());
      if (!written) return tl::unexpected(stopped(std::move(written.error()), done));
      for (std::size_t i = 0; i < batch.size(); ++i) {
        assignment_.take(batch[i]->second, std::move(written->plans[i].rows));
      }
      counts_ += written->counts;
      done += batch.size();
    }
    return report(may_write(counts_));
  }

  [[nodiscard]] bool may_write(const HoursCounts& counts) const {
    return !request_.options.all_or_nothing || counts.refused == 0;
  }

  /// Decides about a whole batch before any of it is written.
  Result<Written> write(const Batch& batch, bool last) {
    return loader_.database().write([&](store::Connection& c) -> Result<Written> {
      std::vector<Ready> ready;
      Written out;
      for (const auto* group : batch) {
        auto one = prepare(c, *group);
        if (!one) return tl::unexpected(std::move(one.error()));
        out.counts += count(one->plan.rows);
        ready.push_back(std::move(*one));
      }
      if (may_write(out.counts)) {
        if (auto done = carry_out_all(c, batch, ready); !done) return tl::unexpected(std::move(done.error()));
        if (last) {
          auto counts = counts_;
          counts += out.counts;
          if (auto finished = finish(c, counts); !finished) return tl::unexpected(std::move(finished.error()));
        }
      }
      for (auto& each : ready) out.plans.push_back(std::move(each.plan));
      return out;
    });
  }

  /// Locks before it decides: what the plan saw is what is there when it is carried out.
  Result<Ready> prepare(store::Connection& c, const Group& group) {
    auto appender = Appender::open(c, group.first, request_.actor.person, now_);
    if (!appender) return tl::unexpected(std::move(appender.error()));
    const auto loaded = loader_.load_unchecked(c, group.first);
    if (!loaded) return refuse(Error::Code::not_found, "There is no such agreement.");
    auto plan = plan_hours(c, *loaded, order(), group.second.rows);
    return Ready{std::move(*appender), std::move(plan)};
  }

  Result<void> carry_out_all(store::Connection& c, const Batch& batch, std::vector<Ready>& ready) {
    std::vector<ImportedLine> lines;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      auto done = carry_out(ready[i].appender, batch[i]->first, order(), ready[i].plan, lines);
      if (!done) return done;
    }
    remember(c, request_.employer, std::move(lines));
    return {};
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
  HoursCounts counts_;  ///< of what is settled
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
