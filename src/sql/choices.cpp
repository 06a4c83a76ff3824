#include "sql/statement.h"

namespace segue::sql {

SEGUE_CHOICE_PARTS(Expression::, Form)
SEGUE_CHOICE_PARTS(Query::, Body)
SEGUE_CHOICE_PARTS(ColumnConstraint::, Form)
SEGUE_CHOICE_PARTS(TableConstraint::, Form)
SEGUE_CHOICE_PARTS(AlterAction::, Form)
SEGUE_CHOICE_PARTS(, Statement)

}  // namespace segue::sql
