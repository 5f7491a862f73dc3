/// Which counts are withheld so that no small one can be worked out.
///
///                    in time   late   answered            in time   late   answered
///     Health              17      3         20                 c      c         20
///     Education           30     10         40    ─▶           c      c         40
///     Both                47     13         60                47     13         60
///
/// 3 is small. It alone would be 20 - 17; with 17 gone it would be 13 - 10; so a rectangle goes.
///
/// A count from 1 to N is *protected* if, for every number from 1 to N that is possible at all,
/// there is a witness (witness.h): counts that print alike in which it has that number. Suppression
/// asks for one witness after another. Where there is none among the counts out of sight, it takes
/// the cheapest one that moves further counts, and withholds those. At the end it shows again,
/// largest first, what turns out not to be needed.
///
/// Cheap is few before many, small before large, so that totals go last. A count of 0 is never
/// withheld. A number is taken for impossible only where that is proven; where there is neither a
/// witness nor a proof, everything but zeros is withheld. Readers then know
/// nothing but the zeros and the structure, which is as much as a table can keep to itself.
#pragma once

#include <cstdint>
#include <vector>

#include "disclosure/knowledge.h"

namespace escalint {

/// For each count whether it is withheld; a count that is not printed always is.
std::vector<bool> Withheld(const Knowledge& knowledge, int64_t up_to);

}  // namespace escalint
