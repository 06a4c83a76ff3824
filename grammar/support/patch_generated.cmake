# What the ANTLR 4.7–4.9 tool writes needs two changes:
# (1) u8"" literals are char8_t in C++20;
# (2) the automaton is deserialized by a static initializer, at every start, even for `--version`. It is needed for the
#     expected tokens of a syntax error only, so it is made at the first call of getVocabulary(), which the error path
#     calls first.
file(READ ${FILE} s)
string(REPLACE "u8\"" "\"" s "${s}")
string(REGEX MATCH "([A-Za-z]+)::Initializer [A-Za-z]+::_init;" m "${s}")
if(m)
  set(c ${CMAKE_MATCH_1})
  string(REPLACE "${m}" "" s "${s}")
  string(REGEX REPLACE "(${c}::getVocabulary\\(\\) const {)" "\\1\n  static Initializer lazy_init;" s "${s}")
  if(NOT s MATCHES "static Initializer lazy_init")
    message(FATAL_ERROR "ANTLR's output has another shape: the lazy automaton does not apply to ${FILE}")
  endif()
  # A lazily made automaton would be verified, which costs as much as making it.
  string(REPLACE "atn::ATNDeserializer deserializer;"
    "atn::ATNDeserializationOptions lazy_options; lazy_options.setVerifyATN(false); atn::ATNDeserializer deserializer(lazy_options);"
    s "${s}")
endif()
file(WRITE ${FILE} "${s}")
