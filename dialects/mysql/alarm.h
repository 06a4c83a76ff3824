#pragma once

#include "dialect/alarm.h"

namespace segue::mysql {

const dialect::Alarms& alarms();

}  // namespace segue::mysql
