#pragma once

#include "dialect/alarm.h"

namespace segue::postgresql {

const dialect::Alarms& alarms();

}  // namespace segue::postgresql
