#pragma once
#include <span>

#include "rules/rule.hpp"

namespace paddock {

extern const Rule kDeniedModule;
extern const Rule kDeniedBuiltin;
extern const Rule kFileIo;
extern const Rule kLambdaExec;
extern const Rule kDeniedAttribute;
extern const Rule kReflection;
extern const Rule kBuiltinOverride;
extern const Rule kInfiniteLoop;
extern const Rule kSyntaxError;
extern const Rule kUnknownModule;
extern const Rule kDynamicName;
extern const Rule kModuleEscape;
extern const Rule kExternalIo;
extern const Rule kDeserialisation;
extern const Rule kEvaluation;
extern const Rule kTextForm;
extern const Rule kEngineLimit;

/// In the order of the documentation. By hand, since a linker drops self-registering objects from static libraries.
[[nodiscard]] std::span<const Rule* const> all_rules();

}  // namespace paddock
