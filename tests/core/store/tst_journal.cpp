// The contract suite on SQLite.
#include "journalcontract.h"
#include "storefixture.h"

class SqliteJournalContract : public JournalContract
{
    Q_OBJECT

protected:
    std::unique_ptr<preamar::Journal> open(const std::string &folder, const preamar::Clock &clock) override
    {
        auto journal = preamar::openJournal(folder, clock);
        if (!journal) {
            qWarning("%s", journal.error().detail.c_str());
            return nullptr;
        }
        return std::move(*journal);
    }
};

QTEST_GUILESS_MAIN(SqliteJournalContract)
#include "tst_journal.moc"
