// Wiegand lines of two readers. A pulse on DATA0 is a 0, on DATA1 a 1; a frame ends after a silence. The board judges the
// lines (widths, distances, both low); what the bits mean is the host's business.
#ifndef WIEGAND_H
#define WIEGAND_H

#include <stdint.h>

#define FRAME_MAX_BITS 128
#define GAP_MIN_MS 5
#define GAP_MAX_MS 100
#define GAP_DEFAULT_MS 20

/** What was wrong with the lines while a frame came. */
#define FAULT_SPIKE 0x01     // a pulse under 6 us: taken for noise, no bit
#define FAULT_BOTH_LOW 0x02  // both lines low at once
#define FAULT_WIDE 0x04      // a pulse over 500 us
#define FAULT_CLOSE 0x08     // two bits less than 100 us apart
#define FAULT_TOO_MANY 0x10  // more than 128 bits; the rest was dropped
#define FAULT_LOST 0x20      // an earlier frame was dropped because the host's line was busy

struct wiegand_frame {
  uint8_t bits[FRAME_MAX_BITS / 8];  // first bit = highest bit of the first byte
  uint8_t count;
  uint8_t faults;
  uint32_t first, last;                 // begin of the first and of the last bit, in ticks
  uint16_t min_width, max_width;        // ticks; 65535 = longer
  uint32_t min_distance, max_distance;  // begin to begin, ticks
};

void wiegand_start(void);
/** Silence that ends a frame, for one reader. Returns 0 when out of range. */
uint8_t wiegand_set_gap(uint8_t reader, uint8_t ms);
/** Tells whole frames and lines that stay low. */
void wiegand_poll(void);
/** Spikes that came outside of a frame too, since the start; stops at 16383. */
uint16_t wiegand_noise(void);

#endif
