/// Whether a workbook on the disk is the one that was written.
///
/// The library that writes workbooks puts each part together in a temporary file, whose errors it
/// doesn't look at: on a disk that is full for a moment a table would end in the middle, and nobody
/// be told. So the finished file is read again. Of each sheet the rows, which were put aside and
/// checked before, must be in it byte for byte; every part must begin and end as it should.
///
///     std::vector<RowsPrint> sheets = {PrintOf(fd_of_the_rows), ...};     // before it is closed
///     IsWholeWorkbook(fd_of_the_workbook, sheets)                         // after
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace escalint {

/// The rows of one sheet as they were put aside.
struct RowsPrint {
  uint64_t size = 0;
  uint32_t crc = 0;
};

/// Of a whole file; none where it can't be read.
std::optional<RowsPrint> PrintOf(int fd);

/// `sheets` in the order of "sheet1.xml", "sheet2.xml" …
bool IsWholeWorkbook(int fd, const std::vector<RowsPrint>& sheets);

}  // namespace escalint
