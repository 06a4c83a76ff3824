#pragma once

#include <string>
#include <vector>

#include "sql/name.h"

namespace segue::sql {

/// A data type as it was written, with the spelling variants of one type folded into one: `name`
/// holds the dialect's canonical word(s) ("integer" for INT4, "character varying" for VARCHAR where
/// that is the server's word). The dialect's parser decides; `catalog` compares types by their
/// fields.
struct TypeName {
  ObjectName name{};
  std::vector<std::string>
      arguments{};  // as SQL: "10", "2", "'a'" (ENUM and SET members stay quoted, with '' doubled)
  int array_dimensions = 0;
  bool set_of = false;
  bool is_unsigned = false;
  bool zerofill = false;
  bool with_time_zone = false;  // TIME/TIMESTAMP WITH TIME ZONE; the name stays "time"/"timestamp"
  std::string interval_fields{};  // "day to second"; empty where none
  std::string character_set{};    // CHARACTER SET of the type itself
  bool binary = false;            // BINARY attribute of a character type
  bool of_column = false;         // `table.column%TYPE`: the name is that of the column
  Span span{};

  SEGUE_NODE(TypeName, name, arguments, array_dimensions, set_of, is_unsigned, zerofill,
             with_time_zone, interval_fields, character_set, binary, of_column)
};

}  // namespace segue::sql
