#ifndef CCAIRO_SHIM_H
#define CCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

// Swift cannot import macros that call functions or cast.

static inline void ccairo_unref(void *object) { g_object_unref(object); }

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

// Turns a row of Cairo's ARGB32 layout into red, green, blue and opacity, in that order, and not
// multiplied by the opacity, as PNG wants it.
static inline void ccairo_png_straighten(
    const unsigned char *row, int width, unsigned char *straight) {
  for (int x = 0; x < width; x++) {
    unsigned int pixel;
    memcpy(&pixel, row + 4 * (size_t)x, sizeof pixel);
    unsigned int alpha = pixel >> 24;
    for (int component = 0; component < 3; component++) {
      unsigned int value = pixel >> (16 - 8 * component) & 255;
      straight[4 * x + component] =
          (unsigned char)(alpha == 0 ? 0 : (value * 255 + alpha / 2) / alpha);
    }
    straight[4 * x + 3] = (unsigned char)alpha;
  }
}

// Encodes pixels of Cairo's RGB24 layout (one native 32-bit word a pixel), or of ARGB32 if `straight`,
// the room for a row of them, is not NULL. Returns 0, or 1 with the reason in target->message.
static inline int ccairo_png_encode(
    const unsigned char *pixels, int width, int height, int stride, double dots_per_metre,
    const struct ccairo_png_text *texts, int text_count, unsigned char *straight,
    struct ccairo_png_target *target) {
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
      png, info, (png_uint_32)width, (png_uint_32)height, 8,
      straight == NULL ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 1);
  png_set_filter(png, 0, PNG_FILTER_NONE);
  png_uint_32 density = (png_uint_32)(dots_per_metre + 0.5);
  png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
  ccairo_png_set_texts(png, info, texts, text_count);
  png_write_info(png, info);
  if (straight == NULL) {
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
#else
    png_set_filler(png, 0, PNG_FILLER_BEFORE);
#endif
  }
  for (int row = 0; row < height; row++) {
    const unsigned char *bytes = pixels + (size_t)row * (size_t)stride;
    if (straight != NULL) ccairo_png_straighten(bytes, width, straight);
    png_write_row(png, straight == NULL ? bytes : straight);
  }
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return 0;
}

#endif
