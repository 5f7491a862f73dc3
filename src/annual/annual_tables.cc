#include "annual/annual_tables.h"

#include "annual/figures.h"
#include "annual/time_tables.h"
#include "annual/volume_tables.h"

namespace escalint {

PublicationDraft DraftAnnualTables(const AnnualCounts& counts) {
  PublicationDraft draft;
  Figures figures(counts, draft);
  AddVolumeTables(figures);
  AddTimeTables(figures);
  figures.Finish();
  return draft;
}

}  // namespace escalint
