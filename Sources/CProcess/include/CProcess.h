// What the system gives a program: its arguments, kept before `main` is called, and its memory.
#ifndef CPROCESS_H
#define CPROCESS_H

// The number of arguments, with the program's own name; 0 if the system did not tell.
int process_argument_count(void);
// The argument at `index`, which is below the number of arguments.
const char *process_argument(int index);

// Ends the program with a message and the exit code 71, instead of a signal that looks like a fault of
// the program, once a limited address space is used up.
void process_report_exhaustion(void);

#endif
