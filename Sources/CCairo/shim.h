#ifndef CCAIRO_SHIM_H
#define CCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <cairo.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Swift cannot import macros that call functions or cast.

static inline void ccairo_unref(void *object) { g_object_unref(object); }

// Opens the face of a FreeType font; without the header of Cairo that declares the function, which needs FreeType's.

extern void *cairo_ft_scaled_font_lock_face(cairo_scaled_font_t *font);

static inline void ccairo_open_face(cairo_scaled_font_t *font) {
  if (cairo_scaled_font_get_type(font) == CAIRO_FONT_TYPE_FT) cairo_ft_scaled_font_lock_face(font);
}

// GLib ends a program that it cannot go on with by a trap: Pango, for one, needs threads. This tells what
// is wrong, and ends the program with the exit code 71 (EX_OSERR) instead.
static inline void ccairo_end(
    const char *domain, GLogLevelFlags level, const char *message, gpointer data) {
  (void)data;
  if ((level & G_LOG_LEVEL_ERROR) != 0) {
    fprintf(stderr, "error: the system has no more resources: %s\n", message);
    _exit(71);
  }
  g_log_default_handler(domain, level, message, NULL);
}

static inline void ccairo_report_errors(void) { g_log_set_default_handler(ccairo_end, NULL); }

// Has the C library keep memory that is given back, up to `most` bytes, and take pieces of up to half of
// that from what it has, where it would have the system hand them out page by page.

static inline void ccairo_keep_memory(int most) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, most / 2);
  mallopt(M_TRIM_THRESHOLD, most);
#endif
}

// libpng reports an error by a jump, which Swift code must not be jumped over; so the whole of an
// encoding happens here, and every buffer it needs is the caller's.

typedef void (*ccairo_png_sink)(void *context, const unsigned char *bytes, size_t count);

struct ccairo_png_text {
  const char *key;
  const char *utf8;
};

struct ccairo_png_target {
  ccairo_png_sink sink;
  void *context;
  char message[128];
};

static inline void ccairo_png_fail(png_structp png, png_const_charp message) {
  struct ccairo_png_target *target = (struct ccairo_png_target *)png_get_error_ptr(png);
  strncpy(target->message, message, sizeof target->message - 1);
  png_longjmp(png, 1);
}

static inline void ccairo_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static inline void ccairo_png_write(png_structp png, png_bytep bytes, size_t count) {
  struct ccairo_png_target *target = (struct ccairo_png_target *)png_get_io_ptr(png);
  target->sink(target->context, bytes, count);
}

static inline void ccairo_png_flush(png_structp png) { (void)png; }

static inline void ccairo_png_set_texts(
    png_structp png, png_infop info, const struct ccairo_png_text *texts, int count) {
  for (int index = 0; index < count; index++) {
    png_text text;
    memset(&text, 0, sizeof text);
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.key = (png_charp)texts[index].key;
    text.text = (png_charp)texts[index].utf8;
    text.itxt_length = strlen(texts[index].utf8);
    text.lang = (png_charp) "en";
    text.lang_key = (png_charp) "";
    png_set_text(png, info, &text, 1);
  }
}

// How the bytes of an image stand for colours.
enum ccairo_png_layout {
  // One native 32-bit word a pixel, as in Cairo's RGB24.
  CCAIRO_PNG_RGB24,
  // Red, green, blue and opacity, a byte each, in that order.
  CCAIRO_PNG_RGBA,
  // A byte that counts into the palette; the rows are compressed already.
  CCAIRO_PNG_INDEXED,
};

struct ccairo_png_image {
  enum ccairo_png_layout layout;
  const unsigned char *rows;
  int width;
  int height;
  int stride;
  // The size of a zlib stream.
  size_t stream_size;
  // Red, green and blue of each colour of the palette.
  const unsigned char *palette;
  int color_count;
};

static inline int ccairo_png_color_type(enum ccairo_png_layout layout) {
  switch (layout) {
  case CCAIRO_PNG_INDEXED: return PNG_COLOR_TYPE_PALETTE;
  case CCAIRO_PNG_RGBA: return PNG_COLOR_TYPE_RGB_ALPHA;
  default: return PNG_COLOR_TYPE_RGB;
  }
}

static inline void ccairo_png_set_palette(
    png_structp png, png_infop info, const unsigned char *palette, int count) {
  png_color colors[256];
  for (int index = 0; index < count && index < 256; index++) {
    colors[index].red = palette[3 * index];
    colors[index].green = palette[3 * index + 1];
    colors[index].blue = palette[3 * index + 2];
  }
  png_set_PLTE(png, info, colors, count);
}

static inline void ccairo_png_write_rows(
    png_structp png, const struct ccairo_png_image *image) {
  if (image->layout == CCAIRO_PNG_RGB24) {
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
#else
    png_set_filler(png, 0, PNG_FILLER_BEFORE);
#endif
  }
  for (int row = 0; row < image->height; row++) {
    png_write_row(png, image->rows + (size_t)row * (size_t)image->stride);
  }
  png_write_end(png, NULL);
}

// Encodes an image. Returns 0, or 1 with the reason in target->message.
static inline int ccairo_png_encode(
    const struct ccairo_png_image *image, double dots_per_metre,
    const struct ccairo_png_text *texts, int text_count, struct ccairo_png_target *target) {
  // Should libpng find no memory to start with, it says nothing; any later reason replaces this.
  strncpy(target->message, "out of memory", sizeof target->message - 1);
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, target, ccairo_png_fail, ccairo_png_ignore);
  if (png == NULL) return 1;
  png_infop info = png_create_info_struct(png);
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 1;
  }
  png_set_write_fn(png, target, ccairo_png_write, ccairo_png_flush);
  png_set_IHDR(
      png, info, (png_uint_32)image->width, (png_uint_32)image->height, 8,
      ccairo_png_color_type(image->layout), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 1);
  png_set_compression_buffer_size(png, 1 << 16);
  png_set_filter(png, 0, PNG_FILTER_NONE);
  png_uint_32 density = (png_uint_32)(dots_per_metre + 0.5);
  png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
  ccairo_png_set_texts(png, info, texts, text_count);
  if (image->layout == CCAIRO_PNG_INDEXED) {
    ccairo_png_set_palette(png, info, image->palette, image->color_count);
    png_write_info(png, info);
    png_write_chunk(png, (png_const_bytep) "IDAT", image->rows, image->stream_size);
    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
  } else {
    png_write_info(png, info);
    ccairo_png_write_rows(png, image);
  }
  png_destroy_write_struct(&png, &info);
  return 0;
}

#endif
