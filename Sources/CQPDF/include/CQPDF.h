#ifndef CQPDF_H
#define CQPDF_H

#include <stddef.h>

// The C interface of qpdf, as far as it is used here. The library is loaded when the first document is written,
// since it in turn loads a library for encryption.

typedef void *qpdf_file;
typedef unsigned qpdf_handle;

struct qpdf_library {
  const char *(*version)(void);
  qpdf_file (*create)(void);
  void (*destroy)(qpdf_file *);
  void (*silence_errors)(qpdf_file);
  void (*suppress_warnings)(qpdf_file, int);
  int (*read)(qpdf_file, const char *, const char *, unsigned long long, const char *);
  int (*has_error)(qpdf_file);
  void *(*error)(qpdf_file);
  const char *(*error_text)(qpdf_file, void *);
  qpdf_handle (*trailer)(qpdf_file);
  qpdf_handle (*root)(qpdf_file);
  int (*page_count)(qpdf_file);
  qpdf_handle (*page)(qpdf_file, size_t);
  qpdf_handle (*make_indirect)(qpdf_file, qpdf_handle);
  qpdf_handle (*new_boolean)(qpdf_file, int);
  qpdf_handle (*new_integer)(qpdf_file, long long);
  qpdf_handle (*new_real)(qpdf_file, const char *);
  qpdf_handle (*new_name)(qpdf_file, const char *);
  qpdf_handle (*new_string)(qpdf_file, const char *);
  qpdf_handle (*new_text)(qpdf_file, const char *);
  qpdf_handle (*new_null)(qpdf_file);
  qpdf_handle (*new_array)(qpdf_file);
  qpdf_handle (*new_dictionary)(qpdf_file);
  qpdf_handle (*new_stream)(qpdf_file);
  void (*append)(qpdf_file, qpdf_handle, qpdf_handle);
  qpdf_handle (*get_key)(qpdf_file, qpdf_handle, const char *);
  void (*set_key)(qpdf_file, qpdf_handle, const char *, qpdf_handle);
  void (*release)(qpdf_file, qpdf_handle);
  qpdf_handle (*stream_dictionary)(qpdf_file, qpdf_handle);
  const char *(*unparse)(qpdf_file, qpdf_handle);
  qpdf_handle (*object)(qpdf_file, int, int);
  qpdf_handle (*copy)(qpdf_file, qpdf_file, qpdf_handle);
  int (*page_content)(qpdf_file, qpdf_handle, unsigned char **, size_t *);
  void (*set_stream_data)(qpdf_file, qpdf_handle, const unsigned char *, size_t, qpdf_handle,
                          qpdf_handle);
  int (*begin_writing)(qpdf_file);
  void (*set_object_streams)(qpdf_file, int);
  void (*set_deterministic_id)(qpdf_file, int);
  void (*set_least_version)(qpdf_file, const char *);
  int (*write)(qpdf_file);
  size_t (*output_size)(qpdf_file);
  const unsigned char *(*output)(qpdf_file);
};

// Returns the library, or NULL if it is not installed or too old.
const struct qpdf_library *qpdf_library_load(void);

#endif
