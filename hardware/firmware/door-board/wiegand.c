#include "wiegand.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <string.h>
#include <util/atomic.h>
#include <util/delay.h>

#include "board.h"
#include "own.h"
#include "ticks.h"

#define LINES 0x3c  // D2 to D5
#define FIRST_LINE 2
#define BOTH 3  // lines of a reader
#define SPIKE_US 6
#define MAX_WIDTH (500 / TICK_US)
#define MIN_DISTANCE (100 / TICK_US)
#define STUCK (50 * TICKS_PER_MS)

struct reader {
  struct wiegand_frame frames[2];  // one is being filled, the other waits to be told
  uint8_t filling, waiting;
  uint8_t low;                     // bit 0: DATA0, bit 1: DATA1
  uint8_t stuck;                   // lines told as stuck
  uint8_t lost;                    // a frame was dropped; the next one says so
  uint32_t low_since[2];
  uint32_t last_edge;
  uint32_t gap;
};

static volatile struct reader readers[READERS];
static volatile uint8_t levels;
static volatile uint16_t noise;

static void clear(struct wiegand_frame *frame) {
  memset(frame, 0, sizeof *frame);
  frame->min_width = 0xffff;
  frame->min_distance = 0xffffffff;
}

void wiegand_start(void) {
  for (uint8_t index = 0; index < READERS; index++) {
    readers[index].gap = GAP_DEFAULT_MS * TICKS_PER_MS;
    clear((struct wiegand_frame *)&readers[index].frames[0]);
    clear((struct wiegand_frame *)&readers[index].frames[1]);
  }
  DDRD &= (uint8_t)~LINES;
  PORTD |= LINES;
  levels = LINES;
  PCMSK2 = LINES;
  PCIFR = _BV(PCIF2);
  PCICR = _BV(PCIE2);
}

uint8_t wiegand_set_gap(uint8_t reader, uint8_t ms) {
  if (reader >= READERS || ms < GAP_MIN_MS || ms > GAP_MAX_MS) return 0;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { readers[reader].gap = ms * TICKS_PER_MS; }
  return 1;
}

uint16_t wiegand_noise(void) {
  uint16_t now;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { now = noise; }
  return now;
}

/** Ends the frame that is being filled; interrupts are off. */
static void close_frame(struct reader *it) {
  struct wiegand_frame *frame = &it->frames[it->filling];
  if (frame->count == 0) {
    frame->faults = 0;
  } else if (it->waiting) {
    clear(frame);
    it->lost = 1;
  } else {
    if (it->lost) frame->faults |= FAULT_LOST;
    it->lost = 0;
    it->waiting = 1;
    it->filling ^= 1;
    clear(&it->frames[it->filling]);
  }
}

/** `lines` low and high again before they could be dated: a spike, or a pulse while this board had its hands full. */
static void spike(struct reader *it, uint8_t lines) {
  it->frames[it->filling].faults |= FAULT_SPIKE;
  // Beside a bit it is a second line all the same, however short it seemed.
  if (lines != BOTH && (it->low & (uint8_t)~lines)) it->frames[it->filling].faults |= FAULT_BOTH_LOW;
  if (noise < 0x3fff) noise++;
}

static void fell(struct reader *it, uint8_t line, uint32_t now) {
  // The main loop was late: what comes now belongs to the next card.
  if (it->low == 0 && now - it->last_edge > it->gap) close_frame(it);
  if (it->low) it->frames[it->filling].faults |= FAULT_BOTH_LOW;
  it->low |= 1 << line;
  it->low_since[line] = now;
}

static void rose(struct reader *it, uint8_t line, uint32_t now) {
  struct wiegand_frame *frame = &it->frames[it->filling];
  uint32_t since = it->low_since[line];
  uint32_t width = now - since;
  if (!(it->low & (1 << line))) return;
  it->low &= (uint8_t) ~(1 << line);
  if (width > MAX_WIDTH) frame->faults |= FAULT_WIDE;
  if (width > STUCK) return;  // a cable that was mended is no bit
  uint32_t distance = since - frame->last;
  if (frame->count == 0) {
    frame->first = since;
  } else {
    if (distance < MIN_DISTANCE) frame->faults |= FAULT_CLOSE;
    if (distance < frame->min_distance) frame->min_distance = distance;
    if (distance > frame->max_distance) frame->max_distance = distance;
  }
  uint16_t short_width = width > 0xffff ? 0xffff : (uint16_t)width;
  if (short_width < frame->min_width) frame->min_width = short_width;
  if (short_width > frame->max_width) frame->max_width = short_width;
  frame->last = since;
  if (frame->count == FRAME_MAX_BITS) {
    frame->faults |= FAULT_TOO_MANY;
    return;
  }
  if (line) frame->bits[frame->count >> 3] |= 0x80 >> (frame->count & 7);
  frame->count++;
}

/** Lines of one reader that fell or rose at `now`; bit 0 DATA0, bit 1 DATA1. */
static inline void moved(struct reader *it, uint8_t lines, uint8_t seen, uint32_t now) {
  if (lines == 0) return;
  if (lines & 1) (seen & 1) ? rose(it, 0, now) : fell(it, 0, now);
  if (lines & 2) (seen & 2) ? rose(it, 1, now) : fell(it, 1, now);
  it->last_edge = now;
}

static void spikes(uint8_t lines) {
  for (uint8_t index = 0; index < READERS; index++) {
    uint8_t own = (lines >> (FIRST_LINE + 2 * index)) & BOTH;
    if (own) spike((struct reader *)&readers[index], own);
  }
}

ISR(PCINT2_vect) {
  uint8_t seen = PIND & LINES;
  uint8_t changed = seen ^ levels;
  // Something moved and is back already: shorter than the way into this function.
  if (changed == 0) spikes(LINES);
  while (changed) {
    uint32_t now = ticks_now();
    uint8_t fallen = changed & (uint8_t)~seen;
    if (fallen) _delay_us(SPIKE_US);
    // Whatever moves from here on calls again.
    PCIFR = _BV(PCIF2);
    uint8_t later = PIND & LINES;
    uint8_t back = fallen & later;
    if (back) spikes(back);
    changed &= (uint8_t)~back;
    levels ^= changed;
    // No other interrupt runs meanwhile, so nothing here is volatile.
    moved((struct reader *)&readers[0], (changed >> 2) & BOTH, (seen >> 2) & BOTH, now);
    uint8_t between = PIND & LINES;
    moved((struct reader *)&readers[1], (changed >> 4) & BOTH, (seen >> 4) & BOTH, now);
    // Low and high again while this function worked: the frame that lacks such a pulse must not pass for whole.
    uint8_t dipped = levels & later & (uint8_t)~between & (PIND & LINES);
    if (dipped) spikes(dipped);
    changed = later ^ levels;
    seen = later;
  }
}

/** Lines of a reader that have been low for too long. */
static uint8_t stuck_lines(struct reader *it, uint32_t now) {
  uint8_t stuck = 0;
  for (uint8_t line = 0; line < 2; line++)
    if ((it->low & (1 << line)) && now - it->low_since[line] > STUCK) stuck |= 1 << line;
  return stuck;
}

void wiegand_poll(void) {
  for (uint8_t index = 0; index < READERS; index++) {
    volatile struct reader *it = &readers[index];
    volatile struct wiegand_frame *frame = &it->frames[it->filling];
    uint8_t stuck, has_frame;
    if (!(frame->count | frame->faults | it->low | it->waiting | it->stuck)) continue;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
      uint32_t now = ticks_now();
      if (it->low == 0 && now - it->last_edge > it->gap) close_frame((struct reader *)it);
      stuck = stuck_lines((struct reader *)it, now);
      // A line that hangs low must not let a half frame wait for ever.
      if (stuck & (uint8_t)~it->stuck) {
        it->frames[it->filling].faults |= FAULT_WIDE;
        close_frame((struct reader *)it);
      }
      has_frame = it->waiting;
    }
    if (has_frame) {
      own_tell_frame(index, (const struct wiegand_frame *)&it->frames[it->filling ^ 1]);
      ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { it->waiting = 0; }
    }
    if (stuck != it->stuck) {
      it->stuck = stuck;
      own_tell_lines(index, stuck);
    }
  }
}
