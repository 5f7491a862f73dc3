// What no history may do to the checker, whatever it holds.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "ingest/export_writer.h"
#include "pack/pack_loader.h"
#include "unit/check/littleshire.h"

namespace escalint {

void PrintTo(Verdict verdict, std::ostream* out) { *out << Name(verdict); }

namespace {

const PolicySet& ShippedPolicies() {
  static const PolicySet policies = [] {
    std::vector<Policy> packs;
    for (const auto& entry : std::filesystem::directory_iterator(ESCALINT_SOURCE_DIR "/rules")) {
      const std::string path = entry.path().string();
      if (!path.ends_with(".json") || path.ends_with("vocabulary.json")) continue;
      std::ifstream in(path);
      const std::string json{std::istreambuf_iterator<char>(in), {}};
      Result<Policy> pack = LoadPack(json, path, {});
      if (pack)
        packs.push_back(std::move(*pack));
      else
        ADD_FAILURE() << ToString(pack.problems().front());
    }
    std::sort(packs.begin(), packs.end(),
              [](const Policy& a, const Policy& b) { return a.id < b.id; });
    return PolicySet(std::move(packs));
  }();
  return policies;
}

/// Draws histories of February 2024 as JSON: mostly plausible, often muddled.
class HistoryMaker {
 public:
  std::string Case(const std::string& id, int escalations) {
    std::string json = R"({"id": ")" + id + R"(", "child": "CH-1")";
    if (Below(3) > 0) json += R"(, "statuses": [)" + Statuses() + "]";
    json += R"(, "escalations": [)";
    for (int i = 1; i <= escalations; ++i) json += (i > 1 ? ", " : "") + Escalation(i);
    return json + "]}";
  }

  std::string Escalation(int number) {
    const Policy& policy = ShippedPolicies().policies()[static_cast<size_t>(
        Below(static_cast<int>(ShippedPolicies().policies().size())))];
    std::string json = R"({"id": "E-)" + std::to_string(number) + R"(", "policy": ")" + policy.id +
                       "\"" + Maybe("risk", Of({"standard", "significant_harm", "imminent"})) +
                       R"(, "raised_by": )" + Party() + R"(, "against": )" + Party() +
                       R"(, "events": [)";
    const int count = 1 + Below(12);
    for (int i = 1; i <= count; ++i) json += (i > 1 ? ", " : "") + Event(i);
    return json + "]}";
  }

 private:
  static int Below(int n) { return *rc::gen::inRange(0, n); }
  static std::string Of(const std::vector<std::string>& words) {
    return words[static_cast<size_t>(Below(static_cast<int>(words.size())))];
  }
  static std::string Maybe(const std::string& member, const std::string& word) {
    return Below(2) == 0 ? "" : ", \"" + member + "\": \"" + word + "\"";
  }

  static std::string Time() {
    const int day = 1 + Below(28);
    const std::string date = "2024-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    switch (Below(8)) {
      case 0:
        return "";
      case 1:
      case 2:
        return date;
      default:
        return date + "T" + Of({"08:30", "09:00", "12:15", "16:45:10", "23:59"});
    }
  }

  static std::string Statuses() {
    if (Below(3) == 0) return "";
    return R"({"type": ")" + Of({"child_protection_plan", "looked_after", "care_proceedings"}) +
           R"(", "from": ")" + Of({"2023-11-01", "2024-02-10", "autumn"}) + "\"" +
           Maybe("to", Of({"2024-02-09", "2024-02-20"})) + "}";
  }

  static std::string Party() {
    return R"({"role": ")" +
           Of({"social_worker", "team_manager", "head_of_service", "assistant_director", "director",
               "health_visitor", "police", "child_protection_chair", "legal_adviser",
               "designated_person", "board_representative", "principal_social_worker"}) +
           "\"" + Maybe("agency", Of({"childrens_social_care", "health", "police"})) + "}";
  }

  static std::string Event(int number) {
    const std::string type =
        Of({"raised", "raised", "raised", "decision", "decision", "meeting", "discussion",
            "notified", "advice", "record", "reason", "considered", "response", "views",
            "disagreement", "closed", "reopened"});
    std::string json = R"({"id": "e)" + std::to_string(number) + R"(", "type": ")" + type + "\"";
    const std::string at = Time();
    if (!at.empty()) json += R"(, "at": ")" + at + "\"";
    json +=
        Maybe("stage", Of({"1", "2", "3", "4", "5"})) + Maybe("method", Of({"email", "telephone"}));
    if (type == "decision") json += Maybe("outcome", Of({"agreed", "not_agreed", "refused"}));
    if (type == "closed") json += Maybe("outcome", Of({"resolved", "withdrawn", "unresolved"}));
    if (type == "record") {
      json += R"(, "of": "e)" + std::to_string(1 + Below(number)) + "\"" +
              Maybe("approved_by", "a manager");
      if (Below(2) == 0) json += R"(, "contents": ["reasons", "decision"])";
    }
    if (type == "reason")
      json += R"(, "about": ")" + Of({"skip", "escalation", "not_available"}) + "\"";
    if (type == "considered")
      json += R"(, "about": ")" + Of({"whistleblowing", "legal_advice"}) + "\"";
    if (Below(8) == 0)
      json += R"(, "risk": ")" + Of({"standard", "significant_harm", "imminent"}) + "\"";
    if (Below(3) > 0) json += R"(, "by": )" + Party();
    if (Below(3) > 0) json += R"(, "to": [)" + Party() + "]";
    return json + "}";
  }
};

CheckOptions Options(std::string_view as_of) {
  CheckOptions options;
  options.settings = Settings(as_of);
  options.shown = {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue,
                   Verdict::kWaived};
  return options;
}

constexpr char kLater[] = "2024-06-30";

std::vector<Finding> FindingsOf(const CaseRecord& record, std::string_view as_of,
                                CaseTally& tally) {
  const CheckOptions options = Options(as_of);
  const CaseChecker checker(ShippedPolicies(), options);
  CaseReport report;
  checker.Check(
      record, [](SourceOffset, int, int) { return Location{}; }, report, tally);
  std::vector<Finding> findings;
  for (const EscalationReport& escalation : report.escalations) {
    findings.insert(findings.end(), escalation.findings.begin(), escalation.findings.end());
  }
  return findings;
}

std::vector<Finding> FindingsOf(const std::string& text, Carrier carrier = Carrier::kJson,
                                std::string_view as_of = kLater) {
  const Reading reading(carrier, text);
  RC_ASSERT(reading.Fault() == "");
  CaseTally tally;
  return FindingsOf(reading.record, as_of, tally);
}

std::string Write(const CaseRecord& record, Carrier carrier) {
  ExportWriter writer(carrier);
  std::string whole;
  writer.Begin({}, whole);
  std::string text;
  writer.Write(record, text);
  return text.substr(text.find_first_not_of("\n "));
}

std::vector<std::string> Told(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    lines.push_back(finding.rule + " " + (finding.trigger ? finding.trigger->event : "-") + " " +
                    (finding.verdict ? std::string(Name(*finding.verdict)) : "-") + " " +
                    finding.message);
  }
  return lines;
}

TEST(Checking, TheThreeCarriersGiveTheSameFindings) {
  EXPECT_TRUE(rc::check([] {
    const std::string json = HistoryMaker().Case("C-1", 2);
    const Reading reading(Carrier::kJson, json);
    RC_LOG() << json << "\n";
    const std::vector<Finding> findings = FindingsOf(json);
    for (const Carrier carrier : {Carrier::kJson, Carrier::kNdjson, Carrier::kXml}) {
      const std::vector<Finding> again = FindingsOf(Write(reading.record, carrier), carrier);
      RC_ASSERT(Told(again) == Told(findings));
      RC_ASSERT(again == findings);
    }
  }));
}

TEST(Checking, TheOrderOfTheCasesChangesNothingButTheOrder) {
  EXPECT_TRUE(rc::check([] {
    std::vector<std::string> cases;
    for (int i = 0; i < 5; ++i) cases.push_back(HistoryMaker().Case("C-" + std::to_string(i), 2));
    std::vector<size_t> order(cases.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto run = [&](CaseTally& total) {
      std::map<size_t, std::vector<Finding>> findings;
      for (const size_t i : order) {
        const Reading reading(Carrier::kJson, cases[i]);
        CaseTally tally;
        findings[i] = FindingsOf(reading.record, kLater, tally);
        total.Add(tally);
      }
      return findings;
    };
    CaseTally first_total, second_total;
    const auto first = run(first_total);
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[*rc::gen::inRange<size_t>(0, i)]);
    }
    RC_ASSERT(run(second_total) == first);
    const PolicySet& policies = ShippedPolicies();
    RC_ASSERT(RunRemarks(policies, first_total, false) ==
              RunRemarks(policies, second_total, false));
  }));
}

TEST(Checking, AnotherEscalationInTheCaseChangesNothingOfThisOne) {
  EXPECT_TRUE(rc::check([] {
    HistoryMaker maker;
    const std::string one = maker.Escalation(1), other = maker.Escalation(2);
    const std::string head = R"({"id": "C-1", "statuses": [], "escalations": [)";
    const auto of_this_one = [](std::vector<Finding> findings) {
      std::erase_if(findings, [](const Finding& f) { return f.escalation != "E-1"; });
      return findings;
    };
    const std::vector<Finding> alone = of_this_one(FindingsOf(head + one + "]}"));
    const std::vector<Finding> beside = of_this_one(FindingsOf(head + one + ", " + other + "]}"));
    const std::vector<Finding> behind = of_this_one(FindingsOf(head + other + ", " + one + "]}"));
    RC_LOG() << one << "\n" << other << "\n";
    RC_ASSERT(Told(beside) == Told(alone));
    RC_ASSERT(Told(behind) == Told(alone));
    RC_ASSERT(beside == alone);
    RC_ASSERT(behind == alone);
  }));
}

/// Without new events, time can only run out: what was settled stays settled.
bool MayBecome(Verdict earlier, Verdict later) {
  if (earlier == later) return true;
  if (earlier == Verdict::kNotDue)
    return later == Verdict::kBreached || later == Verdict::kCannotTell;
  return earlier == Verdict::kCannotTell && later == Verdict::kBreached;
}

TEST(Checking, AsTimePassesWhatWasBreachedIsNeverNotYetDue) {
  EXPECT_TRUE(rc::check([] {
    const std::string json = HistoryMaker().Case("C-1", 1);
    const std::string_view days[] = {"2024-02-29", "2024-03-01", "2024-03-05", "2024-03-08",
                                     "2024-03-29", "2024-04-02", "2024-12-31"};
    std::vector<Finding> earlier;
    RC_LOG() << json << "\n";
    for (const std::string_view day : days) {
      std::vector<Finding> now = FindingsOf(json, Carrier::kJson, day);
      std::erase_if(now, [](const Finding& f) { return !f.verdict; });
      if (!earlier.empty()) RC_ASSERT(now.size() == earlier.size());
      for (size_t i = 0; i < earlier.size(); ++i) {
        RC_LOG() << day << ": " << now[i].rule << " " << Name(*earlier[i].verdict) << " -> "
                 << Name(*now[i].verdict) << "\n";
        RC_ASSERT(now[i].fingerprint == earlier[i].fingerprint);
        RC_ASSERT(MayBecome(*earlier[i].verdict, *now[i].verdict));
      }
      earlier = std::move(now);
    }
  }));
}

}  // namespace
}  // namespace escalint
