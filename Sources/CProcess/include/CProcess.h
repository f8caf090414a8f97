// What the system hands to a program at its start, kept before `main` is called.
#ifndef CPROCESS_H
#define CPROCESS_H

// The number of arguments, with the program's own name; 0 if the system did not tell.
int process_argument_count(void);
// The argument at `index`, which is below the number of arguments.
const char *process_argument(int index);

#endif
