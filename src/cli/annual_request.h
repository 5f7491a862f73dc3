/// The options of `escalint annual`, understood.
#pragma once

#include <string>
#include <vector>

#include "cli/annual_outputs.h"
#include "cli/options.h"
#include "cli/replay_request.h"
#include "cli/shard.h"
#include "domain/year.h"

namespace escalint {

struct AnnualRequest : ReplayRequest {
  std::vector<Year> years;  ///< the year asked for, then those before it
  AnnualOutputRequest output;
  std::string children_key_file;  ///< --children-key; "" = none
  std::string header_file;
  Shard shard;
  int jobs = 0;  ///< 0 = as many as the machine has processors
  bool progress = true;

  bool WantsPartial() const;
};

const std::vector<OptionGroup>& AnnualOptionGroups();
Result<AnnualRequest> ReadAnnualRequest(const Options& options);

}  // namespace escalint
