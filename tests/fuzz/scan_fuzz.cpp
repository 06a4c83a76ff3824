// libFuzzer: any bytes through one scanner. Tokens must lie in the file, in order, and statements
// must be ranges of them.

#include <cstdlib>
#include <string>

#include SEGUE_FUZZ_SCANNER

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const segue::Source source("fuzz.sql", std::string(reinterpret_cast<const char*>(data), size));
  const segue::dialect::Scan scan = segue::SEGUE_FUZZ_WING::scan(source);
  uint32_t end = 0;
  for (const auto& token : scan.tokens) {
    if (token.offset < end || token.end() > size) abort();
    end = token.end();
  }
  uint32_t last = 0;
  for (const auto& statement : scan.statements) {
    if (statement.first < last || statement.last < statement.first ||
        statement.last > scan.tokens.size())
      abort();
    last = statement.last;
  }
  return 0;
}
