#include "faultyvfs.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

namespace preamar::test {

namespace {

struct Plan
{
    int at = 0; // 0 = never
    int code = SQLITE_OK;
    bool sticky = false;
    int seen = 0;
    bool struck = false;
};

Plan plan;
sqlite3_vfs *base = nullptr;
sqlite3_vfs faulty;

struct File
{
    sqlite3_file head;
    sqlite3_file *real;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

// SQLITE_OK, or the code this operation is to fail with.
int judge()
{
    ++plan.seen;
    if (plan.at == 0 || plan.seen < plan.at || (plan.seen > plan.at && !plan.sticky))
        return SQLITE_OK;
    plan.struck = true;
    return plan.code;
}

int onClose(sqlite3_file *f)
{
    return realOf(f)->pMethods->xClose(realOf(f));
}
int onRead(sqlite3_file *f, void *p, int n, sqlite3_int64 o)
{
    return realOf(f)->pMethods->xRead(realOf(f), p, n, o);
}
int onWrite(sqlite3_file *f, const void *p, int n, sqlite3_int64 o)
{
    const int rc = judge();
    return rc == SQLITE_OK      ? realOf(f)->pMethods->xWrite(realOf(f), p, n, o)
           : rc == SQLITE_IOERR ? SQLITE_IOERR_WRITE
                                : rc;
}
int onTruncate(sqlite3_file *f, sqlite3_int64 n)
{
    const int rc = judge();
    return rc == SQLITE_OK      ? realOf(f)->pMethods->xTruncate(realOf(f), n)
           : rc == SQLITE_IOERR ? SQLITE_IOERR_TRUNCATE
                                : rc;
}
int onSync(sqlite3_file *f, int flags)
{
    const int rc = judge();
    return rc == SQLITE_OK ? realOf(f)->pMethods->xSync(realOf(f), flags) : SQLITE_IOERR_FSYNC;
}
int onSize(sqlite3_file *f, sqlite3_int64 *n)
{
    return realOf(f)->pMethods->xFileSize(realOf(f), n);
}
int onLock(sqlite3_file *f, int l)
{
    return realOf(f)->pMethods->xLock(realOf(f), l);
}
int onUnlock(sqlite3_file *f, int l)
{
    return realOf(f)->pMethods->xUnlock(realOf(f), l);
}
int onReserved(sqlite3_file *f, int *r)
{
    return realOf(f)->pMethods->xCheckReservedLock(realOf(f), r);
}
int onControl(sqlite3_file *f, int op, void *p)
{
    return realOf(f)->pMethods->xFileControl(realOf(f), op, p);
}
int onSector(sqlite3_file *f)
{
    return realOf(f)->pMethods->xSectorSize(realOf(f));
}
int onDevice(sqlite3_file *f)
{
    return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f));
}

// Version 1: no shared memory and no mapping, which a rollback journal does not need.
const sqlite3_io_methods kMethods = {1,       onClose,  onRead,     onWrite,   onTruncate, onSync,   onSize,
                                     onLock,  onUnlock, onReserved, onControl, onSector,   onDevice, nullptr,
                                     nullptr, nullptr,  nullptr,    nullptr,   nullptr};

int onOpen(sqlite3_vfs *, const char *name, sqlite3_file *f, int flags, int *out)
{
    auto *file = new (f) File{};
    file->real = reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(f) + sizeof(File));
    const int rc = base->xOpen(base, name, file->real, flags, out);
    file->head.pMethods = file->real->pMethods != nullptr ? &kMethods : nullptr;
    return rc;
}

} // namespace

FaultyVfs::FaultyVfs()
{
    base = sqlite3_vfs_find(nullptr);
    faulty = *base;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
    faulty.xOpen = onOpen;
    sqlite3_vfs_register(&faulty, 1);
    plan = Plan{};
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&faulty);
    sqlite3_vfs_register(base, 1);
}

void FaultyVfs::failAt(int n, DiskFault fault, bool sticky)
{
    plan = Plan{.at = n,
                .code = fault == DiskFault::Io ? SQLITE_IOERR : SQLITE_FULL,
                .sticky = sticky,
                .seen = 0,
                .struck = false};
}

void FaultyVfs::clear()
{
    plan = Plan{};
}

int FaultyVfs::seen() const
{
    return plan.seen;
}

bool FaultyVfs::struck() const
{
    return plan.struck;
}

} // namespace preamar::test
