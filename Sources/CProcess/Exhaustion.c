#include "CProcess.h"

#include <errno.h>
#ifdef __linux__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

// EX_OSERR of sysexits.h.
#define EXIT_SYSTEM 71

static const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS};

// Whether the address space is limited and used up: the Swift runtime and the libraries stop, in
// one way or another, at an allocation that fails.
static int is_full(int code) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 0;
  if (code == ENOMEM) return 1;
  size_t size = (size_t)32 << 20;
  void *probe = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (probe == MAP_FAILED) return 1;
  munmap(probe, size);
  return 0;
}

static void end(int signal_number) {
  static const char text[] =
      "error: not enough memory: the address space of the program is limited (ulimit -v)\n";
  if (is_full(errno)) {
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) _exit(EXIT_SYSTEM);
    _exit(EXIT_SYSTEM);
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void process_report_exhaustion(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
#ifdef __GLIBC__
  // Each thread would reserve 64 MB for memory of its own and, in vain, try again at every allocation.
  if (limit.rlim_cur < (rlim_t)512 << 20) mallopt(M_ARENA_MAX, 1);
#endif
  static char memory[1 << 16];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory, .ss_flags = 0};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end;
  action.sa_flags = SA_ONSTACK | (int)SA_RESETHAND;
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) {
    sigaction(faults[index], &action, NULL);
  }
}
