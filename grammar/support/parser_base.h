#pragma once

// The base classes of the generated parsers (`superClass` in the .g4 files) and of their contexts
// (`contextSuperClass`). Their members carry the names that generated code uses unqualified, and so
// hide the runtime's versions: contexts come from an arena instead of the heap, tokens are read and
// children are found without virtual calls, no rule asks the error strategy first, and the first
// error throws.
//
// It is only right for LL(1) grammars: nothing here may call adaptivePredict, whose automaton is
// made lazily.

#include <memory>
#include <typeinfo>
#include <utility>
#include <vector>

#include "Parser.h"
#include "ParserRuleContext.h"
#include "Vocabulary.h"
#include "atn/ATN.h"
#include "atn/ATNState.h"
#include "atn/Transition.h"
#include "flat_token_stream.h"
#include "misc/IntervalSet.h"
#include "tree/TerminalNodeImpl.h"

namespace segue::grammar {

/// Thrown at the first token that no rule takes.
struct ParseFailure {};

/// Memory for the parse tree of one statement; reused for the next one.
class Arena {
 public:
  void* allocate(size_t size) {
    size = (size + 15) & ~size_t{15};
    if (size > static_cast<size_t>(end_ - at_)) next_block(size);
    void* result = at_;
    at_ += size;
    return result;
  }
  void reset() {
    used_ = 0;
    at_ = end_ = nullptr;
  }

 private:
  static constexpr size_t block_size = size_t{64} * 1024;

  void next_block(size_t size) {
    assert(size <= block_size);
    (void)size;
    if (used_ == blocks_.size()) blocks_.emplace_back(new char[block_size]);
    at_ = blocks_[used_++].get();
    end_ = at_ + block_size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t used_ = 0;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

using Leaf = antlr4::tree::TerminalNodeImpl;

/// Whether a node of a parse tree is of exactly this type. The types of a tree's nodes have no
/// children of their own, so that this says what a dynamic_cast would, for two loads.
template <class T>
bool is_a(const antlr4::tree::ParseTree* node) {
  return &typeid(*node) == &typeid(T);
}

/// The token of a leaf; null for a rule.
inline const FlatToken* token_of(antlr4::tree::ParseTree* node) {
  if (!is_a<Leaf>(node)) return nullptr;
  return static_cast<const FlatToken*>(static_cast<antlr4::tree::TerminalNode*>(node)->getSymbol());
}

/// The children of a node that are of one rule, one after the other.
template <class T>
class ChildrenOf {
 public:
  using Place = antlr4::tree::ParseTree* const*;
  class Iterator {
   public:
    Iterator(Place at, Place end) : at_(at), end_(end) { settle(); }
    T* operator*() const { return static_cast<T*>(*at_); }
    Iterator& operator++() {
      ++at_;
      settle();
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    void settle() {
      while (at_ != end_ && !is_a<T>(*at_))
        ++at_;
    }
    Place at_;
    Place end_;
  };

  explicit ChildrenOf(const antlr4::tree::ParseTree* node)
      : begin_(node->children.data()), end_(begin_ + node->children.size()) {}
  Iterator begin() const { return {begin_, end_}; }
  Iterator end() const { return {end_, end_}; }
  bool empty() const { return begin() == end(); }
  size_t count() const {
    size_t counted = 0;
    for (auto at = begin(); !(at == end()); ++at)
      ++counted;
    return counted;
  }

 private:
  Place begin_;
  Place end_;
};

/// What all contexts derive from.
class ContextBase : public antlr4::ParserRuleContext {
 public:
  using antlr4::ParserRuleContext::ParserRuleContext;

  template <class T>
  T* getRuleContext(size_t i) const {
    for (antlr4::tree::ParseTree* child : children)
      if (is_a<T>(child) && i-- == 0) return static_cast<T*>(child);
    return nullptr;
  }
  template <class T>
  std::vector<T*> getRuleContexts() const {
    std::vector<T*> found;
    for (T* child : ChildrenOf<T>(this))
      found.push_back(child);
    return found;
  }
  antlr4::tree::TerminalNode* getToken(size_t type, size_t i) final {
    for (antlr4::tree::ParseTree* child : children) {
      const FlatToken* token = token_of(child);
      if (token != nullptr && token->getType() == type && i-- == 0)
        return static_cast<antlr4::tree::TerminalNode*>(child);
    }
    return nullptr;
  }
  std::vector<antlr4::tree::TerminalNode*> getTokens(size_t type) final {
    std::vector<antlr4::tree::TerminalNode*> found;
    for (antlr4::tree::ParseTree* child : children) {
      const FlatToken* token = token_of(child);
      if (token != nullptr && token->getType() == type)
        found.push_back(static_cast<antlr4::tree::TerminalNode*>(child));
    }
    return found;
  }
};

/// Makes parse tree nodes in an arena and destroys them together. The lists of children outlive
/// their nodes: they are handed to the nodes of the next tree, so that a tree costs next to no
/// allocation.
class TreeOwner {
 public:
  using Children = std::vector<antlr4::tree::ParseTree*>;

  TreeOwner() = default;
  TreeOwner(const TreeOwner&) = delete;
  TreeOwner& operator=(const TreeOwner&) = delete;
  ~TreeOwner() { reset(); }

  template <class T, class... A>
  T* createInstance(A&&... arguments) {
    T* node = ::new (arena_.allocate(sizeof(T))) T(arguments...);
    nodes_.push_back(node);
    return node;
  }
  /// Leaves are alike, and so those of the tree before serve again.
  Leaf* leaf(antlr4::Token* token) {
    if (leaves_used_ == leaves_.size())
      leaves_.push_back(::new (leaf_arena_.allocate(sizeof(Leaf))) Leaf(token));
    Leaf* leaf = leaves_[leaves_used_++];
    leaf->symbol = token;
    return leaf;
  }
  void add_child(antlr4::tree::ParseTree* parent, antlr4::tree::ParseTree* child) {
    Children& children = parent->children;
    if (children.capacity() == 0) {
      if (spare_.empty()) {
        children.reserve(4);
      } else {
        children = std::move(spare_.back());
        spare_.pop_back();
      }
    }
    children.push_back(child);
  }
  void reset() {
    for (antlr4::tree::ParseTree* node : nodes_) {
      Children& children = node->children;
      if (children.capacity() > 0 && children.capacity() <= largest_spare) {
        children.clear();
        spare_.push_back(std::move(children));
      }
      node->~ParseTree();
    }
    nodes_.clear();
    arena_.reset();
    leaves_used_ = 0;
  }

 private:
  static constexpr size_t largest_spare = 64;

  Arena arena_;
  Arena leaf_arena_;
  std::vector<antlr4::tree::ParseTree*> nodes_;
  std::vector<Leaf*> leaves_;  // they own nothing and go with their arena
  size_t leaves_used_ = 0;
  std::vector<Children> spare_;  // empty, with room
};

class ParserBase : public antlr4::Parser {
 public:
  /// `input` must be a FlatTokenStream.
  explicit ParserBase(antlr4::TokenStream* input)
      : antlr4::Parser(input), _input(static_cast<FlatTokenStream*>(input)), _errHandler{} {}

  /// Frees the tree of the statement before and starts at the first token.
  void restart() {
    _tracker.reset();
    _ctx = nullptr;
    state_ = 0;
    failed_at_ = nullptr;
    consumed_in_ = nullptr;
    expected_ = {};
    _input->seek(0);
  }

  /// After a ParseFailure: the token that no rule took (the end of the statement is a token too).
  const FlatToken* failed_at() const { return failed_at_; }
  /// After a ParseFailure: the names of the tokens that would have been taken there, as the grammar
  /// writes them.
  std::vector<std::string> expected() const {
    std::vector<std::string> names;
    for (ssize_t type : expected_.toList())
      names.push_back(getVocabulary().getDisplayName(static_cast<size_t>(type)));
    return names;
  }

  // ---- what generated code calls

  template <class F>
  struct Finally {
    F action;
    ~Finally() { action(); }
  };
  template <class F>
  Finally<F> finally(F action) {
    return Finally<F>{action};
  }

  void enterRule(antlr4::ParserRuleContext* context, size_t state, size_t /*rule*/) {
    state_ = state;
    context->start = _input->next();
    if (auto* parent = static_cast<antlr4::ParserRuleContext*>(context->parent))
      _tracker.add_child(parent, context);
    _ctx = context;
  }
  void exitRule() {
    _ctx->stop = _input->previous();
    state_ = _ctx->invokingState;
    _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
  }
  void enterOuterAlt(antlr4::ParserRuleContext* context, size_t /*alternative*/) {
    if (_ctx != context && context->parent != nullptr) {
      // A labelled alternative: the context takes the place of the one that the rule began with.
      auto& siblings = static_cast<antlr4::ParserRuleContext*>(context->parent)->children;
      if (!siblings.empty()) siblings.back() = context;
    }
    _ctx = context;
  }
  void setState(size_t state) { state_ = state; }
  size_t getState() const { return state_; }

  antlr4::Token* consume() override {
    FlatToken* token = _input->take();
    consumed_at_ = state_;
    consumed_in_ = _ctx;
    add_terminal(token);
    return token;
  }
  antlr4::Token* match(size_t type) override {
    if (_input->next_type() != type) fail();
    return consume();
  }

  TreeOwner _tracker;
  FlatTokenStream* _input;

  struct ErrorHandler {
    ErrorHandler* operator->() { return this; }
    void sync(ParserBase* /*parser*/) {}
    void reportMatch(ParserBase* /*parser*/) {}
    void reportError(ParserBase* /*parser*/, const antlr4::RecognitionException& /*error*/) {}
    [[noreturn]] antlr4::Token* recoverInline(ParserBase* parser) { parser->fail(); }
    [[noreturn]] void recover(ParserBase* parser, const std::exception_ptr& /*error*/) {
      parser->fail();
    }
  } _errHandler;

 private:
  /// Expected is what may follow the last token that was taken: where the parser stands by then it
  /// has left loops and optional parts behind, which could have gone on. Contexts live as long as
  /// the tree, so their chain is still there.
  [[noreturn]] void fail() {
    failed_at_ = _input->next();
    getVocabulary();  // makes the automaton
    const antlr4::atn::ATN& automaton = getATN();
    if (consumed_in_ != nullptr) {
      const antlr4::atn::ATNState* taken = automaton.states[consumed_at_];
      expected_ =
          automaton.getExpectedTokens(taken->transitions[0]->target->stateNumber, consumed_in_);
    } else {
      expected_ = automaton.getExpectedTokens(state_, _ctx);
    }
    throw ParseFailure{};
  }
  void add_terminal(FlatToken* token) {
    auto* node = _tracker.leaf(token);
    node->parent = _ctx;
    _tracker.add_child(_ctx, node);
  }

  size_t state_ = 0;
  size_t consumed_at_ = 0;  // state and context of the last token taken
  antlr4::ParserRuleContext* consumed_in_ = nullptr;
  FlatToken* failed_at_ = nullptr;
  antlr4::misc::IntervalSet expected_;
};

}  // namespace segue::grammar

using ContextBase = segue::grammar::ContextBase;
using ParserBase = segue::grammar::ParserBase;
