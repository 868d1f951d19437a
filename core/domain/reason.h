// Reason codes: one closed list, the same in JSON, journal, tests and window. core/text turns a code into a sentence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar {

// X(code, invariant): the invariant of safety.md that the code reports, or "" where it explains a decision.
#define PREAMAR_REASON_CODES(X)                                                                                        \
    /* why a change is wanted; numbers are given in the sentence */                                                    \
    X(ForecastCpuHigh, "")          /* percent forecast of capacity */                                                 \
    X(ForecastMemoryHigh, "")       /* percent forecast of capacity */                                                 \
    X(MeasuredCpuHigh, "")          /* percent measured */                                                             \
    X(MeasuredMemoryHigh, "")       /* percent measured */                                                             \
    X(ResourcesUnderused, "")       /* percent CPU, percent memory */                                                  \
    X(RequestsPeakForecast, "")     /* forecast, measured requests per minute */                                       \
    X(FloorRoundedUp, "")           /* the literal rule would not have risen */                                        \
    X(LargerTargetKept, "")         /* the request rule wanted fewer replicas than the CPU/memory rule */              \
    X(BelowMinimum, "I-18")         /* replicas, minimum */                                                            \
    X(AboveMaximum, "I-18")         /* replicas, maximum */                                                            \
    X(UndoRequested, "I-39")                                                                                           \
    X(RequestsPeakCovered, "")      /* percent of capacity the forecast peak would need, upper threshold percent */    \
    X(DemandExpected, "")           /* percent now, percent at the expected peak, minutes until it; subject: metric */ \
    X(RuleHigh, "")                 /* value, threshold, seconds it lasted; subject: metric */                         \
    X(RuleLow, "")                  /* value, threshold, seconds it lasted; subject: metric */                         \
    X(RuleVetoesDown, "")           /* a row that wants more; subject: metric */                                       \
    X(ConsiderLower, "")            /* value, threshold, seconds it lasted; subject: metric: only a recommendation */  \
    X(ScheduledCount, "")           /* replicas; subject: the line of the schedule */                                  \
    X(StaticCount, "")              /* replicas */                                                                     \
    X(CalendarFloor, "")            /* replicas; subject: name of the entry */                                         \
    X(CalendarCeiling, "")          /* replicas; subject: name of the entry */                                         \
    X(EventFactor, "")              /* factor, replicas; subject: name of the event */                                 \
    X(EarlierNeedKept, "")          /* highest count wanted within the preset's own window, seconds of it */           \
    /* why nothing is wanted, or less than wanted */                                                                   \
    X(WithinThresholds, "")                                                                                            \
    X(AtMinimum, "I-18")                                                                                               \
    X(AtMaximum, "I-18")                                                                                               \
    X(StepLimited, "I-21")          /* wanted, allowed */                                                              \
    X(CooldownActive, "I-22")       /* seconds left */                                                                 \
    X(ReversalWait, "I-22")         /* seconds left */                                                                 \
    X(StabilizationWindow, "I-10")  /* highest recommendation in the window */                                         \
    X(ForecastOnlyRaises, "I-10")                                                                                      \
    X(MetricMissing, "I-01")                                                                                           \
    X(MetricNotFinite, "I-01")                                                                                         \
    X(MetricNegative, "I-01")                                                                                          \
    X(MetricPartial, "I-01")                                                                                           \
    X(MetricError, "I-01")                                                                                             \
    X(MetricStale, "I-02")          /* age in seconds, allowed */                                                      \
    X(QueryHidesAbsence, "I-03")                                                                                       \
    X(CoverageLow, "I-04")          /* measured replicas, ready replicas */                                            \
    X(DuplicateSeries, "I-04")                                                                                         \
    X(ReplicasNotReady, "I-05")                                                                                        \
    X(WarmingUp, "I-06")            /* seconds left */                                                                 \
    X(ClockJump, "I-07")            /* seconds */                                                                      \
    X(ServerClockSkew, "I-07")      /* seconds */                                                                      \
    X(HistoryTooShort, "I-11")      /* hours had, hours needed */                                                      \
    X(HistoryHasGaps, "I-11")       /* coverage percent, needed percent */                                             \
    X(NotPredictable, "I-11")       /* relMAE */                                                                       \
    X(ForecastImplausible, "I-11")                                                                                     \
    X(ForecastStale, "I-11")        /* age in seconds */                                                               \
    X(ForecastIneligible, "I-11")                                                                                      \
    X(NoCapacityKnown, "")          /* neither limit nor measured capacity: utilisation is undefined */                \
    X(FreezeWindow, "")             /* seconds left; subject: name of the window */                                    \
    X(ReadyTooShort, "I-05")        /* seconds the youngest replica is ready, seconds needed */                        \
    X(SourceRestarted, "I-06")      /* seconds left */                                                                 \
    X(TelemetryFailure, "I-08")     /* services that lost data at once, services watched */                            \
    X(LoadGuardWorse, "I-09")       /* before, now; subject: metric */                                                 \
    X(LoadGuardUnknown, "I-09")     /* subject: metric */                                                              \
    X(ForecastShort, "I-11")        /* seconds it can be foreseen; subject: metric */                                  \
    X(RateBudget, "I-23")           /* actions in the window, allowed */                                               \
    X(RateTripped, "I-23")          /* actions in the window, allowed */                                               \
    X(CapacityBudget, "I-24")       /* replicas removed within the hour, allowed */                                    \
    X(SelectionEmpty, "I-25")                                                                                          \
    X(FlapBreaker, "I-26")          /* direction changes in the window, allowed */                                     \
    X(FightDetected, "I-27")        /* replicas we set, replicas found */                                              \
    /* why a workload is left alone */                                                                                 \
    X(NotEnrolled, "")                                                                                                 \
    X(PolicyInvalid, "I-18")                                                                                           \
    X(LabelInvalid, "")                                                                                                \
    X(NotScalable, "")                                                                                                 \
    X(UpdateInProgress, "I-13")                                                                                        \
    X(ObserveMode, "")                                                                                                 \
    X(RecommendMode, "")                                                                                               \
    X(ModeNotAvailable, "")                                                                                            \
    X(AutoUpOnly, "")               /* a reduction waits for a person in mode auto-up */                               \
    X(ApprovedByMode, "")           /* the mode, not a person, let it run; subject: mode */                            \
    X(AutoExpired, "I-37")          /* hours it lasted */                                                              \
    X(AutoExpiresSoon, "I-37")      /* minutes left */                                                                 \
    X(AutoSuspended, "I-37")        /* subject: why */                                                                 \
    X(BandsOutOfCalibration, "")    /* coverage of the 80 % band in percent; subject: metric */                        \
    X(ActionsFailed, "")            /* failed, of the last */                                                          \
    X(DriftDetected, "")            /* error against the naive forecast; subject: metric */                            \
    X(EvidenceTooShort, "")         /* days had, days needed */                                                        \
    X(EvidenceGaps, "")             /* percent observed, percent needed */                                             \
    X(EvidenceNotBetter, "")        /* minutes of overload of the policy, of what happened */                          \
    X(EvidenceTooCostly, "")        /* cost of the policy, of what happened */                                         \
    X(EvidenceMissing, "")          /* no replay of the policy on this service's history yet */                        \
    X(EvidenceEnough, "")           /* days observed, minutes of overload saved per day */                             \
    X(IncidentOpen, "")             /* subject: what is open */                                                        \
    X(HpaOwnedApproveOnly, "I-19")  /* a workload owned by an HPA is never automatic */                                \
    X(LimitLoosened, "")            /* a safety number was moved to the unsafe side without a written reason */        \
    X(ContextReadOnly, "")                                                                                             \
    X(ActionUnresolved, "I-35")                                                                                        \
    X(ModelVersionGone, "")                                                                                            \
    X(ReplicasUnhealthy, "I-05")                                                                                       \
    /* refusals of a request */                                                                                        \
    X(ProposalExpired, "I-14")                                                                                         \
    X(ApprovalExpired, "I-14")                                                                                         \
    X(ProposalSuperseded, "I-16")                                                                                      \
    X(ProposalVoid, "I-13")                                                                                            \
    X(ProposalNotPending, "I-16")                                                                                      \
    X(ProposalTampered, "I-12")                                                                                        \
    X(WorldChangedUid, "I-13")                                                                                         \
    X(WorldChangedReplicas, "I-13")                                                                                    \
    X(WorldChangedSpec, "I-13")                                                                                        \
    X(WorldChangedOwner, "I-13")                                                                                       \
    X(PolicyChanged, "I-13")                                                                                           \
    X(BoundsChanged, "I-13")                                                                                           \
    X(ConfirmationRequired, "I-17")                                                                                    \
    X(OutOfBounds, "I-18")                                                                                             \
    X(Paused, "I-36")                                                                                                  \
    X(PausedScaleIn, "I-36")                                                                                           \
    X(EmergencyStop, "I-36")                                                                                           \
    X(EngineBusy, "I-35")                                                                                              \
    X(LeaseLost, "I-35")                                                                                               \
    X(JournalDamaged, "I-28")                                                                                          \
    X(JournalUnwritable, "I-28")                                                                                       \
    X(SchemaTooNew, "I-37")                                                                                            \
    X(AuditBroken, "I-40")                                                                                             \
    X(UndoNotPossible, "I-39")                                                                                         \
    X(ReasonRequired, "I-36")                                                                                          \
    X(PermissionMissing, "")        /* the actor's role does not allow it */                                           \
    X(CronNeverFires, "")           /* subject: the line */                                                            \
    X(TimeZoneUnknown, "")          /* subject: the name */                                                            \
    X(FreezeOverlaps, "")           /* subject: the other window */                                                    \
    X(EventInPast, "")              /* subject: the event */                                                           \
    X(PresetReferenceOnly, "")      /* subject: the preset */                                                          \
    X(NothingToUndo, "")                                                                                               \
    /* who owns the count, and what a cluster allows */                                                                \
    X(OwnedByAutoscaler, "I-27")                                                                                       \
    X(AutoscalerDecides, "I-27")                                                                                       \
    X(OwnedByGitOps, "I-27")                                                                                           \
    X(OwnerUnknown, "I-27")                                                                                            \
    X(OwnedByOther, "I-27")                                                                                            \
    X(ReplicasDeclaredElsewhere, "I-27")                                                                               \
    X(RevertedElsewhere, "I-27")                                                                                       \
    X(WorldChangedAutoscaler, "I-13")                                                                                  \
    X(DryRunRefused, "I-20")                                                                                           \
    X(QuotaReached, "I-20")                                                                                            \
    /* outcomes */                                                                                                     \
    X(AppliedVerified, "I-33")                                                                                         \
    X(WriteConflict, "I-32")                                                                                           \
    X(WriteRejected, "I-32")                                                                                           \
    X(WriteNotSent, "I-29")                                                                                            \
    X(WriteUnknown, "I-29")                                                                                            \
    X(ResolvedApplied, "I-29")      /* an unknown outcome was read back: it was applied */                             \
    X(ResolvedNotApplied, "I-29")                                                                                      \
    X(BecameHealthy, "")                                                                                               \
    X(NotHealthyInTime, "")                                                                                            \
    X(NoCapacityOnNodes, "")                                                                                           \
    X(ImageUnavailable, "")                                                                                            \
    X(ReplicasCrash, "")                                                                                               \
    X(WorseAfterAction, "")                                                                                            \
    X(Rehearsed, "")                /* a dry run: all was in order, and nothing was sent */                            \
    X(DryRunSwitched, "")           /* approved under a dry run that began or ended meanwhile */                       \
    /* contexts and connections */                                                                                     \
    X(PortainerTooOld, "")                                                                                             \
    X(PortainerNotInitialised, "")                                                                                     \
    X(WrongApiKey, "")                                                                                                 \
    X(EnvironmentGone, "")                                                                                             \
    X(EnvironmentIsKubernetes, "")                                                                                     \
    X(NotSwarmManager, "")                                                                                             \
    X(KubeconfigMissing, "")                                                                                           \
    X(KubeconfigInvalid, "")                                                                                           \
    X(KubeContextMissing, "")                                                                                          \
    X(AuthProviderUnsupported, "")                                                                                     \
    X(ExecNotAllowed, "")                                                                                              \
    X(ExecFailed, "")                                                                                                  \
    X(FileNotAllowed, "")                                                                                              \
    X(ClientCertificateInvalid, "")                                                                                    \
    X(ProxyUnsupported, "")                                                                                            \
    X(TokenRejected, "")                                                                                               \
    X(ClusterAccessDenied, "")                                                                                         \
    X(KubernetesTooOld, "")                                                                                            \
    X(NamespaceGone, "")                                                                                               \
    X(NotKubernetes, "")                                                                                               \
    X(AccessPartial, "")                                                                                               \
    X(NoPrometheusFound, "")                                                                                           \
    X(TlsUntrusted, "")                                                                                                \
    X(InsecureTls, "")                                                                                                 \
    X(RedirectRefused, "")                                                                                             \
    X(AnswerTooLarge, "")                                                                                              \
    X(AnswerNotJson, "")                                                                                               \
    X(SourceUnreachable, "")                                                                                           \
    X(SourceEmpty, "")                                                                                                 \
    X(NotAvailableYet, "")                                                                                             \
    X(HpaAtMax, "")                                                                                                    \
    X(HpaAboveTargetAtMin, "")                                                                                         \
    X(HpaFlapping, "")                                                                                                 \
    X(HpaBoundsChanged, "")                                                                                            \
    X(HpaMetricsUnknown, "")                                                                                           \
    X(PodsRestarting, "")                                                                                              \
    X(PodsOomKilled, "")                                                                                               \
    X(PodsNotReady, "")                                                                                                \
    X(HomeMixesLabAndReal, "")                                                                                         \
    X(HomeReadOnly, "")                                                                                                \
    X(DiskFull, "")                                                                                                    \
    X(SecretUnavailable, "")                                                                                           \
    X(SecretFileReadable, "")

enum class ReasonCode {
#define PREAMAR_X(code, invariant) code,
    PREAMAR_REASON_CODES(PREAMAR_X)
#undef PREAMAR_X
};

struct ReasonCodeInfo
{
    ReasonCode code;
    std::string_view name;
    std::string_view invariant;
};

[[nodiscard]] std::span<const ReasonCodeInfo> reasonCodes();
[[nodiscard]] std::string_view toString(ReasonCode code);
[[nodiscard]] std::optional<ReasonCode> parseReasonCode(std::string_view name);

// A code with the numbers its sentence shows (in the order of the list above) and, where it speaks of one thing among
// several, that thing's name (a metric, a label, a workload): plain text, possibly from a server.
struct Reason
{
    ReasonCode code = ReasonCode::WithinThresholds;
    std::vector<double> numbers;
    std::string subject;

    friend bool operator==(const Reason &, const Reason &) = default;
};

}  // namespace preamar
