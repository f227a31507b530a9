#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <string_view>

namespace journeywork::store::testing {

/// While it lives, SQLite works through it: a layer over the operating system's files that counts syncs, knows what is
/// not on disk yet, and fails on demand. Make one at a time, before any database is opened.
class SyncShim {
 public:
  SyncShim() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
    vfs_.zName = "journeywork-sync-shim";
    vfs_.pAppData = this;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~SyncShim() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
  }
  SyncShim(const SyncShim&) = delete;
  SyncShim& operator=(const SyncShim&) = delete;

  std::atomic<int> log_syncs = 0;  ///< of write-ahead logs
  std::atomic<int> log_sync_result = SQLITE_OK;
  std::atomic<int> main_sync_result = SQLITE_OK;
  std::atomic<int> log_write_result = SQLITE_OK;
  std::function<void()> during_log_sync;  ///< set while nothing is written

  /// Whether the file whose name ends so holds something that a power cut would take.
  [[nodiscard]] bool unsynced(std::string_view ending) {
    const std::lock_guard lock(mutex_);
    return std::any_of(unsynced_.begin(), unsynced_.end(),
                       [&](const auto& file) { return file.second && file.first.ends_with(ending); });
  }

 private:
  struct File {
    sqlite3_file base;
    SyncShim* shim;
    const std::string* name;
    int kind;
    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  static sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

  void mark(const File& file, bool unsynced) {
    const std::lock_guard lock(mutex_);
    unsynced_[*file.name] = unsynced;
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* opened, int flags, int* out_flags) {
    auto* shim = static_cast<SyncShim*>(vfs->pAppData);
    auto& file = of(opened);
    file.shim = shim;
    file.kind = flags;
    {
      const std::lock_guard lock(shim->mutex_);
      file.name = &shim->unsynced_.try_emplace(name ? name : "", false).first->first;
    }
    const int code = shim->real_->xOpen(shim->real_, name, file.real(), flags, out_flags);
    file.base.pMethods = file.real()->pMethods ? &methods : nullptr;
    return code;
  }

  static int write(sqlite3_file* f, const void* data, int size, sqlite3_int64 at) {
    auto& file = of(f);
    const bool log = (file.kind & SQLITE_OPEN_WAL) != 0;
    if (log && file.shim->log_write_result != SQLITE_OK) return file.shim->log_write_result;
    file.shim->mark(file, true);
    return file.real()->pMethods->xWrite(file.real(), data, size, at);
  }

  static int sync(sqlite3_file* f, int flags) {
    auto& file = of(f);
    const bool log = (file.kind & SQLITE_OPEN_WAL) != 0;
    const int result = log ? file.shim->log_sync_result : file.shim->main_sync_result;
    if (log) ++file.shim->log_syncs;
    if (log && file.shim->during_log_sync) file.shim->during_log_sync();
    if (result != SQLITE_OK) return result;
    const int code = file.real()->pMethods->xSync(file.real(), flags);
    if (code == SQLITE_OK) file.shim->mark(file, false);
    return code;
  }

  // Passed on as they are.
  static int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
  static int read(sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), data, size, at);
  }
  static int truncate(sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
  static int size(sqlite3_file* f, sqlite3_int64* out) { return real(f)->pMethods->xFileSize(real(f), out); }
  static int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
  static int unlock(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
  static int check_lock(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
  static int control(sqlite3_file* f, int what, void* with) {
    return real(f)->pMethods->xFileControl(real(f), what, with);
  }
  static int sector_size(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
  static int traits(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
  static int map(sqlite3_file* f, int page, int page_size, int extend, void volatile** out) {
    return real(f)->pMethods->xShmMap(real(f), page, page_size, extend, out);
  }
  static int shared_lock(sqlite3_file* f, int offset, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
  }
  static void barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
  static int unmap(sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }

  static constexpr sqlite3_io_methods methods{2,           close,   read,       write,   truncate,    sync,   size,
                                              lock,        unlock,  check_lock, control, sector_size, traits, map,
                                              shared_lock, barrier, unmap,      nullptr, nullptr};

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
  std::mutex mutex_;
  std::map<std::string, bool> unsynced_;
};

}  // namespace journeywork::store::testing
