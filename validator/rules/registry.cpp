#include <array>

#include "rules/all_rules.hpp"

namespace paddock {

std::span<const Rule* const> all_rules() {
    static constexpr std::array<const Rule*, 17> kRules = {
        &kDeniedModule,    &kDeniedBuiltin,   &kFileIo,      &kLambdaExec,    &kDeniedAttribute, &kReflection,
        &kBuiltinOverride, &kInfiniteLoop,    &kSyntaxError, &kUnknownModule, &kDynamicName,     &kModuleEscape,
        &kExternalIo,      &kDeserialisation, &kEvaluation,  &kTextForm,      &kEngineLimit,
    };
    return kRules;
}

}  // namespace paddock
