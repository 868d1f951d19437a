// Names of the enums of this module at the JSON and command-line edges, one table each. Internal to core/domain.
#pragma once

#include "core/base/enumnames.h"
#include "core/domain/actor.h"
#include "core/domain/context.h"
#include "core/domain/observation.h"
#include "core/domain/policy.h"
#include "core/domain/proposal.h"
#include "core/domain/records.h"
#include "core/domain/workload.h"

namespace preamar::names {

inline constexpr auto kRole = enumNames<Role>({{Role::Viewer, "viewer"},
                                               {Role::Operator, "operator"},
                                               {Role::Approver, "approver"},
                                               {Role::Administrator, "administrator"}});

inline constexpr auto kOrigin = enumNames<Origin>({{Origin::Window, "window"},
                                                   {Origin::CommandLine, "command_line"},
                                                   {Origin::Api, "api"},
                                                   {Origin::Engine, "engine"}});

inline constexpr auto kDirection =
    enumNames<Direction>({{Direction::Down, "down"}, {Direction::None, "hold"}, {Direction::Up, "up"}});

inline constexpr auto kContextKind = enumNames<ContextKind>({{ContextKind::Lab, "lab"},
                                                             {ContextKind::Portainer, "portainer"},
                                                             {ContextKind::Kubernetes, "kubernetes"},
                                                             {ContextKind::Local, "local"}});

inline constexpr auto kHealth = enumNames<ContextHealth::State>({{ContextHealth::State::Unknown, "unknown"},
                                                                 {ContextHealth::State::Ok, "ok"},
                                                                 {ContextHealth::State::Degraded, "degraded"},
                                                                 {ContextHealth::State::Unreachable, "unreachable"}});

inline constexpr auto kQuality = enumNames<Quality>(
    {{Quality::Ok, "ok"}, {Quality::Stale, "stale"}, {Quality::Partial, "partial"}, {Quality::Missing, "missing"}});

inline constexpr auto kFault = enumNames<Fault>({{Fault::None, "none"},
                                                 {Fault::Empty, "empty"},
                                                 {Fault::NotFinite, "not_finite"},
                                                 {Fault::Negative, "negative"},
                                                 {Fault::Stale, "stale"},
                                                 {Fault::Coverage, "coverage"},
                                                 {Fault::Duplicate, "duplicate"},
                                                 {Fault::Warning, "warning"},
                                                 {Fault::Transport, "transport"},
                                                 {Fault::NotConfigured, "not_configured"},
                                                 {Fault::Impossible, "impossible"}});

inline constexpr auto kMode = enumNames<Mode>({{Mode::Observe, "observe"},
                                               {Mode::Recommend, "recommend"},
                                               {Mode::Approve, "approve"},
                                               {Mode::AutoUp, "auto-up"},
                                               {Mode::Auto, "auto"}});

inline constexpr auto kPriority =
    enumNames<Priority>({{Priority::Low, "low"}, {Priority::Medium, "medium"}, {Priority::High, "high"}});

inline constexpr auto kProposalState = enumNames<ProposalState>({{ProposalState::Proposed, "proposed"},
                                                                 {ProposalState::Approved, "approved"},
                                                                 {ProposalState::Rejected, "rejected"},
                                                                 {ProposalState::Expired, "expired"},
                                                                 {ProposalState::Superseded, "superseded"},
                                                                 {ProposalState::Void, "void"},
                                                                 {ProposalState::IntentRecorded, "intent_recorded"},
                                                                 {ProposalState::Sent, "sent"},
                                                                 {ProposalState::Unknown, "unknown"},
                                                                 {ProposalState::Verified, "verified"},
                                                                 {ProposalState::Healthy, "healthy"},
                                                                 {ProposalState::Unhealthy, "unhealthy"},
                                                                 {ProposalState::Conflict, "conflict"},
                                                                 {ProposalState::Failed, "failed"}});

inline constexpr auto kWorkloadKind = enumNames<WorkloadKind>({{WorkloadKind::Service, "service"},
                                                               {WorkloadKind::Deployment, "deployment"},
                                                               {WorkloadKind::StatefulSet, "statefulset"},
                                                               {WorkloadKind::ComposeService, "compose"},
                                                               {WorkloadKind::Container, "container"},
                                                               {WorkloadKind::ProcessGroup, "process"},
                                                               {WorkloadKind::Endpoint, "endpoint"}});

inline constexpr auto kScalableBy = enumNames<ScalableBy>({{ScalableBy::Us, "us"},
                                                           {ScalableBy::NotSupported, "not_supported"},
                                                           {ScalableBy::UpdateRunning, "update_running"},
                                                           {ScalableBy::NotPermitted, "not_permitted"},
                                                           {ScalableBy::OwnedByGitOps, "owned_by_gitops"},
                                                           {ScalableBy::OwnerUnknown, "owner_unknown"},
                                                           {ScalableBy::OwnedByOther, "owned_by_other"}});

inline constexpr auto kAutoscaler =
    enumNames<Autoscaler::Kind>({{Autoscaler::Kind::Hpa, "hpa"}, {Autoscaler::Kind::Keda, "keda"}});

inline constexpr auto kReplicaProblem =
    enumNames<ReplicaProblem::Kind>({{ReplicaProblem::Kind::NoCapacity, "no_capacity"},
                                     {ReplicaProblem::Kind::ImageMissing, "image_missing"},
                                     {ReplicaProblem::Kind::CrashLoop, "crash_loop"},
                                     {ReplicaProblem::Kind::Rejected, "rejected"},
                                     {ReplicaProblem::Kind::Other, "other"},
                                     {ReplicaProblem::Kind::Quota, "quota"}});

inline constexpr auto kSeverity = enumNames<Severity>({{Severity::Info, "info"},
                                                       {Severity::Warning, "warning"},
                                                       {Severity::Error, "error"},
                                                       {Severity::Critical, "critical"}});

inline constexpr auto kPauseScope = enumNames<PauseScope>(
    {{PauseScope::All, "all"}, {PauseScope::Context, "context"}, {PauseScope::Workload, "workload"}});

} // namespace preamar::names
