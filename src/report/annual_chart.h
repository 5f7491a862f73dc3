/// A chart of one table of a year's figures: bars, or lines over the years.
///
/// Made from the table as it is shown, so that what is withheld there is not drawn here either. At
/// most four categories, horizontal words, each bar with its number; the table stands below. Which
/// tables have one, and of which columns, is a list in annual_chart.cc.
///
///     for (const Chart& chart : ChartsOf(table, report)) ... chart.bars, chart.words ...
#pragma once

#include <string>
#include <vector>

#include "domain/annual_report.h"

namespace escalint {

struct Chart {
  struct Bar {
    int x, y, width, height;
    std::string fill;
  };
  struct Rule {
    int x1, y1, x2, y2;
  };
  struct Point {
    int x, y;
    std::string fill;
  };
  struct Trend {
    std::string points;  ///< "40,200 300,120"
    std::string fill;
  };
  struct Word {
    int x, y;
    std::string anchor;  ///< start, middle, end
    std::string fill;
    std::string text;
  };
  std::string name;
  int width = 0, height = 0;
  std::vector<Rule> rules;
  std::vector<Bar> bars;
  std::vector<Trend> trends;
  std::vector<Point> points;
  std::vector<Word> words;
};

std::vector<Chart> ChartsOf(const PublishedTable& table, const AnnualReport& report);

}  // namespace escalint
