/* Ends the program at its n-th word to a database, as `kill -9` would: before it is said, or after. Loaded by LD_PRELOAD.
   KILL_AT is n (0: never), KILL_AFTER=1 means after; KILL_COUNT names a file that gets the number of words said. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>

typedef struct sqlite3_stmt sqlite3_stmt;

static atomic_long words;

static long number(const char* name) {
  const char* value = getenv(name);
  return value == NULL ? 0 : atol(value);
}

static int is_last(long word) {
  return word == number("KILL_AT");
}

static void die_before(long word) {
  if (is_last(word) && number("KILL_AFTER") == 0) raise(SIGKILL);
}

static void die_after(long word) {
  if (is_last(word) && number("KILL_AFTER") != 0) raise(SIGKILL);
}

int sqlite3_step(sqlite3_stmt* statement) {
  static int (*real)(sqlite3_stmt*);
  /* The driver that has loaded it keeps it to itself: RTLD_NEXT does not look there. */
  if (real == NULL) real = (int (*)(sqlite3_stmt*))dlsym(dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_NOLOAD), "sqlite3_step");
  const long word = ++words;
  die_before(word);
  const int result = real(statement);
  die_after(word);
  return result;
}

ssize_t send(int socket, const void* data, size_t length, int flags) {
  static ssize_t (*real)(int, const void*, size_t, int);
  if (real == NULL) real = (ssize_t(*)(int, const void*, size_t, int))dlsym(RTLD_NEXT, "send");
  const long word = ++words;
  die_before(word);
  const ssize_t result = real(socket, data, length, flags);
  die_after(word);
  return result;
}

__attribute__((destructor)) static void tell(void) {
  const char* path = getenv("KILL_COUNT");
  FILE* file = path == NULL ? NULL : fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", (long)words);
  fclose(file);
}
