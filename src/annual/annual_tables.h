/// A year's counts as tables, ready for disclosure control.
///
///     Publication shown = Publish(DraftAnnualTables(counts), 5);
///
/// What each table holds is told in docs/annual.md, for those who read it.
#pragma once

#include "annual/annual_counts.h"
#include "domain/publication.h"

namespace escalint {

PublicationDraft DraftAnnualTables(const AnnualCounts& counts);

}  // namespace escalint
