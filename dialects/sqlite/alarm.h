#pragma once

#include "dialect/alarm.h"

namespace segue::sqlite {

const dialect::Alarms& alarms();

}  // namespace segue::sqlite
