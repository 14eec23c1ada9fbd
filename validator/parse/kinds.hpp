#pragma once
#include <cstdint>

namespace paddock {

/// The named nodes of tree-sitter-python 0.25 (node-types.json of that package) that anything looks at. A trailing
/// underscore stands where the name is a C++ keyword.
// clang-format off
#define PADDOCK_NODE_KINDS(X) \
    X(module) X(expression_statement) X(import_statement) X(import_from_statement) X(future_import_statement)          \
    X(aliased_import) X(dotted_name) X(relative_import) X(import_prefix) X(wildcard_import) X(identifier)              \
    X(attribute) X(call) X(argument_list) X(keyword_argument) X(subscript) X(slice) X(string) X(string_start)          \
    X(string_content) X(string_end) X(escape_sequence) X(escape_interpolation) X(interpolation) X(format_expression)   \
    X(format_specifier) X(type_conversion) X(concatenated_string) X(integer) X(float_) X(true_) X(false_) X(none)      \
    X(ellipsis) X(list) X(tuple) X(set) X(dictionary) X(pair) X(list_comprehension) X(set_comprehension)               \
    X(dictionary_comprehension) X(generator_expression) X(for_in_clause) X(if_clause) X(parenthesized_expression)      \
    X(expression_list) X(pattern_list) X(tuple_pattern) X(list_pattern) X(list_splat) X(list_splat_pattern)            \
    X(dictionary_splat) X(dictionary_splat_pattern) X(parenthesized_list_splat) X(binary_operator)                     \
    X(boolean_operator) X(unary_operator) X(not_operator) X(comparison_operator) X(conditional_expression)             \
    X(named_expression) X(lambda) X(lambda_parameters) X(await) X(yield) X(assignment) X(augmented_assignment)         \
    X(type) X(type_alias_statement) X(type_parameter) X(generic_type) X(union_type) X(constrained_type)                \
    X(member_type) X(splat_type) X(function_definition) X(class_definition) X(decorated_definition) X(decorator)       \
    X(parameters) X(default_parameter) X(typed_parameter) X(typed_default_parameter) X(keyword_separator)              \
    X(positional_separator) X(block) X(if_statement) X(elif_clause) X(else_clause) X(while_statement)                  \
    X(for_statement) X(try_statement) X(except_clause) X(except_group_clause) X(finally_clause) X(with_statement)      \
    X(with_clause) X(with_item) X(match_statement) X(case_clause) X(case_pattern) X(as_pattern) X(as_pattern_target)   \
    X(class_pattern) X(keyword_pattern) X(dict_pattern) X(splat_pattern) X(union_pattern) X(complex_pattern)           \
    X(return_statement) X(raise_statement) X(delete_statement) X(assert_statement) X(pass_statement)                   \
    X(break_statement) X(continue_statement) X(global_statement) X(nonlocal_statement) X(print_statement)              \
    X(exec_statement) X(chevron) X(comment) X(line_continuation)
// clang-format on

enum class Kind : std::uint8_t {
    other,           ///< a named node that nobody looks at, or that a newer grammar has
    error,           ///< what the parser could not read
    operator_token,  ///< the operator of an expression
#define X(name) name,
    PADDOCK_NODE_KINDS(X)
#undef X
};

/// Fields of the grammar that the walk asks for.
enum class Field : std::uint8_t {
    none,
    alias,
    alternative,
    arguments,
    attribute,
    body,
    code,
    condition,
    consequence,
    definition,
    expression,
    format_specifier,
    function,
    guard,
    key,
    left,
    module_name,
    name,
    object,
    operator_,
    operators,
    parameters,
    return_type,
    right,
    subject,
    subscript,
    superclasses,
    type,
    type_conversion,
    value,
};

}  // namespace paddock
