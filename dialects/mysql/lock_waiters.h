#pragma once

#include "dialect/connection.h"
#include "dialects/mysql/questions.h"
#include "sql/name.h"

namespace segue::mysql {

/// How many sessions wait for the table or for rows of it: one number, or the error of the first
/// question that failed. Our own are left out where the server tells what a session calls itself.
dialect::Answer sessions_waiting_for(const Questions& server, const sql::ObjectName& table);

}  // namespace segue::mysql
