#include "sql/names.h"

namespace segue::sql {

std::string ObjectName::text() const {
  std::string result;
  for (const Name* part : {&catalog, &schema}) {
    if (part->text.empty()) continue;
    result += part->text;
    result += '.';
  }
  return result + name.text;
}

std::string_view name_of(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::null:
      return "null";
    case LiteralKind::boolean:
      return "boolean";
    case LiteralKind::integer:
      return "integer";
    case LiteralKind::decimal:
      return "decimal";
    case LiteralKind::string:
      return "string";
    case LiteralKind::bit_string:
      return "bit string";
    case LiteralKind::hex_string:
      return "hex string";
    case LiteralKind::identifier:
      return "identifier";
  }
  return "";
}

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::unspecified:
      return "";
    case Direction::ascending:
      return "ascending";
    case Direction::descending:
      return "descending";
  }
  return "";
}

std::string_view name_of(NullsOrder order) {
  switch (order) {
    case NullsOrder::unspecified:
      return "";
    case NullsOrder::first:
      return "first";
    case NullsOrder::last:
      return "last";
  }
  return "";
}

std::string_view name_of(SubqueryKind kind) {
  switch (kind) {
    case SubqueryKind::scalar:
      return "scalar";
    case SubqueryKind::exists:
      return "exists";
    case SubqueryKind::array:
      return "array";
  }
  return "";
}

std::string_view name_of(ReferentialAction action) {
  switch (action) {
    case ReferentialAction::unspecified:
      return "";
    case ReferentialAction::no_action:
      return "NO ACTION";
    case ReferentialAction::restrict:
      return "RESTRICT";
    case ReferentialAction::cascade:
      return "CASCADE";
    case ReferentialAction::set_null:
      return "SET NULL";
    case ReferentialAction::set_default:
      return "SET DEFAULT";
  }
  return "";
}

std::string_view name_of(PartitionBound::Kind kind) {
  using Kind = PartitionBound::Kind;
  switch (kind) {
    case Kind::none:
      return "";
    case Kind::default_partition:
      return "default";
    case Kind::in:
      return "in";
    case Kind::range:
      return "range";
    case Kind::hash:
      return "hash";
    case Kind::less_than:
      return "less than";
  }
  return "";
}

std::string_view name_of(Transaction::Kind kind) {
  using Kind = Transaction::Kind;
  switch (kind) {
    case Kind::begin:
      return "BEGIN";
    case Kind::commit:
      return "COMMIT";
    case Kind::rollback:
      return "ROLLBACK";
    case Kind::savepoint:
      return "SAVEPOINT";
    case Kind::release:
      return "RELEASE SAVEPOINT";
    case Kind::rollback_to:
      return "ROLLBACK TO SAVEPOINT";
    case Kind::set:
      return "SET TRANSACTION";
    case Kind::constraints:
      return "SET CONSTRAINTS";
    case Kind::prepare:
      return "PREPARE TRANSACTION";
    case Kind::commit_prepared:
      return "COMMIT PREPARED";
    case Kind::rollback_prepared:
      return "ROLLBACK PREPARED";
    case Kind::xa:
      return "XA";
  }
  return "";
}

std::string_view words_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::table:
      return "TABLE";
    case ObjectKind::view:
      return "VIEW";
    case ObjectKind::materialized_view:
      return "MATERIALIZED VIEW";
    case ObjectKind::index:
      return "INDEX";
    case ObjectKind::sequence:
      return "SEQUENCE";
    case ObjectKind::type:
      return "TYPE";
    case ObjectKind::domain:
      return "DOMAIN";
    case ObjectKind::schema:
      return "SCHEMA";
    case ObjectKind::database:
      return "DATABASE";
    case ObjectKind::extension:
      return "EXTENSION";
    case ObjectKind::function:
      return "FUNCTION";
    case ObjectKind::procedure:
      return "PROCEDURE";
    case ObjectKind::routine:
      return "ROUTINE";
    case ObjectKind::aggregate:
      return "AGGREGATE";
    case ObjectKind::trigger:
      return "TRIGGER";
    case ObjectKind::event_trigger:
      return "EVENT TRIGGER";
    case ObjectKind::event:
      return "EVENT";
    case ObjectKind::policy:
      return "POLICY";
    case ObjectKind::rule:
      return "RULE";
    case ObjectKind::constraint:
      return "CONSTRAINT";
    case ObjectKind::domain_constraint:
      return "CONSTRAINT ON DOMAIN";
    case ObjectKind::column:
      return "COLUMN";
    case ObjectKind::foreign_table:
      return "FOREIGN TABLE";
    case ObjectKind::foreign_data_wrapper:
      return "FOREIGN DATA WRAPPER";
    case ObjectKind::server:
      return "SERVER";
    case ObjectKind::user_mapping:
      return "USER MAPPING";
    case ObjectKind::role:
      return "ROLE";
    case ObjectKind::user:
      return "USER";
    case ObjectKind::group:
      return "GROUP";
    case ObjectKind::tablespace:
      return "TABLESPACE";
    case ObjectKind::publication:
      return "PUBLICATION";
    case ObjectKind::subscription:
      return "SUBSCRIPTION";
    case ObjectKind::statistics:
      return "STATISTICS";
    case ObjectKind::collation:
      return "COLLATION";
    case ObjectKind::conversion:
      return "CONVERSION";
    case ObjectKind::operator_:
      return "OPERATOR";
    case ObjectKind::operator_class:
      return "OPERATOR CLASS";
    case ObjectKind::operator_family:
      return "OPERATOR FAMILY";
    case ObjectKind::cast:
      return "CAST";
    case ObjectKind::transform:
      return "TRANSFORM";
    case ObjectKind::access_method:
      return "ACCESS METHOD";
    case ObjectKind::language:
      return "LANGUAGE";
    case ObjectKind::large_object:
      return "LARGE OBJECT";
    case ObjectKind::text_search_configuration:
      return "TEXT SEARCH CONFIGURATION";
    case ObjectKind::text_search_dictionary:
      return "TEXT SEARCH DICTIONARY";
    case ObjectKind::text_search_parser:
      return "TEXT SEARCH PARSER";
    case ObjectKind::text_search_template:
      return "TEXT SEARCH TEMPLATE";
    case ObjectKind::parameter:
      return "PARAMETER";
    case ObjectKind::logfile_group:
      return "LOGFILE GROUP";
    case ObjectKind::package:
      return "PACKAGE";
    case ObjectKind::package_body:
      return "PACKAGE BODY";
    case ObjectKind::spatial_reference_system:
      return "SPATIAL REFERENCE SYSTEM";
    case ObjectKind::resource_group:
      return "RESOURCE GROUP";
    case ObjectKind::virtual_table:
      return "VIRTUAL TABLE";
    case ObjectKind::other:
      return "OBJECT";
  }
  return "";
}

}  // namespace segue::sql
