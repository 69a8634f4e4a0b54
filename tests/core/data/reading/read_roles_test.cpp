#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "columns.hpp"

using namespace edgewise;

namespace {

std::string guessed(const std::vector<std::string>& lines, bool hasNames = true) {
  const ReadTable read = columns::read(lines, {.hasNames = hasNames});
  return columns::inputs(read) + " -> " + columns::targets(read);
}

}  // namespace

TEST_CASE("a clean table leaves nothing to say but what it predicts") {
  const ReadTable read = columns::read({"length,width,species", "5.1,3.5,setosa", "4.9,3,setosa",
                                        "7,3.2,versicolor", "6.4,3.2,versicolor"});
  REQUIRE(read.report.entries.size() == 1);
  CHECK(read.report.entries[0].sentence == "Predicts \"species\".");
  CHECK_FALSE(read.report.entries[0].ask);
  CHECK(read.report.rows == 4);
  CHECK(read.report.columns == 3);
}

TEST_CASE("the target is what is named so, or comes last") {
  CHECK(guessed({"survived,age,sex", "1,20,f", "0,30,m", "1,25,f", "0,41,m"}) ==
        "age sex -> survived");
  CHECK(guessed({"rooms,city,price", "2,Ulm,500", "3,Bern,900", "4,Ulm,950", "1,Bern,450"}) ==
        "rooms city -> price");
  CHECK(guessed({"y,x1,x2,group", "1.5,1,2,a", "2.5,2,3,b", "3.5,3,4,a"}) == "x1 x2 group -> y");
  CHECK(guessed({"x,y,color", "1,2,red", "2,3,blue", "3,1,red"}) == "x y -> color");
  CHECK(guessed({"area,rooms,rent", "135,5,1519", "86,3,984", "58,2,584"}) == "area rooms -> rent");
  CHECK(guessed({"a,b,digit", "1,0,zero", "0,1,one", "1,1,two", "0,0,three"}) == "a b -> digit");
  CHECK(guessed({"Art,Länge", "Hecht,40", "Barsch,20", "Hecht,45", "Barsch,22"}) == "Länge -> Art");
  CHECK(guessed({"B,1,1,4", "R,1,2,1", "L,2,1,2", "R,1,3,3", "L,3,2,5"}, false) ==
        "x2 x3 x4 -> x1");
}

TEST_CASE("what is about as likely to be the target is asked about") {
  const ReadTable read = columns::read({"sex,age,height", "m,30,180", "f,31,170", "m,32,175"});
  CHECK(columns::targets(read) == "height");
  CHECK(columns::entry(read, "role", "height")->ask == false);
  const ReadTable open = columns::read({"survived,score,outcome", "1,20,2", "0,30,5", "1,25,7"});
  CHECK(columns::targets(open) == "outcome");
}

TEST_CASE("a column that is named as a target is asked about beside one that comes last") {
  const ReadTable read =
      columns::read({"Miete,Zimmer,Stadt", "900,3,Ulm", "500,1,Ulm", "1200,4,Bonn", "650,2,Bonn"});
  CHECK(columns::targets(read) == "Stadt");
  CHECK(columns::entry(read, "role", "Stadt")->ask);
}

TEST_CASE("y1 and y2 are predicted together, and a truth table may begin with its output") {
  CHECK(guessed({"x1,x2,y1,y2", "1,2,3,4", "2,3,5,6", "3,1,4,2"}) == "x1 x2 -> y1 y2");
  CHECK(guessed({"y,a,b", "0,0,0", "1,0,1", "1,1,0", "0,1,1"}) == "a b -> y");
  CHECK(guessed({"out 1,out 2,a", "0,0,0", "1,1,0", "0,1,1", "1,0,1"}) == "a -> out 1 out 2");
  // Two rows of anything are no truth table.
  CHECK(guessed({"x,y,z", "1.5,2.5,a", "2.5,3.5,b"}) == "x y -> z");
}

TEST_CASE("numbers say which rows train where the name says so") {
  const ReadTable read = columns::read({"x,y,is_train", "1,a,1", "2,b,1", "3,a,0", "4,b,1"});
  CHECK(read.split == "is_train");
  CHECK(columns::targets(read) == "y");
  const ReadTable covid = columns::read({"age,covid test", "30,yes", "40,no", "50,yes", "35,no"});
  CHECK(covid.split.empty());
  CHECK(columns::targets(covid) == "covid test");
}

TEST_CASE("identifiers are left out in whatever order they come") {
  CHECK(guessed({"id,x,c", "5,1.5,a", "4,2.5,b", "3,3.5,a", "2,4.5,b"}) == "x -> c");
  CHECK(guessed({"Kundennr.,Alter,kauft", "10023,34,ja", "10544,28,nein", "11873,45,ja",
                 "10987,31,nein"}) == "Alter -> kauft");
}

TEST_CASE("a choice of roles holds, and other guesses follow it") {
  const std::vector<std::string> lines{"a,b,label", "1,2,x", "2,5,y", "3,7,x", "4,1,y"};
  const ReadTable other = columns::read(lines, {.choices = {{"role", "b", "target"}}});
  CHECK(columns::targets(other) == "b");
  CHECK(columns::inputs(other) == "a label");
  const ReadTable turned = columns::read(lines, {.choices = {{"role", "label", "input"}}});
  CHECK(columns::targets(turned) == "b");
  CHECK(columns::inputs(turned) == "a label");
  CHECK(columns::entry(turned, "role", "label")->other == "target");
  const ReadTable without = columns::read(lines, {.choices = {{"role", "a", "ignore"}}});
  CHECK(columns::inputs(without) == "b");
  CHECK(columns::entry(without, "role", "a")->other == "input");
}

TEST_CASE("the outputs of a full truth table are predicted together") {
  CHECK(guessed({"a,b,sum,carry", "0,0,0,0", "0,1,1,0", "1,0,1,0", "1,1,0,1"}) ==
        "a b -> sum carry");
  CHECK(guessed({"a,b,out", "0,0,0", "0,1,1", "1,0,1", "1,1,0"}) == "a b -> out");
  CHECK(guessed({"a,b,out", "F,F,F", "F,T,T", "T,F,T", "T,T,F"}) == "a b -> out");
  CHECK(guessed({"a,b,c,d", "0,0,0,0", "0,1,1,0", "1,0,1,0", "1,0,0,1"}) == "a b c -> d");
}

TEST_CASE("numbers of rows and identifiers are no inputs") {
  for (const std::string name : {"Id", "index", "Nr.", "#", "column 1", "Unnamed: 0", "student_id",
                                 "PassengerId", "row", "Schüler-Nr."}) {
    CAPTURE(name);
    const ReadTable read = columns::read({name + ",a,c", "1,5,p", "2,3,q", "3,9,p", "4,1,q"});
    CHECK(columns::inputs(read) == "a");
    CHECK(columns::entry(read, "role", name)->other == "input");
  }
  CHECK(guessed({"x,y", "1,1", "2,4", "3,9", "4,16", "5,25"}) == "x -> y");
  CHECK(guessed({"year,v", "1959,3.5", "1960,3.9", "1961,4.4"}) == "year -> v");
  CHECK(guessed({"842302,M,17.9", "842517,M,20.5", "84300903,B,19.6", "8510426,B,13.5"}, false) ==
        "x3 -> x2");
  CHECK(guessed({"name,a,c", "Ann,5,p", "Bob,3,q", "Cem,9,p", "Dan,1,q"}) == "a -> c");
  const ReadTable asked =
      columns::read({"Id,a,c", "1,5,p", "2,3,q", "3,9,p"}, {.choices = {{"role", "Id", "input"}}});
  CHECK(columns::inputs(asked) == "Id a");
  CHECK(columns::entry(asked, "role", "Id")->other == "ignore");
}

TEST_CASE("constant, empty and mostly empty columns are left out, and said") {
  const ReadTable read = columns::read({"a,b,remark,none,y", "1,7,,,2", "2,7,,,4", "3,7,vip,,6"});
  CHECK(columns::inputs(read) == "a");
  CHECK(columns::entry(read, "role", "b")->other == "input");
  CHECK(columns::entry(read, "sparse", "remark")->other == "input");
  CHECK(columns::sentence(read, "sparse", "remark") ==
        "\"remark\" has a value in only 1 of 3 rows and is left out.");
  CHECK(columns::entry(read, "role", "none"));
  const ReadTable kept = columns::read({"a,b,y", "1,,2", "2,,4", "3,5,6", "4,6,7", "5,,8"},
                                       {.choices = {{"sparse", "b", "input"}}});
  CHECK(columns::inputs(kept) == "a b");
  CHECK(columns::entry(kept, "sparse", "b")->other == "ignore");
}

TEST_CASE("dates are left out, and offered as numbers") {
  const std::vector<std::string> lines{"date,temp,sales", "2024-01-01,10,100", "2024-01-02,12,103",
                                       "2024-02-03,11,111"};
  const ReadTable read = columns::read(lines);
  CHECK(columns::inputs(read) == "temp");
  CHECK(columns::cellsOf(read, "date") == "2024-01-01 2024-01-02 2024-02-03");
  const auto entry = columns::entry(read, "type", "date");
  REQUIRE(entry);
  CHECK(entry->other == "number");
  CHECK(entry->options == std::vector<std::string>{"ignored", "number", "day of the year",
                                                   "weekday", "month", "category"});
  const auto as = [&](const char* part) {
    const ReadTable turned = columns::read(lines, {.choices = {{"type", "date", part}}});
    CHECK(columns::inputs(turned) == "date temp");
    return columns::cellsOf(turned, "date");
  };
  CHECK(as("number") == "0 1 33");
  CHECK(as("day of the year") == "1 2 34");
  CHECK(as("weekday") == "1 2 6");
  CHECK(as("month") == "1 1 2");
}

TEST_CASE("dates of every usual kind are known, and are never the target") {
  for (const auto& dates : std::vector<std::pair<std::string, std::string>>{
           {"2024-01-05", "2024-01-06"},
           {"05.01.2024", "06.01.2024"},
           {"1/13/2024", "1/14/2024"},
           {"13/1/2024", "14/1/2024"},
           {"5-Jan-24", "6-Jan-24"},
           {"Jan 5 2024", "Jan 6 2024"},
           {"5. Januar 2024", "6. Januar 2024"},
           {"2024-01-05T08:00:00Z", "2024-01-06T08:00:00Z"},
           {"20240105", "20240106"}}) {
    const std::string& first = dates.first;
    const std::string& second = dates.second;
    CAPTURE(first);
    const ReadTable read = columns::read({"v,date", "3," + first, "5," + second, "4," + second});
    CHECK(columns::targets(read) == "v");
    CHECK(columns::cellsOf(read, "date") == "0 1 1");
  }
  const ReadTable clock = columns::read({"t,y", "08:30,1", "9:15 pm,2", "10:00,3"});
  CHECK(columns::cellsOf(clock, "t") == "8.5 21.25 10");
}

TEST_CASE("totals and means below the rows are left out, and said") {
  for (const std::string last :
       {"Total,60,6", "Summe:,60,6", "Mean,20,2", "Durchschnitt,20,2", ",100,10"}) {
    CAPTURE(last);
    const ReadTable read = columns::read({"k,a,b", "p,10,1", "q,20,2", "p,30,3", "q,40,4", last});
    CHECK(read.report.rows == 4);
    const auto entry = columns::entry(read, "summary", "line 6");
    REQUIRE(entry);
    CHECK(entry->other == "kept");
  }
  for (const std::string last : {"MW,20,2", "Suma,60,6", "∅,20,2", "all,100,10"}) {
    CAPTURE(last);
    CHECK(columns::read({"k,a,b", "p,10,1", "q,20,2", "r,30,3", "s,40,4", last}).report.rows == 4);
  }
  // The truth table of "and" ends with the sums of its inputs.
  CHECK(columns::read({"a,b,and", "0,0,no", "0,1,no", "1,0,no", "1,1,yes"}).report.rows == 4);
  CHECK(columns::read({"s,a,b,c", "p,1,0,0", "q,0,1,0", "r,0,0,1", "all,1,1,1"}).report.rows == 4);
  const ReadTable kept = columns::read({"k,a", "p,10", "q,20", "p,30", "Total,60"},
                                       {.choices = {{"summary", "line 5", "kept"}}});
  CHECK(kept.report.rows == 4);
  // The largest class may come last, and rows may follow from those above.
  CHECK(columns::read({"k,a", "min,10", "max,20", "min,5", "max,60"}).report.rows == 4);
  CHECK(columns::read({"a,b", "1,1", "1,2", "2,3", "3,5", "7,11"}).report.rows == 5);
}

TEST_CASE("sums of a part of the rows are left out, each with its line") {
  const std::vector<std::string> lines{"region,shop,sales", "North,A,10",     "North,B,20",
                                       "North Total,,30",   "South,C,15",     "South,D,5",
                                       "South Total,,20",   "Grand Total,,50"};
  const ReadTable read = columns::read(lines);
  CHECK(columns::cellsOf(read, "region") == "North North South South");
  CHECK(columns::entry(read, "summary", "line 4")->other == "kept");
  const ReadTable kept = columns::read(lines, {.choices = {{"summary", "line 4", "kept"}}});
  CHECK(columns::cellsOf(kept, "region") == "North North North Total South South");
}

TEST_CASE("a table without anything to predict opens and says so") {
  const ReadTable one = columns::read({"y", "1", "2", "3"});
  CHECK(columns::targets(one).empty());
  CHECK(columns::entry(one, "role", "")->ask);
  const ReadTable constant = columns::read({"a,b", "1,1", "1,1"});
  CHECK(columns::targets(constant).empty());
  CHECK(columns::entry(constant, "role", "")->ask);
  const ReadTable cards = columns::read(
      {"card,limit", "4111111111111111,1", "4111111111111112,0", "4111111111111113,1"});
  CHECK(columns::targets(cards) == "limit");
  CHECK(columns::inputs(cards).empty());
  CHECK(columns::entry(cards, "role", "")->ask);
  CHECK(columns::read({"a,b"}).report.rows == 0);
}

TEST_CASE("every assumption can be turned over and back") {
  const std::vector<std::string> lines{
      "Id,zip,date,price,pet,Ok,remark,amount,label", "1,02134,2024-01-01,5 €,dog,Yes,,1.200,0",
      "2,10001,2024-01-02,7 €,None,yes,,3.400,1",     "3,02134,2024-01-03,9 €,cat,no,vip,5.100,1",
      "4,10001,2024-01-04,4 €,None,No,,9.900,0",      "5,10001,2024-01-05,-999 €,dog,no,,2.300,1"};
  const ReadTable read = columns::read(lines);
  for (const ReportEntry& first : read.report.entries) {
    if (first.other.empty()) continue;
    CAPTURE(first.kind);
    CAPTURE(first.where);
    const ReadTable turned =
        columns::read(lines, {.choices = {{first.kind, first.where, first.other}}});
    const auto second = columns::entry(turned, first.kind, first.where);
    REQUIRE(second);
    CHECK(second->taken == first.other);
    CHECK(second->other != first.other);
    CHECK_FALSE(second->sentence.empty());
    CHECK_FALSE(second->action.empty());
  }
}
