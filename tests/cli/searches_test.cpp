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
  CHECK(holds(err.str(), "The best of them is in " + best.name()));
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

namespace {

// Nine weights: 512 combinations of one bit, 262,144 of two.
const std::string different = R"({"edgewise": 1,
  "network": {"layers": [2, 2, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"table": {"columns": [{"name": "a", "values": [0, 0, 1, 1]},
                                 {"name": "b", "values": [0, 1, 0, 1]},
                                 {"name": "y", "values": [0, 1, 1, 0]}]},
           "targets": ["y"], "scale": "none", "split": {"train": 1}},
  "training": {"stepSize": {"initial": 0.5}}})";

}  // namespace

TEST_CASE("exhaustive finds what the core finds, by any number of threads and in blocks") {
  const auto session = std::move(*Session::open(different));
  const ExhaustiveSpec spec{.bits = 2, .low = -5, .high = 4};
  const auto alone = exhaustive(*session, spec, 0, 262'144);
  REQUIRE(alone);
  const File kept("combination.json");
  for (const std::string threads : {"1", "4"}) {
    const auto json = parsed(call({"exhaustive", "-", "--bits", "2", "--range", "-5,4", "--threads",
                                   threads, "--json", "--out", kept.name()},
                                  different)
                                 .out);
    CHECK(json["combinations"]["decimal"] == "262144");
    CHECK(json["next"].GetInt() == 262'144);
    CHECK(json["done"].GetBool());
    CHECK(json["best"]["index"].GetInt64() == alone->best);
    CHECK(json["best"]["loss"].GetFloat() == alone->bestLoss);
    for (rapidjson::SizeType e = 0; e < 9; ++e) {
      CHECK(json["best"]["weights"][e].GetFloat() == alone->weights[e]);
    }
    CHECK(json["fingerprint"] == fingerprintOf(alone->weights).c_str());
  }
  const auto opened = parsed(call({"evaluate", kept.name(), "--json"}).out);
  CHECK(opened["train"]["loss"].GetFloat() == alone->bestLoss);
  CHECK(opened["epoch"].GetInt() == 0);

  const auto bestOf = [](const std::string& first, const std::string& count) {
    return parsed(call({"exhaustive", "-", "--bits=2", "--range=-5,4", "--first", first, "--count",
                        count, "--json"},
                       different)
                      .out);
  };
  const auto before = bestOf("0", std::to_string(alone->best));
  const auto from = bestOf(std::to_string(alone->best), "999999999");
  CHECK(before["best"]["loss"].GetFloat() > alone->bestLoss);
  CHECK(before["next"].GetInt64() == alone->best);
  CHECK(from["best"]["index"].GetInt64() == alone->best);
  CHECK(holds(call({"exhaustive", "-"}, different).out,
              "512 of 512 combinations: the lowest training loss is "));
}

TEST_CASE("combinations that there are not are told by the option") {
  const auto fault = [](const std::vector<std::string_view>& options) {
    std::vector<std::string_view> all{"exhaustive", "-"};
    all.insert(all.end(), options.begin(), options.end());
    const auto outcome = call(all, different);
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK(holds(fault({"--bits", "17"}), "--bits: Choose 1 to 16 bits"));
  CHECK(holds(fault({"--bits", "16"}), "--bits: There are 2^144 combinations"));
  CHECK(holds(fault({"--range", "1,-1"}), "--range: The range of the weights must go from"));
  CHECK(holds(fault({"--range", "1"}), "--range: The range goes from"));
  CHECK(holds(fault({"--first", "512"}), "--first: There are combinations 0 to 511."));
  CHECK(holds(fault({"--count", "0"}), "--count: "));
  CHECK(holds(fault({"--threads", "0"}), "--threads: There are 1 to 1024 threads."));
}

TEST_CASE("a sweep trains each variant as train does, and keeps the best") {
  const File kept("variant.json");
  const auto swept = [&](const std::vector<std::string_view>& options) {
    std::vector<std::string_view> all{
        "sweep", "-", "--vary", "training.batch=5,10,30", "--vary", "network.hidden=tanh,rectifier",
        "--json"};
    all.insert(all.end(), options.begin(), options.end());
    return call(all, flowers);
  };
  const auto outcome = swept({"--epochs", "4", "--out", kept.name()});
  CHECK(outcome.status == 0);
  const auto json = parsed(outcome.out);
  CHECK(textOf(json["paths"]) == R"(["training.batch","network.hidden"])");
  REQUIRE(json["rows"].Size() == 6);
  double lowest = 1e9;
  std::int64_t best = -1;
  for (rapidjson::SizeType k = 0; k < 6; ++k) {
    const auto& row = json["rows"][k];
    auto document = parsed(flowers);
    document["training"]["batch"] = row["values"][0].GetInt();
    rapidjson::Value function(row["values"][1], document.GetAllocator());
    document["network"].AddMember("hidden", function, document.GetAllocator());
    const auto alone =
        parsed(call({"train", "-", "--epochs", "4", "--json"}, textOf(document)).out);
    CHECK(row["variant"].GetUint() == k);
    CHECK(textOf(row["fingerprint"]) == textOf(alone["fingerprint"]));
    CHECK(textOf(row["metrics"]["trainLoss"]) == textOf(alone["train"]["loss"]));
    CHECK(textOf(row["metrics"]["testLoss"]) == textOf(alone["test"]["loss"]));
    CHECK(row["metrics"]["epoch"].GetInt() == 4);
    if (alone["test"]["loss"].GetDouble() < lowest) {
      lowest = alone["test"]["loss"].GetDouble();
      best = k;
    }
  }
  CHECK(json["best"].GetInt64() == best);
  const auto opened = parsed(call({"evaluate", kept.name(), "--json"}).out);
  CHECK(textOf(opened["fingerprint"]) == textOf(json["fingerprint"]));
  CHECK(textOf(opened["fingerprint"]) ==
        textOf(json["rows"][static_cast<rapidjson::SizeType>(best)]["fingerprint"]));
  CHECK(opened["epoch"].GetInt() == 4);
  CHECK(swept({"--epochs=4", "--threads=1"}).out == outcome.out);
  const auto block = parsed(swept({"--epochs=4", "--first=2", "--count=3"}).out);
  REQUIRE(block["rows"].Size() == 3);
  CHECK(textOf(block["rows"][0]) == textOf(json["rows"][2]));
}

TEST_CASE("what a sweep varies is JSON or a word, and faults in it are told") {
  const auto fault = [](const std::vector<std::string_view>& options) {
    std::vector<std::string_view> all{"sweep", "-"};
    all.insert(all.end(), options.begin(), options.end());
    const auto outcome = call(all, flowers);
    CHECK(outcome.status == 1);
    return outcome.err;
  };
  CHECK(holds(fault({"--epochs", "1"}), "--vary: Say what varies"));
  CHECK(holds(fault({"--vary", "training.batch=1,2"}), "--epochs: Say for how many"));
  CHECK(holds(fault({"--epochs=1", "--vary", "training.batch"}), "--vary: What varies is"));
  CHECK(holds(fault({"--epochs=1", "--vary", "network.layers=[4,3"}), "neither JSON nor a word"));
  CHECK(
      holds(fault({"--epochs=1", "--vary", "training.loss.x=1"}), "\"x\" has no place in a text"));
  CHECK(holds(fault({"--epochs=1", "--vary", "training.bach=1"}), "did you mean \"batch\"?"));
  CHECK(holds(fault({"--epochs=1", "--vary", "training.batch=1", "--first=1"}),
              "--first: There are variants 0 to 0."));
  std::string many = "training.init.seed=0";
  for (int k = 1; k <= 1000; ++k) many += "," + std::to_string(k);
  CHECK(holds(fault({"--epochs=1", "--vary", many}), "1 to 1,000 variants"));
  const auto layers = parsed(call({"sweep", "-", "--epochs=1", "--json", "--vary",
                                   "network.layers=[4,3],[4,5,3]", "--vary", R"(title="a, b",c)"},
                                  flowers)
                                 .out);
  REQUIRE(layers["rows"].Size() == 4);
  CHECK(textOf(layers["rows"][2]["values"]) == R"([[4,5,3],"a, b"])");
  const auto text = call({"sweep", "-", "--epochs=1", "--vary", "training.batch=1,2"}, flowers).out;
  CHECK(text.find("variant  training.batch  epoch  training loss") == 0);
}
