#include "CProcess.h"

#ifdef __APPLE__
#include <crt_externs.h>

int process_argument_count(void) { return *_NSGetArgc(); }
const char *process_argument(int index) { return (*_NSGetArgv())[index]; }

#else
#include <stdlib.h>

static int count = 0;
static char **arguments = NULL;

// Swift reads /proc/self/cmdline, which a bare chroot or a sandbox does not have. The GNU C library
// calls what this section lists with the arguments of `main`; others leave the count at 0.
static void keep(int argc, char **argv, char **environment) {
  (void)environment;
  count = argc;
  arguments = argv;
}
__attribute__((section(".init_array"), used)) static void (*const at_start)(int, char **, char **) =
    keep;

int process_argument_count(void) {
#ifdef __GLIBC__
  return count;
#else
  return 0;
#endif
}
const char *process_argument(int index) { return arguments[index]; }
#endif
