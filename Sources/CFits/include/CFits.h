// The few functions of cfitsio that read a table from memory, found when the first FITS file is met:
// the library brings others with it that would make every start of the program slower.
#ifndef CFITS_H
#define CFITS_H

#include <stddef.h>

typedef struct fits_table fits_table;

// A column: its name and unit, cut after 70 bytes, the code of its type (negative for an array of
// varying length), and how many elements a row has of how many bytes.
typedef struct {
  char name[72];
  char unit[72];
  int type;
  long long repeat;
  long long width;
} fits_column;

// Why the library is not there, or NULL if it is.
const char *fits_library_fault(void);

// All return the status of cfitsio: 0 for success.

// Opens `size` bytes, which must stay where they are until fits_close, and goes to the first table in
// them; `*table` is NULL if there is none.
int fits_open(void *bytes, size_t size, fits_table **table);
void fits_close(fits_table *table);
// The rows, the columns and the bytes of a row.
int fits_shape(fits_table *table, long long *rows, int *columns, long long *row_bytes);
// The column of the given number, from 1.
int fits_describe(fits_table *table, int column, fits_column *description);
// Read a column of one element a row, from row `first`, from 1; what is missing becomes `missing`.
int fits_doubles(fits_table *table, int column, long long first, long long count, double missing,
                 double *values);
int fits_integers(fits_table *table, int column, long long first, long long count,
                  long long missing, long long *values);
// One logical value, 1, 0 or `missing`.
int fits_logical(fits_table *table, int column, long long row, char missing, char *value);
// The text of a row; `text` has room for the column's repeat and a NUL.
int fits_text(fits_table *table, int column, long long row, char *text);
// What a status means; `text` has room for 31 bytes.
void fits_explain(int status, char *text);

#endif
