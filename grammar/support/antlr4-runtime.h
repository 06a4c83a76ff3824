#pragma once

// Stands before the runtime's own umbrella header on the include path: names only the parts that a
// generated parser needs. Clang rejects the full header of runtime 4.9, and most of it is never
// used here. The order is the runtime's own.
// clang-format off

#include "antlr4-common.h"

#include "Exceptions.h"
#include "FailedPredicateException.h"
#include "InputMismatchException.h"
#include "NoViableAltException.h"
#include "Parser.h"
#include "ParserRuleContext.h"
#include "RecognitionException.h"
#include "Token.h"
#include "TokenStream.h"
#include "Vocabulary.h"
#include "atn/ATN.h"
#include "atn/ATNDeserializationOptions.h"
#include "atn/ATNDeserializer.h"
#include "atn/ParserATNSimulator.h"
#include "atn/PredictionContext.h"
#include "dfa/DFA.h"
#include "support/CPPUtils.h"
#include "tree/TerminalNode.h"
#include "tree/TerminalNodeImpl.h"

#include "parser_base.h"
