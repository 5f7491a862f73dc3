/// "breached STF-15 trigger=e5 late_by=PT7H": what an annotated fixture says of its own record.
///
/// Every breached or cannot_tell obligation of a case must be expected by one line, and every line
/// must be found. Keys: trigger, stage, late_by, severity, contested, source, kind, done, duty,
/// escalation, assumptions (how many), and under:READING (the verdict that reading would give).
/// "none STF-15 trigger=e5" denies such an obligation. A file's "readings" are those it is checked
/// under.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "rules/workbench.h"

namespace escalint::testing {

struct Expectation {
  std::string verdict, rule;
  std::map<std::string, std::string> values;
  std::string text;
};

Expectation ParseExpectation(const std::string& line);
bool Fits(const Expectation& expectation, const Finding& finding);
std::string Tell(const Finding& finding);

/// What a fixture file says of one of its cases.
struct Annotation {
  std::string case_id;
  std::vector<Expectation> lines;
};
/// One for each case of a fixture file, in file order.
std::vector<Annotation> AnnotationsOf(const std::string& path);

/// Where the findings of a case differ from its annotation, one line each; empty = nowhere.
std::vector<std::string> Compare(const Annotation& annotation,
                                 const std::vector<Finding>& findings);

/// An annotated file read once, to be held against one set of packs or many.
class Fixture {
 public:
  explicit Fixture(const std::string& path);
  const std::string& path() const { return path_; }
  const std::vector<Annotation>& annotations() const { return annotations_; }
  std::vector<std::string> Faults(const PackShelf& packs) const;
  /// As Faults, but stops at the first faulty case.
  bool Holds(const PackShelf& packs) const;

 private:
  std::string path_;
  ReadingChoices readings_;  ///< the file's "readings": {"STF-48h": "working_days"}
  ReadExport export_;
  std::vector<Annotation> annotations_;
};

}  // namespace escalint::testing
