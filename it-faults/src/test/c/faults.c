/*
 * Faults of a disk, put between a process and its C library with LD_PRELOAD. Only files with
 * "inbox.db" in their names meet them. What to do is read from a small file that the test keeps
 * mapped, so that a fault begins and ends at once and every call is counted.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NONE, SYNC_FAILS, SYNC_SLOW, KILL_BEFORE_WRITE, KILL_BEFORE_SYNC, KILL_AFTER_SYNC, READ_ONLY, WRITE_FAILS };

/* The same order as in FaultyDisk.java. */
struct control {
  volatile int64_t mode;
  volatile int64_t parameter;
  volatile int64_t syncs;
  volatile int64_t failed_syncs;
  volatile int64_t writes;
  volatile int64_t durable_wal;
  volatile int64_t slow_now;
};

static struct control *control;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULTS_CONTROL");
  int fd = path == NULL ? -1 : open(path, O_RDWR);
  if (fd >= 0) {
    void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    control = mapped == MAP_FAILED ? NULL : mapped;
    close(fd);
  }
}

/* 0: none of ours; 1: the log; 2: its write-ahead log. */
static int ours(int fd) {
  char link[64];
  char name[4096];
  if (control == NULL) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length <= 0) {
    return 0;
  }
  name[length] = 0;
  if (strstr(name, "inbox.db") == NULL) {
    return 0;
  }
  return length > 4 && strcmp(name + length - 4, "-wal") == 0 ? 2 : 1;
}

static void die_in_time(int64_t mode, int kind) {
  if (kind == 2 && control->mode == mode && __sync_sub_and_fetch(&control->parameter, 1) == 0) {
    kill(getpid(), SIGKILL);
    pause();
  }
}

static int64_t size(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? (int64_t) found.st_size : -1;
}

static int sync_with(int (*real)(int), int fd) {
  int kind = ours(fd);
  if (kind == 0) {
    return real(fd);
  }
  if (getenv("FAULTS_SYNCS") != NULL) {
    return 0;
  }
  __sync_add_and_fetch(&control->syncs, 1);
  die_in_time(KILL_BEFORE_SYNC, kind);
  if (control->mode == SYNC_FAILS) {
    __sync_add_and_fetch(&control->failed_syncs, 1);
    errno = EIO;
    return -1;
  }
  if (control->mode == SYNC_SLOW) {
    struct timespec pause_for = {control->parameter / 1000, control->parameter % 1000 * 1000000};
    control->slow_now = 1;
    nanosleep(&pause_for, NULL);
    control->slow_now = 0;
  }
  int64_t before = size(fd);
  int result = real(fd);
  if (kind == 2 && result == 0) {
    control->durable_wal = before;
  }
  die_in_time(KILL_AFTER_SYNC, kind);
  return result;
}

int fsync(int fd) {
  static int (*real)(int);
  if (real == NULL) {
    real = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
  }
  return sync_with(real, fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (real == NULL) {
    real = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
  }
  return sync_with(real, fd);
}

static int refused(int fd) {
  int kind = ours(fd);
  if (kind == 0) {
    return 0;
  }
  __sync_add_and_fetch(&control->writes, 1);
  die_in_time(KILL_BEFORE_WRITE, kind);
  if (control->mode == READ_ONLY || control->mode == WRITE_FAILS) {
    errno = control->mode == READ_ONLY ? EROFS : EIO;
    return 1;
  }
  return 0;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (real == NULL) {
    real = (ssize_t (*)(int, const void *, size_t, off64_t)) dlsym(RTLD_NEXT, "pwrite64");
  }
  return refused(fd) ? -1 : real(fd, bytes, count, offset);
}
