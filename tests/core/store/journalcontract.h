// What every Journal must do. A new implementation is one more subclass that opens it.
#pragma once

#include "core/base/clock.h"
#include "core/store/journal.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class JournalContract : public QObject
{
    Q_OBJECT

protected:
    // A journal in the folder; two of them at once stand for two processes.
    virtual std::unique_ptr<preamar::Journal> open(const std::string &folder, const preamar::Clock &clock) = 0;

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsContextsSettingsAndState();
    void commitsAllOrNothing();
    void nestedFailureUndoesOnlyItself();
    void survivesReopening();
    void secondConnectionSeesChangesByDataVersion();

    void fenceRisesWithEachTaking();
    void refusesRenewalByAnOldFence();

    void keepsProposalsExactly();
    void refusesASecondOpenProposal();
    void refusesAHashThatIsNotThePlans();
    void everyTransition_data();
    void everyTransition();
    void refusesAnApprovalForAnotherPlan();
    void refusesAChangedApproval();
    void refusesAChangedPlan();
    void findsProposalsByTail();
    void listsOpenAndInFlight();
    void listsAllThatWasAnswered();

    void recordsAnIntentWithItsProposal();
    void refusesAnIntentOfAnOldFence();
    void refusesAnIntentWithoutLease();
    void guardRefusesTheIntent();
    void guardWritesVanishWithItsRefusal();
    void refusesAnIntentWhileAnotherIsUnresolved();
    void refusesAnIntentWhileTheLastIsInFlight();
    void refusesAnIntentThatIsNotThePlan_data();
    void refusesAnIntentThatIsNotThePlan();
    void refusesAnIntentOfAnUnapprovedProposal();
    void onlyRecordIntentReachesIntentRecorded();
    void recordsAnOutcomeOnce();
    void refusesAnOpenStateAsOutcome();

    void pausesOfDifferentStrengthStandBesideEachOther();
    void removesAPause();
    void answersACommandOnce();
    void listsWaitingCommandsInOrder();
    void prunesAnsweredCommands();
    void keepsTheLastCycleReports();
    void numbersEvents();

    void chainsAuditRows();
    void filtersAudit();
    void readsAtMostAPage();
    void verifiesALongChain();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<preamar::ManualClock> m_clock;
    std::unique_ptr<preamar::Journal> m_journal;
    std::string m_folder;
};
