#include "CFits.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// cfitsio's types: LONGLONG is long long, and a fitsfile is known to it alone.
struct fits_table {
  void *file;
  void *bytes;
  size_t size;
};

enum { READONLY = 0, IMAGE_HDU = 0, TLOGICAL = 14, TLONGLONG = 81, TDOUBLE = 82 };

static int (*open_memory)(void **, const char *, int, void **, size_t *, size_t,
                          void *(*)(void *, size_t), int *);
static int (*close_file)(void *, int *);
static int (*count_units)(void *, int *, int *);
static int (*go_to_unit)(void *, int, int *, int *);
static int (*read_text_key)(void *, const char *, char *, char *, int *);
static int (*read_number_key)(void *, const char *, long long *, char *, int *);
static int (*count_columns)(void *, int *, int *);
static int (*column_type)(void *, int, int *, long long *, long long *, int *);
static int (*read_column)(void *, int, int, long long, long long, long long, void *, void *, int *,
                          int *);
static int (*read_texts)(void *, int, long long, long long, long long, char *, char **, int *,
                         int *);
static void (*explain)(int, char *);
static void (*clear_messages)(void);

static const char *load(void) {
  // Names with the version of the interface, since another may have other functions.
  static const char *names[] = {"libcfitsio.so.10", "libcfitsio.10.dylib"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return "cfitsio is not installed";
  struct {
    void **function;
    const char *name;
  } wanted[] = {
      {(void **)&open_memory, "ffomem"},       {(void **)&close_file, "ffclos"},
      {(void **)&count_units, "ffthdu"},       {(void **)&go_to_unit, "ffmahd"},
      {(void **)&read_text_key, "ffgkys"},     {(void **)&read_number_key, "ffgkyjj"},
      {(void **)&count_columns, "ffgncl"},     {(void **)&column_type, "ffeqtyll"},
      {(void **)&read_column, "ffgcv"},        {(void **)&read_texts, "ffgcvs"},
      {(void **)&explain, "ffgerr"},           {(void **)&clear_messages, "ffcmsg"},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].function = dlsym(library, wanted[i].name);
    if (*wanted[i].function == NULL) return "the cfitsio that is installed is too old";
  }
  return NULL;
}

const char *fits_library_fault(void) {
  static int is_loaded = 0;
  static const char *fault = NULL;
  if (!is_loaded) {
    fault = load();
    is_loaded = 1;
  }
  return fault;
}

int fits_open(void *bytes, size_t size, fits_table **result) {
  int status = 0;
  *result = NULL;
  fits_table *table = calloc(1, sizeof *table);
  if (table == NULL) return 113;
  table->bytes = bytes;
  table->size = size;
  clear_messages();
  // The name is not that of the file: cfitsio would look for commands in it.
  if (open_memory(&table->file, "memory", READONLY, &table->bytes, &table->size, 0, NULL,
                  &status)) {
    free(table);
    return status;
  }
  int units = 0;
  int type = IMAGE_HDU;
  count_units(table->file, &units, &status);
  for (int unit = 2; status == 0 && unit <= units && type == IMAGE_HDU; unit++)
    go_to_unit(table->file, unit, &type, &status);
  if (status == 0 && type != IMAGE_HDU) {
    *result = table;
  } else {
    fits_close(table);
  }
  return status;
}

void fits_close(fits_table *table) {
  int status = 0;
  close_file(table->file, &status);
  free(table);
}

int fits_shape(fits_table *table, long long *rows, int *columns, long long *row_bytes) {
  int status = 0;
  read_number_key(table->file, "NAXIS2", rows, NULL, &status);
  read_number_key(table->file, "NAXIS1", row_bytes, NULL, &status);
  return count_columns(table->file, columns, &status);
}

// The value of the key `root` followed by `column`; empty if there is none.
static void text_key(fits_table *table, const char *root, int column, char *value) {
  char key[16];
  int status = 0;
  snprintf(key, sizeof key, "%s%d", root, column);
  if (read_text_key(table->file, key, value, NULL, &status)) value[0] = '\0';
}

int fits_describe(fits_table *table, int column, fits_column *description) {
  int status = 0;
  text_key(table, "TTYPE", column, description->name);
  text_key(table, "TUNIT", column, description->unit);
  return column_type(table->file, column, &description->type, &description->repeat,
                     &description->width, &status);
}

int fits_doubles(fits_table *table, int column, long long first, long long count, double missing,
                 double *values) {
  int status = 0;
  int is_any_missing = 0;
  return read_column(table->file, TDOUBLE, column, first, 1, count, &missing, values,
                     &is_any_missing, &status);
}

int fits_integers(fits_table *table, int column, long long first, long long count,
                  long long missing, long long *values) {
  int status = 0;
  int is_any_missing = 0;
  return read_column(table->file, TLONGLONG, column, first, 1, count, &missing, values,
                     &is_any_missing, &status);
}

int fits_logical(fits_table *table, int column, long long row, char missing, char *value) {
  int status = 0;
  int is_any_missing = 0;
  return read_column(table->file, TLOGICAL, column, row, 1, 1, &missing, value, &is_any_missing,
                     &status);
}

int fits_text(fits_table *table, int column, long long row, char *text) {
  int status = 0;
  int is_any_missing = 0;
  return read_texts(table->file, column, row, 1, 1, "", &text, &is_any_missing, &status);
}

void fits_explain(int status, char *text) { explain(status, text); }
