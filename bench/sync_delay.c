/* Makes every sync of a program take longer, so that what a slow disk costs can be measured on any machine:
 *
 *   cc -O2 -shared -fPIC -o sync_delay.so bench/sync_delay.c
 *   LD_PRELOAD=./sync_delay.so JW_SYNC_DELAY_US=1500 journeywork serve ...
 *
 * fsync and fdatasync wait JW_SYNC_DELAY_US microseconds (1500 unless told, as a common SSD takes), then do their work:
 * nothing becomes less durable. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

typedef int (*sync_function)(int);

static sync_function real_fsync;
static sync_function real_fdatasync;
static long delay_us = 1500;

__attribute__((constructor)) static void find_real(void) {
  const char* wanted = getenv("JW_SYNC_DELAY_US");
  if (wanted) delay_us = strtol(wanted, NULL, 10);
  *(void**)&real_fsync = dlsym(RTLD_NEXT, "fsync");
  *(void**)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

static int after_delay(sync_function sync, int file) {
  struct timespec left = {delay_us / 1000000, delay_us % 1000000 * 1000};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
  return sync(file);
}

int fsync(int file) { return after_delay(real_fsync, file); }

int fdatasync(int file) { return after_delay(real_fdatasync, file); }
