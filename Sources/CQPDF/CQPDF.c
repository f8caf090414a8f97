#include "CQPDF.h"

#include <dlfcn.h>
#include <pthread.h>

static struct qpdf_library library;
static int is_loaded;

static void load(void) {
  // Names with the version of the interface, since another may have other functions.
  static const char *names[] = {"libqpdf.so.30", "libqpdf.so.29", "libqpdf.30.dylib",
                                "libqpdf.29.dylib"};
  void *file = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && file == NULL; i++)
    file = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (file == NULL) return;
  struct {
    void *function;
    const char *name;
  } wanted[] = {
      {&library.version, "qpdf_get_qpdf_version"},
      {&library.create, "qpdf_init"},
      {&library.destroy, "qpdf_cleanup"},
      {&library.silence_errors, "qpdf_silence_errors"},
      {&library.suppress_warnings, "qpdf_set_suppress_warnings"},
      {&library.read, "qpdf_read_memory"},
      {&library.has_error, "qpdf_has_error"},
      {&library.error, "qpdf_get_error"},
      {&library.error_text, "qpdf_get_error_full_text"},
      {&library.trailer, "qpdf_get_trailer"},
      {&library.root, "qpdf_get_root"},
      {&library.page_count, "qpdf_get_num_pages"},
      {&library.page, "qpdf_get_page_n"},
      {&library.make_indirect, "qpdf_make_indirect_object"},
      {&library.new_boolean, "qpdf_oh_new_bool"},
      {&library.new_integer, "qpdf_oh_new_integer"},
      {&library.new_real, "qpdf_oh_new_real_from_string"},
      {&library.new_name, "qpdf_oh_new_name"},
      {&library.new_string, "qpdf_oh_new_string"},
      {&library.new_text, "qpdf_oh_new_unicode_string"},
      {&library.new_null, "qpdf_oh_new_null"},
      {&library.new_array, "qpdf_oh_new_array"},
      {&library.new_dictionary, "qpdf_oh_new_dictionary"},
      {&library.new_stream, "qpdf_oh_new_stream"},
      {&library.append, "qpdf_oh_append_item"},
      {&library.get_key, "qpdf_oh_get_key"},
      {&library.set_key, "qpdf_oh_replace_key"},
      {&library.release, "qpdf_oh_release"},
      {&library.stream_dictionary, "qpdf_oh_get_dict"},
      {&library.unparse, "qpdf_oh_unparse_resolved"},
      {&library.object, "qpdf_get_object_by_id"},
      {&library.copy, "qpdf_oh_copy_foreign_object"},
      {&library.page_content, "qpdf_oh_get_page_content_data"},
      {&library.set_stream_data, "qpdf_oh_replace_stream_data"},
      {&library.begin_writing, "qpdf_init_write_memory"},
      {&library.set_object_streams, "qpdf_set_object_stream_mode"},
      {&library.set_deterministic_id, "qpdf_set_deterministic_ID"},
      {&library.set_least_version, "qpdf_set_minimum_pdf_version"},
      {&library.write, "qpdf_write"},
      {&library.output_size, "qpdf_get_buffer_length"},
      {&library.output, "qpdf_get_buffer"},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    void *function = dlsym(file, wanted[i].name);
    if (function == NULL) return;
    *(void **)wanted[i].function = function;
  }
  is_loaded = 1;
}

const struct qpdf_library *qpdf_library_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded ? &library : NULL;
}
