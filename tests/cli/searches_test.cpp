// Searches over many candidates, by several threads and in blocks of their numbers.
#include "call.hpp"
#include "edgewise/search.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

const std::string flowers = R"({"edgewise": 1,
  "network": {"layers": [4, 6, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1},
               "optimizer": {"name": "adam"}}})";

}  // namespace

TEST_CASE("restarts are the same in blocks, and by any number of threads") {
  const auto all =
      parsed(call({"restarts", "-", "--count", "21", "--epochs", "4", "--json"}, flowers).out);
  CHECK(all["first"].GetInt() == 0);
  CHECK(all["done"].GetBool());
  for (const std::string threads : {"1", "3", "16"}) {
    const auto again =
        call({"restarts", "-", "--count", "21", "--epochs", "4", "--json", "--threads", threads},
             flowers);
    CHECK(textOf(parsed(again.out)) == textOf(all));
  }
  const auto block = parsed(
      call({"restarts", "-", "--first=9", "--count=5", "--epochs=4", "--json"}, flowers).out);
  CHECK(block["first"].GetInt() == 9);
  REQUIRE(block["losses"].Size() == 5);
  for (rapidjson::SizeType k = 0; k < 5; ++k) {
    CHECK(block["losses"][k] == all["losses"][k + 9]);
  }
  CHECK(block["best"].GetInt() >= 9);
  CHECK(block["best"].GetInt() < 14);
}

TEST_CASE("the best of many starts is kept with the epochs that it has trained, and goes on") {
  const File trained("seven.json");
  REQUIRE(call({"train", "-", "--epochs", "7", "--out", trained.name()}, flowers).status == 0);
  const File best("best-of.json");
  const auto found = parsed(call({"restarts", trained.name(), "--count", "9", "--epochs", "3",
                                  "--out", best.name(), "--json"})
                                .out);
  const auto kept = parsed(call({"evaluate", best.name(), "--json"}).out);
  CHECK(kept["epoch"].GetInt() == 3);
  CHECK(textOf(kept["fingerprint"]) == textOf(found["fingerprint"]));
  CHECK(kept["train"]["loss"] == found["loss"]);
  // With what its optimizer remembered: the same as if it had trained for longer at once.
  const std::string number = std::to_string(found["best"].GetInt());
  const auto longer = parsed(call({"restarts", trained.name(), "--first", number, "--count", "1",
                                   "--epochs", "8", "--json"})
                                 .out);
  const auto gone = parsed(call({"train", best.name(), "--epochs", "5", "--json"}).out);
  CHECK(textOf(gone["fingerprint"]) == textOf(longer["fingerprint"]));
}

TEST_CASE("a rule that ends the best start early is in the epochs that are kept") {
  auto document = parsed(flowers);
  auto& allocator = document.GetAllocator();
  rapidjson::Value stop(rapidjson::kObjectType);
  stop.AddMember("loss", 0.9, allocator);
  document["training"].AddMember("stop", stop, allocator);
  const File best("early.json");
  REQUIRE(call({"restarts", "-", "--count", "6", "--epochs", "500", "--out", best.name()},
               textOf(document))
              .status == 0);
  const auto kept = parsed(call({"evaluate", best.name(), "--json"}).out);
  CHECK(kept["epoch"].GetInt() > 0);
  CHECK(kept["epoch"].GetInt() < 500);
  CHECK(kept["train"]["loss"].GetDouble() <= 0.9);
}

TEST_CASE("restarts that are interrupted keep the best of those that are done") {
  const File best("some.json");
  std::istringstream in(flowers);
  std::ostringstream out;
  std::ostringstream err;
  static int asked = 0;
  asked = 0;
  const int status =
      cli::run(std::vector<std::string_view>{"restarts", "-", "--count", "100000", "--epochs", "2",
                                             "--threads", "1", "--json", "--out", best.name()},
               {.in = in, .out = out, .err = err, .interrupted = [] { return ++asked > 3; }});
  CHECK(status == 130);
  CHECK(holds(err.str(), "Interrupted after "));
  const auto json = parsed(out.str());
  CHECK(!json["done"].GetBool());
  CHECK(json["losses"].Size() == 100'000);
  CHECK(json["losses"][0].IsNumber());
  CHECK(json["losses"][99'999].IsNull());
  const auto kept = parsed(call({"evaluate", best.name(), "--json"}).out);
  CHECK(textOf(kept["fingerprint"]) == textOf(json["fingerprint"]));
  CHECK(kept["epoch"].GetInt() == 2);
}

TEST_CASE("seed, batch and step size are laid over a project and over what a table makes") {
  const auto of = [](const std::vector<std::string_view>& options, const std::string& source) {
    std::vector<std::string_view> all{"train", "-", "--epochs", "2", "--json"};
    all.insert(all.end(), options.begin(), options.end());
    return textOf(parsed(call(all, source).out)["fingerprint"]);
  };
  auto document = parsed(flowers);
  document["training"]["batch"] = 7;
  document["training"]["stepSize"]["initial"] = 0.05;
  rapidjson::Value init(rapidjson::kObjectType);
  init.AddMember("seed", 5, document.GetAllocator());
  document["training"].AddMember("init", init, document.GetAllocator());
  CHECK(of({"--batch=7", "--step-size", "0.05", "--seed", "5"}, flowers) ==
        of({}, textOf(document)));
  const std::string table = "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n";
  const std::string usual = of({}, table);
  CHECK(of({"--seed", "1", "--batch", "10", "--step-size", "0.1"}, table) == usual);
  CHECK(of({"--seed", "2"}, table) != usual);
  CHECK(of({"--batch", "1"}, table) != usual);
  CHECK(of({"--step-size", "1"}, table) != usual);

  CHECK(holds(call({"train", "-", "--batch", "0"}, flowers).err, "--batch: "));
  CHECK(holds(call({"train", "-", "--batch", "0"}, table).err, "--batch: "));
  CHECK(holds(call({"train", "-", "--step-size", "-1"}, flowers).err, "--step-size: "));
  CHECK(holds(call({"train", "-", "--step-size", "fast"}, table).err, "must be a number"));
  const File trained("with-epochs.json");
  REQUIRE(call({"train", "-", "--epochs", "2", "--out", trained.name()}, flowers).status == 0);
  CHECK(holds(call({"train", trained.name(), "--seed", "3", "--epochs", "1"}).err,
              "--seed: This project is trained already, at epoch 2"));
}
